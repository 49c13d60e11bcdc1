// SPDX-License-Identifier: GPL-3.0-or-later
// Binomial, Poisson and non-central hypergeometric counts.
#include "core/stats/glmm/observation.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/numeric.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

double logChoose(double n, double x)
{
    return logGamma(n + 1) - logGamma(x + 1) - logGamma(n - x + 1);
}

} // namespace

Observation Observation::binomial(double x, double n, double offset)
{
    Observation o;
    o.m_family = binomialCumulant;
    o.m_x = x;
    o.m_most = n;
    o.m_offset = offset;
    o.m_constant = logChoose(n, x);
    return o;
}

Observation Observation::poisson(double x, double exposure)
{
    Observation o;
    o.m_family = poissonCumulant;
    o.m_x = x;
    o.m_most = std::numeric_limits<double>::infinity();
    o.m_offset = std::log(exposure);
    o.m_constant = -logGamma(x + 1);
    return o;
}

Observation Observation::hypergeometric(double x, double n1, double n2, double m)
{
    Observation o;
    o.m_family = hypergeometricCumulant;
    o.m_x = x;
    o.m_least = std::max(0.0, m - n2);
    o.m_most = std::min(n1, m);
    o.m_constant = logChoose(n1, x) + logChoose(n2, m - x);
    for (double s = o.m_least; s <= o.m_most; ++s)
        o.m_logWays.push_back(logChoose(n1, s) + logChoose(n2, m - s));
    return o;
}

/// K = n log(1 + exp(eta)).
Observation::Cumulant Observation::binomialCumulant(const Observation& o, double eta)
{
    const double small = std::exp(-std::abs(eta));
    const double p = eta > 0 ? 1 / (1 + small) : small / (1 + small);
    return {o.m_most * (std::max(eta, 0.0) + std::log1p(small)), o.m_most * p,
            o.m_most * small / square(1 + small)};
}

/// K = exp(eta).
Observation::Cumulant Observation::poissonCumulant(const Observation&, double eta)
{
    const double mean = std::exp(eta);
    return {mean, mean, mean};
}

/// K = log sum_s ways(s) exp(s eta). The terms are log-concave in s: from the largest on they are summed
/// until they are negligible (Liao & Rosen 2001).
Observation::Cumulant Observation::hypergeometricCumulant(const Observation& o, double eta)
{
    constexpr double kNegligible = -45;
    const auto logTerm = [&](std::size_t i) { return o.m_logWays[i] + asDouble(i) * eta; };
    std::size_t low = 0;
    std::size_t high = o.m_logWays.size() - 1;
    while (low < high) { // the first i from which the terms fall
        const std::size_t middle = (low + high) / 2;
        if (logTerm(middle + 1) > logTerm(middle))
            low = middle + 1;
        else
            high = middle;
    }
    const std::size_t mode = low;
    const double top = logTerm(mode);
    double s0 = 0, s1 = 0, s2 = 0;
    const auto add = [&](std::size_t i) {
        const double logRatio = logTerm(i) - top;
        const double distance = asDouble(i) - asDouble(mode);
        const double term = std::exp(logRatio);
        s0 += term;
        s1 += term * distance;
        s2 += term * distance * distance;
        return logRatio > kNegligible;
    };
    for (std::size_t i = mode; i < o.m_logWays.size() && add(i); ++i) {
    }
    for (std::size_t i = mode; i-- > 0 && add(i);) {
    }
    const double mean = s1 / s0;
    return {top + std::log(s0) + o.m_least * eta, o.m_least + asDouble(mode) + mean,
            std::max(0.0, s2 / s0 - mean * mean)};
}

LogLikelihood Observation::at(double eta) const
{
    const double predictor = eta + m_offset;
    const Cumulant k = m_family(*this, predictor);
    return {m_x * predictor - k.value + m_constant, m_x - k.mean, -k.variance};
}

/// Of a count that is certain in the limit: 0, but for impossible combinations of margins.
double Observation::extremeLogLik() const
{
    const double far = m_x <= m_least ? -1e3 : 1e3;
    return std::min(0.0, at(far - m_offset).value);
}

Saturated Observation::saturated() const
{
    if (isExtreme())
        return {extremeLogLik(),
                m_x <= m_least ? -std::numeric_limits<double>::infinity()
                               : std::numeric_limits<double>::infinity(),
                0};
    double eta = -m_offset;
    constexpr int kMostSteps = 200;
    for (int i = 0; i < kMostSteps; ++i) {
        const LogLikelihood l = at(eta);
        const double step = std::clamp(-l.slope / l.curvature, -1.0, 1.0);
        eta += std::isfinite(step) ? step : (l.slope > 0 ? 1 : -1);
        if (std::abs(step) < 1e-12)
            break;
    }
    const LogLikelihood l = at(eta);
    return {l.value, eta, -l.curvature};
}

} // namespace plansift::stats
