// SPDX-License-Identifier: GPL-3.0-or-later
// plansift screen and agreement: votes from a file, and how far two reviewers agree.
#include "app/cli/registry.hpp"
#include "app/cli/text_table.hpp"
#include "core/base/text.hpp"
#include "core/session/screening.hpp"

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
    if (const auto stage = stageFromKey(call.value(u"stage"_s)))
        return *stage;
    return makeError(ErrorCode::Usage,
                     Text::tr("cannot screen: --stage is title-abstract or full-text, not \"%1\"")
                         .arg(call.value(u"stage"_s)));
}

Result<Answer> runScreen(const Call& call)
{
    const Result<Stage> stage = stageOf(call);
    if (!stage)
        return stage.error();
    if (!call.has(u"decisions"_s))
        return makeError(ErrorCode::Usage, Text::tr("cannot screen: name the file with --decisions"));
    const Result<QList<DecisionLine>> lines = readDecisionFile(call.value(u"decisions"_s), *stage);
    if (!lines)
        return lines.error();
    const Result<std::unique_ptr<Session>> session = call.open();
    if (!session)
        return session.error();
    const Result<DecisionReport> report =
        applyDecisions(**session, *stage, *lines, call.has(u"adjudicate"_s));
    if (!report)
        return report.error();
    Answer answer;
    answer.json = {{u"applied"_s, report->applied},
                   {u"unchanged"_s, report->unchanged},
                   {u"unknown"_s, QJsonArray::fromStringList(report->unknown)}};
    answer.text = {Text::tr("applied %1, unchanged %2").arg(report->applied).arg(report->unchanged)};
    if (!report->unknown.isEmpty())
        answer.text += Text::tr("no single record is called: %1").arg(report->unknown.join(u", "_s));
    return answer;
}

QJsonValue jsonOf(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QString textOf(const std::optional<double>& value)
{
    return value ? QString::number(*value, 'f', 3) : Text::tr("undefined");
}

Answer answerOf(const screening::Agreement& a)
{
    const QJsonObject table{{u"both_include"_s, a.table.bothInclude},
                            {u"first_only"_s, a.table.firstOnly},
                            {u"second_only"_s, a.table.secondOnly},
                            {u"both_exclude"_s, a.table.bothExclude}};
    Answer answer;
    answer.json = {{u"n"_s, a.n},
                   {u"table"_s, table},
                   {u"observed"_s, jsonOf(a.observed)},
                   {u"kappa"_s, jsonOf(a.kappa)},
                   {u"kappa_ci"_s, QJsonArray{jsonOf(a.kappaLower), jsonOf(a.kappaUpper)}},
                   {u"pabak"_s, jsonOf(a.pabak)},
                   {u"ac1"_s, jsonOf(a.ac1)},
                   {u"p_pos"_s, jsonOf(a.positive)},
                   {u"p_neg"_s, jsonOf(a.negative)}};
    answer.text =
        alignedLines({{Text::tr("records with both votes"), QString::number(a.n)},
                      {Text::tr("both include"), QString::number(a.table.bothInclude)},
                      {Text::tr("first only"), QString::number(a.table.firstOnly)},
                      {Text::tr("second only"), QString::number(a.table.secondOnly)},
                      {Text::tr("both exclude"), QString::number(a.table.bothExclude)},
                      {Text::tr("observed agreement"), textOf(a.observed)},
                      {Text::tr("Cohen's kappa"), textOf(a.kappa)},
                      {Text::tr("  95% CI"), textOf(a.kappaLower) + Text::tr(" to ") + textOf(a.kappaUpper)},
                      {Text::tr("PABAK"), textOf(a.pabak)},
                      {Text::tr("Gwet's AC1"), textOf(a.ac1)},
                      {Text::tr("agreement on include"), textOf(a.positive)},
                      {Text::tr("agreement on exclude"), textOf(a.negative)}});
    return answer;
}

Result<Answer> runAgreement(const Call& call)
{
    const Result<Stage> stage = stageOf(call);
    if (!stage)
        return stage.error();
    const Result<std::unique_ptr<Session>> session = call.open(true);
    if (!session)
        return session.error();
    const Result<screening::Agreement> found = agreement(**session, *stage);
    return found ? Result<Answer>(answerOf(*found)) : Result<Answer>(found.error());
}

const OptionSpec kStage{u"stage"_s, u"STAGE"_s, u"title-abstract, full-text"_s};

} // namespace

Command screenCommand()
{
    return {u"screen"_s,
            Text::tr("applies decisions from a CSV (record,verdict,reason,note)"),
            u"PROJECT"_s,
            1,
            {kStage,
             {u"decisions"_s, u"FILE.csv"_s, Text::tr("the decisions")},
             {u"adjudicate"_s, {}, Text::tr("the decisions settle conflicts")}},
            runScreen};
}

Command agreementCommand()
{
    return {u"agreement"_s, Text::tr("tells how far two reviewers agree"), u"PROJECT"_s, 1, {kStage},
            runAgreement};
}

} // namespace plansift::cli
