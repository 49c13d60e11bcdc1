// SPDX-License-Identifier: GPL-3.0-or-later
// The three pooled results of the review that the program ships as its example (Musculoskeletal Care
// 2025;23:e70048): arm data reconstructed so that RevMan 5 prints the published digits; expected numbers of
// an independent calculation.
#include "core/stats/analysis.hpp"
#include "tests/core/stats/builders.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace plansift::stats;
using plansift::test::tableOf;

namespace {

struct Oracle {
    double estimate, se, lower, upper, z, p, q, df, i2, tau2;
    std::vector<double> weights, effects, errors;
};

AnalysisResult pooled(const StudyTable& table, const char* measure)
{
    const auto result = analyse(table, {.measure = measure, .preset = "revman5"});
    EXPECT_TRUE(result) << result.error().message;
    return result.valueOr({});
}

void expectOracle(const AnalysisResult& r, const Oracle& o)
{
    const PooledResult& p = r.pooled;
    EXPECT_NEAR(p.beta, o.estimate, 1e-6);
    EXPECT_NEAR(p.se, o.se, 1e-6);
    EXPECT_NEAR(p.ciLower, o.lower, 1e-6);
    EXPECT_NEAR(p.ciUpper, o.upper, 1e-6);
    EXPECT_NEAR(p.stat, o.z, 1e-5);
    EXPECT_NEAR(p.pval, o.p, 1e-6);
    EXPECT_NEAR(p.q, o.q, 1e-5);
    EXPECT_DOUBLE_EQ(p.qDf, o.df);
    EXPECT_NEAR(p.i2, o.i2, 1e-4);
    EXPECT_NEAR(p.tau2, o.tau2, 1e-6);
    EXPECT_TRUE(std::isnan(p.piLower)); // RevMan 5 has no prediction interval
    ASSERT_EQ(r.studies.size(), o.weights.size());
    for (std::size_t i = 0; i < o.weights.size(); ++i) {
        EXPECT_NEAR(r.studies[i].weight, o.weights[i], 0.005);
        EXPECT_NEAR(r.studies[i].effect.yi, o.effects[i], 5e-5);
        EXPECT_NEAR(std::sqrt(r.studies[i].effect.vi), o.errors[i], 5e-5);
    }
}

} // namespace

TEST(FoundingReview, Pain)
{
    const StudyTable table = tableOf({{Column::m1i, {3.4, 41.2, 3.5}},
                                      {Column::sd1i, {1.9, 18.2, 2.5}},
                                      {Column::n1i, {38, 28, 10}},
                                      {Column::m2i, {4.1, 41.0, 4.8}},
                                      {Column::sd2i, {2.2, 22.5, 2.4}},
                                      {Column::n2i, {38, 28, 10}}});
    expectOracle(pooled(table, "SMD"), {-0.229641,
                                        0.163242,
                                        -0.549589,
                                        0.090308,
                                        -1.40675,
                                        0.159502,
                                        1.39035,
                                        2,
                                        0,
                                        0,
                                        {49.88, 37.31, 12.81},
                                        {-0.3371, 0.0096, -0.5081},
                                        {0.2311, 0.2673, 0.4561}});
}

TEST(FoundingReview, Disability)
{
    const StudyTable table = tableOf({{Column::m1i, {5.4, 7.3}},
                                      {Column::sd1i, {3.3, 3.2}},
                                      {Column::n1i, {38, 28}},
                                      {Column::m2i, {8.6, 7.7}},
                                      {Column::sd2i, {3.4, 2.6}},
                                      {Column::n2i, {38, 28}}});
    expectOracle(pooled(table, "MD"), {-1.80292,
                                       1.399997,
                                       -4.546864,
                                       0.941023,
                                       -1.2878,
                                       0.197815,
                                       6.54461,
                                       1,
                                       84.7203,
                                       3.321034,
                                       {50.1, 49.9},
                                       {-3.2, -0.4},
                                       {0.7686, 0.7792}});
}

TEST(FoundingReview, PhysicalFunction)
{
    const StudyTable table = tableOf({{Column::m1i, {6.8, 58.0}},
                                      {Column::sd1i, {2.2, 16.8}},
                                      {Column::n1i, {38, 28}},
                                      {Column::m2i, {5.5, 69.6}},
                                      {Column::sd2i, {1.6, 17.1}},
                                      {Column::n2i, {38, 28}}});
    expectOracle(pooled(table, "SMD"), {0.004553,
                                        0.671836,
                                        -1.312221,
                                        1.321328,
                                        0.00678,
                                        0.994592,
                                        13.72736,
                                        1,
                                        92.7153,
                                        0.837069,
                                        {50.56, 49.44},
                                        {0.669, -0.6748},
                                        {0.2361, 0.2753}});
}
