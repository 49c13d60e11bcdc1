// SPDX-License-Identifier: GPL-3.0-or-later
// Entering outcome data as papers print them.
#include "core/base/text.hpp"
#include "core/extraction/row_entry.hpp"
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
               : Status(makeError(
                     ErrorCode::Input,
                     Text::tr("cannot store this of %1: %2").arg(row.studyLabel, problems.join(u"; "_s))));
}

/// Writes what differs between a row as it was and as it is to be.
Status writeDifference(store::Recorder& recorder, const OutcomeRow& before, const OutcomeRow& after)
{
    for (const Cell& cell : before.cells)
        if (std::ranges::find(after.cells, cell.name, &Cell::name) == after.cells.end())
            if (Status done = store::removeCell(recorder, before.id, cell.name); !done)
                return done;
    for (const Cell& cell : after.cells)
        if (!before.cells.contains(cell))
            if (Status done = store::putCell(recorder, before.id, cell); !done)
                return done;
    return {};
}

/// A row as it stands and as it is to be.
struct Change {
    OutcomeRow before{};
    OutcomeRow after{};
};

Result<std::map<RowId, Change>> changedRows(const Session& session, const QList<CellEntry>& entries)
{
    std::map<RowId, Change> changes;
    for (const CellEntry& entry : entries) {
        if (!changes.contains(entry.row)) {
            const Result<QList<OutcomeRow>> rows = outcomeRows(session, entry.outcome);
            if (!rows)
                return rows.error();
            const auto found = std::ranges::find(*rows, entry.row, &OutcomeRow::id);
            if (found == rows->end())
                return makeError(ErrorCode::Input, Text::tr("there is no row %1").arg(entry.row));
            changes[entry.row] = {*found, *found};
        }
        OutcomeRow& row = changes[entry.row].after;
        if (Status done = extraction::enterPrinted(row, entry.column, entry.text); !done)
            return makeError(ErrorCode::Input,
                             Text::tr("cannot store %1 of %2: %3")
                                 .arg(entry.column, row.studyLabel, messageOf(done.error())));
    }
    return changes;
}

} // namespace

Status enterCells(Session& session, const QList<CellEntry>& entries)
{
    const Result<std::map<RowId, Change>> changes = changedRows(session, entries);
    if (!changes)
        return changes.error();
    for (const auto& [row, change] : *changes)
        if (Status fine = checkPossible(change.after); !fine)
            return fine;
    if (changes->empty())
        return {};
    const QString label = changes->begin()->second.before.studyLabel;
    const QString note = entries.size() == 1
                             ? Text::tr("Enter %1 of %2").arg(entries.constFirst().column, label)
                             : Text::tr("Enter %1 cells").arg(entries.size());
    return session.change(note, [&changes](store::Recorder& recorder) -> Status {
        for (const auto& [row, change] : *changes)
            if (Status done = writeDifference(recorder, change.before, change.after); !done)
                return done;
        return {};
    });
}

Result<OutcomeRow> rowWith(const OutcomeRow& row, const QString& column, const QString& text)
{
    OutcomeRow changed = row;
    if (const Status done = extraction::enterPrinted(changed, column, text); !done)
        return done.error();
    const Status fine = checkPossible(changed);
    return fine ? Result<OutcomeRow>(changed) : Result<OutcomeRow>(fine.error());
}

Status setCellSource(Session& session, RowId row, const Cell& cell)
{
    return session.change(Text::tr("Name the source of %1").arg(cell.name),
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

Status setIncluded(Session& session, const OutcomeRow& row, bool included)
{
    const QString note =
        included ? Text::tr("Take %1 into the pooling") : Text::tr("Leave %1 out of the pooling");
    return session.change(note.arg(row.studyLabel), [&](store::Recorder& recorder) {
        return recorder.update(u"outcome_row"_s, row.id, {{u"included"_s, included ? 1 : 0}});
    });
}

Status changeOutcome(Session& session, const Outcome& outcome)
{
    const Result<Outcome> known = outcomeNamed(session, QString::number(outcome.id));
    if (!known)
        return known.error();
    Outcome fresh = outcome;
    if (outcome.kind != known->kind)
        fresh.plan.remove(u"measure"_s); // that of another kind of data does not fit
    fresh = completed(fresh);
    return session.change(Text::tr("Change the outcome %1").arg(outcome.name),
                          [&](store::Recorder& recorder) -> Status {
                              const Status done = store::updateOutcome(recorder, fresh);
                              return done ? store::updatePlan(recorder, fresh.id, fresh.plan) : done;
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
