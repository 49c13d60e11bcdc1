// SPDX-License-Identifier: GPL-3.0-or-later
// The table of methods, the checks before them, and the test of skewness.
#include "core/stats/five_number/five_number.hpp"

#include "core/stats/five_number/estimators.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace plansift::stats {
namespace {

constexpr std::array<FiveNumberMethod, 10> kMethods{{
    {"luo/wan/shi", "Luo 2016, Wan 2014 and Shi 2020 (normal)", false, luoWanShi},
    {"qe", "Quantile estimation (McGrath 2020)", false, quantileEstimation},
    {"bc", "Box-Cox (McGrath 2020)", true, boxCox},
    {"mln", "Unknown non-normal distributions (Cai 2021)", true, unknownNonNormal},
    {"blue", "Best linear unbiased estimation (Yang 2022)", false, orderStatistics},
    {"hozo2005", "Hozo 2005", false, hozo},
    {"wan2014", "Wan 2014", false, wan},
    {"bland2015", "Bland 2015", false, bland},
    {"walter2007", "Walter & Yao 2007", false, walterYao},
    {"lnorm", "Log-normal (Shi 2020)", true, logNormal},
}};

Error refusal(const char* why)
{
    return {ErrorCode::Input, why, {}};
}

bool given(std::initializer_list<double> values)
{
    return std::ranges::all_of(values, [](double v) { return std::isfinite(v); });
}

Result<FiveNumberScenario> scenarioOf(const FiveNumbers& x)
{
    if (!given({x.median, x.n}) || x.n < 3)
        return refusal("a median and three participants or more are needed");
    const bool range = given({x.min, x.max});
    const bool quartiles = given({x.q1, x.q3});
    if (!range && !quartiles)
        return refusal("the median needs the quartiles or the range beside it");
    const auto scenario = range && quartiles ? FiveNumberScenario::Both
                          : range            ? FiveNumberScenario::Range
                                             : FiveNumberScenario::Quartiles;
    const std::vector<double> values = valuesOf(x, scenario);
    if (!std::ranges::is_sorted(values) || values.front() == values.back())
        return refusal("minimum, quartiles, median and maximum are not in ascending order");
    return scenario;
}

/// How far the median is from the middle, in units of the distance.
double asymmetry(double lower, double median, double upper)
{
    return std::abs((lower + upper - 2 * median) / (upper - lower));
}

} // namespace

std::span<const FiveNumberMethod> fiveNumberMethods()
{
    return kMethods;
}

const FiveNumberMethod* fiveNumberMethodByKey(std::string_view key)
{
    if (key == "default")
        return &kMethods.front();
    const auto found = std::ranges::find(kMethods, key, &FiveNumberMethod::key);
    return found == kMethods.end() ? nullptr : &*found;
}

Result<MeanSd> meanAndSd(const FiveNumbers& numbers, const FiveNumberMethod& method)
{
    const Result<FiveNumberScenario> scenario = scenarioOf(numbers);
    if (!scenario)
        return scenario.error();
    if (method.needsPositive && valuesOf(numbers, *scenario).front() <= 0)
        return refusal("this method is defined for values above zero only");
    const MeanSd out = method.estimate(numbers, *scenario);
    if (!given({out.mean, out.sd}))
        return Error{
            ErrorCode::Input, std::string(method.label) + " gives no estimate from these numbers", {}};
    return out;
}

Result<SkewnessTest> testSkewness(const FiveNumbers& x)
{
    const Result<FiveNumberScenario> scenario = scenarioOf(x);
    if (!scenario)
        return scenario.error();
    const double root = std::sqrt(x.n);
    switch (*scenario) {
    case FiveNumberScenario::Range:
        return SkewnessTest{asymmetry(x.min, x.median, x.max), 1 / std::log(x.n + 9) + 2.5 / (x.n + 1)};
    case FiveNumberScenario::Quartiles:
        return SkewnessTest{asymmetry(x.q1, x.median, x.q3), 2.65 / root - 6 / square(x.n)};
    case FiveNumberScenario::Both:
        break;
    }
    return SkewnessTest{std::max(2.65 * std::log(0.6 * x.n) / root * asymmetry(x.min, x.median, x.max),
                                 asymmetry(x.q1, x.median, x.q3)),
                        3 / root - 40 / (x.n * x.n * x.n)};
}

} // namespace plansift::stats
