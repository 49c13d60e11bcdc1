// SPDX-License-Identifier: GPL-3.0-or-later
// Inverse variance pooling.
#include "core/stats/pool.hpp"

#include "core/stats/heterogeneity.hpp"
#include "core/stats/models/bootstrap_prediction.hpp"
#include "core/stats/models/kenward_roger.hpp"
#include "core/stats/profile_likelihood.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

using Eigen::ArrayXd;

// Beyond these sizes products of weights and squared effects leave the range of double precision.
constexpr double kLargestEffect = 1e50;
constexpr double kLargestVariance = 1e100;

bool inRange(const StudyEffect& effect)
{
    return std::abs(effect.yi) <= kLargestEffect && effect.vi <= kLargestVariance &&
           effect.vi >= 1 / kLargestVariance;
}

Status checkWeights(std::size_t studies, const std::vector<double>& weights)
{
    if (weights.empty())
        return {};
    if (weights.size() != studies)
        return Error{ErrorCode::Usage,
                     std::to_string(weights.size()) + " weights for " + std::to_string(studies) + " studies"};
    if (!std::ranges::all_of(weights, [](double w) { return w >= 0 && w <= kLargestVariance; }))
        return Error{ErrorCode::Usage, "a weight is negative, too large or not a number"};
    if (std::ranges::all_of(weights, [](double w) { return w == 0; }))
        return Error{ErrorCode::Usage, "all weights are zero"};
    return {};
}

Status check(std::span<const StudyEffect> effects, const PoolOptions& options)
{
    if (effects.empty())
        return Error{ErrorCode::Input, "no study can be pooled"};
    if (!std::ranges::all_of(effects, &StudyEffect::usable))
        return Error{ErrorCode::Input, "a study has no finite effect with a variance above zero"};
    if (!std::ranges::all_of(effects, inRange))
        return Error{ErrorCode::Input, "an effect or a variance is too large or too small to be pooled"};
    if (options.test == TestMethod::Kr && (!options.randomEffects || !options.weights.empty()))
        return Error{ErrorCode::Usage, "test kr needs a random-effects model with inverse variance weights"};
    return checkWeights(effects.size(), options.weights);
}

Status setTau2(PooledResult& result, const RegressionData& data, const PoolOptions& options)
{
    result.tau2 = 0;
    if (options.fixedTau2) {
        result.tau2 = *options.fixedTau2;
        return {};
    }
    if (!options.randomEffects)
        return {};
    if (data.df() < 1) { // one study: its effect stands, heterogeneity does not exist
        result.tau2 = kUndefined;
        return {};
    }
    Result<Tau2Estimate> estimate =
        estimateTau2(options.tau2, data, {options.weights, options.qOverride, options.likelihoodMaximum});
    if (!estimate)
        return estimate.error();
    result.tau2 = estimate->tau2;
    result.seTau2 = estimate->se;
    result.warnings = std::move(estimate->warnings);
    return {};
}

/// Variance of an estimate with weights other than 1 / (v + tau2): (X'AX)^-1 X'A (V + tau2) A X (X'AX)^-1.
double sandwichVariance(const RegressionData& data, const WeightedFit& fit, const ArrayXd& weights,
                        double tau2)
{
    const ArrayXd inner = weights.square() * (data.v + tau2);
    return square(fit.inverseCross()(0, 0)) * inner.sum();
}

void warnOfFactor(PooledResult& result, TestMethod test, double factor)
{
    if (test == TestMethod::Knha && factor == 0)
        result.warnings.push_back({WarningCode::ZeroStandardError,
                                   "knha: all studies agree exactly, the standard "
                                   "error is zero"});
    else if (test == TestMethod::Knha && factor < 1)
        result.warnings.push_back({WarningCode::NarrowInterval,
                                   "knha: the standard error is smaller than the "
                                   "ordinary one (adhoc prevents this)"});
}

/// Multiplies the variance by the Knapp-Hartung factor, the mean square of the residuals of the inverse
/// variance fit.
void scaleVariance(PooledResult& result, double& variance, double meanSquare, TestMethod test)
{
    variance *= test == TestMethod::Adhoc ? std::max(1.0, meanSquare) : meanSquare;
    warnOfFactor(result, test, meanSquare);
}

void estimate(PooledResult& result, const RegressionData& data, const PoolOptions& options)
{
    const double tau2 = std::isnan(result.tau2) ? 0 : result.tau2;
    const bool user = !options.weights.empty();
    const ArrayXd inverse = 1 / (data.v + tau2);
    const ArrayXd weights =
        user ? ArrayXd(Eigen::Map<const ArrayXd>(options.weights.data(), data.k())) : inverse;
    const WeightedFit fit(data, weights);
    const double rss = user ? WeightedFit(data, inverse).rss() : fit.rss();
    double variance = user ? sandwichVariance(data, fit, weights, tau2) : fit.inverseCross()(0, 0);
    if (scalesByResiduals(options.test) && data.df() > 0)
        scaleVariance(result, variance, rss / data.df(), options.test);
    result.beta = fit.beta()[0];
    result.se = std::sqrt(variance);
    const ArrayXd percent = 100 * weights / weights.sum();
    result.weights.assign(percent.begin(), percent.end());
    const bool restricted = options.randomEffects && options.tau2 == Tau2Method::REML;
    const double ownRss = (inverse * fit.residuals().square()).sum();
    result.logLik = ProfileLikelihood(data, restricted ? Likelihood::Reml : Likelihood::Ml).value(tau2) -
                    0.5 * (ownRss - rss);
}

/// The errors that prediction intervals choose from; those that the method does not ask for are not computed.
PredictionErrors predictionErrors(const PooledResult& result, const RegressionData& data, PiMethod method)
{
    PredictionErrors errors{result.se, kUndefined, kUndefined, result.ddf, kUndefined, data.df()};
    if (method == PiMethod::Hk || method == PiMethod::HkPr) {
        const WeightedFit fit(data, 1 / (data.v + result.tau2));
        errors.hkSe = std::sqrt(fit.rss() / data.df() * fit.inverseCross()(0, 0));
    }
    if (method == PiMethod::Kr || method == PiMethod::KrPr) {
        const KenwardRoger kr(data, result.tau2);
        errors.krSe = std::sqrt(kr.covariance()(0, 0));
        errors.krDf = kr.df(Eigen::VectorXd::Ones(1));
    }
    return errors;
}

void predict(PooledResult& result, const RegressionData& data, const PoolOptions& options)
{
    result.predictive =
        predictiveDistribution(options.pi, result.tau2, predictionErrors(result, data, options.pi));
    const Interval pi = options.pi == PiMethod::Bootstrap
                            ? bootstrapPredictionInterval(data, options.bootstrap, options.level)
                            : predictionInterval(result.beta, result.predictive, options.level);
    result.piLower = pi.lower;
    result.piUpper = pi.upper;
    if (options.pi != PiMethod::None && std::isnan(pi.lower))
        result.warnings.push_back({WarningCode::FewStudies, "too few studies for the prediction interval"});
}

void testEstimate(PooledResult& result, const RegressionData& data, const PoolOptions& options)
{
    result.ddf = options.test == TestMethod::Z || data.df() < 1 ? kUndefined : data.df();
    if (options.test == TestMethod::Kr && data.df() >= 1) {
        const KenwardRoger kr(data, result.tau2);
        result.se = std::sqrt(kr.covariance()(0, 0));
        result.ddf = kr.df(Eigen::VectorXd::Ones(1));
    }
    const CoefficientTest test = testCoefficient(result.beta, result.se, result.ddf, options.level);
    result.stat = test.stat;
    result.pval = test.pval;
    result.ciLower = test.ciLower;
    result.ciUpper = test.ciUpper;
    if (options.randomEffects && data.df() >= 1)
        predict(result, data, options);
}

} // namespace

Result<PooledResult> pool(std::span<const StudyEffect> effects, const PoolOptions& options)
{
    if (const Status fine = check(effects, options); !fine)
        return fine.error();
    const RegressionData data = interceptOnly(effects);
    PooledResult result;
    result.k = data.k();
    if (const Status done = setTau2(result, data, options); !done)
        return done.error();
    estimate(result, data, options);
    testEstimate(result, data, options);
    addQ(result, data, options.qOverride);
    if (options.randomEffects && options.i2 == I2Method::Tau2)
        addI2FromTau2(result);
    else
        addI2FromQ(result);
    if (data.k() == 1)
        result.warnings.push_back(
            {WarningCode::SingleStudy, "one study only: heterogeneity cannot be estimated"});
    if (!std::isfinite(result.beta) || !std::isfinite(result.se))
        return Error{ErrorCode::Input, "the variances of the studies differ too much to be pooled"};
    return result;
}

} // namespace plansift::stats
