// SPDX-License-Identifier: GPL-3.0-or-later
// plansift convert: records from one file format into another.
#include "app/cli/registry.hpp"
#include "app/cli/text_table.hpp"
#include "core/base/text.hpp"
#include "core/session/convert.hpp"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace plansift::cli {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

QJsonArray issuesOf(const ImportedFileReport& file)
{
    QJsonArray issues;
    for (const QJsonValue& value : issuesJson(file.summary.issues)) {
        QJsonObject issue = value.toObject();
        issue.insert(u"path"_s, file.path);
        issues.append(issue);
    }
    return issues;
}

QStringList textOf(const ConvertReport& report, const QString& output)
{
    QList<QStringList> rows{{Text::tr("file"), Text::tr("format"), Text::tr("found")}};
    QStringList issues;
    for (const ImportedFileReport& file : report.files) {
        if (!file.error)
            rows.append({file.path, file.format, QString::number(file.summary.found)});
        issues += issueLines(file.path, file.summary.issues);
    }
    QStringList text = alignedLines(rows) + issues;
    if (report.written > 0)
        text += Text::tr("%1 records written to %2").arg(report.written).arg(output);
    return text;
}

Result<Answer> run(const Call& call)
{
    if (!call.has(u"to"_s) || !call.has(u"o"_s))
        return makeError(ErrorCode::Usage,
                         Text::tr("cannot convert: name the format with --to (%1) and the file "
                                  "to write with -o")
                             .arg(writableFormats().join(u", "_s)));
    const QString output = call.value(u"o"_s);
    const Result<ConvertReport> report =
        convertFiles({call.arguments(), call.value(u"format"_s), call.value(u"to"_s), output});
    if (!report)
        return report.error();
    Answer answer;
    QJsonArray issues;
    for (const ImportedFileReport& file : report->files) {
        for (const QJsonValue& issue : issuesOf(file))
            issues.append(issue);
        if (!file.error)
            continue;
        issues.append(QJsonObject{{u"path"_s, file.path},
                                  {u"line"_s, 0},
                                  {u"severity"_s, u"error"_s},
                                  {u"text"_s, messageOf(*file.error)}});
        if (answer.fault)
            answer.fault->message += '\n' + file.error->message;
        else
            answer.fault = file.error;
    }
    answer.json = {{u"found"_s, report->found}, {u"written"_s, report->written}, {u"issues"_s, issues}};
    answer.text = textOf(*report, output);
    return answer;
}

} // namespace

Command convertCommand()
{
    return {u"convert"_s,
            Text::tr("turns record files into another format"),
            u"FILE..."_s,
            1,
            {{u"to"_s, u"FORMAT"_s, writableFormats().join(u", "_s)},
             {u"o"_s, u"OUT"_s, Text::tr("the file to write")},
             {u"format"_s, u"FORMAT"_s, Text::tr("auto, or the key of the format of the files")}},
            run};
}

} // namespace plansift::cli
