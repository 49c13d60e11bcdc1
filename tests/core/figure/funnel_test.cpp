// SPDX-License-Identifier: GPL-3.0-or-later
// Points and lines of the funnel plot.
#include "tests/core/figure/sample_funnel.hpp"
#include "tests/core/figure/scene_checks.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace plansift;
using namespace plansift::figure;

TEST(Funnel, PointsStandAtEffectAndStandardError)
{
    const Result<Pages> pages = funnel(test::bcgFunnel(false), {}, FixedMeasure{});
    ASSERT_TRUE(pages.ok());
    const Scene& scene = pages->at(0);
    const std::vector<const Item*> points = test::itemsOf(scene, "point");
    ASSERT_EQ(points.size(), 13U);
    const Rect frame = boundsOf(test::itemsOf(scene, "frame").at(0)->mark);
    const Line pooled = std::get<Line>(test::itemsOf(scene, "pooled-line").at(0)->mark);
    const Line null = std::get<Line>(test::itemsOf(scene, "no-effect").at(0)->mark);
    // Distances on the log axis are in proportion, so two known places give the third.
    const double perLog = (null.from.x - pooled.from.x) / -std::log(0.489624);
    const Rect first = boundsOf(points[0]->mark);
    EXPECT_NEAR(first.x + first.width / 2, null.from.x + perLog * std::log(0.410939), 1e-6);
    const Rect most = boundsOf(points[7]->mark);
    EXPECT_LT(most.y, first.y) << "the smallest standard error stands highest";
    EXPECT_GE(most.y + most.height / 2, frame.y);
}

TEST(Funnel, ContoursHaveALegend)
{
    const Scene scene = funnel(test::bcgFunnel(true), {}, FixedMeasure{})->at(0);
    for (const char* text :
         {"0.05 < p < 0.10", "0.01 < p < 0.05", "p < 0.01", "Standard error", "Risk Ratio"})
        EXPECT_TRUE(test::hasText(scene, text)) << text;
    EXPECT_EQ(test::itemsOf(scene, "contour").size(), 4U);
}

TEST(Funnel, RefusesWhatCannotBeDrawn)
{
    FunnelInput input = test::bcgFunnel(true);
    input.nullValue.reset();
    EXPECT_FALSE(funnel(input, {}, FixedMeasure{}).ok());
    input = test::bcgFunnel(false);
    input.points[0].se = 0;
    EXPECT_FALSE(funnel(input, {}, FixedMeasure{}).ok());
    input.points.clear();
    EXPECT_FALSE(funnel(input, {}, FixedMeasure{}).ok());
}
