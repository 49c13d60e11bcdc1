// SPDX-License-Identifier: GPL-3.0-or-later
// What a forest plot must show, where its marks stand, and how it is split or refused.
#include "tests/core/figure/sample_forests.hpp"
#include "tests/core/figure/scene_checks.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace plansift;
using namespace plansift::figure;

namespace {

Pages draw(const ForestInput& input, const FigureOptions& options = {.widthMm = 250})
{
    const Result<Pages> pages = forest(input, options, FixedMeasure{});
    EXPECT_TRUE(pages.ok()) << (pages ? "" : pages.error().message);
    return pages.valueOr({});
}

const Item* itemOf(const Scene& scene, const std::string& role, const std::string& ref)
{
    for (const Item* item : test::itemsOf(scene, role))
        if (item->ref == ref)
            return item;
    return nullptr;
}

/// The line of the axis of a scene.
Line axisOf(const Scene& scene)
{
    return std::get<Line>(test::itemsOf(scene, "axis").at(0)->mark);
}

/// Where a value stands on a log axis from 1/limit to limit.
double logPlace(const Scene& scene, double value, double limit)
{
    const Line axis = axisOf(scene);
    return axis.from.x +
           (std::log(value) + std::log(limit)) / (2 * std::log(limit)) * (axis.to.x - axis.from.x);
}

} // namespace

TEST(Forest, NoWordOfAPooledLabelIsBrokenBesideShortStudyNames)
{
    ForestInput input = test::bcgForest();
    for (ForestGroup& group : input.groups)
        for (ForestStudy& study : group.studies)
            study.label = "A";
    const Pages pages = draw(input, {.widthMm = 170, .style = "plain"});
    ASSERT_FALSE(pages.empty());
    for (const char* word : {"Rand", "effec", "mode"}) // as "Random effects model" was broken
        EXPECT_FALSE(test::hasText(pages.front(), word)) << word;
    bool whole = false;
    for (const Item& item : pages.front().items)
        if (const auto* text = std::get_if<Text>(&item.mark))
            whole = whole || text->text.find("effects") != std::string::npos;
    EXPECT_TRUE(whole);
}

TEST(Forest, ShowsTheTableOfRevMan)
{
    const Scene scene = draw(test::bcgForest()).at(0);
    for (const char* text : {"Study or Subgroup",
                             "BCG",
                             "Control",
                             "Events",
                             "Total",
                             "Weight",
                             "Risk Ratio",
                             "IV, Random, 95% CI",
                             "Aronson 1948",
                             "0.41 [0.13, 1.26]",
                             "10.2%",
                             "88391",
                             "Total (95% CI)",
                             "191064",
                             "169282",
                             "100.0%",
                             "0.49 [0.34, 0.70]",
                             "Total events",
                             "1065",
                             "1510",
                             "Heterogeneity: Tau² = 0.31; Chi² = 152.23, df = 12 (P < 0.00001); I² = 92%",
                             "Test for overall effect: Z = 4.00 (P < 0.0001)",
                             "Favours BCG",
                             "Favours control",
                             "0.05",
                             "20",
                             "Between-study variance by DerSimonian-Laird; 95% CI by the Wald method."})
        EXPECT_TRUE(test::hasText(scene, text)) << text;
}

TEST(Forest, ShowsSubgroupsWithTheirOwnLines)
{
    const Scene scene = draw(test::bcgSubgroups()).at(0);
    for (const char* text : {"1.1.1 Begun before 1955", "Subtotal (95% CI)", "55.6%", "0.42 [0.27, 0.67]",
                             "Heterogeneity: Tau² = 0.30; Chi² = 68.97, df = 6 (P < 0.00001); I² = 91%",
                             "Test for overall effect: Z = 3.68 (P = 0.0002)",
                             "Test for subgroup differences: Chi² = 0.91, df = 1 (P = 0.34), I² = 0.0%",
                             "Prediction interval (95%)", "[0.14, 1.77]"})
        EXPECT_TRUE(test::hasText(scene, text)) << text;
    EXPECT_EQ(test::itemsOf(scene, "diamond").size(), 3U);
    EXPECT_EQ(test::itemsOf(scene, "prediction").size(), 1U);
}

TEST(Forest, ShowsRiskOfBiasWithItsLegend)
{
    const Scene scene = draw(test::painForest()).at(0);
    for (const char* text :
         {"Risk of Bias", "A", "F", "Risk of bias legend", "(A) Bias arising from the randomization process",
          "(F) Overall risk of bias", "Low", "Some concerns", "High", "Not assessed", "Trial A (1)",
          "Footnotes",
          "(1) Reconstructed data: arm values fitted so that the pooled result prints as published"})
        EXPECT_TRUE(test::hasText(scene, text)) << text;
    const Item* cell = itemOf(scene, "judgement", "C");
    ASSERT_NE(cell, nullptr);
    EXPECT_EQ(cell->label, "Trial C (1), Bias arising from the randomization process: Some concerns");
}

TEST(Forest, SquaresHaveAreasInProportionToWeights)
{
    const Scene scene = draw(test::bcgForest()).at(0);
    const auto area = [&](const char* ref) {
        const Rect r = boundsOf(itemOf(scene, "square", ref)->mark);
        return r.width * r.height;
    };
    EXPECT_NEAR(area("study-12") / area("study-8"), 3.80 / 10.22, 1e-6);
    EXPECT_NEAR(area("study-1") / area("study-8"), 5.04 / 10.22, 1e-6);
}

TEST(Forest, MarksStandAtTheirValues)
{
    const Scene scene = draw(test::bcgForest()).at(0);
    const Rect square = boundsOf(itemOf(scene, "square", "study-12")->mark);
    EXPECT_NEAR(square.x + square.width / 2, logPlace(scene, 1.561916, 20), 1e-6);
    const Line interval = std::get<Line>(itemOf(scene, "interval", "study-12")->mark);
    EXPECT_NEAR(interval.from.x, logPlace(scene, 0.373689, 20), 1e-6);
    EXPECT_NEAR(interval.to.x, logPlace(scene, 6.528374, 20), 1e-6);
    const Polygon diamond = std::get<Polygon>(itemOf(scene, "diamond", "total")->mark);
    EXPECT_NEAR(diamond.points.at(0).x, logPlace(scene, 0.344917, 20), 1e-6);
    EXPECT_NEAR(diamond.points.at(1).x, logPlace(scene, 0.489624, 20), 1e-6);
    EXPECT_NEAR(diamond.points.at(2).x, logPlace(scene, 0.695042, 20), 1e-6);
    const Line null = std::get<Line>(test::itemsOf(scene, "no-effect").at(0)->mark);
    EXPECT_NEAR(null.from.x, logPlace(scene, 1, 20), 1e-6);
}

TEST(Forest, NarrowIntervalsShowWhiteInsideTheSquare)
{
    const Scene scene = draw(test::bcgForest(), {.widthMm = 160}).at(0);
    const Item* inner = itemOf(scene, "inner-interval", "study-8");
    ASSERT_NE(inner, nullptr);
    EXPECT_EQ(std::get<Line>(inner->mark).stroke.colour, kWhite);
    EXPECT_EQ(itemOf(scene, "inner-interval", "study-12"), nullptr);
}

TEST(Forest, IntervalsBeyondTheAxisEndInArrows)
{
    ForestInput input = test::bcgForest();
    input.axisLower = 0.2;
    input.axisUpper = 5;
    const Scene scene = draw(input).at(0);
    const Item* right = itemOf(scene, "arrow", "study-12");
    ASSERT_NE(right, nullptr);
    EXPECT_NEAR(std::get<Polygon>(right->mark).points.at(0).x, axisOf(scene).to.x, 1e-9);
    const Item* left = itemOf(scene, "arrow", "study-3");
    ASSERT_NE(left, nullptr);
    EXPECT_NEAR(std::get<Polygon>(left->mark).points.at(0).x, axisOf(scene).from.x, 1e-9);
    EXPECT_EQ(itemOf(scene, "square", "study-7"), nullptr) << "0.1977 lies beyond 0.2";
    EXPECT_EQ(itemOf(scene, "arrow", "study-8"), nullptr);
}

TEST(Forest, ColoursFollowTheKindOfDataInRevManStyles)
{
    const auto colour = [](const ForestInput& input) {
        return std::get<Box>(test::itemsOf(draw(input).at(0), "square").at(0)->mark)
            .ink.fill.value_or(kBlack);
    };
    EXPECT_EQ(colour(test::bcgForest()), (Colour{0, 0, 255}));
    EXPECT_EQ(colour(test::painForest()), (Colour{0, 153, 0}));
    ForestInput generic = test::bcgForest();
    generic.kind = DataKind::Generic;
    EXPECT_EQ(colour(generic), (Colour{204, 0, 0}));
}

TEST(Forest, StudiesWithoutEffectAreNotEstimable)
{
    ForestInput input = test::bcgForest();
    input.groups[0].studies[0].effect.reset();
    input.groups[0].studies[0].weight.reset();
    const Scene scene = draw(input).at(0);
    EXPECT_TRUE(test::hasText(scene, "Not estimable"));
    EXPECT_EQ(itemOf(scene, "square", "study-1"), nullptr);
    EXPECT_NE(scene.description.find("Aronson 1948: Not estimable"), std::string::npos);
}

TEST(Forest, OneStudyIsDrawnAndNoneIsRefused)
{
    ForestInput input = test::bcgForest();
    input.groups[0].studies.resize(1);
    input.totals[0].heterogeneity.reset();
    EXPECT_TRUE(test::hasText(draw(input).at(0), "Heterogeneity: Not applicable"));
    input.groups[0].studies.clear();
    const Result<Pages> none = forest(input, {}, FixedMeasure{});
    ASSERT_FALSE(none.ok());
    EXPECT_NE(none.error().message.find("no studies"), std::string::npos);
}

TEST(Forest, TypeShrinksBeforeTheFigureIsRefused)
{
    const ForestInput input = test::painForest();
    EXPECT_EQ(minimumFontPt(draw(input, {.widthMm = 250})), 7);
    const Result<Pages> narrow = forest(input, {.widthMm = 60}, FixedMeasure{});
    ASSERT_FALSE(narrow.ok());
    const std::string& message = narrow.error().message;
    const std::size_t at = message.find("it needs at least ");
    ASSERT_NE(at, std::string::npos) << message;
    const double needed = std::stod(message.substr(at + 18));
    const Pages fitted = draw(input, {.widthMm = needed});
    EXPECT_EQ(minimumFontPt(fitted), 6) << "the width that the sentence names is enough";
}

TEST(Forest, LongLabelsAreShortenedButKeptInTheDescription)
{
    ForestInput input = test::bcgForest();
    std::string label = "Trial";
    for (int i = 0; i < 60; ++i)
        label += " number" + std::to_string(i);
    input.groups[0].studies[0].label = label;
    const Scene scene = draw(input).at(0);
    EXPECT_FALSE(test::hasText(scene, label));
    EXPECT_NE(scene.description.find(label), std::string::npos);
}

TEST(Forest, MoreThanSixtyStudiesAreSplitIntoPages)
{
    ForestInput input = test::bcgForest();
    while (input.groups[0].studies.size() < 130)
        input.groups[0].studies.push_back(input.groups[0].studies[0]);
    const Pages pages = draw(input, {});
    ASSERT_GE(pages.size(), 2U);
    std::size_t labels = 0;
    for (const Scene& scene : pages) {
        EXPECT_LE(scene.height, 247 * kPointsPerMm);
        EXPECT_TRUE(test::hasText(scene, "Weight")) << "every page has the header";
        EXPECT_EQ(test::itemsOf(scene, "axis").size(), 1U);
        labels += test::itemsOf(scene, "study-label").size();
    }
    EXPECT_EQ(labels, 130U);
    EXPECT_TRUE(test::hasText(pages.back(), "Total (95% CI)"));
    EXPECT_FALSE(test::hasText(pages.front(), "Total (95% CI)"));
}

TEST(Forest, RowsAnswerToThePointer)
{
    const Scene scene = draw(test::bcgForest()).at(0);
    const Rect square = boundsOf(itemOf(scene, "square", "study-4")->mark);
    const Item* hit = itemAt(scene, {square.x + square.width / 2, square.y + square.height / 2});
    ASSERT_NE(hit, nullptr);
    EXPECT_EQ(hit->ref, "study-4");
    EXPECT_EQ(hit->label, "Hart & Sutherland 1977: RR 0.24 [0.18, 0.31], weight 9.7%");
}

TEST(Forest, OtherStylesWriteTheirOwnForms)
{
    const auto shows = [](const char* style, const char* text) {
        return test::hasText(draw(test::bcgForest(), {.widthMm = 250, .style = style}).at(0), text);
    };
    EXPECT_TRUE(shows("jama", "0.41 (0.13-1.26)"));
    EXPECT_TRUE(shows("jama", "Favors BCG"));
    EXPECT_TRUE(shows("bmj", "4/123"));
    EXPECT_TRUE(shows("bmj", "0.41 (0.13 to 1.26)"));
    EXPECT_TRUE(shows("lancet", "0·41 (0·13–1·26)"));
    EXPECT_TRUE(shows("meta", "[0.13; 1.26]"));
    EXPECT_TRUE(shows("meta", "Random effects model"));
    EXPECT_TRUE(shows("revman", "Total (95% CI)"));
    EXPECT_TRUE(shows("plain", "0.41 [0.13, 1.26]"));
}
