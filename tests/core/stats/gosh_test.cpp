// SPDX-License-Identifier: GPL-3.0-or-later
// What single studies do to the subsets.
#include "core/stats/diagnostics/gosh.hpp"

#include <gtest/gtest.h>

using namespace plansift::stats;

TEST(Gosh, MediansWithAndWithoutEachStudy)
{
    Gosh gosh;
    gosh.rows = {4, 7};
    gosh.points = {{0b01, 1, 0, 10}, {0b10, 5, 0, 20}, {0b11, 3, 0, 60}, {0b11, kUndefined, 0, kUndefined}};
    const std::vector<GoshStudy> studies = goshStudies(gosh);
    ASSERT_EQ(studies.size(), 2U);
    EXPECT_EQ(studies[0].row, 4U);
    EXPECT_EQ(studies[0].betaWith, 3) << "the upper of 1 and 3; subsets without a result are passed over";
    EXPECT_EQ(studies[0].betaWithout, 5);
    EXPECT_EQ(studies[1].betaWithout, 1);
    EXPECT_EQ(studies[1].i2With, 60);
    gosh.points.resize(1);
    EXPECT_TRUE(std::isnan(goshStudies(gosh)[1].betaWith)) << "no subset has the second study";
}
