// SPDX-License-Identifier: GPL-3.0-or-later
// Heterogeneity as lines.
#include "core/session/sensitivity.hpp"

#include "core/base/text.hpp"
#include "core/session/method_lines.hpp"
#include "core/stats/diagnostics/influence.hpp"
#include "core/stats/diagnostics/predictive_probability.hpp"
#include "core/stats/diagnostics/tau2_interval.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(plan)
};

QString bounded(const stats::BoundedEstimate& value, int decimals)
{
    return Text::tr("%1 [%2, %3]")
        .arg(numberText(value.estimate, decimals), numberText(value.lower, decimals),
             numberText(value.upper, decimals));
}

void addIntervals(const stats::PreparedAnalysis& analysis, QStringList& lines)
{
    const auto intervals = stats::tau2Intervals(analysis);
    if (!intervals)
        return;
    const stats::Tau2Interval& q = intervals->qProfile;
    lines +=
        Text::tr("Tau² (between-study variance): %1, 95% interval by the Q profile.").arg(bounded(q.tau2, 4));
    lines += Text::tr("I² (share of the variance between studies): %1 %.").arg(bounded(q.i2, 0));
    if (q.nullSet)
        lines += Text::tr("No tau² fits these data: the studies agree better than chance would have it.");
}

/// Below so many studies no deletion diagnostic tells one study from the others: each is a third or a quarter
/// of all that is known.
constexpr int kFewToCompare = 5;

/// Studies whose removal changes the result by the cut-offs of Viechtbauer & Cheung 2010.
void addInfluential(const stats::PreparedAnalysis& analysis, const stats::StudyTable& table,
                    QStringList& lines)
{
    const std::size_t k = analysis.usableRows().size();
    if (k < kFewToCompare) {
        lines += Text::tr("With %1 studies none can be said to stand out.").arg(k);
        return;
    }
    const auto found = stats::influence(analysis);
    if (!found)
        return;
    QStringList names;
    for (std::size_t i = 0; i < found->rows.size(); ++i)
        if (found->studies[i].influential)
            names += QString::fromStdString(table.labels.at(found->rows[i]));
    lines += names.isEmpty()
                 ? Text::tr("No single study stands out (Viechtbauer & Cheung 2010).")
                 : Text::tr("Stands out (Viechtbauer & Cheung 2010): %1.").arg(names.join(u", "_s));
}

/// What is said of shares of true effects where the model or the data make them all equal.
QString allEqual(const stats::AnalysisResult& result)
{
    if (!result.options.randomEffects)
        return Text::tr(
            "This model takes all true effects as equal; no share of them lies above or below a value.");
    if (result.pooled.tau2 == 0)
        return Text::tr(
            "With tau² estimated as 0 all true effects are taken as equal, so no share of them lies "
            "above or below a value. It does not show that they are equal.");
    return {};
}

} // namespace

Result<QStringList> heterogeneityLines(const Session& session, const Outcome& outcome)
{
    const auto analysis = analysedOutcome(session, outcome);
    const auto ready = preparedAnalysis(session, outcome);
    if (!analysis || !ready)
        return analysis ? ready.error() : analysis.error();
    const stats::AnalysisResult& result = analysis->result;
    const stats::PooledResult& pooled = result.pooled;
    QStringList lines{Text::tr("Cochran's Q: %1 with %2 degrees of freedom, %3.")
                          .arg(numberText(pooled.q), QString::number(pooled.k - 1), pText(pooled.qP))};
    addIntervals(*ready, lines);
    if (std::isfinite(pooled.piLower))
        lines +=
            Text::tr("A new study's effect is expected between %1 and %2 (95% prediction interval).")
                .arg(numberText(result.report(pooled.piLower)), numberText(result.report(pooled.piUpper)));
    const auto beyond = stats::predictiveProbability(pooled, result.measure->nullValue, 95);
    if (const QString equal = allEqual(result); !equal.isEmpty())
        lines += equal;
    else if (std::isfinite(beyond.share))
        lines +=
            Text::tr("Share of true effects above no effect: %1 %.").arg(numberText(100 * beyond.share, 0));
    addInfluential(*ready, analysis->table, lines);
    return lines;
}

Result<QString> beyondThreshold(const Session& session, const Outcome& outcome, double threshold)
{
    const auto analysis = analysedOutcome(session, outcome);
    if (!analysis)
        return analysis.error();
    const stats::AnalysisResult& result = analysis->result;
    const bool ratio = result.measure->transform == stats::Transform::Exp;
    if (!ratio && result.measure->transform != stats::Transform::Identity)
        return makeError(ErrorCode::Input, Text::tr("no threshold can be set on the scale of this measure"));
    if (ratio && !(threshold > 0))
        return makeError(ErrorCode::Input, Text::tr("a ratio is above zero"));
    if (const QString equal = allEqual(result); !equal.isEmpty())
        return equal;
    const auto beyond = stats::predictiveProbability(result.pooled, ratio ? std::log(threshold) : threshold,
                                                     analysis->request.level);
    if (!std::isfinite(beyond.share))
        return makeError(ErrorCode::Input,
                         Text::tr("the share of true effects cannot be computed from these data"));
    QString sentence = Text::tr("%1 % of the true effects are above %2")
                           .arg(numberText(100 * beyond.share, 0), numberText(threshold));
    if (std::isfinite(beyond.shareLower))
        sentence += Text::tr(" (95% interval %1 to %2 %)")
                        .arg(numberText(100 * beyond.shareLower, 0), numberText(100 * beyond.shareUpper, 0));
    if (std::isfinite(beyond.newEffect))
        sentence += Text::tr("; the effect in a new study is above it with a probability of %1 %")
                        .arg(numberText(100 * beyond.newEffect, 0));
    return QString(sentence + u'.');
}

} // namespace plansift
