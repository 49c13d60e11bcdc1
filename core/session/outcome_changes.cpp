// SPDX-License-Identifier: GPL-3.0-or-later
// Changing outcomes and their plans, and what of their data follows from them.
#include "core/base/text.hpp"
#include "core/extraction/row_entry.hpp"
#include "core/session/row_changes.hpp"
#include "core/session/studies.hpp"
#include "core/store/study_repo.hpp"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

Result<QList<RowChange>> rereadRows(const Session& session, const Outcome& after,
                                    extraction::EffectScale scale)
{
    const Result<QList<OutcomeRow>> rows = outcomeRows(session, after.id);
    if (!rows)
        return rows.error();
    QList<RowChange> changes;
    for (const OutcomeRow& row : *rows) {
        RowChange change{row, row};
        if (const Status done = extraction::rereadEffects(change.after, scale); !done)
            return makeError(ErrorCode::Input,
                             Text::tr("cannot take the effects of \"%1\" as they are typed: %2: %3")
                                 .arg(after.name, row.studyLabel, messageOf(done.error())));
        changes += change;
    }
    return changes;
}

/// Rows whose numbers follow anew because what is typed stands on another scale than before.
Result<QList<RowChange>> rowsAfter(const Session& session, const Outcome& before, const Outcome& after)
{
    const extraction::EffectScale scale = extraction::effectScaleOf(after);
    if (scale == extraction::effectScaleOf(before))
        return QList<RowChange>();
    return rereadRows(session, after, scale);
}

/// Writes an outcome, its plan and the rows that follow from them, as one step.
Status write(Session& session, const QString& note, const Outcome& before, const Outcome& after)
{
    const Result<QList<RowChange>> rows = rowsAfter(session, before, after);
    if (!rows)
        return rows.error();
    return session.change(note, [&](store::Recorder& recorder) -> Status {
        for (const RowChange& row : *rows)
            if (Status done = writeChange(recorder, row); !done)
                return done;
        if (Status done = store::updateOutcome(recorder, after); !done)
            return done;
        return store::updatePlan(recorder, after.id, after.plan);
    });
}

} // namespace

Status writeChange(store::Recorder& recorder, const RowChange& change)
{
    for (const Cell& cell : change.before.cells)
        if (std::ranges::find(change.after.cells, cell.name, &Cell::name) == change.after.cells.end())
            if (Status done = store::removeCell(recorder, change.before.id, cell.name); !done)
                return done;
    for (const Cell& cell : change.after.cells)
        if (!change.before.cells.contains(cell))
            if (Status done = store::putCell(recorder, change.before.id, cell); !done)
                return done;
    return {};
}

Status changePlan(Session& session, RowId outcome, const QJsonObject& changes)
{
    const Result<Outcome> known = outcomeById(session, outcome);
    if (!known)
        return known.error();
    Outcome fresh = *known;
    for (auto it = changes.begin(); it != changes.end(); ++it)
        if (it->isNull() || it->toString(u"-"_s).isEmpty())
            fresh.plan.remove(it.key());
        else
            fresh.plan.insert(it.key(), it.value());
    return write(session, Text::tr("Change the analysis of %1").arg(known->name), *known, fresh);
}

Status changeOutcome(Session& session, const Outcome& outcome)
{
    const Result<Outcome> known = outcomeById(session, outcome.id);
    if (!known)
        return known.error();
    Outcome fresh = outcome;
    if (outcome.kind != known->kind) {
        fresh.plan.remove(u"measure"_s); // that of another kind of data does not fit
        fresh = withEffects(fresh, outcome.kind == u"generic"_s);
    }
    return write(session, Text::tr("Change the outcome %1").arg(outcome.name), *known, completed(fresh));
}

Status removeOutcome(Session& session, const Outcome& outcome)
{
    const Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome.id);
    const Result<QList<RobAssessment>> assessed = store::assessments(session.database());
    if (!rows || !assessed)
        return rows ? assessed.error() : rows.error();
    if (std::ranges::find(*assessed, outcome.id, &RobAssessment::outcome) != assessed->end())
        return makeError(
            ErrorCode::Conflict,
            Text::tr("cannot remove the outcome %1: risk of bias is assessed for it").arg(outcome.name));
    return session.change(Text::tr("Remove the outcome %1").arg(outcome.name),
                          [&](store::Recorder& recorder) -> Status {
                              for (const OutcomeRow& row : *rows)
                                  if (Status done = store::removeRow(recorder, row); !done)
                                      return done;
                              return recorder.remove(u"outcome"_s, outcome.id);
                          });
}

} // namespace plansift
