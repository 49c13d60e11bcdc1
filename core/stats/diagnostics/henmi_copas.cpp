// SPDX-License-Identifier: GPL-3.0-or-later
// Henmi & Copas 2010: the distribution of the pivot is that of a normal variable whose scale is estimated
// from Q; Q given the pivot is approximated by a gamma distribution with its first two moments.
#include "core/stats/diagnostics/henmi_copas.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/optimise.hpp"
#include "core/stats/tau2.hpp"
#include "core/stats/weighted_fit.hpp"

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <algorithm>

namespace plansift::stats {
namespace {

/// Moments of Q given the pivot R = r (appendix of the paper). w1..w4: sum of weights, and sums of their 2nd
/// to 4th powers over w1.
struct Moments {
    double w1, w2, w3, w4, k, tau2;

    double ratio() const { return 1 + tau2 * w2; }
    double mean(double r) const
    {
        const double vr = ratio();
        return (k - 1) + tau2 * (w1 - w2) + square(tau2) * (r * r / square(vr) - 1 / vr) * (w3 - w2 * w2);
    }
    double variance(double r) const
    {
        const double vr = ratio();
        const double t2 = square(tau2);
        const double given = r * r / square(vr) - 1 / vr;
        return 2 * (k - 1) + 4 * tau2 * (w1 - w2) + 2 * t2 * (w1 * w2 - 2 * w3 + w2 * w2) +
               4 * t2 * given * (w3 - w2 * w2) + 4 * t2 * tau2 * given * (w4 - 2 * w2 * w3 + w2 * w2 * w2) +
               2 * t2 * t2 * (1 / square(vr) - 2 * r * r / (vr * vr * vr)) * square(w3 - w2 * w2);
    }
};

/// P(|pivot| > x), one-sided.
double upperTail(double x, const Moments& m)
{
    const double sd = std::sqrt(m.ratio());
    const auto density = [&](double r) {
        const double limit = (m.w1 / m.w2 - 1) * (square(r / x) - 1) + (m.k - 1);
        const double mean = m.mean(sd * r);
        const double variance = m.variance(sd * r);
        return gammaLowerTail(limit, mean * mean / variance, variance / mean) * normalDensity(r);
    };
    using Rule = boost::math::quadrature::gauss_kronrod<double, 31>;
    return Rule::integrate(density, x, x + 12, 8, 1e-10); // the normal density is nothing beyond
}

} // namespace

Result<HenmiCopas> henmiCopas(std::span<const StudyEffect> effects, double level)
{
    if (effects.size() < 2)
        return Error{ErrorCode::Usage, "the Henmi-Copas method needs two studies or more"};
    const RegressionData data = interceptOnly(effects);
    const Eigen::ArrayXd w = 1 / data.v;
    const double w1 = w.sum();
    const Result<Tau2Estimate> dl = estimateTau2(Tau2Method::DL, data, {});
    if (!dl)
        return dl.error();
    const Moments m{w1,
                    w.square().sum() / w1,
                    w.cube().sum() / w1,
                    w.square().square().sum() / w1,
                    static_cast<double>(data.k()),
                    dl->tau2};
    HenmiCopas out;
    out.beta = WeightedFit(data, w).beta()[0];
    out.tau2 = dl->tau2;
    out.se = std::sqrt(m.ratio() / w1);
    const double target = 0.5 - level / 200;
    const auto excess = [&](double x) { return upperTail(x, m) - target; };
    const double quantile = fallsToZero(excess, 1e-3, 0.5); // of the pivot in units of its standard deviation
    if (!std::isfinite(quantile))
        return Error{ErrorCode::Input, "the Henmi-Copas interval has no finite bounds"};
    const double half = quantile * std::sqrt(m.ratio()) * out.se;
    out.ciLower = out.beta - half;
    out.ciUpper = out.beta + half;
    return out;
}

} // namespace plansift::stats
