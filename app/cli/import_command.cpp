// SPDX-License-Identifier: GPL-3.0-or-later
// plansift import: reads records of databases and other sources.
#include "app/cli/registry.hpp"
#include "app/cli/text_table.hpp"
#include "core/base/text.hpp"
#include "core/session/records.hpp"

#include <QCoreApplication>
#include <QJsonArray>

#include <cstdio>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace plansift::cli {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("cli", text);
}

Result<SourceKind> kindOf(const Call& call)
{
    if (!call.has(u"kind"_s))
        return SourceKind::Database;
    if (const auto kind = sourceKindFromKey(call.value(u"kind"_s)))
        return *kind;
    return makeError(
        ErrorCode::Usage,
        tr("cannot import: --kind is database, register, website, organisation or citation, not \"%1\"")
            .arg(call.value(u"kind"_s)));
}

Result<ImportRequest> requestOf(const Call& call)
{
    const Result<SourceKind> kind = kindOf(call);
    if (!kind)
        return kind.error();
    ImportRequest request;
    for (const QString& path : call.arguments().mid(1))
        request.files.append({path, call.value(u"source"_s), *kind, call.value(u"format"_s)});
    request.dryRun = call.has(u"dry-run"_s);
    if (isatty(fileno(stderr)))
        request.progress = [](int done, int total) {
            std::fprintf(stderr, "\r%d / %d", done, total);
            return true;
        };
    return request;
}

QJsonObject jsonOf(const ImportedFileReport& file)
{
    QJsonObject object{{u"path"_s, file.path},
                       {u"format"_s, file.format},
                       {u"encoding"_s, file.summary.encoding},
                       {u"found"_s, file.summary.found},
                       {u"imported"_s, file.summary.imported},
                       {u"incomplete"_s, file.summary.incomplete},
                       {u"refused"_s, file.summary.refused},
                       {u"issues"_s, issuesJson(file.summary.issues)}};
    if (file.error)
        object.insert(u"error"_s, messageOf(*file.error));
    return object;
}

QStringList textOf(const ImportReport& report)
{
    QList<QStringList> rows{
        {tr("file"), tr("format"), tr("found"), tr("imported"), tr("incomplete"), tr("refused")}};
    QStringList issues;
    for (const ImportedFileReport& file : report.files) {
        const ReadSummary& s = file.summary;
        if (!file.error)
            rows.append({file.path, file.format, QString::number(s.found), QString::number(s.imported),
                         QString::number(s.incomplete), QString::number(s.refused)});
        issues += issueLines(file.path, s.issues);
    }
    return alignedLines(rows) + issues +
           QStringList{tr("records in the review: %1").arg(report.recordsTotal)};
}

Result<Answer> run(const Call& call)
{
    const Result<ImportRequest> request = requestOf(call);
    if (!request)
        return request.error();
    const Result<std::unique_ptr<Session>> session = call.open(request->dryRun);
    if (!session)
        return session.error();
    const Result<ImportReport> report = importFiles(**session, *request);
    if (!report)
        return report.error();
    Answer answer;
    QJsonArray files;
    for (const ImportedFileReport& file : report->files) {
        files.append(jsonOf(file));
        if (file.error && answer.fault)
            answer.fault->message += '\n' + file.error->message;
        else if (file.error)
            answer.fault = file.error;
    }
    answer.json = {{u"files"_s, files}, {u"records_total"_s, report->recordsTotal}};
    answer.text = textOf(*report);
    return answer;
}

} // namespace

Command importCommand()
{
    return {u"import"_s,
            tr("reads records from files"),
            u"PROJECT FILE..."_s,
            2,
            {{u"source"_s, u"NAME"_s, tr("the database or other source (default: the file's name)")},
             {u"kind"_s, u"KIND"_s, tr("database, register, website, organisation or citation (database)")},
             {u"format"_s, u"FORMAT"_s, tr("auto, or the key of a format")},
             {u"dry-run"_s, {}, tr("read and report, write nothing")}},
            run};
}

} // namespace plansift::cli
