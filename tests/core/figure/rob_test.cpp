// SPDX-License-Identifier: GPL-3.0-or-later
// Judgements, the traffic light and the summary.
#include "core/figure/registry.hpp"
#include "core/figure/traffic_light.hpp"
#include "tests/core/figure/sample_flows.hpp"
#include "tests/core/figure/scene_checks.hpp"

#include <gtest/gtest.h>

using namespace plansift;
using namespace plansift::figure;

TEST(RobLevel, KnowsTheWordsOfTheTools)
{
    const auto symbol = [](const char* word, const RobAppearance& appearance = {}) {
        const Result<RobLevel> level = robLevel(word, appearance);
        return level ? level->symbol : RobSymbol::None;
    };
    EXPECT_EQ(symbol("Low"), RobSymbol::Plus);
    EXPECT_EQ(symbol("low risk of bias"), RobSymbol::Plus);
    EXPECT_EQ(symbol("Some concerns"), RobSymbol::Minus);
    EXPECT_EQ(symbol("Serious"), RobSymbol::Cross);
    EXPECT_EQ(symbol("Very high"), RobSymbol::Exclamation);
    EXPECT_EQ(symbol("No information"), RobSymbol::Question);
    EXPECT_EQ(symbol("Some concerns", {.symbols = "cochrane"}), RobSymbol::Question);
    EXPECT_EQ(symbol("High", {.symbols = "cochrane"}), RobSymbol::Minus);
    EXPECT_EQ(robLevel("Low")->colour, (Colour{0x02, 0xC1, 0x00}));
    EXPECT_EQ(robLevel("Low", {.palette = "colourblind"})->colour, (Colour{0xFE, 0xD9, 0x8E}));
    EXPECT_FALSE(robLevel("loq").ok());
    EXPECT_FALSE(robLevel("Low", {.palette = "pink"}).ok());
}

TEST(RobLevel, LettersGoOnAfterZ)
{
    EXPECT_EQ(domainLetter(0), "A");
    EXPECT_EQ(domainLetter(25), "Z");
    EXPECT_EQ(domainLetter(26), "AA");
    EXPECT_EQ(domainLetter(51), "AZ");
    EXPECT_EQ(domainLetter(52), "BA");
}

TEST(TrafficLight, HasACircleForEveryCellAndALegendInWords)
{
    RobTable table = test::robTable(9);
    table.rows[2].cells[1] = -1;
    const Result<Pages> pages = trafficLight(table, {}, FixedMeasure{});
    ASSERT_TRUE(pages.ok());
    const Scene& scene = pages->at(0);
    std::size_t circles = 0;
    for (const Item* item : test::itemsOf(scene, "judgement"))
        circles += std::holds_alternative<Ellipse>(item->mark) ? 1 : 0;
    EXPECT_EQ(circles, 9U * 6U);
    for (const char* text :
         {"D1", "Overall", "Study 9", "Judgement", "Low", "Some concerns", "High", "No information",
          "Not assessed", "D1: Bias arising from the randomization process"})
        EXPECT_TRUE(test::hasText(scene, text)) << text;
    EXPECT_NE(scene.description.find("Study 3: D1 "), std::string::npos);
}

TEST(TrafficLight, KeepsTheOrderOfTheStudiesAcrossPages)
{
    const Result<Pages> pages = trafficLight(test::robTable(90), {}, FixedMeasure{});
    ASSERT_TRUE(pages.ok());
    ASSERT_GE(pages->size(), 2U);
    std::vector<std::string> labels;
    for (const Scene& scene : *pages)
        for (const Item* item : test::itemsOf(scene, "study-label"))
            labels.push_back(test::textOf(*item)->text);
    ASSERT_EQ(labels.size(), 90U);
    EXPECT_EQ(labels[0], "Study 1");
    EXPECT_EQ(labels[89], "Study 90");
}

TEST(TrafficLight, RefusesWithoutStudies)
{
    RobTable table = test::robTable(0);
    const Result<Pages> pages = trafficLight(table, {}, FixedMeasure{});
    ASSERT_FALSE(pages.ok());
    EXPECT_NE(pages.error().message.find("no study was assessed"), std::string::npos);
}

TEST(RobSummary, SharesAddUpWithAndWithoutWeights)
{
    RobSummaryInput input{test::robTable(4), false};
    for (std::size_t i = 0; i < 4; ++i)
        input.table.rows[i].cells[0] = i == 0 ? 2 : i == 3 ? -1 : 0;
    EXPECT_DOUBLE_EQ(robShare(input, 0, 0), 0.5);
    EXPECT_DOUBLE_EQ(robShare(input, 0, 2), 0.25);
    EXPECT_DOUBLE_EQ(robShare(input, 0, -1), 0.25);
    input.weighted = true; // weights 1 2 3 4
    EXPECT_DOUBLE_EQ(robShare(input, 0, 0), 0.5);
    EXPECT_DOUBLE_EQ(robShare(input, 0, 2), 0.1);
    EXPECT_DOUBLE_EQ(robShare(input, 0, -1), 0.4);
}

TEST(RobSummary, BarsFillTheAxisAndTheCaptionNamesTheWeighting)
{
    for (const bool weighted : {false, true}) {
        const Result<Pages> pages = robSummary({test::robTable(9), weighted}, {}, FixedMeasure{});
        ASSERT_TRUE(pages.ok());
        const Scene& scene = pages->at(0);
        const Line axis = std::get<Line>(test::itemsOf(scene, "axis").at(0)->mark);
        double width = 0;
        for (const Item* item : test::itemsOf(scene, "bar"))
            if (std::holds_alternative<Box>(item->mark) && item->ref == "D3")
                width += boundsOf(item->mark).width;
        EXPECT_NEAR(width, axis.to.x - axis.from.x, 1e-9);
        EXPECT_TRUE(test::hasText(scene, weighted
                                             ? "Bars are weighted by the weight of each study in the "
                                               "meta-analysis (9 studies)."
                                             : "Bars show the share of studies, unweighted (9 studies)."));
        EXPECT_TRUE(test::hasText(scene, "Overall risk of bias"));
    }
}

TEST(RobSummary, ResultsOfOneStudyAreNotCountedAsStudies)
{
    RobSummaryInput input{test::robTable(7), false};
    for (std::size_t i = 0; i < input.table.rows.size(); ++i)
        input.table.rows[i].study = i < 3 ? "Trial A" : "Trial B";
    const Result<Pages> pages = robSummary(input, {}, FixedMeasure{});
    ASSERT_TRUE(pages.ok());
    EXPECT_TRUE(
        test::hasText(pages->at(0), "Bars show the share of results, unweighted (7 results of 2 studies)."));
}

TEST(RobSummary, RefusesWeightsThatCannotBe)
{
    RobSummaryInput input{test::robTable(2), true};
    input.table.rows[0].weight = -1;
    EXPECT_FALSE(robSummary(input, {}, FixedMeasure{}).ok());
    input.table.rows[0].weight = 0;
    input.table.rows[1].weight = 0;
    EXPECT_FALSE(robSummary(input, {}, FixedMeasure{}).ok());
    input.weighted = false;
    EXPECT_TRUE(robSummary(input, {}, FixedMeasure{}).ok());
}

TEST(Registry, KnowsEveryFigureByItsKey)
{
    for (const char* key :
         {"prisma", "traffic-light", "rob-summary", "forest", "funnel", "bubble", "multiverse", "gosh"}) {
        ASSERT_NE(figureByKey(key), nullptr) << key;
        EXPECT_FALSE(figureByKey(key)->label.empty());
    }
    EXPECT_EQ(figureByKey("pie"), nullptr);
    for (std::size_t i = 0; i < figureSpecs().size(); ++i)
        EXPECT_EQ(figureSpecs()[i].emptyInput().index(), i) << "specs stand in the order of FigureInput";
}
