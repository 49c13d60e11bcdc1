// SPDX-License-Identifier: GPL-3.0-or-later
// Input at the edge: a result or one clear sentence, never a crash and never a NaN that passes for a number.
#include "core/stats/analysis.hpp"
#include "tests/core/stats/builders.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace plansift::stats;
using plansift::test::fourfoldTable;
using plansift::test::genericTable;
using plansift::test::tableOf;

namespace {

bool warns(const Warnings& warnings, WarningCode code)
{
    return std::ranges::any_of(warnings, [code](const Warning& w) { return w.code == code; });
}

/// Every estimator and test on the data: each must give a finite estimate or an error with words.
void expectResultOrError(const StudyTable& table, const std::string& measure)
{
    for (const Tau2Spec& spec : tau2Estimators())
        for (const TestMethod test : {TestMethod::Z, TestMethod::T, TestMethod::Knha, TestMethod::Adhoc}) {
            const auto result = analyse(table, {.measure = measure, .tau2 = spec.method, .test = test});
            if (!result) {
                EXPECT_FALSE(result.error().message.empty());
                continue;
            }
            EXPECT_TRUE(std::isfinite(result->pooled.beta)) << spec.key;
            EXPECT_TRUE(std::isfinite(result->pooled.se)) << spec.key;
            EXPECT_FALSE(std::isinf(result->pooled.tau2)) << spec.key;
        }
}

} // namespace

TEST(Degenerate, OneStudyIsReportedWithoutHeterogeneity)
{
    const auto result = analyse(genericTable({0.4}, {0.04}), {.measure = "GEN", .test = TestMethod::Knha});
    ASSERT_TRUE(result);
    EXPECT_DOUBLE_EQ(result->pooled.beta, 0.4);
    EXPECT_NEAR(result->pooled.se, 0.2, 1e-15);
    EXPECT_TRUE(std::isnan(result->pooled.tau2));
    EXPECT_TRUE(std::isnan(result->pooled.i2));
    EXPECT_TRUE(std::isnan(result->pooled.piLower));
    EXPECT_EQ(result->pooled.qDf, 0);
    EXPECT_TRUE(warns(result->warnings, WarningCode::SingleStudy));
}

TEST(Degenerate, TwoStudiesHaveNoPredictionIntervalWithKMinus2)
{
    const auto result =
        analyse(genericTable({0.1, 0.9}, {0.04, 0.09}), {.measure = "GEN", .pi = PiMethod::TKm2});
    ASSERT_TRUE(result);
    EXPECT_TRUE(std::isnan(result->pooled.piLower));
    EXPECT_TRUE(warns(result->warnings, WarningCode::FewStudies));
}

TEST(Degenerate, IdenticalStudies)
{
    const auto result = analyse(genericTable({0.25, 0.25, 0.25}, {0.01, 0.02, 0.03}),
                                {.measure = "GEN", .test = TestMethod::Knha});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->pooled.q, 0);
    EXPECT_EQ(result->pooled.se, 0);
    EXPECT_TRUE(warns(result->warnings, WarningCode::ZeroStandardError));
}

TEST(Degenerate, VarianceZeroHugeAndTiny)
{
    const auto zero = analyse(genericTable({0.1, 0.2, 0.3}, {0, 0.1, 0.1}), {.measure = "GEN"});
    ASSERT_TRUE(zero);
    EXPECT_EQ(zero->pooled.k, 2);
    EXPECT_TRUE(warns(zero->warnings, WarningCode::ZeroVariance));
    EXPECT_TRUE(std::isnan(zero->studies[0].weight));

    expectResultOrError(genericTable({0.1, 0.2, 0.3}, {1e-300, 1e-300, 1e-300}), "GEN");
    expectResultOrError(genericTable({0.1, 0.2, 0.3}, {1e300, 1e300, 1e-300}), "GEN");
    expectResultOrError(genericTable({1e150, -1e150, 0}, {1, 1, 1}), "GEN");
    expectResultOrError(genericTable({0.1, 0.2}, {1e-308, 1e308}), "GEN");
    expectResultOrError(genericTable({5e-324, 0, 1}, {5e-324, 1, 1}), "GEN");
    expectResultOrError(genericTable({0, 0}, {1, 1}), "GEN");
}

TEST(Degenerate, AllCellsZeroInBothGroups)
{
    const StudyTable table = fourfoldTable({0, 0}, {10, 20}, {0, 0}, {12, 25});
    for (const char* measure : {"OR", "RR", "RD", "PETO", "AS"})
        expectResultOrError(table, measure);
    const auto mh = analyse(table, {.measure = "OR", .model = Model::MH});
    ASSERT_FALSE(mh);
    EXPECT_EQ(mh.error().message, "the studies have too few events for the Mantel-Haenszel method");
    const auto peto = analyse(table, {.measure = "PETO", .model = Model::PETO});
    ASSERT_FALSE(peto);
    EXPECT_EQ(peto.error().message, "no study can be pooled");
    const auto revman = analyse(table, {.measure = "OR", .preset = "revman5"});
    ASSERT_FALSE(revman);
    EXPECT_EQ(revman.error().message, "no study can be pooled");
}

TEST(Degenerate, NoStudyAtAll)
{
    const double missing = kUndefined;
    const auto result = analyse(genericTable({missing, missing}, {1, 1}), {.measure = "GEN"});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message, "no study can be pooled");
}

TEST(Degenerate, SmdOfTwoParticipants)
{
    const StudyTable table = tableOf({{Column::m1i, {1, 2}},
                                      {Column::sd1i, {1, 1}},
                                      {Column::n1i, {1, 10}},
                                      {Column::m2i, {0, 0}},
                                      {Column::sd2i, {1, 1}},
                                      {Column::n2i, {1, 10}}});
    const auto result = analyse(table, {.measure = "SMD"});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->pooled.k, 1);
    EXPECT_TRUE(warns(result->warnings, WarningCode::UndefinedEffect));
}

TEST(Degenerate, LeaveOneOutNeedsTwoStudies)
{
    const auto one = PreparedAnalysis::prepare(genericTable({1}, {1}), {.measure = "GEN"});
    ASSERT_TRUE(one);
    EXPECT_FALSE(leaveOneOut(*one));
    const auto two = PreparedAnalysis::prepare(genericTable({1, 2}, {1, 1}), {.measure = "GEN"});
    ASSERT_TRUE(two);
    const auto left = leaveOneOut(*two);
    ASSERT_TRUE(left);
    EXPECT_DOUBLE_EQ(left->results[0].beta, 2);
    EXPECT_DOUBLE_EQ(left->results[1].beta, 1);
}
