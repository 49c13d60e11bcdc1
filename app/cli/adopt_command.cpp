// SPDX-License-Identifier: GPL-3.0-or-later
// plansift adopt: takes over the work of another review tool.
#include "app/cli/registry.hpp"
#include "app/cli/text_table.hpp"
#include "core/base/text.hpp"
#include "core/session/adoption.hpp"
#include "core/session/studies.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift::cli {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

Result<Stage> stageOf(const Call& call)
{
    if (!call.has(u"stage"_s))
        return Stage::TitleAbstract;
    if (const auto stage = stageFromKey(call.value(u"stage"_s)))
        return *stage;
    return makeError(ErrorCode::Usage,
                     Text::tr("cannot adopt: --stage is title-abstract or full-text, not \"%1\"")
                         .arg(call.value(u"stage"_s)));
}

Result<RowId> outcomeOf(const Session& session, const Call& call)
{
    if (!call.has(u"outcome"_s))
        return RowId(0);
    const Result<Outcome> outcome = outcomeNamed(session, call.value(u"outcome"_s));
    return outcome ? Result<RowId>(outcome->id) : Result<RowId>(outcome.error());
}

struct Count {
    const char16_t* key;
    const char* word;
    int AdoptionReport::*member;
};

constexpr Count kCounts[] = {
    {u"records", QT_TRANSLATE_NOOP("cli", "records"), &AdoptionReport::records},
    {u"decisions", QT_TRANSLATE_NOOP("cli", "decisions"), &AdoptionReport::decisions},
    {u"studies", QT_TRANSLATE_NOOP("cli", "studies"), &AdoptionReport::studies},
    {u"rows", QT_TRANSLATE_NOOP("cli", "rows of data"), &AdoptionReport::rows},
    {u"assessments", QT_TRANSLATE_NOOP("cli", "assessments"), &AdoptionReport::assessments}};

Answer answerOf(const AdoptionReport& report, const QString& path)
{
    Answer answer;
    answer.json = {{u"tool"_s, report.tool},
                   {u"unknown"_s, QJsonArray::fromStringList(report.unknown)},
                   {u"issues"_s, issuesJson(report.issues)}};
    QList<QStringList> rows;
    for (const Count& count : kCounts) {
        answer.json.insert(QString::fromUtf16(count.key), report.*count.member);
        rows.append({Text::tr(count.word), QString::number(report.*count.member)});
    }
    answer.text = alignedLines(rows) + issueLines(path, report.issues);
    if (!report.allPlaced())
        answer.fault = makeError(ErrorCode::Input, Text::tr("some of \"%1\" could not be placed").arg(path));
    return answer;
}

Result<Answer> run(const Call& call)
{
    const Result<Stage> stage = stageOf(call);
    if (!stage)
        return stage.error();
    const Result<std::unique_ptr<Session>> session = call.open();
    if (!session)
        return session.error();
    const Result<RowId> outcome = outcomeOf(**session, call);
    if (!outcome)
        return outcome.error();
    AdoptionRequest request;
    request.paths = call.arguments().mid(1);
    request.tool = call.value(u"tool"_s);
    request.source = call.value(u"source"_s);
    request.stage = *stage;
    request.outcome = *outcome;
    request.dryRun = call.has(u"dry-run"_s);
    request.keepPersonal = call.has(u"keep-personal"_s);
    const Result<AdoptionReport> report = adopt(**session, request);
    if (!report)
        return report.error();
    return answerOf(*report, call.argument(1));
}

} // namespace

Command adoptCommand()
{
    return {u"adopt"_s,
            Text::tr("takes over work done in Rayyan, Covidence, RevMan and other tools"),
            u"PROJECT FILE..."_s,
            2,
            {{u"tool"_s, u"TOOL"_s, Text::tr("auto, %1").arg(adoptableTools().join(u", "_s))},
             {u"stage"_s, u"STAGE"_s,
              Text::tr("of decisions that name none: title-abstract (default) or full-text")},
             {u"outcome"_s, u"O"_s, Text::tr("the outcome that judgements of bias are about")},
             {u"source"_s, u"NAME"_s, Text::tr("the source of new records (default: the tool's name)")},
             {u"dry-run"_s, {}, Text::tr("read and report, write nothing")},
             {u"keep-personal"_s, {}, Text::tr("keep e-mail addresses as names of reviewers")}},
            run};
}

} // namespace plansift::cli
