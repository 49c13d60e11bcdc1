// SPDX-License-Identifier: GPL-3.0-or-later
// Bubbles, line and band of the bubble plot.
#include "tests/core/figure/sample_bubble.hpp"
#include "tests/core/figure/scene_checks.hpp"

#include <gtest/gtest.h>

#include <numbers>

using namespace plansift;
using namespace plansift::figure;

namespace {

double area(const Item& item)
{
    const Rect r = boundsOf(item.mark);
    return r.width * r.height / 4 * std::numbers::pi;
}

} // namespace

TEST(Bubble, AreasFollowTheWeightsAndLargeOnesAreBehind)
{
    const Scene scene = bubble(test::bcgBubble(), {}, FixedMeasure{})->at(0);
    const std::vector<const Item*> bubbles = test::itemsOf(scene, "bubble");
    ASSERT_EQ(bubbles.size(), 13U);
    EXPECT_EQ(bubbles.front()->ref, "study-13");
    EXPECT_EQ(bubbles.back()->ref, "study-1");
    EXPECT_NEAR(area(*bubbles.front()) / area(*bubbles.at(6)), 13.0 / 7, 1e-9);
}

TEST(Bubble, BubblesStandAtTheirValuesOnALogAxis)
{
    const Scene scene = bubble(test::bcgBubble(), {}, FixedMeasure{})->at(0);
    const Path& line = std::get<Path>(test::itemsOf(scene, "regression-line").at(0)->mark);
    const Point first = line.strokes.at(0).front(); // at 13: exp(0.2515 - 0.0291 * 13)
    const Point last = line.strokes.at(0).back();   // at 55
    const double perDegree = (last.x - first.x) / (55 - 13);
    const double perLog = (last.y - first.y) / (-0.0291 * (55 - 13));
    const std::vector<const Item*> bubbles = test::itemsOf(scene, "bubble");
    const Rect r = boundsOf((*std::ranges::find(bubbles, "study-9", &Item::ref))->mark);
    EXPECT_NEAR(r.x + r.width / 2, first.x + perDegree * (27 - 13), 1e-6);
    EXPECT_NEAR(r.y + r.height / 2,
                first.y + perLog * (std::log(test::bcgRows()[8].ratio.value) - (0.2515 - 0.0291 * 13)), 1e-6);
    EXPECT_EQ(test::itemsOf(scene, "no-effect").size(), 1U);
    EXPECT_TRUE(test::hasText(scene, "Absolute latitude"));
}

TEST(Bubble, AWideBandIsCutAtTheFrame)
{
    BubbleInput input = test::bcgBubble();
    input.line.front().effect.upper = 1e6;
    const Scene scene = bubble(input, {}, FixedMeasure{})->at(0);
    const Rect frame = boundsOf(test::itemsOf(scene, "frame").at(0)->mark);
    const Rect band = boundsOf(test::itemsOf(scene, "band").at(0)->mark);
    EXPECT_GE(band.y, frame.y - 1e-9);
    EXPECT_LE(band.bottom(), frame.bottom() + 1e-9);
}

TEST(Bubble, RefusesWhatCannotBeDrawn)
{
    BubbleInput input = test::bcgBubble();
    input.bubbles[0].weight = 0;
    EXPECT_FALSE(bubble(input, {}, FixedMeasure{}).ok());
    input = test::bcgBubble();
    input.bubbles[0].effect = -1;
    EXPECT_FALSE(bubble(input, {}, FixedMeasure{}).ok()) << "no ratio is negative";
    input = test::bcgBubble();
    input.line.clear();
    EXPECT_FALSE(bubble(input, {}, FixedMeasure{}).ok());
}
