// SPDX-License-Identifier: GPL-3.0-or-later
// Best linear unbiased estimation from order statistics of a normal sample (Yang 2022, Res Synth Methods).
#include "core/stats/distributions.hpp"
#include "core/stats/five_number/estimators.hpp"

#include <Eigen/Dense>

namespace plansift::stats {
namespace {

/// An order statistic of n normal values: the share below it, and the normal quantile there with its first
/// four derivatives.
struct OrderStatistic {
    double p;
    double q;
    double d0;
    double d1;
    double d2;
    double d3;
    double d4;
};

OrderStatistic orderStatistic(double rank, double n)
{
    const double p = rank / (n + 1);
    const double z = normalQuantile(p);
    const double d = 1 / normalDensity(z);
    return {p, 1 - p, z, d, z * d * d, (1 + 2 * z * z) * d * d * d, z * (7 + 6 * z * z) * d * d * d * d};
}

/// David & Johnson 1954, to the order 1/n^2.
double expectation(const OrderStatistic& r, double n)
{
    const double pq = r.p * r.q;
    return r.d0 + pq / (2 * (n + 2)) * r.d2 + pq / square(n + 2) * ((r.q - r.p) * r.d3 / 3 + pq * r.d4 / 8);
}

/// The same source; r does not lie above s.
double covariance(const OrderStatistic& r, const OrderStatistic& s, double n)
{
    const double ps = r.p * s.q;
    const double second = (r.q - r.p) * r.d2 * s.d1 + (s.q - s.p) * r.d1 * s.d2 +
                          (r.p * r.q * r.d3 * s.d1 + s.p * s.q * r.d1 * s.d3 + ps * r.d2 * s.d2) / 2;
    return ps / (n + 2) * r.d1 * s.d1 + ps / square(n + 2) * second;
}

std::vector<double> ranks(double n, FiveNumberScenario scenario)
{
    const auto above = [n](double share) { return std::floor(share * n) + 1; };
    if (scenario == FiveNumberScenario::Range)
        return {1, above(0.5), n};
    if (scenario == FiveNumberScenario::Quartiles)
        return {above(0.25), above(0.5), above(0.75)};
    return {1, above(0.25), above(0.5), above(0.75), n};
}

} // namespace

MeanSd orderStatistics(const FiveNumbers& x, FiveNumberScenario scenario)
{
    std::vector<OrderStatistic> order;
    for (const double rank : ranks(x.n, scenario))
        order.push_back(orderStatistic(rank, x.n));
    const auto count = static_cast<Eigen::Index>(order.size());
    Eigen::MatrixXd design = Eigen::MatrixXd::Ones(count, 2);
    Eigen::MatrixXd spread(count, count);
    for (Eigen::Index i = 0; i < count; ++i) {
        const OrderStatistic& r = order[static_cast<std::size_t>(i)];
        design(i, 1) = expectation(r, x.n);
        for (Eigen::Index j = i; j < count; ++j)
            spread(i, j) = spread(j, i) = covariance(r, order[static_cast<std::size_t>(j)], x.n);
    }
    const std::vector<double> values = valuesOf(x, scenario);
    const Eigen::Map<const Eigen::VectorXd> y(values.data(), count);
    const Eigen::MatrixXd weighted = spread.ldlt().solve(design);
    const Eigen::Vector2d estimate =
        Eigen::Matrix2d(design.transpose() * weighted).ldlt().solve(weighted.transpose() * y);
    return {estimate[0], estimate[1]};
}

} // namespace plansift::stats
