// SPDX-License-Identifier: GPL-3.0-or-later
// Entering outcome data as papers print them.
#include "core/base/text.hpp"
#include "core/extraction/row_entry.hpp"
#include "core/session/row_changes.hpp"
#include "core/session/studies.hpp"
#include "core/store/study_repo.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

Status checkPossible(const OutcomeRow& row)
{
    const DataKind* kind = dataKindOf(row);
    const QStringList problems = kind ? impossibleValues(*kind, row) : QStringList();
    return problems.isEmpty()
               ? Status()
               : Status(makeError(ErrorCode::Input,
                                  Text::tr("%1: %2").arg(row.studyLabel, problems.join(u"; "_s))));
}

/// An outcome with its rows.
struct Sheet {
    Outcome outcome{};
    QList<OutcomeRow> rows{};
};

Result<Sheet> sheetOf(const Session& session, RowId id)
{
    const Result<Outcome> outcome = outcomeById(session, id);
    if (!outcome)
        return outcome.error();
    const Result<QList<OutcomeRow>> rows = outcomeRows(session, id);
    return rows ? Result<Sheet>(Sheet{*outcome, *rows}) : Result<Sheet>(rows.error());
}

Error cannotStore(const OutcomeRow& row, const QString& what, const Error& why)
{
    return makeError(ErrorCode::Input, Text::tr("%1 of %2: %3").arg(what, row.studyLabel, messageOf(why)));
}

Result<std::map<RowId, RowChange>> changedRows(const Session& session, const QList<CellEntry>& entries)
{
    std::map<RowId, Sheet> sheets;
    std::map<RowId, RowChange> changes;
    for (const CellEntry& entry : entries) {
        if (!sheets.contains(entry.outcome)) {
            const Result<Sheet> sheet = sheetOf(session, entry.outcome);
            if (!sheet)
                return sheet.error();
            sheets[entry.outcome] = *sheet;
        }
        const Sheet& sheet = sheets[entry.outcome];
        if (!changes.contains(entry.row)) {
            const auto found = std::ranges::find(sheet.rows, entry.row, &OutcomeRow::id);
            if (found == sheet.rows.end())
                return makeError(ErrorCode::Input, Text::tr("there is no row %1").arg(entry.row));
            changes[entry.row] = {*found, *found};
        }
        OutcomeRow& row = changes[entry.row].after;
        if (Status done = extraction::enterPrinted(row, entry.column, entry.text,
                                                   extraction::effectScaleOf(sheet.outcome));
            !done)
            return cannotStore(row, columnWords(entry.column, sheet.outcome), done.error());
    }
    return changes;
}

/// What a step of entering is called in the history.
QString entryNote(const Session& session, const QList<CellEntry>& entries, const QString& study)
{
    if (entries.size() > 1)
        return Text::tr("Enter %1 cells").arg(entries.size());
    const CellEntry& entry = entries.constFirst();
    const Outcome outcome = outcomeById(session, entry.outcome).valueOr({});
    const QString note =
        entry.text.trimmed().isEmpty() ? Text::tr("Empty %1 of %2") : Text::tr("Enter %1 of %2");
    return note.arg(columnWords(entry.column, outcome), study);
}

} // namespace

Status enterCells(Session& session, const QList<CellEntry>& entries)
{
    const Result<std::map<RowId, RowChange>> changes = changedRows(session, entries);
    if (!changes)
        return changes.error();
    for (const auto& [row, change] : *changes)
        if (Status fine = checkPossible(change.after); !fine)
            return fine;
    if (changes->empty())
        return {};
    return session.change(entryNote(session, entries, changes->begin()->second.before.studyLabel),
                          [&changes](store::Recorder& recorder) -> Status {
                              for (const auto& [row, change] : *changes)
                                  if (Status done = writeChange(recorder, change); !done)
                                      return done;
                              return {};
                          });
}

Result<OutcomeRow> rowWith(const Outcome& outcome, const OutcomeRow& row, const QString& column,
                           const QString& text)
{
    OutcomeRow changed = row;
    const extraction::EffectScale scale = extraction::effectScaleOf(outcome);
    if (const Status done = extraction::enterPrinted(changed, column, text, scale); !done)
        return done.error();
    const Status fine = checkPossible(changed);
    return fine ? Result<OutcomeRow>(changed) : Result<OutcomeRow>(fine.error());
}

Status setCellSource(Session& session, RowId row, const Cell& cell)
{
    return session.change(Text::tr("Name the source of %1").arg(columnWords(cell.name)),
                          [&](store::Recorder& recorder) { return store::putCell(recorder, row, cell); });
}

Result<RowId> addResult(Session& session, RowId outcome, RowId study, const QString& timePoint)
{
    const Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome);
    if (!rows)
        return rows.error();
    for (const OutcomeRow& row : *rows)
        if (row.study == study && row.timePoint == timePoint && row.subgroup.isEmpty())
            return makeError(
                ErrorCode::Conflict,
                Text::tr("cannot add a result: %1 has one for this time point already").arg(row.studyLabel));
    OutcomeRow fresh;
    fresh.study = study;
    fresh.timePoint = timePoint;
    fresh.position = static_cast<int>(rows->size());
    RowId id = 0;
    const Status done = session.change(Text::tr("Add a result"), [&](store::Recorder& recorder) -> Status {
        const Result<RowId> put = store::putRow(recorder, outcome, fresh);
        id = put.valueOr(0);
        return put ? Status() : Status(put.error());
    });
    return done ? Result<RowId>(id) : Result<RowId>(done.error());
}

Status removeResult(Session& session, const OutcomeRow& row)
{
    return session.change(Text::tr("Remove a result of %1").arg(row.studyLabel),
                          [&row](store::Recorder& recorder) { return store::removeRow(recorder, row); });
}

Status describeResult(Session& session, const OutcomeRow& row)
{
    const Result<RowId> outcome = store::outcomeOfRow(session.database(), row.id);
    const Result<QList<OutcomeRow>> rows =
        outcome ? outcomeRows(session, *outcome) : Result<QList<OutcomeRow>>(outcome.error());
    if (!rows)
        return rows.error();
    for (const OutcomeRow& other : *rows)
        if (other.id != row.id && other.study == row.study && other.timePoint == row.timePoint &&
            other.subgroup == row.subgroup)
            return makeError(
                ErrorCode::Conflict,
                Text::tr("%1 has a result for this time point and subgroup already").arg(row.studyLabel));
    return session.change(
        Text::tr("Describe a result of %1").arg(row.studyLabel), [&row](store::Recorder& recorder) {
            return recorder.update(u"outcome_row"_s, row.id,
                                   {{u"time_point"_s, row.timePoint}, {u"subgroup"_s, row.subgroup}});
        });
}

Status setIncluded(Session& session, const OutcomeRow& row, bool included)
{
    const QString note =
        included ? Text::tr("Take %1 into the pooling") : Text::tr("Leave %1 out of the pooling");
    return session.change(note.arg(row.studyLabel), [&](store::Recorder& recorder) {
        return recorder.update(u"outcome_row"_s, row.id, {{u"included"_s, included ? 1 : 0}});
    });
}

Status setCharacteristics(Session& session, const Study& study, const QJsonObject& characteristics)
{
    return session.change(Text::tr("Change the characteristics of %1").arg(study.label),
                          [&](store::Recorder& recorder) {
                              return store::putCharacteristics(recorder, study.id, characteristics);
                          });
}

Status renameStudy(Session& session, const Study& study, const QString& label)
{
    if (label.trimmed().isEmpty())
        return makeError(ErrorCode::Usage, Text::tr("cannot rename the study: it needs a label"));
    return session.change(Text::tr("Rename %1 to %2").arg(study.label, label.trimmed()),
                          [&](store::Recorder& recorder) {
                              return recorder.update(u"study"_s, study.id, {{u"label"_s, label.trimmed()}});
                          });
}

} // namespace plansift
