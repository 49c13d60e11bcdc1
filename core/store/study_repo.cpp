// SPDX-License-Identifier: GPL-3.0-or-later
// Statements on studies, reports, outcomes and their data.
#include "core/store/study_repo.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QHash>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

constexpr QStringView kOutcomes =
    u"SELECT id, uid, key, name, kind, higher_is_better, favours_left, favours_right, arm1, "
    "arm2, position, plan FROM outcome ORDER BY position, id";

constexpr QStringView kRows =
    u"SELECT w.id, w.uid, w.study_id, s.label, w.scale, w.time_point, w.subgroup, w.position, w.included "
    "FROM outcome_row w JOIN study s ON s.id = w.study_id WHERE w.outcome_id = ? ORDER BY w.position, w.id";

constexpr QStringView kCells =
    u"SELECT c.row_id, c.name, c.printed, c.value, c.conversion, c.tag, c.page, c.quote FROM cell c "
    "JOIN outcome_row w ON w.id = c.row_id WHERE w.outcome_id = ? ORDER BY c.id";

Columns columnsOf(const Cell& cell)
{
    return {{u"printed"_s, cell.printed},
            {u"value"_s, cell.value ? QVariant(*cell.value) : QVariant()},
            {u"conversion"_s, cell.conversion},
            {u"tag"_s, cell.tag},
            {u"page"_s, cell.page},
            {u"quote"_s, cell.quote}};
}

Status readCells(const Database& database, RowId outcome, QList<OutcomeRow>& rows)
{
    QHash<RowId, qsizetype> indexOf;
    for (qsizetype i = 0; i < rows.size(); ++i)
        indexOf.insert(rows.at(i).id, i);
    Result<Rows> cells = database.query(kCells.toString(), {outcome});
    if (!cells)
        return cells.error();
    while (cells->next()) {
        const std::optional<double> value = cells->isNull(3) ? std::nullopt : std::optional(cells->real(3));
        rows[indexOf.value(cells->integer(0))].cells.append({cells->text(1), cells->text(2), value,
                                                             cells->text(4), cells->text(5), cells->text(6),
                                                             cells->text(7)});
    }
    return {};
}

} // namespace

Result<QList<Study>> studies(const Database& database)
{
    Result<Rows> rows =
        database.query(u"SELECT id, uid, label, tag, characteristics FROM study ORDER BY id"_s);
    Result<Rows> reports =
        database.query(u"SELECT study_id, record_id FROM study_report ORDER BY record_id"_s);
    if (!rows || !reports)
        return rows ? reports.error() : rows.error();
    QHash<RowId, QList<RowId>> recordsOf;
    while (reports->next())
        recordsOf[reports->integer(0)] += reports->integer(1);
    QList<Study> list;
    while (rows->next())
        list.append({rows->integer(0), rows->text(1), rows->text(2), rows->text(3),
                     recordsOf.value(rows->integer(0)),
                     QJsonDocument::fromJson(rows->text(4).toUtf8()).object()});
    return list;
}

Result<RowId> addStudy(Recorder& recorder, const QString& label, const QString& tag)
{
    return recorder.insert(u"study"_s, {{u"label"_s, label}, {u"tag"_s, tag}});
}

Result<RowId> studyOfLabel(Recorder& recorder, const QString& label, bool& added)
{
    const Result<QVariant> known =
        recorder.database().scalar(u"SELECT id FROM study WHERE LOWER(label) = LOWER(?)"_s, {label});
    if (!known)
        return known.error();
    added = !known->isValid();
    return added ? addStudy(recorder, label, {}) : Result<RowId>(known->toLongLong());
}

Status addReport(Recorder& recorder, RowId study, RowId record)
{
    const Result<QVariant> other = recorder.database().scalar(
        u"SELECT s.label FROM study_report r JOIN study s ON s.id = r.study_id WHERE r.record_id = ?"_s,
        {record});
    if (!other)
        return other.error();
    if (other->isValid())
        return makeError(ErrorCode::Conflict,
                         QCoreApplication::translate("store", "record %1 is a report of \"%2\" already; "
                                                              "a report belongs to one study")
                             .arg(record)
                             .arg(other->toString()));
    const Result<RowId> id =
        recorder.insert(u"study_report"_s, {{u"study_id"_s, study}, {u"record_id"_s, record}});
    return id ? Status() : Status(id.error());
}

Status putCharacteristics(Recorder& recorder, RowId study, const QJsonObject& characteristics)
{
    return recorder.update(
        u"study"_s, study,
        {{u"characteristics"_s,
          QString::fromUtf8(QJsonDocument(characteristics).toJson(QJsonDocument::Compact))}});
}

Result<QList<Outcome>> outcomes(const Database& database)
{
    Result<Rows> rows = database.query(kOutcomes.toString());
    if (!rows)
        return rows.error();
    QList<Outcome> list;
    while (rows->next())
        list.append({rows->integer(0), rows->text(1), rows->text(2), rows->text(3), rows->text(4),
                     rows->integer(5) != 0, rows->text(6), rows->text(7), rows->text(8), rows->text(9),
                     static_cast<int>(rows->integer(10)),
                     QJsonDocument::fromJson(rows->text(11).toUtf8()).object()});
    return list;
}

Result<RowId> addOutcome(Recorder& recorder, const Outcome& outcome)
{
    return recorder.insert(
        u"outcome"_s,
        {{u"key"_s, outcome.key},
         {u"name"_s, outcome.name},
         {u"kind"_s, outcome.kind},
         {u"higher_is_better"_s, outcome.higherIsBetter ? 1 : 0},
         {u"favours_left"_s, outcome.favoursLeft},
         {u"favours_right"_s, outcome.favoursRight},
         {u"arm1"_s, outcome.arm1},
         {u"arm2"_s, outcome.arm2},
         {u"position"_s, outcome.position},
         {u"plan"_s, QString::fromUtf8(QJsonDocument(outcome.plan).toJson(QJsonDocument::Compact))}});
}

Status updatePlan(Recorder& recorder, RowId outcome, const QJsonObject& plan)
{
    return recorder.update(
        u"outcome"_s, outcome,
        {{u"plan"_s, QString::fromUtf8(QJsonDocument(plan).toJson(QJsonDocument::Compact))}});
}

Result<QList<OutcomeRow>> outcomeRows(const Database& database, RowId outcome)
{
    Result<Rows> rows = database.query(kRows.toString(), {outcome});
    if (!rows)
        return rows.error();
    QList<OutcomeRow> list;
    while (rows->next())
        list.append({rows->integer(0),
                     rows->text(1),
                     rows->integer(2),
                     rows->text(3),
                     rows->text(4),
                     rows->text(5),
                     rows->text(6),
                     static_cast<int>(rows->integer(7)),
                     rows->integer(8) != 0,
                     {}});
    const Status cells = readCells(database, outcome, list);
    return cells ? Result<QList<OutcomeRow>>(list) : Result<QList<OutcomeRow>>(cells.error());
}

Result<RowId> outcomeOfRow(const Database& database, RowId row)
{
    const Result<QVariant> outcome =
        database.scalar(u"SELECT outcome_id FROM outcome_row WHERE id = ?"_s, {row});
    return outcome ? Result<RowId>(outcome->toLongLong()) : Result<RowId>(outcome.error());
}

Result<RowId> putRow(Recorder& recorder, RowId outcome, const OutcomeRow& row)
{
    const Result<QVariant> known = recorder.database().scalar(
        u"SELECT id FROM outcome_row WHERE outcome_id = ? AND study_id = ? AND time_point = ? AND subgroup = ?"_s,
        {outcome, row.study, row.timePoint, row.subgroup});
    if (!known)
        return known.error();
    const Result<RowId> id = known->isValid()
                                 ? Result<RowId>(known->toLongLong())
                                 : recorder.insert(u"outcome_row"_s, {{u"outcome_id"_s, outcome},
                                                                      {u"study_id"_s, row.study},
                                                                      {u"scale"_s, row.scale},
                                                                      {u"time_point"_s, row.timePoint},
                                                                      {u"subgroup"_s, row.subgroup},
                                                                      {u"position"_s, row.position},
                                                                      {u"included"_s, row.included ? 1 : 0}});
    if (!id)
        return id;
    for (const Cell& cell : row.cells)
        if (Status done = putCell(recorder, *id, cell); !done)
            return done.error();
    return id;
}

Status putCell(Recorder& recorder, RowId row, const Cell& cell)
{
    const Result<QVariant> known =
        recorder.database().scalar(u"SELECT id FROM cell WHERE row_id = ? AND name = ?"_s, {row, cell.name});
    if (!known)
        return known.error();
    Columns columns = columnsOf(cell);
    if (known->isValid())
        return recorder.update(u"cell"_s, known->toLongLong(), columns);
    columns.append({u"row_id"_s, row});
    columns.append({u"name"_s, cell.name});
    const Result<RowId> id = recorder.insert(u"cell"_s, columns);
    return id ? Status() : Status(id.error());
}

Status removeCell(Recorder& recorder, RowId row, const QString& name)
{
    const Result<QVariant> known =
        recorder.database().scalar(u"SELECT id FROM cell WHERE row_id = ? AND name = ?"_s, {row, name});
    if (!known)
        return known.error();
    return known->isValid() ? recorder.remove(u"cell"_s, known->toLongLong()) : Status();
}

Status removeRow(Recorder& recorder, const OutcomeRow& row)
{
    for (const Cell& cell : row.cells)
        if (Status done = removeCell(recorder, row.id, cell.name); !done)
            return done;
    return recorder.remove(u"outcome_row"_s, row.id);
}

Result<Event> newestCellEvent(const Database& database, RowId row)
{
    Result<Rows> rows = database.query(
        u"SELECT e.seq, e.uid, e.step, e.at, e.actor FROM event e JOIN cell c ON c.uid = e.subject "
        "WHERE c.row_id = ? ORDER BY e.seq DESC LIMIT 1"_s,
        {row});
    if (!rows)
        return rows.error();
    Event event;
    if (rows->next()) {
        event.seq = rows->integer(0);
        event.uid = rows->text(1);
        event.step = rows->text(2);
        event.at = rows->text(3);
        event.actor = rows->text(4);
    }
    return event;
}

Status updateOutcome(Recorder& recorder, const Outcome& outcome)
{
    return recorder.update(u"outcome"_s, outcome.id,
                           {{u"name"_s, outcome.name},
                            {u"kind"_s, outcome.kind},
                            {u"higher_is_better"_s, outcome.higherIsBetter ? 1 : 0},
                            {u"favours_left"_s, outcome.favoursLeft},
                            {u"favours_right"_s, outcome.favoursRight},
                            {u"arm1"_s, outcome.arm1},
                            {u"arm2"_s, outcome.arm2}});
}

} // namespace plansift::store
