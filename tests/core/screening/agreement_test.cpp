// SPDX-License-Identifier: GPL-3.0-or-later
// Agreement of two reviewers, against values worked by hand and published examples.
#include "core/screening/agreement.hpp"

#include <gtest/gtest.h>

#include <cmath>

using plansift::screening::Agreement;
using plansift::screening::agreementOf;

TEST(Agreement, MatchesTheWorkedExample)
{
    // 50 proposals: 20 both yes, 5 first only, 10 second only, 15 both no: p_o = 0.7, p_e = 0.5, kappa = 0.4.
    const Agreement a = agreementOf({20, 5, 10, 15});
    EXPECT_EQ(a.n, 50);
    EXPECT_NEAR(*a.observed, 0.7, 1e-12);
    EXPECT_NEAR(*a.kappa, 0.4, 1e-12);
    EXPECT_NEAR(*a.pabak, 0.4, 1e-12);
    EXPECT_NEAR(*a.positive, 40.0 / 55, 1e-12);
    EXPECT_NEAR(*a.negative, 30.0 / 45, 1e-12);
    // Gwet: pi = 0.55, chance = 2 * 0.55 * 0.45 = 0.495, AC1 = 0.205 / 0.505.
    EXPECT_NEAR(*a.ac1, 0.205 / 0.505, 1e-12);
    // Fleiss, Cohen & Everitt eq. 8 by hand: (0.10972 + 0.36 * 0.283 - 0.1^2) / (50 * 0.5^2) = 0.016128.
    EXPECT_NEAR(*a.kappaUpper - *a.kappa, *a.kappa - *a.kappaLower, 1e-12);
    EXPECT_NEAR((*a.kappaUpper - *a.kappa) / 1.959963984540054, std::sqrt(0.016128), 1e-12);
}

TEST(Agreement, LeavesUndefinedMeasuresEmpty)
{
    EXPECT_FALSE(agreementOf({}).observed.has_value());
    const Agreement allExcluded = agreementOf({0, 0, 0, 100});
    EXPECT_FALSE(allExcluded.kappa.has_value());
    EXPECT_FALSE(allExcluded.positive.has_value());
    EXPECT_DOUBLE_EQ(*allExcluded.observed, 1);
    EXPECT_DOUBLE_EQ(*allExcluded.ac1, 1);
}
