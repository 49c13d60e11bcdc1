// SPDX-License-Identifier: GPL-3.0-or-later
// The five-number methods that are formulas.
#include "core/stats/distributions.hpp"
#include "core/stats/five_number/estimators.hpp"

#include <boost/math/quadrature/gauss_kronrod.hpp>

namespace plansift::stats {
namespace {

using enum FiveNumberScenario;

/// Shi 2020 (Res Synth Methods), eq. 10: the weight of the range beside that of the quartiles.
double rangeWeight(double n)
{
    return 1 / (1 + 0.07 * std::pow(n, 0.6));
}

double rangeSd(const FiveNumbers& x)
{
    return (x.max - x.min) / expectedRange(x.n);
}

double quartileSd(const FiveNumbers& x)
{
    return (x.q3 - x.q1) / expectedInterquartileRange(x.n);
}

double shiSd(const FiveNumbers& x, FiveNumberScenario scenario)
{
    if (scenario == Range)
        return rangeSd(x);
    if (scenario == Quartiles)
        return quartileSd(x);
    const double w = rangeWeight(x.n);
    return w * rangeSd(x) + (1 - w) * quartileSd(x);
}

/// The constants of Shi 2020 (Stat Interface), "Estimating the mean and variance from the five-number summary
/// of a log-normal distribution": what sigma^2 and sigma^4 are divided by, and the factors a and b of
/// 1 + a sigma^2/n + b sigma^4/n.
struct LogNormalConstants {
    double square;
    double fourth;
    double a;
    double b;
};

LogNormalConstants logNormalConstants(double n, FiveNumberScenario scenario)
{
    const double log2 = stats::square(std::log(n));
    if (scenario == Range)
        return {1.01 + 0.25 / log2, 1 + 2.23 / log2, 0.565, 0.37};
    if (scenario == Quartiles)
        return {1 + 1.58 / n, 1 + 19.2 / std::pow(n, 1.2), 0.57, 0.75};
    return {1 + 0.28 / log2, 1 + 3.93 / n, 0.405, 0.315};
}

} // namespace

double expectedRange(double n)
{
    return 2 * normalQuantile((n - 0.375) / (n + 0.25));
}

double expectedInterquartileRange(double n)
{
    return 2 * normalQuantile((0.75 * n - 0.125) / (n + 0.25));
}

std::vector<double> valuesOf(const FiveNumbers& x, FiveNumberScenario scenario)
{
    if (scenario == Range)
        return {x.min, x.median, x.max};
    if (scenario == Quartiles)
        return {x.q1, x.median, x.q3};
    return {x.min, x.q1, x.median, x.q3, x.max};
}

double luoMean(const FiveNumbers& x, FiveNumberScenario scenario)
{
    const double power = std::pow(x.n, 0.75);
    const double range = scenario == Range ? 4 / (4 + power) : 2.2 / (2.2 + power);
    const double quartiles = scenario == Quartiles ? 0.7 + 0.39 / x.n : 0.7 - 0.72 / std::pow(x.n, 0.55);
    const double midRange = (x.min + x.max) / 2;
    const double midQuartiles = (x.q1 + x.q3) / 2;
    if (scenario == Range)
        return range * midRange + (1 - range) * x.median;
    if (scenario == Quartiles)
        return quartiles * midQuartiles + (1 - quartiles) * x.median;
    return range * midRange + quartiles * midQuartiles + (1 - range - quartiles) * x.median;
}

double wanSd(const FiveNumbers& x, FiveNumberScenario scenario)
{
    return scenario == Both ? (rangeSd(x) + quartileSd(x)) / 2 : shiSd(x, scenario);
}

MeanSd luoWanShi(const FiveNumbers& x, FiveNumberScenario scenario)
{
    return {luoMean(x, scenario), shiSd(x, scenario)};
}

MeanSd logNormal(const FiveNumbers& x, FiveNumberScenario scenario)
{
    const FiveNumbers logs = transformed(x, [](double v) { return std::log(v); });
    const LogNormalConstants c = logNormalConstants(x.n, scenario);
    const double sd = shiSd(logs, scenario);
    const double sigma2 = square(sd) / c.square;
    const double sigma4 = square(square(sd)) / c.fourth;
    const double mu = luoMean(logs, scenario);
    const auto correction = [&](double onSquare, double onFourth) {
        return 1 + onSquare * c.a * sigma2 / x.n + onFourth * c.b * sigma4 / x.n;
    };
    return {std::exp(mu + sigma2 / 2) / correction(1, 1),
            std::sqrt(std::exp(2 * mu + 2 * sigma2) / correction(4, 16) -
                      std::exp(2 * mu + sigma2) / correction(4, 4))};
}

/// Hozo 2005, with the sizes for which it recommends each formula.
MeanSd hozo(const FiveNumbers& x, FiveNumberScenario scenario)
{
    if (scenario != Range)
        return {};
    const double width = x.max - x.min;
    const double mean = x.n <= 25 ? (x.min + 2 * x.median + x.max) / 4 : x.median;
    if (x.n <= 15)
        return {mean, std::sqrt((square(x.min - 2 * x.median + x.max) / 4 + square(width)) / 12)};
    return {mean, width / (x.n <= 70 ? 4 : 6)};
}

/// Wan 2014, for its three scenarios.
MeanSd wan(const FiveNumbers& x, FiveNumberScenario scenario)
{
    const double sd = wanSd(x, scenario);
    if (scenario == Range)
        return {(x.min + 2 * x.median + x.max) / 4, sd};
    if (scenario == Quartiles)
        return {(x.q1 + x.median + x.q3) / 3, sd};
    return {(x.min + 2 * x.q1 + 2 * x.median + 2 * x.q3 + x.max) / 8, sd};
}

/// Bland 2015, the mean of the bounds of Hozo's inequalities for five numbers.
MeanSd bland(const FiveNumbers& x, FiveNumberScenario scenario)
{
    if (scenario != Both)
        return {};
    const double sum = x.min + 2 * x.q1 + 2 * x.median + 2 * x.q3 + x.max;
    const double squares =
        square(x.min) + 2 * square(x.q1) + 2 * square(x.median) + 2 * square(x.q3) + square(x.max);
    const double products = x.min * x.q1 + x.q1 * x.median + x.median * x.q3 + x.q3 * x.max;
    return {sum / 8, std::sqrt(squares / 16 + products / 8 - square(sum) / 64)};
}

/// Walter & Yao 2007: the median, and the range over the expected range of n normal values (Tippett 1925).
MeanSd walterYao(const FiveNumbers& x, FiveNumberScenario scenario)
{
    if (scenario != Range)
        return {};
    const auto inside = [n = x.n](double z) {
        return 1 - std::pow(normalUpperTail(z), n) - std::pow(normalLowerTail(z), n);
    };
    constexpr double kBeyondAllValues = 10;
    const double expected = boost::math::quadrature::gauss_kronrod<double, 61>::integrate(
        inside, -kBeyondAllValues, kBeyondAllValues, 8, 1e-12);
    return {x.median, (x.max - x.min) / expected};
}

} // namespace plansift::stats
