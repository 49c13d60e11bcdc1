// SPDX-License-Identifier: GPL-3.0-or-later
// Heterogeneity, small-study tests and adjusted estimates as lines.
#include "core/session/sensitivity.hpp"

#include "core/session/method_lines.hpp"
#include "core/stats/bias/copas.hpp"
#include "core/stats/bias/limit_meta.hpp"
#include "core/stats/bias/p_uniform.hpp"
#include "core/stats/bias/rank_test.hpp"
#include "core/stats/bias/selection/selection_model.hpp"
#include "core/stats/bias/small_study.hpp"
#include "core/stats/bias/trim_fill.hpp"
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

constexpr int kFewestForAsymmetry = 10; // Handbook 13.3.5.4
constexpr double kNormal95 = 1.959963984540054;

QString textOf(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

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

/// Studies whose removal changes the result by the cut-offs of Viechtbauer & Cheung 2010.
void addInfluential(const stats::PreparedAnalysis& analysis, const stats::StudyTable& table,
                    QStringList& lines)
{
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

/// A method that may give an adjusted estimate.
using Adjusted = std::optional<MethodLine> (*)(const stats::PreparedAnalysis&, const stats::AnalysisResult&);

std::optional<MethodLine> trimAndFill(const stats::PreparedAnalysis& a, const stats::AnalysisResult& scale)
{
    const auto filled = stats::trimFill(a.usableEffects(), stats::TrimFillEstimator::L0, a.options());
    if (!filled)
        return std::nullopt;
    return lineOf(Text::tr("Trim and fill (+%1)").arg(filled->missing), scale, filled->pooled);
}

/// The intercept of a regression on precision: the effect of an infinitely large study.
std::optional<MethodLine> intercept(const stats::PreparedAnalysis& a, const stats::AnalysisResult& scale,
                                    std::string_view key, const QString& label)
{
    const auto tests = stats::smallStudyTests();
    const auto test = std::ranges::find(tests, key, &stats::SmallStudyTest::key);
    const auto line = test == tests.end() ? Result<stats::Line>(Error{}) : test->run(a);
    if (!line)
        return std::nullopt;
    const double half = kNormal95 * line->intercept.se;
    return lineOf(label, scale, line->intercept.value, line->intercept.value - half,
                  line->intercept.value + half);
}

std::optional<MethodLine> pet(const stats::PreparedAnalysis& a, const stats::AnalysisResult& scale)
{
    return intercept(a, scale, "egger_wls_PET", Text::tr("PET"));
}

std::optional<MethodLine> peese(const stats::PreparedAnalysis& a, const stats::AnalysisResult& scale)
{
    return intercept(a, scale, "peese", Text::tr("PEESE"));
}

std::optional<MethodLine> limit(const stats::PreparedAnalysis& a, const stats::AnalysisResult& scale)
{
    const auto fit = stats::limitMeta(a);
    if (!fit)
        return std::nullopt;
    return lineOf(Text::tr("Limit meta-analysis"), scale, fit->beta, fit->test.ciLower, fit->test.ciUpper);
}

std::optional<MethodLine> oneStep(const stats::PreparedAnalysis& a, const stats::AnalysisResult& scale)
{
    stats::SelectionRequest request;
    request.steps = {0.025};
    const auto fit = stats::fitSelectionModel(a, request);
    if (!fit)
        return std::nullopt;
    return lineOf(Text::tr("Selection model (3PSM)"), scale, fit->beta, fit->test.ciLower, fit->test.ciUpper);
}

std::optional<MethodLine> copasModel(const stats::PreparedAnalysis& a, const stats::AnalysisResult& scale)
{
    const auto model = stats::copas(a);
    if (!model || !model->adjusted)
        return std::nullopt;
    const stats::CopasFit& fit = model->fits.at(*model->adjusted);
    return lineOf(Text::tr("Copas model"), scale, fit.beta, fit.test.ciLower, fit.test.ciUpper);
}

std::optional<MethodLine> uniform(const stats::PreparedAnalysis& a, const stats::AnalysisResult& scale)
{
    const auto fit = stats::pUniform(a.usableEffects(), scale.pooled.beta > 0, 95);
    if (!fit || std::isnan(fit->beta))
        return std::nullopt;
    return lineOf(Text::tr("p-uniform"), scale, fit->beta, fit->ciLower, fit->ciUpper);
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
    if (std::isfinite(beyond.share))
        lines +=
            Text::tr("Share of true effects above no effect: %1 %.").arg(numberText(100 * beyond.share, 0));
    addInfluential(*ready, analysis->table, lines);
    return lines;
}

Result<QStringList> smallStudyLines(const Session& session, const Outcome& outcome)
{
    const Result<stats::PreparedAnalysis> ready = preparedAnalysis(session, outcome);
    if (!ready)
        return ready.error();
    QStringList lines;
    const auto k = static_cast<int>(ready->usableRows().size());
    if (k < kFewestForAsymmetry)
        lines +=
            Text::tr(
                "With %1 studies these tests tell little: the Cochrane Handbook (13.3.5.4) asks for ten.")
                .arg(k);
    for (const stats::SmallStudyTest& test : stats::smallStudyTests()) {
        if (!test.applies(ready->measure()))
            continue;
        if (const auto line = test.run(*ready))
            lines += Text::tr("%1: slope %2 (SE %3), %4")
                         .arg(textOf(test.label), numberText(line->slope.value), numberText(line->slope.se),
                              pText(line->slope.pval));
    }
    if (const auto rank = stats::rankTest(ready->usableEffects()))
        lines +=
            Text::tr("Rank correlation (Begg): tau %1, %2").arg(numberText(rank->tau), pText(rank->pval));
    return lines;
}

Result<MethodComparison> adjustedEstimates(const Session& session, const Outcome& outcome)
{
    const auto analysis = analysedOutcome(session, outcome);
    const auto ready = preparedAnalysis(session, outcome);
    if (!analysis || !ready)
        return analysis ? ready.error() : analysis.error();
    MethodComparison comparison{{lineOf(Text::tr("not adjusted"), analysis->result, analysis->result.pooled)},
                                noEffect(analysis->result)};
    comparison.lines.first().yours = true;
    for (const Adjusted method : {trimAndFill, pet, peese, limit, oneStep, copasModel, uniform})
        if (const auto line = method(*ready, analysis->result); line && std::isfinite(line->effect))
            comparison.lines += *line;
    return comparison;
}

} // namespace plansift
