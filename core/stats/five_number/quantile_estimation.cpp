// SPDX-License-Identifier: GPL-3.0-or-later
// Quantile estimation (McGrath 2020, Stat Methods Med Res 29:2520): of several distributions the one whose
// quantiles come nearest to those given, in the sum of squares.
#include "core/stats/distributions.hpp"
#include "core/stats/five_number/estimators.hpp"
#include "core/stats/five_number/minimise.hpp"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>

namespace plansift::stats {
namespace {

using namespace boost::math::policies;
using Quiet = policy<domain_error<ignore_error>, pole_error<ignore_error>, overflow_error<ignore_error>,
                     evaluation_error<ignore_error>, promote_double<false>>;
using Numbers = std::vector<double>;

struct Fit {
    double distance = std::numeric_limits<double>::infinity();
    MeanSd moments{};
};

/// The shares of the distribution below the numbers given; the extremes stand for 1/n and 1 - 1/n.
Numbers sharesOf(double n, FiveNumberScenario scenario)
{
    if (scenario == FiveNumberScenario::Range)
        return {1 / n, 0.5, 1 - 1 / n};
    if (scenario == FiveNumberScenario::Quartiles)
        return {0.25, 0.5, 0.75};
    return {1 / n, 0.25, 0.5, 0.75, 1 - 1 / n};
}

double distance(const Numbers& a, const Numbers& b, double scale = 1)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += square(a[i] - scale * b[i]);
    return sum;
}

double product(const Numbers& a, const Numbers& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

template<typename F>
Numbers mapped(const Numbers& values, F f)
{
    Numbers out(values.size());
    std::ranges::transform(values, out.begin(), f);
    return out;
}

/// Quantiles mu + sigma z: a straight line through the points.
Fit fitNormal(const Numbers& values, const Numbers& shares)
{
    const Numbers z = mapped(shares, normalQuantile);
    const Numbers ones(z.size(), 1);
    const double count = asDouble(z.size());
    const double meanZ = product(z, ones) / count;
    const double meanX = product(values, ones) / count;
    const double sigma =
        (product(z, values) - count * meanZ * meanX) / (product(z, z) - count * square(meanZ));
    const double mu = meanX - sigma * meanZ;
    return {distance(values, mapped(z, [&](double q) { return mu + sigma * q; })), {mu, sigma}};
}

/// A distribution with a shape and a scale: quantiles and moments at scale 1.
struct ScaleFamily {
    double (*quantile)(double share, double shape);
    MeanSd (*moments)(double shape);
};

double logNormalQuantile(double share, double sigma)
{
    return std::exp(sigma * normalQuantile(share));
}

MeanSd logNormalMoments(double sigma)
{
    const double mean = std::exp(square(sigma) / 2);
    return {mean, mean * std::sqrt(std::expm1(square(sigma)))};
}

double gammaQuantile(double share, double shape)
{
    return boost::math::gamma_p_inv(shape, share, Quiet());
}

MeanSd gammaMoments(double shape)
{
    return {shape, std::sqrt(shape)};
}

double weibullQuantile(double share, double shape)
{
    return std::pow(-std::log1p(-share), 1 / shape);
}

MeanSd weibullMoments(double shape)
{
    const double mean = std::tgamma(1 + 1 / shape);
    return {mean, std::sqrt(std::tgamma(1 + 2 / shape) - square(mean))};
}

constexpr ScaleFamily kScaleFamilies[]{
    {logNormalQuantile, logNormalMoments}, {gammaQuantile, gammaMoments}, {weibullQuantile, weibullMoments}};

/// For each shape the best scale is that of a line through the origin, so that one variable is left.
Fit fitScaleFamily(const ScaleFamily& family, const Numbers& values, const Numbers& shares)
{
    Numbers quantiles;
    double scale = 0;
    const auto at = [&](double logShape) {
        quantiles = mapped(shares, [&](double share) { return family.quantile(share, std::exp(logShape)); });
        scale = product(quantiles, values) / product(quantiles, quantiles);
        return distance(values, quantiles, scale);
    };
    const Minimum found = minimise(at, std::log(1e-3), std::log(1e3), 60);
    const double least = at(found.at);
    const MeanSd unit = family.moments(std::exp(found.at));
    return {least, {scale * unit.mean, scale * unit.sd}};
}

/// Beta distributions, by mean and the sum of both shapes.
Fit fitBeta(const Numbers& values, const Numbers& shares)
{
    const auto at = [&](double logitMean, double logSum) {
        const double mean = 1 / (1 + std::exp(-logitMean));
        const double sum = std::exp(logSum);
        return distance(values, mapped(shares, [&](double share) {
                            return boost::math::ibeta_inv(mean * sum, (1 - mean) * sum, share, Quiet());
                        }));
    };
    const auto meanFor = [&](double logSum) {
        return minimise([&](double logit) { return at(logit, logSum); }, -6, 6, 12);
    };
    const Minimum best = minimise([&](double logSum) { return meanFor(logSum).value; }, -1, 6, 12);
    const double mean = 1 / (1 + std::exp(-meanFor(best.at).at));
    return {best.value, {mean, std::sqrt(mean * (1 - mean) / (1 + std::exp(best.at)))}};
}

} // namespace

/// Only the normal distribution is fitted when a value is negative; a value of zero counts as 0.01.
MeanSd quantileEstimation(const FiveNumbers& x, FiveNumberScenario scenario)
{
    constexpr double kInPlaceOfZero = 0.01;
    const Numbers values =
        mapped(valuesOf(x, scenario), [](double v) { return v == 0 ? kInPlaceOfZero : v; });
    const Numbers shares = sharesOf(x.n, scenario);
    Fit best = fitNormal(values, shares);
    const auto keepNearer = [&best](const Fit& fit) {
        if (fit.distance < best.distance)
            best = fit;
    };
    if (values.front() > 0)
        for (const ScaleFamily& family : kScaleFamilies)
            keepNearer(fitScaleFamily(family, values, shares));
    if (values.front() > 0 && values.back() < 1)
        keepNearer(fitBeta(values, shares));
    return best.moments;
}

} // namespace plansift::stats
