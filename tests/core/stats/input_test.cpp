// SPDX-License-Identifier: GPL-3.0-or-later
// Forms of input and their refusals, measures and presets.
#include "core/stats/analysis.hpp"
#include "tests/core/stats/builders.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace plansift::stats;
using plansift::test::genericTable;
using plansift::test::tableOf;

namespace {

std::string refusal(const StudyTable& table, const char* measure)
{
    const auto result = analyse(table, {.measure = measure});
    return result ? "accepted" : result.error().message;
}

StudyTable arms(double n1, double sd2)
{
    StudyTable table = tableOf({{Column::m1i, {1, 2}},
                                {Column::sd1i, {1, 1}},
                                {Column::n1i, {10, n1}},
                                {Column::m2i, {0, 0}},
                                {Column::sd2i, {1, sd2}},
                                {Column::n2i, {10, 10}}});
    table.labels = {"Smith 2001", "Jones 2002"};
    return table;
}

} // namespace

TEST(Input, RefusesByRowAndColumn)
{
    EXPECT_EQ(refusal(arms(0, 1), "MD"),
              "row 2 (Jones 2002), n1i: 0 participants, there must be at least one");
    EXPECT_EQ(refusal(arms(10, -2), "SMD"), "row 2 (Jones 2002), sd2i: -2 is negative");
    const StudyTable events = tableOf(
        {{Column::ai, {1, 12}}, {Column::n1i, {10, 10}}, {Column::ci, {1, 1}}, {Column::n2i, {10, 10}}});
    EXPECT_EQ(refusal(events, "RR"), "row 2 (2), ai: 12 events among 10");
    EXPECT_EQ(refusal(genericTable({1, 2}, {1, -1}), "GEN"), "row 2 (2), vi: -1 is negative");
    const StudyTable emptyArm = plansift::test::fourfoldTable({0, 1}, {0, 4}, {1, 2}, {3, 4});
    EXPECT_EQ(refusal(emptyArm, "RD"), "row 1 (1), ai: the group has no participants");
}

TEST(Input, NamesTheColumnsThatAMeasureNeeds)
{
    EXPECT_EQ(refusal(genericTable({1, 2}, {1, 1}), "OR"),
              "measure OR needs the columns ai bi ci di, or ai n1i ci n2i");
    EXPECT_EQ(refusal(genericTable({1, 2}, {1, 1}), "XX"), "unknown measure \"XX\"");
}

TEST(Input, EventsAndTotalsAreTheFourfoldTable)
{
    const auto totals = analyse(tableOf({{Column::ai, {4, 6}},
                                         {Column::n1i, {123, 306}},
                                         {Column::ci, {11, 29}},
                                         {Column::n2i, {139, 303}}}),
                                {.measure = "OR"});
    const auto cells =
        analyse(plansift::test::fourfoldTable({4, 6}, {119, 300}, {11, 29}, {128, 274}), {.measure = "OR"});
    ASSERT_TRUE(totals && cells);
    EXPECT_DOUBLE_EQ(totals->pooled.beta, cells->pooled.beta);
    EXPECT_DOUBLE_EQ(totals->pooled.se, cells->pooled.se);
}

TEST(Input, StandardErrorsAndIntervalsGiveTheVariance)
{
    const double z = 1.959963984540054;
    const auto fromVariance = analyse(genericTable({0.5, 0.1}, {0.04, 0.09}), {.measure = "HR"});
    const auto fromError =
        analyse(tableOf({{Column::yi, {0.5, 0.1}}, {Column::sei, {0.2, 0.3}}}), {.measure = "HR"});
    const auto fromBounds = analyse(tableOf({{Column::yi, {0.5, 0.1}},
                                             {Column::ci_lb, {0.5 - 0.2 * z, 0.1 - 0.3 * z}},
                                             {Column::ci_ub, {0.5 + 0.2 * z, 0.1 + 0.3 * z}}}),
                                    {.measure = "HR"});
    ASSERT_TRUE(fromVariance && fromError && fromBounds);
    EXPECT_NEAR(fromError->pooled.beta, fromVariance->pooled.beta, 1e-14);
    EXPECT_NEAR(fromBounds->pooled.beta, fromVariance->pooled.beta, 1e-14);
    EXPECT_DOUBLE_EQ(fromVariance->report(0), 1);
}

TEST(Input, MissingNumbersLeaveTheStudyOutWithACount)
{
    const auto result = analyse(genericTable({0.1, kUndefined, 0.4}, {0.1, 0.1, 0.1}), {.measure = "GEN"});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->pooled.k, 2);
    ASSERT_FALSE(result->warnings.empty());
    EXPECT_EQ(result->warnings[0].text, "1 study with missing numbers left out");
}

TEST(Input, WarnsOfStandardErrorsEnteredAsDeviations)
{
    StudyTable table = arms(10, 1);
    table[Column::m1i] = {5, 1};
    const auto result = analyse(table, {.measure = "SMD"});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->warnings[0].code, WarningCode::SuspectInput);
}

TEST(Measures, AllCompleteAndDistinct)
{
    for (const MeasureSpec& measure : measures()) {
        EXPECT_EQ(measureByKey(measure.key), &measure);
        EXPECT_FALSE(measure.label.empty());
        EXPECT_FALSE(measure.variances.empty());
        EXPECT_FALSE(inputForms(measure.input).empty());
    }
    EXPECT_EQ(backTransform(measureByKey("OR")->transform, measureByKey("OR")->nullValue), 1);
    EXPECT_EQ(backTransform(measureByKey("MD")->transform, measureByKey("MD")->nullValue), 0);
}

TEST(Presets, RevManRandomEffectsTakesQAboutTheMantelHaenszelEstimate)
{
    // Fleiss 1993 (Stat Methods Med Res 2:121), aspirin after infarction; as in RevMan 5's M-H random: Q
    // about MH.
    const StudyTable table = tableOf({{Column::ai, {49, 44, 102, 32, 85, 246, 1570}},
                                      {Column::n1i, {615, 758, 832, 317, 810, 2267, 8587}},
                                      {Column::ci, {67, 64, 126, 38, 52, 219, 1720}},
                                      {Column::n2i, {624, 771, 850, 309, 406, 2257, 8600}}});
    const auto random = analyse(table, {.measure = "OR", .preset = "revman5"});
    const auto fixed = analyse(table, {.measure = "OR", .preset = "revman5", .model = Model::MH});
    ASSERT_TRUE(random && fixed);
    EXPECT_NEAR(random->pooled.q, fixed->pooled.q, 1e-12);
    const auto inverse = analyse(table, {.measure = "OR", .tau2 = Tau2Method::DL});
    ASSERT_TRUE(inverse);
    EXPECT_GT(random->pooled.q, inverse->pooled.q); // the inverse variance estimate minimises Q
}

TEST(Subgroups, CommonTau2AndTheTestOfDifferences)
{
    AnalysisRequest request{.measure = "GEN", .tau2 = Tau2Method::DL};
    request.subgroup = {"a", "a", "b", "b", "b", ""};
    const StudyTable table = genericTable({0.1, 0.5, 1.0, 1.4, 0.6, 9}, {0.04, 0.05, 0.06, 0.05, 0.04, 0.1});
    const auto separate = analyse(table, request);
    request.commonTau2 = true;
    const auto common = analyse(table, request);
    ASSERT_TRUE(separate && common);
    ASSERT_EQ(common->subgroups.size(), 2u);
    EXPECT_DOUBLE_EQ(common->subgroups[0].pooled.tau2, common->subgroups[1].pooled.tau2);
    EXPECT_NE(separate->subgroups[0].pooled.tau2, separate->subgroups[1].pooled.tau2);
    EXPECT_EQ(common->subgroups[1].rows, (std::vector<std::size_t>{2, 3, 4}));
    // Q by hand: two estimates, Q = (b1 - b2)^2 / (se1^2 + se2^2)
    const PooledResult& one = separate->subgroups[0].pooled;
    const PooledResult& two = separate->subgroups[1].pooled;
    EXPECT_NEAR(separate->subgroupTest.q,
                std::pow(one.beta - two.beta, 2) / (one.se * one.se + two.se * two.se), 1e-12);
    EXPECT_EQ(separate->subgroupTest.df, 1);
}
