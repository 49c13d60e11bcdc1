// SPDX-License-Identifier: GPL-3.0-or-later
// Kenward-Roger and Hartung-Knapp intervals and prediction intervals against meta 8.4-0.
#include "core/stats/analysis.hpp"
#include "core/stats/diagnostics/predictive_probability.hpp"
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

constexpr double kInnerTolerance = 1e-4; // meta calls metafor with its default tolerance for tau2
constexpr double kClosed = 1e-9;

/// The tests and prediction intervals of one block of meta's results.
void compareBlock(ReferenceTally& tally, const StudyTable& table, const std::string& measure,
                  const std::string& where, Tau2Method tau2, const QJsonObject& expected)
{
    const double tolerance = tau2 == Tau2Method::DL ? kClosed : kInnerTolerance;
    const auto at = [&](const char* name, qsizetype i) {
        return numberOf(expected[QLatin1StringView(name)].toArray()[i]);
    };
    const std::map<QString, TestMethod> tests{
        {u"classic"_s, TestMethod::Z}, {u"HK"_s, TestMethod::Knha}, {u"KR"_s, TestMethod::Kr}};
    const std::map<QString, PiMethod> intervals{{u"V"_s, PiMethod::TKm1}, {u"HTS"_s, PiMethod::TKm2},
                                                {u"HK"_s, PiMethod::Hk},  {u"HK-PR"_s, PiMethod::HkPr},
                                                {u"KR"_s, PiMethod::Kr},  {u"S"_s, PiMethod::Z}};
    AnalysisRequest request{.measure = measure, .preset = "meta", .tau2 = tau2};
    const QJsonArray labels = expected[u"ci_labels"_s].toArray();
    for (qsizetype i = 0; i < labels.size(); ++i) {
        request.test = tests.at(labels[i].toString());
        const auto result = analyse(table, request);
        ASSERT_TRUE(result) << where;
        const PooledResult& r = result->pooled;
        const double theirs = numberOf(expected[u"tau2"_s]);
        if (std::abs(r.tau2 - theirs) > kInnerTolerance * theirs)
            return tally.skip("metafor's default tolerance leaves tau2 of risk differences off by up to 8%");
        const std::string name = "test " + labels[i].toString().toStdString() + " ";
        tally.compare(name + "se", where, r.se, at("se_random", i), tolerance);
        tally.compare(name + "df", where, r.ddf, at("df_random", i), tolerance);
        tally.compare(name + "pval", where, r.pval, at("pval_random", i), 10 * tolerance);
        tally.compare(name + "ci", where, r.ciLower, at("ci_random_lb", i), tolerance, 1);
        tally.compare(name + "ci", where, r.ciUpper, at("ci_random_ub", i), tolerance, 1);
    }
    request.test.reset();
    const QJsonArray methods = expected[u"pi_methods"_s].toArray();
    for (qsizetype i = 0; i < methods.size(); ++i) {
        request.pi = intervals.at(methods[i].toString());
        const auto result = analyse(table, request);
        ASSERT_TRUE(result) << where;
        const std::string name = "pi " + methods[i].toString().toStdString();
        tally.compare(name, where, result->pooled.piLower, at("pi_lb", i), tolerance, 1);
        tally.compare(name, where, result->pooled.piUpper, at("pi_ub", i), tolerance, 1);
    }
}

} // namespace

TEST(KenwardRogerReference, BinaryOutcomes)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    ReferenceTally tally;
    const QJsonObject all =
        referenceFile(referenceData() + "/reference/extra/meta_metabin.json").root[u"metabin"_s].toObject();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QJsonObject data = it->toObject()[u"data"_s].toObject();
        const StudyTable table = tableOf({{Column::ai, numbersOf(data[u"a"_s])},
                                          {Column::n1i, numbersOf(data[u"n1"_s])},
                                          {Column::ci, numbersOf(data[u"c"_s])},
                                          {Column::n2i, numbersOf(data[u"n2"_s])}});
        const std::string measure = it.key().section(u'/', 1).toStdString();
        const std::pair<const char*, Tau2Method> blocks[]{
            {"MH_REML", Tau2Method::REML}, {"MH_DL", Tau2Method::DL}, {"MH_PM", Tau2Method::PM}};
        for (const auto& [name, method] : blocks)
            compareBlock(tally, table, measure, it.key().toStdString() + " " + name, method,
                         it->toObject()[QLatin1StringView(name)].toObject());
    }
    tally.print("Kenward-Roger, metabin");
    EXPECT_GE(tally.compared(), 300u);
}

TEST(BootstrapPrediction, IsNearTheExactOneAndRepeats)
{
    const StudyTable table = genericTable({0.1, 0.5, -0.2, 0.8, 0.3, 0.6, 0.0, 0.4},
                                          {0.02, 0.05, 0.03, 0.04, 0.02, 0.06, 0.05, 0.03});
    AnalysisRequest request{.measure = "GEN", .pi = PiMethod::Bootstrap, .bootstrap = {20000, 7}};
    const auto first = analyse(table, request);
    const auto again = analyse(table, request);
    request.bootstrap.seed = 8;
    const auto other = analyse(table, request);
    request.pi = PiMethod::HkPr;
    const auto exact = analyse(table, request);
    ASSERT_TRUE(first && again && other && exact);
    EXPECT_EQ(first->pooled.piLower, again->pooled.piLower);
    EXPECT_NE(first->pooled.piLower, other->pooled.piLower);
    EXPECT_NEAR(first->pooled.piLower, other->pooled.piLower, 0.05);
    EXPECT_NEAR(first->pooled.piLower, exact->pooled.piLower, 0.3);
    EXPECT_NEAR(first->pooled.piUpper, exact->pooled.piUpper, 0.3);
}

TEST(PredictiveProbability, AgreesWithThePredictionInterval)
{
    const StudyTable table = genericTable({0.1, 0.5, -0.2, 0.8}, {0.02, 0.05, 0.03, 0.04});
    for (const PiMethod pi : {PiMethod::Z, PiMethod::TKm1, PiMethod::HkPr, PiMethod::KrPr}) {
        const auto result = analyse(table, {.measure = "GEN", .pi = pi});
        ASSERT_TRUE(result);
        const PooledResult& r = result->pooled;
        EXPECT_NEAR(predictiveProbability(r, r.piLower, 95).newEffect, 0.975, 1e-12);
        EXPECT_NEAR(predictiveProbability(r, r.piUpper, 95).newEffect, 0.025, 1e-12);
        const PredictiveProbability middle = predictiveProbability(r, r.beta, 95);
        EXPECT_NEAR(middle.share, 0.5, 1e-15);
        // At the mean the delta method leaves the standard error of the mean, in units of tau.
        EXPECT_NEAR(middle.shareSe, 0.3989422804014327 * r.se / std::sqrt(r.tau2), 1e-12);
    }
}
