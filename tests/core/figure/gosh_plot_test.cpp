// SPDX-License-Identifier: GPL-3.0-or-later
// Dots of the GOSH plot.
#include "core/figure/gosh_plot.hpp"

#include "tests/core/figure/sample_gosh.hpp"
#include "tests/core/figure/scene_checks.hpp"

#include <gtest/gtest.h>

using namespace plansift;
using namespace plansift::figure;

namespace {

/// The rectangle around all dots of a role.
Rect around(const Scene& scene, const std::string& role)
{
    double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
    for (const Item* item : test::itemsOf(scene, role)) {
        const Rect r = boundsOf(item->mark);
        left = std::min(left, r.x);
        right = std::max(right, r.right());
        top = std::min(top, r.y);
        bottom = std::max(bottom, r.bottom());
    }
    return {left, top, right - left, bottom - top};
}

} // namespace

TEST(GoshPlot, SubsetsWithTheStudyStandApart)
{
    const Scene scene = goshPlot(test::sampleGosh(), {}, FixedMeasure{})->at(0);
    const Rect with = around(scene, "subsets-with");
    const Rect without = around(scene, "subsets-without");
    EXPECT_GT(with.x, without.right()) << "larger effects stand further right";
    EXPECT_LT(with.bottom(), without.y) << "more heterogeneity stands higher";
    EXPECT_TRUE(test::hasText(scene, "mostly with Trial C"));
    EXPECT_EQ(test::itemsOf(scene, "all-studies").size(), 1U);
}

TEST(GoshPlot, DotsStayInTheFrameAndFew)
{
    GoshInput input = test::sampleGosh();
    for (GoshMark& mark : input.marks)
        mark.i2 = mark.marked ? 100 : 0;
    const Scene scene = goshPlot(input, {}, FixedMeasure{})->at(0);
    const Rect frame = boundsOf(test::itemsOf(scene, "frame").at(0)->mark);
    for (const char* role : {"subsets-with", "subsets-without"}) {
        const Rect dots = around(scene, role);
        EXPECT_GE(dots.y, frame.y) << role;
        EXPECT_LE(dots.bottom(), frame.bottom()) << role;
        EXPECT_LE(dots.right(), frame.right()) << role;
    }
    EXPECT_LT(scene.items.size(), 60U) << "a thousand subsets are a few paths";
}

TEST(GoshPlot, RefusesWhatCannotBeDrawn)
{
    GoshInput input = test::sampleGosh();
    input.marks[3].i2 = std::nan("");
    EXPECT_FALSE(goshPlot(input, {}, FixedMeasure{}).ok());
    input.marks.clear();
    EXPECT_FALSE(goshPlot(input, {}, FixedMeasure{}).ok());
}
