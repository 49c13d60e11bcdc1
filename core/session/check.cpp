// SPDX-License-Identifier: GPL-3.0-or-later
// The checks, each a function that appends what it finds; kChecks lists them.
#include "core/session/check.hpp"

#include "core/appraisal/tool.hpp"
#include "core/session/appraisal.hpp"
#include "core/session/screening.hpp"
#include "core/session/studies.hpp"
#include "core/store/full_text_repo.hpp"
#include "core/store/integrity.hpp"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(check)
};

Status checkFile(const Session& session, CheckReport& report)
{
    for (const auto check : {store::brokenPages, store::brokenBatches, store::brokenDuplicates,
                             store::brokenSearchIndex, store::brokenHistory, store::missingAttachments}) {
        const Result<QStringList> problems = check(session.database());
        if (!problems)
            return problems.error();
        report.problems += *problems;
    }
    return {};
}

Status checkFlow(const Session& session, CheckReport& report)
{
    const Result<PrismaCounts> counts = prismaCounts(session);
    if (!counts)
        return counts.error();
    report.problems += prismaBreaches(*counts);
    if (counts->open() > 0)
        report.notes += Text::tr("%1 records are not settled yet").arg(counts->open());
    if (counts->reportsWithoutStudy > 0)
        report.notes +=
            Text::tr("%1 included reports belong to no study yet").arg(counts->reportsWithoutStudy);
    return {};
}

Status checkStudies(const Session& session, CheckReport& report)
{
    const Result<QList<Study>> all = studies(session);
    if (!all)
        return all.error();
    for (const Study& study : *all)
        if (study.records.isEmpty())
            report.notes += Text::tr("the study %1 has no report yet").arg(study.label);
    return {};
}

QString cellProblem(const OutcomeRow& row, const Cell& cell)
{
    bool isNumber = false;
    const double printed = cell.printed.toDouble(&isNumber);
    if (!cell.value || !cell.conversion.isEmpty() || !isNumber || printed == *cell.value)
        return {};
    return Text::tr("%1 of %2: %3 is used where %4 is printed")
        .arg(columnWords(cell.name), row.studyLabel)
        .arg(*cell.value)
        .arg(cell.printed);
}

Status checkData(const Session& session, CheckReport& report)
{
    const Result<QList<Outcome>> all = outcomes(session);
    if (!all)
        return all.error();
    for (const Outcome& outcome : *all) {
        const Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome.id);
        if (!rows)
            return rows.error();
        for (const OutcomeRow& row : *rows) {
            for (const Cell& cell : row.cells)
                if (const QString problem = cellProblem(row, cell); !problem.isEmpty())
                    report.problems += problem;
            // A row that cannot be estimated may be kept; only those that take part must be possible.
            if (const DataKind* kind = row.included ? dataKindOf(row) : nullptr)
                for (const QString& problem : impossibleValues(*kind, row))
                    report.problems += Text::tr("%1, %2: %3").arg(outcome.name, row.studyLabel, problem);
        }
    }
    return {};
}

Status checkJudgements(const Session& session, CheckReport& report)
{
    const Result<QList<RobAssessment>> all = assessments(session);
    if (!all)
        return all.error();
    for (const RobAssessment& assessment : *all)
        for (const QString& problem : judgementProblems(assessment))
            report.problems += Text::tr("risk of bias of %1").arg(assessment.studyLabel) + u": "_s + problem;
    return {};
}

constexpr std::array kChecks{checkFile, checkFlow, checkStudies, checkData, checkJudgements};

} // namespace

Result<CheckReport> checkReview(const Session& session)
{
    CheckReport report;
    for (const auto check : kChecks)
        if (Status done = check(session, report); !done)
            return done.error();
    return report;
}

} // namespace plansift
