// SPDX-License-Identifier: GPL-3.0-or-later
// Running saved analyses and saying their results.
#include "core/session/analysis.hpp"

#include "core/base/text.hpp"
#include "core/figure/number_text.hpp"
#include "core/session/moderators.hpp"
#include "core/session/warning_text.hpp"
#include "core/synthesis/assemble.hpp"
#include "core/synthesis/r_script.hpp"
#include "core/synthesis/regression_analysis.hpp"
#include "core/synthesis/spec_result.hpp"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

Result<synthesis::OutcomeAnalysis> analyse(const Session& session, const Outcome& outcome)
{
    const Result<QList<OutcomeRow>> rows = rowsToAnalyse(session, outcome);
    if (!rows)
        return rows.error();
    return synthesis::analyseOutcome(outcome, *rows);
}

/// The outcome named, or all when none is.
Result<QList<Outcome>> chosenOutcomes(const Session& session, const QString& outcome)
{
    if (outcome.isEmpty())
        return outcomes(session);
    const Result<Outcome> one = outcomeNamed(session, outcome);
    return one ? Result<QList<Outcome>>(QList<Outcome>{*one}) : one.error();
}

/// The saved analysis, and the meta-regression where the plan names moderators.
Result<QList<QJsonObject>> specsOf(const Session& session, const Outcome& outcome)
{
    const Result<QList<OutcomeRow>> rows = rowsToAnalyse(session, outcome);
    const Result<QList<synthesis::Moderator>> chosen = plannedModerators(session, outcome);
    if (!rows || !chosen)
        return rows ? chosen.error() : rows.error();
    QList<QJsonObject> specs{synthesis::specOf(outcome, *rows)};
    if (!chosen->isEmpty())
        specs += synthesis::regressionSpec(outcome, *rows, *chosen);
    return specs;
}

QString number(double value, int decimals = 2)
{
    return QString::fromStdString(figure::fixedNumber(value, decimals));
}

QString pWords(double p)
{
    return p < 0.001 ? Text::tr("P < 0.001") : Text::tr("P = %1").arg(number(p, p < 0.01 ? 3 : 2));
}

/// "SMD −0.23 [−0.55, 0.09]".
QString effectWords(const synthesis::OutcomeAnalysis& analysis)
{
    const stats::AnalysisResult& result = analysis.result;
    const stats::PooledResult& pooled = result.pooled;
    return u"%1 %2 [%3, %4]"_s.arg(
        QString::fromUtf8(result.measure->key.data(), static_cast<qsizetype>(result.measure->key.size())),
        number(result.report(pooled.beta)), number(result.report(pooled.ciLower)),
        number(result.report(pooled.ciUpper)));
}

QString studiesWords(int k)
{
    return k == 1 ? Text::tr("1 study") : Text::tr("%1 studies").arg(k);
}

/// Of studies that give no numbers of participants: 0.
int participants(const synthesis::OutcomeAnalysis& analysis)
{
    double total = 0;
    const figure::ForestInput input = synthesis::forestInput(analysis, {});
    for (const figure::ForestPool& pool : input.totals)
        total += pool.experimentalTotal.value_or(0) + pool.controlTotal.value_or(0);
    return static_cast<int>(total);
}

/// Empty for measures of one group, which know no value of no effect.
QString direction(const synthesis::OutcomeAnalysis& analysis)
{
    const stats::PooledResult& pooled = analysis.result.pooled;
    const double none = analysis.result.measure->nullValue;
    if (std::isnan(none))
        return {};
    const bool includesNone = pooled.ciLower <= none && pooled.ciUpper >= none;
    return includesNone ? Text::tr("The interval includes no effect.")
                        : Text::tr("The interval excludes no effect.");
}

} // namespace

Result<QJsonArray> analyseReview(const Session& session, const QString& outcome)
{
    const Result<QList<Outcome>> chosen = chosenOutcomes(session, outcome);
    if (!chosen)
        return chosen.error();
    QJsonArray results;
    for (const Outcome& each : *chosen) {
        const Result<synthesis::OutcomeAnalysis> analysis = analyse(session, each);
        QJsonObject object =
            analysis ? synthesis::resultJson(analysis->result)
                     : QJsonObject{{u"error"_s, QString::fromStdString(analysis.error().message)}};
        object.insert(u"id"_s, each.key);
        object.insert(u"outcome"_s, each.name);
        object.insert(u"measure"_s, each.plan.value(u"measure"_s));
        results.append(object);
    }
    return results;
}

Result<QString> analysisScript(const Session& session, const QString& outcome)
{
    const Result<QList<Outcome>> chosen = chosenOutcomes(session, outcome);
    if (!chosen)
        return chosen.error();
    QStringList scripts;
    for (const Outcome& each : *chosen) {
        const Result<QList<QJsonObject>> specs = specsOf(session, each);
        if (!specs)
            return specs.error();
        for (const QJsonObject& spec : *specs) {
            const Result<QString> script = synthesis::rScript(spec);
            if (!script)
                return makeError(
                    ErrorCode::Input,
                    Text::tr("cannot write R code for \"%1\": %2").arg(each.name, messageOf(script.error())));
            scripts += *script;
        }
    }
    return scripts.join(u'\n');
}

Result<QString> resultLine(const Session& session, const Outcome& outcome)
{
    const Result<synthesis::OutcomeAnalysis> analysis = analyse(session, outcome);
    if (!analysis)
        return QString::fromStdString(analysis.error().message);
    return u"%1, %2"_s.arg(effectWords(*analysis), studiesWords(analysis->result.pooled.k));
}

Result<QString> resultSentence(const Session& session, const Outcome& outcome)
{
    const Result<synthesis::OutcomeAnalysis> analysis = analyse(session, outcome);
    if (!analysis)
        return analysis.error();
    const stats::PooledResult& pooled = analysis->result.pooled;
    QStringList parts{studiesWords(pooled.k)};
    if (const int n = participants(*analysis); n > 0)
        parts += Text::tr("%1 participants").arg(QString::fromStdString(figure::countText(n)));
    parts += {effectWords(*analysis), pWords(pooled.pval)};
    QString sentence = Text::tr("%1: %2.").arg(outcome.name, parts.join(u", "_s));
    if (std::isfinite(pooled.i2))
        sentence += u' ' + Text::tr("I² = %1%.").arg(number(pooled.i2, 0));
    if (const QString words = direction(*analysis); !words.isEmpty())
        sentence += u' ' + words;
    for (const stats::Warning& warning : analysis->result.warnings)
        sentence += u' ' + warningText(warning);
    return sentence;
}

} // namespace plansift
