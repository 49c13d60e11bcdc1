// SPDX-License-Identifier: GPL-3.0-or-later
// The distribution of the generalised Q where it is known in closed form.
#include "core/stats/distributions.hpp"
#include "core/stats/quadratic_form.hpp"

#include <gtest/gtest.h>

using namespace plansift::stats;
using Eigen::ArrayXd;
using Eigen::MatrixXd;

TEST(QuadraticForm, IsAScaledChiSquareWhenAllStudiesAreAlike)
{
    for (const Eigen::Index k : {2, 3, 8, 40, 400})
        for (const double p : {1e-6, 0.025, 0.5, 0.975, 0.999999}) {
            const double q = 0.7 * 0.3 * chiSquareQuantile(p, double(k - 1));
            const double actual = quadraticFormLowerTail(q, ArrayXd::Constant(k, 0.7),
                                                         ArrayXd::Constant(k, 0.3), MatrixXd::Ones(k, 1));
            EXPECT_NEAR(actual, p, 1e-10) << k;
        }
}

TEST(QuadraticForm, OfTwoStudiesHasOneEigenvalue)
{
    ArrayXd a(2), s(2);
    a << 3, 0.02;
    s << 0.5, 40;
    // y'Py = a1 a2 / (a1 + a2) (y1 - y2)^2
    const double lambda = a[0] * a[1] / (a[0] + a[1]) * (s[0] + s[1]);
    for (const double p : {0.025, 0.5, 0.975})
        EXPECT_NEAR(quadraticFormLowerTail(lambda * chiSquareQuantile(p, 1), a, s, MatrixXd::Ones(2, 1)), p,
                    1e-11);
}

TEST(QuadraticForm, WithModeratorsLosesADegreeOfFreedomEach)
{
    constexpr Eigen::Index k = 12;
    MatrixXd x(k, 3);
    x << ArrayXd::Ones(k), ArrayXd::LinSpaced(k, -1, 1), ArrayXd::LinSpaced(k, -1, 1).square();
    const ArrayXd v = ArrayXd::LinSpaced(k, 0.1, 5);
    // Weights 1 / v and variances v: chi-square with k - p degrees of freedom.
    for (const double p : {0.01, 0.3, 0.99})
        EXPECT_NEAR(quadraticFormLowerTail(chiSquareQuantile(p, k - 3), 1 / v, v, x), p, 1e-11);
}
