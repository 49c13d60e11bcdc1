// SPDX-License-Identifier: GPL-3.0-or-later
// plansift dedupe: the automatic tier and the band of pairs for people.
#include "app/cli/dedupe_csv.hpp"
#include "app/cli/registry.hpp"
#include "core/base/text.hpp"
#include "core/session/duplicates.hpp"

#include <QCoreApplication>

#include <cstdio>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace plansift::cli {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

Result<Answer> run(const Call& call)
{
    if (call.has(u"csv"_s))
        return runDedupeCsv(call);
    if (call.arguments().isEmpty())
        return makeError(ErrorCode::Usage,
                         Text::tr("cannot look for duplicates: name a project or --csv FILE"));
    const Result<std::unique_ptr<Session>> session = call.open();
    if (!session)
        return session.error();
    DuplicateSearch search;
    search.everything = call.has(u"all"_s);
    search.neverWithinOneSource = call.has(u"never-within-file"_s);
    if (isatty(fileno(stderr)))
        search.progress = [](int done, int total) {
            std::fprintf(stderr, "\r%d / %d", done, total);
            return true;
        };
    const Result<DuplicateReport> report = findDuplicates(**session, search);
    if (!report)
        return report.error();
    Answer answer;
    answer.json = {{u"records"_s, report->records},
                   {u"clusters"_s, report->clusters},
                   {u"duplicates_removed"_s, report->removed},
                   {u"removed_now"_s, report->removedNow},
                   {u"review_band"_s, report->band},
                   {u"seconds"_s, report->seconds},
                   {u"notes"_s, QJsonArray::fromStringList(report->notes)}};
    answer.text =
        QStringList{Text::tr("%1 records, %2 groups, %3 duplicates removed (%4 now), %5 pairs to review")
                        .arg(report->records)
                        .arg(report->clusters)
                        .arg(report->removed)
                        .arg(report->removedNow)
                        .arg(report->band)} +
        report->notes;
    return answer;
}

} // namespace

Command dedupeCommand()
{
    const QList<OptionSpec> own{
        {u"all"_s, {}, Text::tr("compare all records again, not only those that are new")},
        {u"never-within-file"_s, {}, Text::tr("never remove a record as a copy of one from the same file")}};
    return {u"dedupe"_s,
            Text::tr("finds duplicates: removes the certain ones, puts the doubtful pairs before people"),
            u"PROJECT"_s,
            0,
            own + dedupeCsvOptions(),
            run};
}

} // namespace plansift::cli
