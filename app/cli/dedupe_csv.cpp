// SPDX-License-Identifier: GPL-3.0-or-later
// The options and the answer of a run on a table.
#include "app/cli/dedupe_csv.hpp"

#include "core/base/text.hpp"
#include "core/session/dedupe_csv.hpp"

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

CsvDuplicatesRequest requestOf(const Call& call)
{
    CsvDuplicatesRequest request{
        call.value(u"csv"_s), call.value(u"id-column"_s), call.value(u"groups"_s), call.value(u"band"_s), {}};
    if (isatty(fileno(stderr)))
        request.progress = [](double done) {
            std::fprintf(stderr, "\r%3.0f %%", 100 * done);
            return true;
        };
    return request;
}

} // namespace

QList<OptionSpec> dedupeCsvOptions()
{
    return {{u"csv"_s, u"FILE"_s, Text::tr("a table of records instead of a project")},
            {u"id-column"_s, u"NAME"_s, Text::tr("the column that names the records (ID)")},
            {u"groups"_s, u"FILE"_s, Text::tr("where the groups go: one line a group, ids joined by \";\"")},
            {u"band"_s, u"FILE"_s, Text::tr("where the pairs to look at go, as CSV")}};
}

Result<Answer> runDedupeCsv(const Call& call)
{
    if (!call.has(u"groups"_s))
        return makeError(
            ErrorCode::Usage,
            Text::tr("cannot look for duplicates in \"%1\": --groups names the file for the groups")
                .arg(call.value(u"csv"_s)));
    const Result<CsvDuplicatesReport> report = findCsvDuplicates(requestOf(call));
    if (!report)
        return report.error();
    Answer answer;
    answer.json = {{u"records"_s, report->records},
                   {u"clusters"_s, report->clusters},
                   {u"duplicates_removed"_s, report->duplicatesRemoved},
                   {u"review_band"_s, report->reviewBand},
                   {u"seconds"_s, report->seconds}};
    answer.text = {Text::tr("%L1 records, %L2 groups, %L3 duplicates, %L4 pairs to look at")
                       .arg(report->records)
                       .arg(report->clusters)
                       .arg(report->duplicatesRemoved)
                       .arg(report->reviewBand)};
    return answer;
}

} // namespace plansift::cli
