// SPDX-License-Identifier: GPL-3.0-or-later
// Order, colours and marks of the specification curve.
#include "core/figure/specification_curve.hpp"

#include "tests/core/figure/sample_curve.hpp"
#include "tests/core/figure/scene_checks.hpp"

#include <gtest/gtest.h>

using namespace plansift;
using namespace plansift::figure;

namespace {

std::size_t strokes(const Scene& scene, const std::string& role)
{
    std::size_t count = 0;
    for (const Item* item : test::itemsOf(scene, role))
        count += std::get<Path>(item->mark).strokes.size();
    return count;
}

} // namespace

TEST(SpecificationCurve, EstimatesRiseFromLeftToRight)
{
    const Scene scene = specificationCurve(test::sampleCurve(), {}, FixedMeasure{})->at(0);
    const std::vector<const Item*> intervals = test::itemsOf(scene, "interval");
    ASSERT_EQ(intervals.size(), 12U);
    for (std::size_t i = 1; i < intervals.size(); ++i)
        EXPECT_GT(boundsOf(intervals[i]->mark).x, boundsOf(intervals[i - 1]->mark).x);
    const std::vector<const Item*> points = test::itemsOf(scene, "estimate");
    ASSERT_EQ(points.size(), 11U) << "the own one is no dot";
    for (std::size_t i = 1; i < points.size(); ++i)
        EXPECT_LE(boundsOf(points[i]->mark).y, boundsOf(points[i - 1]->mark).y + 1e-9);
    EXPECT_EQ(test::itemsOf(scene, "own-estimate").size(), 1U);
}

TEST(SpecificationCurve, EveryCombinationHasAMarkForEachChoiceThatVaries)
{
    const Scene scene = specificationCurve(test::sampleCurve(), {}, FixedMeasure{})->at(0);
    EXPECT_EQ(strokes(scene, "choice-marks"), 24U);
    EXPECT_EQ(test::itemsOf(scene, "option").size(), 7U);
    EXPECT_FALSE(test::hasText(scene, "Studies")) << "a choice without alternatives says nothing";
}

TEST(SpecificationCurve, SaysHowManyExcludeNoEffect)
{
    const Scene scene = specificationCurve(test::sampleCurve(), {}, FixedMeasure{})->at(0);
    // Upper limits are 0.80 0.74 0.68 0.62 times 1.15, 1.25, 1.35; two of them reach 1.
    EXPECT_NE(scene.description.find("excludes no effect in 10 of them"), std::string::npos)
        << scene.description;
    EXPECT_NE(scene.description.find("own choice: 0.74 [0.64, 0.85]"), std::string::npos);
}

TEST(SpecificationCurve, RefusesWhatCannotBeDrawn)
{
    SpecificationCurveInput input = test::sampleCurve();
    input.specifications[0].chosen.pop_back();
    EXPECT_FALSE(specificationCurve(input, {}, FixedMeasure{}).ok());
    input = test::sampleCurve();
    input.specifications[0].effect.lower = 0;
    EXPECT_FALSE(specificationCurve(input, {}, FixedMeasure{}).ok());
    input.specifications.clear();
    EXPECT_FALSE(specificationCurve(input, {}, FixedMeasure{}).ok());
}
