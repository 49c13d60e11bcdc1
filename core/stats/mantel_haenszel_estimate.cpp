// SPDX-License-Identifier: GPL-3.0-or-later
// The steps from a Mantel-Haenszel estimate to a result.
#include "core/stats/mantel_haenszel_estimate.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/heterogeneity.hpp"

#include <algorithm>

namespace plansift::stats {

void setCmh(StratifiedTests& tests, double difference, double variance, bool correct)
{
    if (!(variance > 0))
        return;
    const double distance = correct ? std::max(0.0, std::abs(difference) - 0.5) : std::abs(difference);
    tests.cmh = distance * distance / variance;
    tests.cmhP = chiSquareUpperTail(tests.cmh, 1);
}

void addHeterogeneity(PooledResult& pooled, const std::vector<StudyEffect>& effects)
{
    double q = 0;
    int usable = 0;
    for (const StudyEffect& effect : effects) {
        if (!effect.usable())
            continue;
        q += square(effect.yi - pooled.beta) / effect.vi;
        ++usable;
    }
    pooled.k = usable;
    if (usable < 2)
        return;
    pooled.q = q;
    pooled.qDf = usable - 1;
    pooled.qP = chiSquareUpperTail(q, pooled.qDf);
    addI2FromQ(pooled);
}

void fillPooled(PooledResult& pooled, const MantelHaenszelEstimate& estimate, double level)
{
    const CoefficientTest test =
        testCoefficient(estimate.beta, std::sqrt(estimate.variance), kUndefined, level);
    pooled.beta = estimate.beta;
    pooled.se = std::sqrt(estimate.variance);
    pooled.stat = test.stat;
    pooled.pval = test.pval;
    pooled.ciLower = test.ciLower;
    pooled.ciUpper = test.ciUpper;
    pooled.tau2 = 0;
    double sum = 0;
    for (const double w : estimate.weights)
        sum += w;
    for (std::size_t i = 0; i < estimate.rows.size(); ++i)
        pooled.weights[estimate.rows[i]] = 100 * estimate.weights[i] / sum;
}

} // namespace plansift::stats
