// SPDX-License-Identifier: GPL-3.0-or-later
// plansift analyse: the saved analyses of a review, or a spec without one.
#include "app/cli/registry.hpp"
#include "app/cli/text_table.hpp"
#include "core/base/text.hpp"
#include "core/base/whole_file.hpp"
#include "core/session/analysis.hpp"
#include "core/session/session.hpp"
#include "core/synthesis/r_script.hpp"
#include "core/synthesis/spec.hpp"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace plansift::cli {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

QString numberText(const QJsonValue& value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 6) : QString();
}

QStringList textOf(const QJsonArray& results)
{
    const QStringList keys{u"k"_s,    u"beta"_s, u"ci_lb"_s, u"ci_ub"_s, u"pval"_s,
                           u"tau2"_s, u"I2"_s,   u"QE"_s,    u"QEp"_s};
    QList<QStringList> rows{QStringList{Text::tr("analysis"), Text::tr("measure")} + keys};
    QStringList caveats;
    for (const QJsonValue& result : results) {
        const QString name = result[u"outcome"_s].toString(result[u"id"_s].toVariant().toString());
        if (const QString error = result[u"error"_s].toString(); !error.isEmpty()) {
            caveats += name + u": "_s + error;
            continue;
        }
        QStringList row{name, result[u"measure"_s].toString()};
        for (const QString& key : keys)
            row += numberText(result[key]);
        rows.append(row);
        for (const QJsonValue& warning : result[u"warnings"_s].toArray())
            caveats += name + u": "_s + warning.toString();
    }
    return alignedLines(rows) + caveats;
}

Result<QJsonObject> readJson(const QString& path)
{
    QFile file(path);
    const bool opened =
        path == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return makeError(ErrorCode::Input, Text::tr("cannot read \"%1\": %2").arg(path, file.errorString()));
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (problem.error != QJsonParseError::NoError || !document.isObject())
        return makeError(ErrorCode::Input,
                         Text::tr("cannot read \"%1\": it is not a JSON object (%2 at byte %3)")
                             .arg(path, problem.errorString())
                             .arg(problem.offset));
    return document.object();
}

/// Writes the R code that `--r-script` asks for.
Status writeScript(const Call& call, const Result<QString>& script)
{
    return script ? writeWholeFile(call.value(u"r-script"_s), script->toUtf8()) : Status(script.error());
}

Result<QJsonObject> analysedSpec(const Call& call)
{
    const Result<QJsonObject> spec = readJson(call.value(u"spec"_s));
    if (!spec)
        return spec.error();
    if (call.has(u"r-script"_s))
        if (const Status done = writeScript(call, synthesis::rScript(*spec)); !done)
            return done.error();
    return synthesis::analyse(*spec);
}

Result<QJsonObject> analysedReview(const Call& call)
{
    if (call.arguments().isEmpty())
        return makeError(ErrorCode::Usage, Text::tr("cannot analyse: name a project, or a file with --spec"));
    const Result<std::unique_ptr<Session>> session = call.open(true);
    if (!session)
        return session.error();
    const QString outcome = call.value(u"outcome"_s);
    if (call.has(u"r-script"_s))
        if (const Status done = writeScript(call, analysisScript(**session, outcome)); !done)
            return done.error();
    const Result<QJsonArray> results = analyseReview(**session, outcome);
    return results ? Result<QJsonObject>(QJsonObject{{u"results"_s, *results}}) : results.error();
}

Result<Answer> run(const Call& call)
{
    const Result<QJsonObject> analysed = call.has(u"spec"_s) ? analysedSpec(call) : analysedReview(call);
    if (!analysed)
        return analysed.error();
    Answer answer;
    answer.json = *analysed;
    answer.text = textOf(answer.json.value(u"results"_s).toArray());
    if (const QString error = answer.json.value(u"error"_s).toString(); !error.isEmpty())
        answer.fault = makeError(ErrorCode::Input, Text::tr("cannot analyse: %1").arg(error));
    return answer;
}

} // namespace

Command analyseCommand()
{
    return {u"analyse"_s,
            Text::tr("pools the outcomes of a review, or the data of a spec"),
            u"PROJECT | --spec FILE"_s,
            0,
            {{u"outcome"_s, u"O"_s, Text::tr("only this outcome")},
             {u"spec"_s, u"FILE"_s, Text::tr("JSON with input and requests (- = standard input)")},
             {u"r-script"_s, u"OUT.R"_s, Text::tr("also writes a script for R with metafor")}},
            run};
}

} // namespace plansift::cli
