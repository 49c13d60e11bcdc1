// SPDX-License-Identifier: GPL-3.0-or-later
// Observed against expected numbers of significant studies.
#include "core/stats/bias/excess_significance.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/weighted_fit.hpp"

#include <algorithm>
#include <vector>

namespace plansift::stats {
namespace {

/// P(X >= n) for the number X of successes of independent trials.
double atLeast(double n, const std::vector<double>& chances)
{
    std::vector<double> mass{1};
    for (const double p : chances) {
        mass.push_back(0);
        for (std::size_t i = mass.size() - 1; i > 0; --i)
            mass[i] = mass[i] * (1 - p) + mass[i - 1] * p;
        mass[0] *= 1 - p;
    }
    double sum = 0;
    for (std::size_t i = mass.size(); i-- > 0 && asDouble(i) >= n;)
        sum += mass[i];
    return std::min(1.0, sum);
}

} // namespace

ExcessSignificance excessSignificance(std::span<const StudyEffect> effects)
{
    const RegressionData data = interceptOnly(effects);
    const double critical = normalQuantile(0.975);
    ExcessSignificance out;
    out.theta = WeightedFit(data, 1 / data.v).beta()[0];
    std::vector<double> power;
    double expected = 0;
    for (const StudyEffect& e : effects) {
        const double z = out.theta / std::sqrt(e.vi);
        power.push_back(normalUpperTail(critical - z) + normalLowerTail(-critical - z));
        expected += power.back();
        out.observed += std::abs(e.yi) / std::sqrt(e.vi) >= critical ? 1 : 0;
    }
    const double excess = out.observed - expected;
    out.expected = expected;
    out.ratio = out.observed / expected;
    out.chiSquare = square(excess) / expected + square(excess) / (asDouble(effects.size()) - expected);
    const double half = 0.5 * chiSquareUpperTail(out.chiSquare, 1);
    out.pChiSquare = excess > 0 ? half : 1 - half;
    out.pExact = atLeast(out.observed, power);
    return out;
}

} // namespace plansift::stats
