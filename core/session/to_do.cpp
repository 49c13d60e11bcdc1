// SPDX-License-Identifier: GPL-3.0-or-later
// Deriving tasks and stages from counts.
#include "core/session/to_do.hpp"

#include "core/session/appraisal.hpp"
#include "core/session/duplicates.hpp"
#include "core/session/full_text.hpp"
#include "core/session/outcome_view.hpp"
#include "core/session/records.hpp"
#include "core/session/screening.hpp"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(tasks)
};

QString counted(qint64 n)
{
    return QLocale().toString(n);
}

/// What the tasks are derived from, read once.
struct State {
    const Session& session;
    PrismaCounts counts{};
    QList<SoughtReport> reports{};
    qint64 records = 0;
    DuplicateProgress duplicates{};
};

void addImport(const State& state, QList<Task>& tasks)
{
    if (state.records == 0)
        tasks.append({Text::tr("Import the records of your databases"),
                      {},
                      u"import"_s,
                      u"import"_s,
                      {},
                      Text::tr("Import")});
}

void addDuplicates(const State& state, QList<Task>& tasks)
{
    if (state.duplicates.open > 0)
        tasks.append({Text::tr("%1 pairs may be duplicates").arg(counted(state.duplicates.open)),
                      {},
                      u"duplicates"_s,
                      u"duplicates"_s,
                      {},
                      Text::tr("Review")});
}

void addScreening(const State& state, QList<Task>& tasks)
{
    const qsizetype mine = waitingForMe(state.session, Stage::TitleAbstract).valueOr({}).size();
    const qsizetype conflicts =
        recordsStanding(state.session, Stage::TitleAbstract, Standing::Conflict).valueOr({}).size();
    if (mine > 0)
        tasks.append({Text::tr("%1 records wait for your vote").arg(counted(mine)),
                      {},
                      u"screening"_s,
                      u"screening"_s,
                      {},
                      Text::tr("Screen")});
    if (conflicts > 0)
        tasks.append({Text::tr("%1 conflicts to settle").arg(counted(conflicts)),
                      {},
                      u"warning"_s,
                      u"screening"_s,
                      u"conflicts"_s,
                      Text::tr("Settle")});
    const qint64 others = state.counts.openScreening - mine - conflicts;
    if (others > 0)
        tasks.append({Text::tr("%1 records wait for another reviewer").arg(counted(others)),
                      {},
                      u"later"_s,
                      u"records"_s,
                      u"box:open_screening"_s,
                      Text::tr("Show")});
}

void addFullText(const State& state, QList<Task>& tasks)
{
    const auto count = [&state](auto fits) { return std::ranges::count_if(state.reports, fits); };
    const auto waiting = count([](const SoughtReport& r) { return r.state == ReportState::WaitsForMe; });
    const auto missing =
        count([](const SoughtReport& r) { return r.state == ReportState::WaitsForMe && !r.hasFile; });
    const auto conflicts = count([](const SoughtReport& r) { return r.state == ReportState::Conflict; });
    if (waiting > 0)
        tasks.append({Text::tr("%1 reports wait for you on full text").arg(waiting),
                      missing > 0 ? Text::tr("%1 of them have no file").arg(missing) : QString(),
                      u"fulltext"_s,
                      u"fulltext"_s,
                      {},
                      Text::tr("Read")});
    if (conflicts > 0)
        tasks.append({Text::tr("%1 conflicts on full text").arg(conflicts),
                      {},
                      u"warning"_s,
                      u"fulltext"_s,
                      u"conflicts"_s,
                      Text::tr("Settle")});
}

void addStudies(const State& state, QList<Task>& tasks)
{
    if (state.counts.reportsWithoutStudy > 0)
        tasks.append(
            {Text::tr("%1 included reports belong to no study yet").arg(state.counts.reportsWithoutStudy),
             {},
             u"studies"_s,
             u"studies"_s,
             {},
             Text::tr("Go to")});
    for (const Outcome& outcome : outcomes(state.session).valueOr({}))
        for (const RowEffect& effect : rowEffects(state.session, outcome).valueOr({})) {
            if (std::isfinite(effect.effect))
                continue;
            const QList<OutcomeRow> rows = outcomeRows(state.session, outcome.id).valueOr({});
            const auto row = std::ranges::find(rows, effect.row, &OutcomeRow::id);
            if (row != rows.end())
                tasks.append({Text::tr("%1 has no complete data for %2").arg(row->studyLabel, outcome.name),
                              {},
                              u"warning"_s,
                              u"studies"_s,
                              row->studyLabel,
                              Text::tr("Go to")});
        }
    for (const Finding& finding : findings(state.session).valueOr({}))
        tasks.append({finding.text, finding.question, u"warning"_s, u"studies"_s, {}, Text::tr("Look")});
}

void addAppraisal(const State& state, QList<Task>& tasks)
{
    const int open = resultsToJudge(state.session).valueOr(0);
    if (open > 0)
        tasks.append({Text::tr("%1 results have no judgement of bias by you").arg(open),
                      {},
                      u"rob"_s,
                      u"appraisal"_s,
                      {},
                      Text::tr("Judge")});
}

void addBreaches(const State& state, QList<Task>& tasks)
{
    for (const QString& breach : prismaBreaches(state.counts))
        tasks.append({breach, {}, u"warning"_s, {}, {}, {}});
}

Result<State> stateOf(const Session& session)
{
    const Result<PrismaCounts> counts = prismaCounts(session);
    const Result<QList<SoughtReport>> reports = soughtReports(session);
    const Result<qint64> records = recordTotal(session);
    const Result<DuplicateProgress> duplicates = duplicateProgress(session);
    if (!counts || !reports)
        return counts ? reports.error() : counts.error();
    if (!records || !duplicates)
        return records ? duplicates.error() : records.error();
    return State{session, *counts, *reports, *records, *duplicates};
}

QList<Task> tasksOf(const State& state)
{
    QList<Task> tasks;
    for (const auto add :
         {addImport, addDuplicates, addScreening, addFullText, addStudies, addAppraisal, addBreaches})
        add(state, tasks);
    return tasks;
}

QList<WorkStage> stagesOf(const State& state)
{
    const bool imported = state.records > 0;
    const bool compared = state.duplicates.open == 0 &&
                          state.duplicates.removedAutomatically + state.duplicates.removedByHand > 0;
    const bool screened = imported && state.counts.openScreening == 0;
    const bool extracted = !outcomes(state.session).valueOr({}).isEmpty() && state.counts.open() == 0;
    const bool judged = extracted && !assessments(state.session).valueOr({}).isEmpty();
    QList<WorkStage> stages{
        {Text::tr("Import"), u"import"_s, imported ? StageState::Done : StageState::Waiting},
        {Text::tr("Remove duplicates"), u"duplicates"_s,
         compared || screened ? StageState::Done : StageState::Waiting},
        {Text::tr("Screen"), u"screening"_s, screened ? StageState::Done : StageState::Waiting},
        {Text::tr("Extract and judge"), u"studies"_s, judged ? StageState::Done : StageState::Waiting},
        {Text::tr("Analyse and report"), u"analysis"_s, StageState::Waiting}};
    const auto current = std::ranges::find(stages, StageState::Waiting, &WorkStage::state);
    if (current != stages.end())
        current->state = StageState::Current;
    return stages;
}

} // namespace

Result<Progress> progressOf(const Session& session)
{
    const Result<State> state = stateOf(session);
    if (!state)
        return state.error();
    return Progress{tasksOf(*state), stagesOf(*state)};
}

} // namespace plansift
