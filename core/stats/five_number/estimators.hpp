// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the five-number methods: one function a method, and what they share.
#pragma once

#include "core/stats/five_number/five_number.hpp"

#include <vector>

namespace plansift::stats {

/// The distance from -z to z of the expected range of n normal values (Wan 2014, eq. 9).
double expectedRange(double n);
/// The same of the interquartile range (Wan 2014, eq. 16).
double expectedInterquartileRange(double n);

/// Mean of a normal sample (Luo 2016, eq. 7, 11 and 15).
double luoMean(const FiveNumbers& x, FiveNumberScenario scenario);
/// Standard deviation of a normal sample (Wan 2014, eq. 9 and 16, and their mean).
double wanSd(const FiveNumbers& x, FiveNumberScenario scenario);

/// The values given, in order.
std::vector<double> valuesOf(const FiveNumbers& x, FiveNumberScenario scenario);
/// The same numbers with every value replaced.
template<typename F>
FiveNumbers transformed(const FiveNumbers& x, F f)
{
    return {f(x.min), f(x.q1), f(x.median), f(x.q3), f(x.max), x.n};
}

// The methods. Their sources stand with the definitions.
MeanSd luoWanShi(const FiveNumbers& x, FiveNumberScenario scenario);
MeanSd logNormal(const FiveNumbers& x, FiveNumberScenario scenario);
MeanSd hozo(const FiveNumbers& x, FiveNumberScenario scenario);
MeanSd wan(const FiveNumbers& x, FiveNumberScenario scenario);
MeanSd bland(const FiveNumbers& x, FiveNumberScenario scenario);
MeanSd walterYao(const FiveNumbers& x, FiveNumberScenario scenario);
MeanSd quantileEstimation(const FiveNumbers& x, FiveNumberScenario scenario);
MeanSd boxCox(const FiveNumbers& x, FiveNumberScenario scenario);
MeanSd unknownNonNormal(const FiveNumbers& x, FiveNumberScenario scenario);
MeanSd orderStatistics(const FiveNumbers& x, FiveNumberScenario scenario);

} // namespace plansift::stats
