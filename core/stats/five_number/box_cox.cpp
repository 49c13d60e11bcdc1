// SPDX-License-Identifier: GPL-3.0-or-later
// The five-number methods that take the sample for normal after a power transformation.
#include "core/stats/distributions.hpp"
#include "core/stats/five_number/estimators.hpp"
#include "core/stats/five_number/minimise.hpp"

#include <boost/math/quadrature/gauss_kronrod.hpp>

namespace plansift::stats {
namespace {

using enum FiveNumberScenario;

// Powers nearer to zero are the logarithm.
constexpr double kNoPower = 1e-8;

/// Box & Cox 1964.
FiveNumbers powerTransformed(const FiveNumbers& x, double lambda)
{
    return transformed(x, [&](double v) {
        return std::abs(lambda) < kNoPower ? std::log(v) : std::expm1(lambda * std::log(v)) / lambda;
    });
}

double backFromPower(double t, double lambda)
{
    return std::abs(lambda) < kNoPower ? std::exp(t) : std::pow(std::max(0.0, 1 + lambda * t), 1 / lambda);
}

/// Moments on the original scale of a normal distribution on the transformed one. The distribution is cut off
/// where the way back ends (-1/lambda), and as far above its mean, as both papers do by simulation.
MeanSd momentsAfter(double lambda, double mu, double sigma)
{
    constexpr double kBeyondAllValues = 12;
    const double end = std::abs(lambda) < kNoPower ? HUGE_VAL : std::abs(mu + 1 / lambda) / sigma;
    const double limit = std::min(kBeyondAllValues, end);
    const auto mean = [&](auto f) {
        const auto weighted = [&](double z) {
            return normalDensity(z) * f(backFromPower(mu + sigma * z, lambda));
        };
        return boost::math::quadrature::gauss_kronrod<double, 61>::integrate(weighted, -limit, limit, 10,
                                                                             1e-12) /
               (normalLowerTail(limit) - normalLowerTail(-limit));
    };
    const double first = mean([](double v) { return v; });
    return {first, std::sqrt(mean([&](double v) { return square(v - first); }))};
}

double sideRatio(double lower, double median, double upper)
{
    return square((upper - median) / (median - lower) - 1);
}

/// How unlike the two sides of the median are.
double skewOf(const FiveNumbers& x, FiveNumberScenario scenario)
{
    const double range = scenario == Quartiles ? 0 : sideRatio(x.min, x.median, x.max);
    return range + (scenario == Range ? 0 : sideRatio(x.q1, x.median, x.q3));
}

/// One piece of a sample's likelihood: how many values lie between two bounds.
struct Between {
    double lower;
    double upper;
    double count;
};

/// The numbers given are single values, the others lie between them (Cai 2021).
std::vector<Between> piecesOf(const FiveNumbers& x, FiveNumberScenario scenario)
{
    const double h = std::floor(0.25 * x.n + 1);
    const double j = std::floor(0.5 * x.n + 1);
    const double k = std::floor(0.75 * x.n + 1);
    if (scenario == Range)
        return {{x.min, x.median, j - 2}, {x.median, x.max, x.n - j - 1}};
    if (scenario == Quartiles)
        return {{-HUGE_VAL, x.q1, h - 1},
                {x.q1, x.median, j - h - 1},
                {x.median, x.q3, k - j - 1},
                {x.q3, HUGE_VAL, x.n - k}};
    return {{x.min, x.q1, h - 2},
            {x.q1, x.median, j - h - 1},
            {x.median, x.q3, k - j - 1},
            {x.q3, x.max, x.n - k - 1}};
}

double minusLogLikelihood(const FiveNumbers& x, FiveNumberScenario scenario, double mu, double sigma)
{
    double sum = 0;
    for (const double v : valuesOf(x, scenario))
        sum += 0.5 * square((v - mu) / sigma) + std::log(sigma);
    for (const Between& piece : piecesOf(x, scenario))
        sum -= piece.count * std::log(normalLowerTail((piece.upper - mu) / sigma) -
                                      normalLowerTail((piece.lower - mu) / sigma));
    return sum;
}

/// Mean and standard deviation of greatest likelihood, searched around a first guess.
MeanSd mostLikely(const FiveNumbers& x, FiveNumberScenario scenario, const MeanSd& guess)
{
    const auto bestMu = [&](double sigma) {
        return minimise([&](double mu) { return minusLogLikelihood(x, scenario, mu, sigma); },
                        guess.mean - 2 * guess.sd, guess.mean + 2 * guess.sd, 8);
    };
    const Minimum logSigma =
        minimise([&](double s) { return bestMu(guess.sd * std::exp(s)).value; }, -1.5, 1.5, 6);
    const double sigma = guess.sd * std::exp(logSigma.at);
    return {bestMu(sigma).at, sigma};
}

} // namespace

/// McGrath 2020: the power that makes both sides of the median alike (not below zero), then the
/// mean of Luo 2016 and the standard deviation of Wan 2014.
MeanSd boxCox(const FiveNumbers& x, FiveNumberScenario scenario)
{
    const auto skew = [&](double lambda) { return skewOf(powerTransformed(x, lambda), scenario); };
    const double lambda = std::max(0.0, minimise(skew, -2, 3, 50).at);
    const FiveNumbers t = powerTransformed(x, lambda);
    return momentsAfter(lambda, luoMean(t, scenario), wanSd(t, scenario));
}

/// Cai 2021, Stat Methods Med Res: the power of greatest likelihood at Luo's mean and Wan's standard
/// deviation, then mean and standard deviation of greatest likelihood.
MeanSd unknownNonNormal(const FiveNumbers& x, FiveNumberScenario scenario)
{
    const auto guessAt = [&](const FiveNumbers& t) -> MeanSd {
        return {luoMean(t, scenario), wanSd(t, scenario)};
    };
    const auto unlikely = [&](double lambda) {
        const FiveNumbers t = powerTransformed(x, lambda);
        const MeanSd guess = guessAt(t);
        return minusLogLikelihood(t, scenario, guess.mean, guess.sd);
    };
    constexpr double kLargestPower = 10;
    const double lambda = minimise(unlikely, 0, kLargestPower, 100).at;
    const FiveNumbers t = powerTransformed(x, lambda);
    const MeanSd found = mostLikely(t, scenario, guessAt(t));
    return momentsAfter(lambda, found.mean, found.sd);
}

} // namespace plansift::stats
