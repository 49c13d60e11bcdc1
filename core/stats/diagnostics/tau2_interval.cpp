// SPDX-License-Identifier: GPL-3.0-or-later
// Intervals of tau2 by inversion of tests.
#include "core/stats/diagnostics/tau2_interval.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/models/design_matrix.hpp"
#include "core/stats/models/orthonormal_design.hpp"
#include "core/stats/profile_likelihood.hpp"
#include "core/stats/q_profile.hpp"
#include "core/stats/quadratic_form.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

BoundedEstimate mapped(const BoundedEstimate& tau2, double (*f)(double, double), double v)
{
    return {f(tau2.estimate, v), f(tau2.lower, v), f(tau2.upper, v)};
}

/// tau, I2 and H2 from tau2 and the typical variance (Higgins & Thompson 2002, eq. 9 and 11).
Tau2Interval withDerived(const RegressionData& data, const BoundedEstimate& tau2, bool nullSet)
{
    const double v = data.df() / WeightedFit(data, 1 / data.v).trace();
    const auto tau = [](double t, double) { return std::sqrt(t); };
    const auto i2 = [](double t, double typical) { return std::isinf(t) ? 100 : 100 * t / (t + typical); };
    const auto h2 = [](double t, double typical) { return t / typical + 1; };
    return {tau2, mapped(tau2, tau, v), mapped(tau2, i2, v), mapped(tau2, h2, v), nullSet};
}

double tail(double level)
{
    return 0.5 - level / 200;
}

Tau2Interval qProfileInterval(const RegressionData& data, double estimate, double level)
{
    const double low = chiSquareQuantile(tail(level), data.df());
    const double high = chiSquareQuantile(1 - tail(level), data.df());
    const bool nullSet = qAtTau2(data, 0) < low;
    return withDerived(data, {estimate, tau2AtQ(data, high), tau2AtQ(data, low)}, nullSet);
}

Tau2Interval profileLikelihoodInterval(const RegressionData& data, Tau2Method method, double level)
{
    const ProfileLikelihood likelihood(data, method == Tau2Method::ML ? Likelihood::Ml : Likelihood::Reml);
    const LikelihoodMaximum best = maximise(likelihood);
    const double drop = 0.5 * chiSquareQuantile(level / 100, 1);
    const auto above = [&](double t) { return likelihood.value(t) - best.logLik + drop; };
    const double atZero = above(0);
    const double lower =
        atZero >= 0 ? 0 : rootInBracketWithoutSlope(above, 0, best.tau2, atZero, above(best.tau2));
    const double upper = fallsToZero(above, best.tau2, std::max(best.tau2, likelihood.smallScale()));
    return withDerived(data, {best.tau2, lower, upper}, false);
}

Tau2Interval generalisedQInterval(const RegressionData& data, const Eigen::ArrayXd& weights, double estimate,
                                  double level)
{
    const double q = WeightedFit(data, weights).rss();
    const auto lowerTail = [&](double t) { return quadraticFormLowerTail(q, weights, data.v + t, data.x); };
    const double atZero = lowerTail(0);
    const double step = data.v.minCoeff();
    const auto bound = [&](double p) {
        return atZero <= p ? 0 : fallsToZero([&](double t) { return lowerTail(t) - p; }, 0, step);
    };
    return withDerived(data, {estimate, bound(1 - tail(level)), bound(tail(level))}, atZero < tail(level));
}

Eigen::ArrayXd requestedWeights(const PreparedAnalysis& analysis, const std::vector<std::size_t>& rows,
                                const RegressionData& data)
{
    if (!analysis.hasUserWeights())
        return 1 / data.v;
    Eigen::ArrayXd weights(data.k());
    for (Eigen::Index i = 0; i < data.k(); ++i)
        weights[i] = analysis.userWeights()[rows[static_cast<std::size_t>(i)]];
    return weights;
}

Tau2Intervals intervals(const RegressionData& data, const Eigen::ArrayXd& weights, Tau2Method method,
                        double tau2, double level)
{
    return {qProfileInterval(data, tau2, level), profileLikelihoodInterval(data, method, level),
            generalisedQInterval(data, weights, tau2, level),
            generalisedQInterval(data, data.v.rsqrt(), tau2, level),
            generalisedQInterval(data, 1 / data.v, tau2, level)};
}

} // namespace

Result<Tau2Intervals> tau2Intervals(std::span<const StudyEffect> effects, const Design& design,
                                    const RegressionOptions& options)
{
    const Result<RegressionResult> fit = metaRegression(effects, design, options);
    if (!fit)
        return fit.error();
    RegressionData data = interceptOnly(effects);
    data.x = orthonormal(matrixOf(design)).q;
    if (data.df() < 1)
        return Error{ErrorCode::Usage, "an interval of tau2 needs more studies than coefficients"};
    return intervals(data, 1 / data.v, options.tau2, fit->tau2, options.level);
}

Result<Tau2Intervals> tau2Intervals(const PreparedAnalysis& analysis)
{
    const std::vector<std::size_t> rows = analysis.usableRows();
    if (analysis.model() != Model::EE && analysis.model() != Model::RE)
        return Error{ErrorCode::Usage, "intervals of tau2 need an inverse variance model"};
    if (rows.size() < 2)
        return Error{ErrorCode::Usage, "an interval of tau2 needs two studies or more"};
    const Result<PooledResult> pooled = analysis.pool(rows);
    if (!pooled)
        return pooled.error();
    const RegressionData data = interceptOnly(analysis.usableEffects());
    const Eigen::ArrayXd weights = requestedWeights(analysis, rows, data);
    if (!(weights > 0).all())
        return Error{ErrorCode::Usage, "the generalised Q needs weights above zero"};
    return intervals(data, weights, analysis.options().tau2, pooled->tau2, analysis.options().level);
}

} // namespace plansift::stats
