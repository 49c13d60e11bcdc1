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

QString tr(const char* text)
{
    return QCoreApplication::translate("cli", text);
}

Result<Stage> stageOf(const Call& call)
{
    if (const auto stage = stageFromKey(call.value(u"stage"_s)))
        return *stage;
    return makeError(
        ErrorCode::Usage,
        tr("cannot screen: --stage is title-abstract or full-text, not \"%1\"").arg(call.value(u"stage"_s)));
}

Result<Answer> runScreen(const Call& call)
{
    const Result<Stage> stage = stageOf(call);
    if (!stage)
        return stage.error();
    if (!call.has(u"decisions"_s))
        return makeError(ErrorCode::Usage, tr("cannot screen: name the file with --decisions"));
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
    answer.text = {tr("applied %1, unchanged %2").arg(report->applied).arg(report->unchanged)};
    if (!report->unknown.isEmpty())
        answer.text += tr("no single record is called: %1").arg(report->unknown.join(u", "_s));
    return answer;
}

QJsonValue jsonOf(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QString textOf(const std::optional<double>& value)
{
    return value ? QString::number(*value, 'f', 3) : tr("undefined");
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
    answer.text = alignedLines({{tr("records with both votes"), QString::number(a.n)},
                                {tr("both include"), QString::number(a.table.bothInclude)},
                                {tr("first only"), QString::number(a.table.firstOnly)},
                                {tr("second only"), QString::number(a.table.secondOnly)},
                                {tr("both exclude"), QString::number(a.table.bothExclude)},
                                {tr("observed agreement"), textOf(a.observed)},
                                {tr("Cohen's kappa"), textOf(a.kappa)},
                                {tr("  95% CI"), textOf(a.kappaLower) + tr(" to ") + textOf(a.kappaUpper)},
                                {tr("PABAK"), textOf(a.pabak)},
                                {tr("Gwet's AC1"), textOf(a.ac1)},
                                {tr("agreement on include"), textOf(a.positive)},
                                {tr("agreement on exclude"), textOf(a.negative)}});
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
            tr("applies decisions from a CSV (record,verdict,reason,note)"),
            u"PROJECT"_s,
            1,
            {kStage,
             {u"decisions"_s, u"FILE.csv"_s, tr("the decisions")},
             {u"adjudicate"_s, {}, tr("the decisions settle conflicts")}},
            runScreen};
}

Command agreementCommand()
{
    return {u"agreement"_s, tr("tells how far two reviewers agree"), u"PROJECT"_s, 1, {kStage}, runAgreement};
}

} // namespace plansift::cli
