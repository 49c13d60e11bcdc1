// SPDX-License-Identifier: GPL-3.0-or-later
// Effect sizes by the current definitions against metafor 5.1-12, refusals of the kinds of data, measures
// without reference values by hand, and the ways back to the scale of report.
#include "core/stats/analysis.hpp"
#include "tests/core/stats/builders.hpp"
#include "tests/support/reference/reference_file.hpp"
#include "tests/support/reference/reference_tally.hpp"
#include "tests/support/reference_data.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace plansift::stats;
using namespace plansift::test;

namespace {

StudyEffect onlyEffect(const std::vector<std::pair<Column, std::vector<double>>>& row,
                       const AnalysisRequest& request)
{
    const auto analysis = PreparedAnalysis::prepare(tableOf(row), request);
    return analysis ? analysis->effects().effects.front() : StudyEffect{};
}

std::string refusal(const std::vector<std::pair<Column, std::vector<double>>>& row, const char* measure)
{
    const auto analysis = PreparedAnalysis::prepare(tableOf(row), {.measure = measure});
    return analysis ? "accepted" : analysis.error().message;
}

} // namespace

TEST(EffectSizes, CurrentDefinitions)
{
    const QJsonObject sets =
        referenceFile(committedData() + "/metafor5/escalc.json").root[u"escalc"_s].toObject();
    ReferenceTally tally;
    for (auto set = sets.begin(); set != sets.end(); ++set) {
        const QJsonObject measures = set->toObject();
        const StudyTable table = studiesOf(measures[u"input"_s].toObject());
        for (auto it = measures.begin(); it != measures.end(); ++it) {
            const std::string measure = it.key().toStdString();
            if (!measureByKey(measure)) {
                if (measure != "input")
                    tally.skip(measure + ": measure not built");
                continue;
            }
            const auto analysis = PreparedAnalysis::prepare(table, {.measure = measure});
            ASSERT_TRUE(analysis) << measure << ": " << analysis.error().message;
            const std::vector<double> yi = numbersOf(it->toObject()[u"yi"_s]);
            const std::vector<double> vi = numbersOf(it->toObject()[u"vi"_s]);
            const double tolerance = measure == "RTET" ? 2e-3 : 1e-10; // metafor optimises it roughly
            for (std::size_t i = 0; i < yi.size(); ++i) {
                const StudyEffect& effect = analysis->effects().effects.at(i);
                tally.compare(measure + " yi", set.key().toStdString(), effect.yi, yi[i], tolerance,
                              measure == "RTET" ? 1 : 0);
                tally.compare(measure + " vi", set.key().toStdString(), effect.vi, vi[i], tolerance);
            }
        }
    }
    tally.print("metafor 5.1-12");
    EXPECT_GE(tally.compared(), 300u);
}

TEST(EffectSizes, OfRegressionsByHand)
{
    const std::vector<std::pair<Column, std::vector<double>>> row{
        {Column::ti, {2}}, {Column::mi, {3}}, {Column::ni, {24}}, {Column::r2i, {0.4}}};
    // r = 2 / sqrt(4 + 20), 1 - r^2 = 5/6; the focal predictor is one of the three
    const double r = 2 / std::sqrt(24.0);
    EXPECT_NEAR(onlyEffect(row, {.measure = "PCOR"}).yi, r, 1e-14);
    EXPECT_NEAR(onlyEffect(row, {.measure = "PCOR"}).vi, 25.0 / 36 / 21, 1e-14);
    EXPECT_NEAR(onlyEffect(row, {.measure = "ZPCOR"}).vi, 1.0 / 19, 1e-14);
    EXPECT_NEAR(onlyEffect(row, {.measure = "PCOR", .preset = "metafor-3.8"}).vi, 25.0 / 36 / 20, 1e-14);
    EXPECT_NEAR(onlyEffect(row, {.measure = "ZPCOR", .preset = "metafor-3.8"}).vi, 1.0 / 20, 1e-14);
    // semi-partial: 2 sqrt(0.6 / 20); R^2 without the predictor 0.4 - 0.12
    EXPECT_NEAR(onlyEffect(row, {.measure = "SPCOR"}).yi, std::sqrt(0.12), 1e-14);
    EXPECT_NEAR(onlyEffect(row, {.measure = "SPCOR"}).vi, (0.36 + 0.28 - 0.0784) / 24, 1e-14);
    EXPECT_NEAR(onlyEffect(row, {.measure = "R2"}).vi, 4 * 0.4 * 0.36 / 24, 1e-14);
    EXPECT_NEAR(onlyEffect(row, {.measure = "R2", .variance = VarianceType::LS2}).vi,
                4 * 0.4 * 0.36 * 400 / (575.0 * 27), 1e-14);
    EXPECT_NEAR(onlyEffect(row, {.measure = "ZR2"}).yi, std::atanh(std::sqrt(0.4)), 1e-14);
}

TEST(EffectSizes, TetrachoricCorrelationOfMedianSplits)
{
    // Sheppard: with both cuts at the median the share of agreement is 1/2 + asin(rho) / pi
    const double share = 0.5 + std::asin(0.6) / std::acos(-1.0);
    const StudyEffect effect = onlyEffect({{Column::ai, {500 * share}},
                                           {Column::bi, {500 * (1 - share)}},
                                           {Column::ci, {500 * (1 - share)}},
                                           {Column::di, {500 * share}}},
                                          {.measure = "RTET"});
    EXPECT_NEAR(effect.yi, 0.6, 1e-12);
    EXPECT_FALSE(onlyEffect({{Column::ai, {5}}, {Column::bi, {0}}, {Column::ci, {3}}, {Column::di, {4}}},
                            {.measure = "RTET"})
                     .defined());
}

TEST(EffectSizes, UnbiasedCorrelationNeedsFiveParticipants)
{
    EXPECT_FALSE(onlyEffect({{Column::ri, {0.5}}, {Column::ni, {4}}}, {.measure = "UCOR"}).defined());
    EXPECT_NEAR(onlyEffect({{Column::ri, {1}}, {Column::ni, {20}}}, {.measure = "UCOR"}).yi, 1, 1e-12);
    EXPECT_NEAR(onlyEffect({{Column::ri, {0}}, {Column::ni, {20}}}, {.measure = "UCOR"}).yi, 0, 1e-12);
}

TEST(EffectSizes, RefuseWhatCannotBe)
{
    EXPECT_EQ(refusal({{Column::ri, {1.2}}, {Column::ni, {10}}}, "ZCOR"),
              "row 1 (1), ri: 1.2 is no correlation, it must be between -1 and 1");
    EXPECT_EQ(refusal({{Column::xi, {12}}, {Column::ni, {10}}}, "PLO"), "row 1 (1), xi: 12 events among 10");
    EXPECT_EQ(refusal({{Column::xi, {1}}, {Column::ti, {0}}}, "IR"), "row 1 (1), ti: 0 is not above zero");
    EXPECT_EQ(refusal({{Column::ai, {1.1}}, {Column::mi, {4}}, {Column::ni, {30}}}, "ARAW"),
              "row 1 (1), ai: 1.1 is above 1");
    EXPECT_EQ(refusal({{Column::r2i, {-0.1}}, {Column::mi, {4}}, {Column::ni, {30}}}, "R2"),
              "row 1 (1), r2i: -0.1 is not between 0 and 1");
    EXPECT_EQ(refusal({{Column::ti, {1}}, {Column::mi, {9}}, {Column::ni, {10}}}, "PCOR"),
              "row 1 (1), mi: 9 predictors are too many for 10 participants");
    EXPECT_EQ(refusal({{Column::xi, {1}}}, "PR"), "measure PR needs the columns xi ni, or xi mi");
}

TEST(BackTransformations, ReturnTheRawValue)
{
    const std::vector<std::pair<Column, std::vector<double>>> row{{Column::xi, {3}}, {Column::ni, {17}}};
    for (const char* measure : {"PR", "PLN", "PLO", "PAS", "PFT"}) {
        const double yi = onlyEffect(row, {.measure = measure}).yi;
        EXPECT_NEAR(backTransform(measureByKey(measure)->transform, yi, 17), 3.0 / 17, 1e-13) << measure;
    }
    for (const char* measure : {"IR", "IRLN", "IRS", "IRFT"}) {
        const double yi = onlyEffect({{Column::xi, {3}}, {Column::ti, {40}}}, {.measure = measure}).yi;
        EXPECT_NEAR(backTransform(measureByKey(measure)->transform, yi, 40), 3.0 / 40, 1e-13) << measure;
    }
    for (const char* measure : {"ARAW", "AHW", "ABT"}) {
        const double yi =
            onlyEffect({{Column::ai, {0.8}}, {Column::mi, {5}}, {Column::ni, {40}}}, {.measure = measure}).yi;
        EXPECT_NEAR(backTransform(measureByKey(measure)->transform, yi), 0.8, 1e-13) << measure;
    }
    const double z = onlyEffect({{Column::ri, {-0.3}}, {Column::ni, {40}}}, {.measure = "ZCOR"}).yi;
    EXPECT_NEAR(backTransform(Transform::Tanh, z), -0.3, 1e-14);
}

TEST(BackTransformations, FreemanTukeyStaysWithinItsRange)
{
    EXPECT_EQ(backTransform(Transform::FreemanTukey, 0.01, 20), 0);
    EXPECT_EQ(backTransform(Transform::FreemanTukey, 1.56, 20), 1);
    EXPECT_EQ(backTransform(Transform::FreemanTukeyRate, 0.01, 20), 0);
    EXPECT_TRUE(std::isnan(backTransform(Transform::FreemanTukey, 0.5)));
    const double none = std::asin(std::sqrt(1.0 / 21)) / 2;
    EXPECT_EQ(backTransform(Transform::FreemanTukey, none, 20), 0);
}

TEST(BackTransformations, PooledFreemanTukeyTakesTheHarmonicMean)
{
    const auto result = analyse(tableOf({{Column::xi, {3, 8}}, {Column::ni, {10, 40}}}), {.measure = "PFT"});
    ASSERT_TRUE(result);
    EXPECT_DOUBLE_EQ(result->meanSize, 16);
    const StudyResult& second = result->studies[1];
    EXPECT_NEAR(result->report(second.effect.yi, second), 0.2, 1e-13);
}
