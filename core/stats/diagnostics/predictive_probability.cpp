// SPDX-License-Identifier: GPL-3.0-or-later
// Probabilities of effects beyond a threshold.
#include "core/stats/diagnostics/predictive_probability.hpp"

#include "core/stats/distributions.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

double upperTail(double x, double df)
{
    if (std::isnan(df))
        return normalUpperTail(x);
    const double half = 0.5 * studentTwoSided(x, df);
    return x >= 0 ? half : 1 - half;
}

void setShare(PredictiveProbability& out, const PooledResult& pooled, double level)
{
    const double tau = std::sqrt(pooled.tau2);
    const double distance = out.threshold - pooled.beta;
    out.share = normalUpperTail(distance / tau);
    out.shareSe = normalDensity(distance / tau) *
                  std::sqrt(square(pooled.se) / pooled.tau2 +
                            square(pooled.seTau2 * distance) / (4 * pooled.tau2 * square(pooled.tau2)));
    const double half = criticalValue(kUndefined, level) * out.shareSe;
    out.shareLower = std::max(0.0, out.share - half);
    out.shareUpper = std::min(1.0, out.share + half);
    if (std::isnan(half))
        out.shareLower = out.shareUpper = kUndefined;
}

} // namespace

PredictiveProbability predictiveProbability(const PooledResult& pooled, double threshold, double level)
{
    PredictiveProbability out{threshold};
    if (pooled.tau2 > 0)
        setShare(out, pooled, level);
    else if (pooled.tau2 == 0)
        out.share = pooled.beta > threshold ? 1 : 0; // all true effects are the pooled one
    if (pooled.predictive.sd > 0)
        out.newEffect = upperTail((threshold - pooled.beta) / pooled.predictive.sd, pooled.predictive.df);
    return out;
}

} // namespace plansift::stats
