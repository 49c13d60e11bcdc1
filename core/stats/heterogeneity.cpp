// SPDX-License-Identifier: GPL-3.0-or-later
// Cochran's Q, I2 and H2.
#include "core/stats/heterogeneity.hpp"

#include "core/stats/distributions.hpp"

#include <algorithm>

namespace plansift::stats {

void addQ(Heterogeneity& result, const RegressionData& data, const std::optional<double>& qOverride)
{
    const WeightedFit fit(data, 1 / data.v);
    result.q = qOverride ? *qOverride : fit.rss();
    result.qDf = data.df();
    result.qP = chiSquareUpperTail(result.q, result.qDf);
    result.typicalVariance = data.df() > 0 ? data.df() / fit.trace() : kUndefined;
}

void addI2FromQ(Heterogeneity& result)
{
    if (!(result.qDf > 0))
        return;
    result.i2 = result.q > 0 ? std::max(0.0, 100 * (result.q - result.qDf) / result.q) : 0;
    result.h2 = result.q / result.qDf;
}

void addI2FromTau2(Heterogeneity& result)
{
    result.i2 = 100 * result.tau2 / (result.tau2 + result.typicalVariance);
    result.h2 = result.tau2 / result.typicalVariance + 1;
}

} // namespace plansift::stats
