// SPDX-License-Identifier: GPL-3.0-or-later
// The job, and what it says when it has ended.
#include "ui/adoption_job.hpp"

#include "core/session/adoption.hpp"
#include "ui/common/job_runner.hpp"
#include "ui/review.hpp"

#include <QCoreApplication>

namespace plansift::ui {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(AdoptionJob)
};

constexpr qsizetype kMostProblems = 6; // sentences of the error bar

Result<AdoptionReport> adoptInto(const QString& project, const QString& reviewer, const QStringList& paths)
{
    const Result<std::unique_ptr<Session>> session = Session::open(project, {.reviewer = reviewer});
    if (!session)
        return session.error();
    AdoptionRequest request;
    request.paths = paths;
    return adopt(**session, request);
}

QString problemsOf(const AdoptionReport& report)
{
    QStringList problems;
    for (const ImportIssue& issue : report.issues.mid(0, kMostProblems))
        problems += issue.line > 0 ? Text::tr("Line %1: %2").arg(issue.line).arg(issue.text) : issue.text;
    if (report.issues.size() > kMostProblems)
        problems += Text::tr("… and %1 more").arg(report.issues.size() - kMostProblems);
    return problems.join(u'\n');
}

void finish(Review& review, const Status& done, const AdoptionReport& report)
{
    review.lookForOthers();
    if (!done)
        return review.report(done.error());
    Q_EMIT review.done(
        Text::tr("Adopted: %1 records, %2 decisions, %3 studies, %4 rows of data, %5 judgements")
            .arg(report.records)
            .arg(report.decisions)
            .arg(report.studies)
            .arg(report.rows)
            .arg(report.assessments));
    if (!report.issues.isEmpty())
        Q_EMIT review.failed(problemsOf(report));
}

} // namespace

void adoptFiles(Review& review, JobRunner& jobs, const QStringList& paths)
{
    auto adopted = std::make_shared<AdoptionReport>();
    const auto work = [project = review.session().path(), reviewer = review.session().reviewer(), paths,
                       adopted](const JobRunner::Progress&) -> Status {
        const Result<AdoptionReport> report = adoptInto(project, reviewer, paths);
        *adopted = report.valueOr({});
        return report ? Status() : Status(report.error());
    };
    jobs.run(Text::tr("Adopting…"), work, &review,
             [&review, adopted](const Status& done) { finish(review, done, *adopted); });
}

} // namespace plansift::ui
