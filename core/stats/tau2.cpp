// SPDX-License-Identifier: GPL-3.0-or-later
// Estimators of the between-study variance (Viechtbauer 2005; Veroniki 2016 give them side by side).
#include "core/stats/tau2.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/optimise.hpp"
#include "core/stats/profile_likelihood.hpp"
#include "core/stats/q_profile.hpp"
#include "core/stats/quadratic_form.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace plansift::stats {
namespace {

using Eigen::ArrayXd;

ArrayXd onesFor(const RegressionData& data)
{
    return ArrayXd::Ones(data.k());
}

double cut(double tau2)
{
    return std::max(0.0, tau2);
}

/// A moment estimator's standard error: tau2 solves y'Py = tr(PV) + tau2 tr(P), so that
/// Var = scale^2 (2 tr(PVPV) + 4 tau2 tr(PVP) + 2 tau2^2 tr(PP)) (Biggerstaff & Tweedie 1997, generalised).
double momentSe(const RegressionData& data, const WeightedFit& fit, double tau2, double scale)
{
    const ArrayXd ones = onesFor(data);
    const double variance = 2 * fit.traceProduct(data.v, data.v) + 4 * tau2 * fit.traceProduct(data.v, ones) +
                            2 * tau2 * tau2 * fit.traceProduct(ones, ones);
    return std::abs(scale) * std::sqrt(variance);
}

/// General method of moments with weights a (DerSimonian & Kacker 2007, eq. 6).
Tau2Estimate moments(const RegressionData& data, const ArrayXd& weights)
{
    const WeightedFit fit(data, weights);
    const double traceP = fit.trace();
    const double tau2 = (fit.rss() - fit.trace(data.v)) / traceP;
    return {tau2, momentSe(data, fit, cut(tau2), 1 / traceP), {}};
}

/// DerSimonian & Laird 1986: weights 1 / v.
Result<Tau2Estimate> derSimonianLaird(const RegressionData& data, const Tau2Options& options)
{
    if (!options.qOverride)
        return moments(data, 1 / data.v);
    const WeightedFit fit(data, 1 / data.v);
    const double tau2 = (*options.qOverride - data.df()) / fit.trace();
    return Tau2Estimate{tau2, momentSe(data, fit, cut(tau2), 1 / fit.trace()), {}};
}

/// Hedges 1983; Hedges & Olkin 1985, sec. 9.A: equal weights.
Result<Tau2Estimate> hedges(const RegressionData& data, const Tau2Options&)
{
    return moments(data, onesFor(data));
}

/// The weights of the generalised Q: the user's, 1 / v unless given.
Result<ArrayXd> generalisedWeights(const RegressionData& data, const Tau2Options& options)
{
    if (options.weights.empty())
        return ArrayXd(1 / data.v);
    if (options.weights.size() != static_cast<std::size_t>(data.k()))
        return Error{ErrorCode::Usage, "the generalised Q needs one weight a study"};
    return ArrayXd(Eigen::Map<const ArrayXd>(options.weights.data(), data.k()));
}

/// DerSimonian & Kacker 2007 with the user's weights.
Result<Tau2Estimate> generalisedQ(const RegressionData& data, const Tau2Options& options)
{
    const Result<ArrayXd> weights = generalisedWeights(data, options);
    return weights ? Result<Tau2Estimate>(moments(data, *weights)) : weights.error();
}

/// Beyond this ratio the characteristic function of Q cannot be inverted in reasonable time.
constexpr double kWidestVariances = 1e10;

/// The tau2 for which the observed generalised Q is the median of its distribution (Viechtbauer 2021).
Result<Tau2Estimate> generalisedQMedian(const RegressionData& data, const Tau2Options& options)
{
    const Result<ArrayXd> weights = generalisedWeights(data, options);
    if (!weights)
        return weights.error();
    if (data.v.maxCoeff() > kWidestVariances * data.v.minCoeff())
        return Error{ErrorCode::Input,
                     "GENQM: the variances differ too much for the distribution of Q to be computed"};
    const WeightedFit fit(data, *weights);
    const double q = fit.rss();
    const auto aboveMedian = [&](double t) {
        return quadraticFormLowerTail(q, *weights, data.v + t, data.x) - 0.5;
    };
    const double tau2 = fallsToZero(aboveMedian, 0, data.v.minCoeff());
    return Tau2Estimate{tau2, momentSe(data, fit, tau2, 1 / fit.trace()), {}};
}

/// Hunter & Schmidt (Viechtbauer 2005, eq. 8).
Result<Tau2Estimate> hunterSchmidt(const RegressionData& data, const Tau2Options&)
{
    const ArrayXd w = 1 / data.v;
    const WeightedFit fit(data, w);
    const double tau2 = (fit.rss() - data.k()) / w.sum();
    return Tau2Estimate{tau2, momentSe(data, fit, cut(tau2), 1 / w.sum()), {}};
}

/// Hunter & Schmidt with the small-sample correction k / (k - p) (Brannick 2019).
Result<Tau2Estimate> hunterSchmidtCorrected(const RegressionData& data, const Tau2Options&)
{
    const ArrayXd w = 1 / data.v;
    const WeightedFit fit(data, w);
    const double factor = static_cast<double>(data.k()) / data.df();
    const double tau2 = (factor * fit.rss() - data.k()) / w.sum();
    return Tau2Estimate{tau2, momentSe(data, fit, cut(tau2), factor / w.sum()), {}};
}

/// Sidik & Jonkman 2005, eq. 4, started from the variance of the effects.
Result<Tau2Estimate> sidikJonkman(const RegressionData& data, const Tau2Options&)
{
    const double start = (data.y - data.y.mean()).square().sum() / data.k();
    if (!(start > 0))
        return Tau2Estimate{0, 0, {}}; // all effects agree
    const WeightedFit fit(data, 1 / (data.v + start));
    const double tau2 = start * fit.rss() / data.df();
    return Tau2Estimate{tau2, momentSe(data, fit, tau2, start / data.df()), {}};
}

/// Large-sample standard error of the empirical Bayes estimate (Morris 1983; Viechtbauer 2005).
double empiricalBayesSe(const RegressionData& data, double tau2)
{
    const double w = (1 / (data.v + tau2)).sum();
    return std::sqrt(2.0 * data.k() * data.k() / data.df()) / w;
}

/// Paule & Mandel 1982, which is Morris' empirical Bayes estimator at its optimum.
Result<Tau2Estimate> pauleMandel(const RegressionData& data, const Tau2Options&)
{
    const double tau2 = tau2AtQ(data, data.df());
    return Tau2Estimate{tau2, empiricalBayesSe(data, tau2), {}};
}

/// Paule & Mandel with the median of chi-square in place of its mean (Viechtbauer 2021).
Result<Tau2Estimate> pauleMandelMedian(const RegressionData& data, const Tau2Options&)
{
    const double tau2 = tau2AtQ(data, chiSquareQuantile(0.5, data.df()));
    return Tau2Estimate{tau2, empiricalBayesSe(data, tau2), {}};
}

std::string shortNumber(double value)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

Tau2Estimate mostLikely(const RegressionData& data, Likelihood kind, std::string_view name,
                        const Tau2Options& options)
{
    if (options.maximum)
        return {*options.maximum, kUndefined, {}};
    const LikelihoodMaximum found = maximise(ProfileLikelihood(data, kind));
    Tau2Estimate out{found.tau2, kUndefined, {}};
    if (found.secondMode)
        out.warnings.push_back(
            {WarningCode::SecondMode,
             std::string(name) + ": a second mode at tau2 = " + shortNumber(*found.secondMode) +
                 ", log-likelihood lower by " + shortNumber(found.logLik - found.secondLogLik)});
    return out;
}

/// Maximum likelihood (Hardy & Thompson 1996); standard error from the expected information.
Result<Tau2Estimate> maximumLikelihood(const RegressionData& data, const Tau2Options& options)
{
    Tau2Estimate out = mostLikely(data, Likelihood::Ml, "ML", options);
    out.se = std::sqrt(2 / (1 / (data.v + out.tau2)).square().sum());
    return out;
}

/// Restricted maximum likelihood (Harville 1977; Raudenbush 2009); standard error from the expected
/// information.
Result<Tau2Estimate> restrictedMaximumLikelihood(const RegressionData& data, const Tau2Options& options)
{
    Tau2Estimate out = mostLikely(data, Likelihood::Reml, "REML", options);
    out.se = 1 / std::sqrt(ProfileLikelihood(data, Likelihood::Reml).restrictedInformation(out.tau2));
    return out;
}

constexpr std::array<Tau2Spec, 12> kEstimators{{
    {Tau2Method::REML, "REML", "Restricted maximum likelihood", restrictedMaximumLikelihood},
    {Tau2Method::DL, "DL", "DerSimonian-Laird", derSimonianLaird},
    {Tau2Method::PM, "PM", "Paule-Mandel", pauleMandel},
    {Tau2Method::ML, "ML", "Maximum likelihood", maximumLikelihood},
    {Tau2Method::EB, "EB", "Empirical Bayes", pauleMandel},
    {Tau2Method::HE, "HE", "Hedges", hedges},
    {Tau2Method::HS, "HS", "Hunter-Schmidt", hunterSchmidt},
    {Tau2Method::HSk, "HSk", "Hunter-Schmidt, corrected for few studies", hunterSchmidtCorrected},
    {Tau2Method::SJ, "SJ", "Sidik-Jonkman", sidikJonkman},
    {Tau2Method::PMM, "PMM", "Paule-Mandel, median-unbiased", pauleMandelMedian},
    {Tau2Method::GENQ, "GENQ", "Generalised Q", generalisedQ},
    {Tau2Method::GENQM, "GENQM", "Generalised Q, median-unbiased", generalisedQMedian},
}};

} // namespace

std::span<const Tau2Spec> tau2Estimators()
{
    return kEstimators;
}

const Tau2Spec& tau2Spec(Tau2Method method)
{
    return *std::ranges::find(kEstimators, method, &Tau2Spec::method);
}

std::optional<Tau2Method> tau2ByKey(std::string_view key)
{
    const auto found = std::ranges::find(kEstimators, key, &Tau2Spec::key);
    return found == kEstimators.end() ? std::nullopt : std::optional(found->method);
}

Result<Tau2Estimate> estimateTau2(Tau2Method method, const RegressionData& data, const Tau2Options& options)
{
    const Tau2Spec& spec = tau2Spec(method);
    if (data.df() < 1)
        return Error{ErrorCode::Usage, std::string(spec.key) + " needs more studies than coefficients"};
    Result<Tau2Estimate> estimate = spec.estimate(data, options);
    if (!estimate)
        return estimate;
    if (std::isnan(estimate->tau2))
        return Error{ErrorCode::Input, std::string(spec.key) +
                                           " gives no tau2: effects or variances are too large, too small or "
                                           "too far apart for it"};
    if (estimate->tau2 <= 0) {
        estimate->tau2 = 0;
        estimate->warnings.push_back(
            {WarningCode::Boundary, std::string(spec.key) + ": tau2 at its boundary"});
    }
    return estimate;
}

} // namespace plansift::stats
