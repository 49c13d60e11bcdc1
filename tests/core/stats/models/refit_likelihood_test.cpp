// SPDX-License-Identifier: GPL-3.0-or-later
// The likelihood of many refits against the search for one.
#include "core/stats/models/orthonormal_design.hpp"
#include "core/stats/models/refit_likelihood.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace plansift::stats;

namespace {

RegressionData randomData(std::mt19937_64& random, Eigen::Index k, Eigen::Index p, double tau)
{
    std::normal_distribution<double> normal;
    std::lognormal_distribution<double> variance(-2, 1);
    RegressionData data{Eigen::ArrayXd(k), Eigen::ArrayXd(k), Eigen::MatrixXd::Ones(k, p)};
    for (Eigen::Index i = 0; i < k; ++i) {
        data.v[i] = variance(random);
        data.y[i] = 1 + std::sqrt(data.v[i] + tau * tau) * normal(random);
        for (Eigen::Index j = 1; j < p; ++j)
            data.x(i, j) = normal(random);
    }
    data.x = orthonormal(data.x).q;
    return data;
}

void shuffleRows(Eigen::MatrixXd& x, std::mt19937_64& random)
{
    std::vector<Eigen::Index> rows(static_cast<std::size_t>(x.rows()));
    std::iota(rows.begin(), rows.end(), 0);
    std::ranges::shuffle(rows, random);
    const Eigen::MatrixXd from = x;
    for (Eigen::Index i = 0; i < x.rows(); ++i)
        x.row(i) = from.row(rows[static_cast<std::size_t>(i)]);
}

} // namespace

TEST(RefitLikelihood, FindsTheMaximumOfEveryPermutation)
{
    std::mt19937_64 random(12);
    for (const Likelihood kind : {Likelihood::Reml, Likelihood::Ml})
        for (const Eigen::Index p : {1, 2, 3, 4, 6})
            for (const double tau : {0.0, 0.3, 3.0}) {
                RegressionData data = randomData(random, 14, p, tau);
                RefitLikelihood refits(data, kind);
                for (int n = 0; n < 20; ++n) {
                    shuffleRows(data.x, random);
                    const double expected = maximise(ProfileLikelihood(data, kind)).tau2;
                    EXPECT_NEAR(refits.maximum(), expected, 1e-11 * (1 + expected)) << p << ' ' << tau;
                }
            }
}

TEST(RefitLikelihood, FindsTheMaximumOfEverySignChange)
{
    std::mt19937_64 random(13);
    RegressionData data = randomData(random, 9, 1, 0.5);
    RefitLikelihood refits(data, Likelihood::Reml);
    for (int n = 0; n < 100; ++n) {
        data.y[n % 9] *= -1;
        EXPECT_NEAR(refits.maximum(), maximise(ProfileLikelihood(data, Likelihood::Reml)).tau2, 1e-11);
    }
}

TEST(RefitLikelihood, HigherOfTwoMaximaAndExtremeVariances)
{
    // Precise studies that agree and rough ones that do not: the likelihood has two maxima.
    RegressionData data{Eigen::ArrayXd(6), Eigen::ArrayXd(6),
                        Eigen::MatrixXd::Constant(6, 1, 1 / std::sqrt(6.0))};
    data.y << 0.001, -0.001, 0.0005, 6, -6, 5;
    data.v << 1e-6, 1e-6, 1e-6, 4, 4, 4;
    EXPECT_NEAR(RefitLikelihood(data, Likelihood::Reml).maximum(),
                maximise(ProfileLikelihood(data, Likelihood::Reml)).tau2, 1e-10);
    data.v << 1e-150, 1, 1e150, 1e-150, 1, 1;
    EXPECT_NEAR(RefitLikelihood(data, Likelihood::Reml).maximum(),
                maximise(ProfileLikelihood(data, Likelihood::Reml)).tau2, 1e-10);
}
