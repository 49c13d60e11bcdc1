// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges and ticks of axes.
#include "core/figure/axis.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace plansift::figure;

namespace {

std::string labels(const Axis& axis)
{
    std::string all;
    for (const Tick& tick : axis.ticks)
        all += (all.empty() ? "" : " ") + tick.label;
    return all;
}

Axis ratio(double lower, double upper)
{
    return makeAxis(
        {.logarithmic = true, .nullValue = 1, .pooled = {{std::sqrt(lower * upper), lower, upper}}});
}

Axis difference(double lower, double upper)
{
    return makeAxis({.nullValue = 0, .pooled = {{(lower + upper) / 2, lower, upper}}});
}

} // namespace

TEST(Axis, HasTheScalesOfRevManForRatios)
{
    EXPECT_EQ(labels(ratio(0.7, 1.3)), "0.7 0.85 1 1.2 1.5");
    EXPECT_EQ(labels(ratio(0.52, 1.28)), "0.5 0.7 1 1.5 2");
    EXPECT_EQ(labels(ratio(0.3, 1.28)), "0.2 0.5 1 2 5");
    EXPECT_EQ(labels(ratio(0.07, 2)), "0.05 0.2 1 5 20");
    EXPECT_EQ(labels(ratio(0.015, 2)), "0.01 0.1 1 10 100");
}

TEST(Axis, IsSymmetricAboutNoEffect)
{
    EXPECT_EQ(labels(difference(-1.4, 0.4)), "\u22122 \u22121 0 1 2");
    EXPECT_EQ(labels(difference(-4.55, 0.94)), "\u22126 \u22123 0 3 6");
    EXPECT_EQ(labels(difference(0.02, 0.07)), "\u22120.08 \u22120.04 0 0.04 0.08");
    EXPECT_DOUBLE_EQ(ratio(0.3, 2).position(1), 0.5);
    EXPECT_DOUBLE_EQ(difference(-3, 2).position(0), 0.5);
}

TEST(Axis, CutsOneWideIntervalButNeverAPooledOne)
{
    AxisRequest request{.logarithmic = true, .nullValue = 1};
    for (int i = 0; i < 9; ++i)
        request.studies.push_back({0.8, 0.6, 1.1});
    request.studies.push_back({1.5, 0.01, 200});
    EXPECT_LE(makeAxis(request).upper, 5);
    EXPECT_GE(makeAxis(request).upper, 1.5);
    request.pooled.push_back({1, 0.01, 100});
    EXPECT_GE(makeAxis(request).upper, 100);
}

TEST(Axis, TakesTheLimitsOfTheCaller)
{
    const Axis axis = makeAxis({.nullValue = 0, .lower = -1, .upper = 3});
    EXPECT_EQ(axis.lower, -1);
    EXPECT_EQ(axis.upper, 3);
    EXPECT_EQ(labels(axis), "\u22121 0 1 2 3");
}

TEST(Axis, WithoutNoEffectRunsFromLowestToHighest)
{
    const Axis axis = makeAxis({.pooled = {{0.3, 0.12, 0.48}}});
    EXPECT_LE(axis.lower, 0.12);
    EXPECT_GE(axis.upper, 0.48);
    EXPECT_GE(axis.ticks.size(), 3U);
}

TEST(Axis, SurvivesValuesThatCannotBe)
{
    const double nan = std::nan("");
    for (const bool log : {false, true}) {
        const Axis axis = makeAxis(
            {.logarithmic = log, .nullValue = log ? 1 : 0, .studies = {{nan, nan, nan}, {0, -1, 1e300}}});
        EXPECT_TRUE(std::isfinite(axis.lower) && std::isfinite(axis.upper) && axis.lower < axis.upper);
    }
    EXPECT_EQ(ratio(0.5, 2).position(0), -INFINITY);
}

TEST(ThinTicks, KeepsNoEffectAndEnds)
{
    Axis axis = ratio(0.15, 2);
    ASSERT_EQ(labels(axis), "0.1 0.2 0.5 1 2 5 10");
    thinTicks(axis, 40, 1, {8, false, false}, FixedMeasure{});
    EXPECT_EQ(labels(axis), "0.1 1 10");
}
