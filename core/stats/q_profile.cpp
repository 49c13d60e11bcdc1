// SPDX-License-Identifier: GPL-3.0-or-later
// Q as a function of tau2, and its inverse.
#include "core/stats/q_profile.hpp"

#include "core/stats/optimise.hpp"

namespace plansift::stats {

double qAtTau2(const RegressionData& data, double tau2)
{
    return WeightedFit(data, 1 / (data.v + tau2)).rss();
}

double tau2AtQ(const RegressionData& data, double target)
{
    const auto excess = [&](double t) {
        const Eigen::ArrayXd w = 1 / (data.v + t);
        const WeightedFit fit(data, w);
        return ValueSlope{fit.rss() - target, -(w * fit.residuals()).square().sum()};
    };
    const double atZero = excess(0).value;
    if (atZero <= 0)
        return 0;
    double top = data.v.maxCoeff();
    while (excess(top).value > 0)
        top *= 8;
    return rootInBracket(excess, 0, top, atZero);
}

} // namespace plansift::stats
