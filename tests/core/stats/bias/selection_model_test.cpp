// SPDX-License-Identifier: GPL-3.0-or-later
// Selection models that the reference files do not have, against metafor 3.8-1 on the BCG trials, and input
// at the edge.
#include "core/stats/bias/selection/selection_model.hpp"
#include "tests/core/stats/bias/bcg_trials.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace plansift::stats;
using plansift::test::bcgTrials;
using plansift::test::genericTable;

namespace {

plansift::Result<SelectionFit> fitOf(const StudyTable& table, const std::string& measure,
                                     const SelectionRequest& request, Model model = Model::RE)
{
    const auto analysis = PreparedAnalysis::prepare(table, {.measure = measure, .model = model});
    EXPECT_TRUE(analysis);
    return fitSelectionModel(*analysis, request);
}

/// selmodel(rma(yi, vi, method="ML"), type, alternative="less"): logLik, beta, tau2, delta, se, se.delta.
struct Expected {
    SelectionRequest request;
    double logLik, beta, tau2, delta, se, seDelta;
};

void expectFit(const Expected& e)
{
    const auto fit = fitOf(bcgTrials(), "RR", e.request);
    ASSERT_TRUE(fit) << e.request.type;
    EXPECT_NEAR(fit->logLik, e.logLik, 1e-5) << e.request.type;
    EXPECT_NEAR(fit->beta, e.beta, 1e-3) << e.request.type;
    EXPECT_NEAR(fit->tau2, e.tau2, 1e-3) << e.request.type;
    EXPECT_NEAR(fit->delta.back(), e.delta, 1e-3 * std::max(1.0, e.delta)) << e.request.type;
    EXPECT_NEAR(fit->se, e.se, 1e-2 * e.se) << e.request.type; // metafor's Hessian is of an integral to 1e-4
    EXPECT_NEAR(fit->seDelta.back(), e.seDelta, 1e-2 * e.seDelta) << e.request.type;
}

bool warnsOfIdentification(const SelectionFit& fit)
{
    return std::ranges::any_of(fit.warnings,
                               [](const Warning& w) { return w.code == WarningCode::NotIdentified; });
}

} // namespace

TEST(SelectionModel, AgreesWithMetaforByType)
{
    expectFit({{.type = "halfnorm"},
               -12.58665376,
               -0.6174447352,
               0.3458916105,
               0.9133553627,
               0.3500199239,
               2.374789983});
    expectFit({{.type = "negexp"},
               -12.66477731,
               -0.7024572556,
               0.2846196009,
               0.07436846811,
               0.3013140959,
               2.061866643});
    expectFit({{.type = "logistic"},
               -12.66415279,
               -0.6938588515,
               0.289269172,
               0.276793762,
               0.3913616131,
               5.182111145});
    expectFit({{.type = "power"},
               -12.18843061,
               -0.4110406788,
               0.5132137509,
               0.5808381189,
               0.6458856506,
               0.7968394528});
    expectFit({{.steps = {0.05}, .side = SelectionSide::TwoSided},
               -12.64921362,
               -0.6880355506,
               0.2774467462,
               0.8649285922,
               0.2138598988,
               0.7032094277});
}

TEST(SelectionModel, AgreesWithMetaforWithThresholdAndPrecision)
{
    const auto request = [](const char* type) {
        return SelectionRequest{
            .type = type, .steps = {0.05}, .precision = FunnelPredictor::StandardError};
    };
    expectFit({request("halfnorm"), -12.6641221233, -0.705466434373, 0.283141390544, 0.148871242623,
               0.208166589528, 2.96480412833});
    expectFit({request("negexp"), -12.6536193883, -0.691719381356, 0.287771853955, 0.399792623353,
               0.21969357055, 2.67613159128});
    expectFit({request("logistic"), -12.6588976801, -0.700709952763, 0.284200618209, 0.411098658731,
               0.199160203904, 3.58124498356});
}

TEST(SelectionModel, NoSelectionIsTheOrdinaryModel)
{
    const auto fit = fitOf(bcgTrials(), "RR", {.steps = {0.025}, .delta = {1, 1}});
    ASSERT_TRUE(fit);
    const auto ml = analyse(bcgTrials(), {.measure = "RR", .tau2 = Tau2Method::ML});
    EXPECT_NEAR(fit->logLik, ml->pooled.logLik, 1e-9);
    EXPECT_NEAR(fit->beta, ml->pooled.beta, 1e-6);
    EXPECT_NEAR(fit->tau2, ml->pooled.tau2, 1e-6);
    EXPECT_EQ(fit->lrtDf, 0);
    EXPECT_TRUE(std::isnan(fit->lrtP));
    EXPECT_TRUE(std::isnan(fit->seDelta[1]));
}

TEST(SelectionModel, DirectionFollowsTheSign)
{
    const std::vector<double> y{0.5, 0.3, 0.1, 0.4, 0.05, 0.6}, v{0.02, 0.03, 0.01, 0.04, 0.02, 0.05};
    std::vector<double> mirrored;
    for (const double yi : y)
        mirrored.push_back(-yi);
    const auto right = fitOf(genericTable(y, v), "GEN", {.steps = {0.025}});
    const auto left = fitOf(genericTable(mirrored, v), "GEN", {.steps = {0.025}});
    ASSERT_TRUE(right && left);
    EXPECT_EQ(right->side, SelectionSide::Greater);
    EXPECT_EQ(left->side, SelectionSide::Less);
    EXPECT_NEAR(right->beta, -left->beta, 1e-9);
    EXPECT_NEAR(right->delta[1], left->delta[1], 1e-9);
}

TEST(SelectionModel, EqualEffectsKeepTau2AtZero)
{
    const auto fit = fitOf(bcgTrials(), "RR", {.steps = {0.025}}, Model::EE);
    ASSERT_TRUE(fit);
    EXPECT_EQ(fit->tau2, 0);
    EXPECT_TRUE(std::isnan(fit->seTau2));
    EXPECT_TRUE(std::isnan(fit->lrtTau2));
}

TEST(SelectionModel, EmptyIntervalsAreReported)
{
    const StudyTable significant = genericTable({0.5, 0.6, 0.7, 0.8}, {0.01, 0.01, 0.02, 0.02});
    const auto none = fitOf(significant, "GEN", {.steps = {0.025}});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().message, "no study has a p value between 0.025 and 1");
    const StudyTable insignificant = genericTable({0.05, 0.06, 0.07, 0.01}, {0.01, 0.02, 0.03, 0.01});
    const auto first = fitOf(insignificant, "GEN", {.steps = {0.025}});
    ASSERT_TRUE(first);
    EXPECT_TRUE(warnsOfIdentification(*first));
    EXPECT_LE(first->delta[1], kMostDelta);
    EXPECT_TRUE(fitOf(significant, "GEN", {.steps = {0.025}, .delta = {1, 0.5}})); // nothing to identify
}

TEST(SelectionModel, RefusesWhatCannotBe)
{
    const StudyTable table = bcgTrials();
    for (const SelectionRequest& request :
         {SelectionRequest{.type = "nonsense"}, SelectionRequest{}, SelectionRequest{.steps = {0}},
          SelectionRequest{.steps = {0.05, 0.05}}, SelectionRequest{.steps = {0.05}, .delta = {1}},
          SelectionRequest{.steps = {0.05}, .delta = {1, -1}},
          SelectionRequest{.type = "halfnorm", .steps = {0.05, 0.5}},
          SelectionRequest{.type = "beta", .precision = FunnelPredictor::Variance}}) {
        const auto fit = fitOf(table, "RR", request);
        ASSERT_FALSE(fit);
        EXPECT_FALSE(fit.error().message.empty());
    }
    EXPECT_FALSE(fitOf(table, "RR", {.steps = {0.05}}, Model::MH));
}

TEST(SelectionModel, FewAndIdenticalStudies)
{
    const auto two = fitOf(genericTable({0.1, 0.9}, {0.04, 0.04}), "GEN", {.steps = {0.025}});
    ASSERT_FALSE(two);
    EXPECT_EQ(two.error().message, "2 studies are too few for the model");
    EXPECT_FALSE(fitOf(genericTable({0.1}, {0.04}), "GEN", {.type = "beta"}));
    const auto same = fitOf(genericTable({0.2, 0.2, 0.2, 0.2, 0.2}, {0.02, 0.02, 0.02, 0.02, 0.02}), "GEN",
                            {.type = "halfnorm"});
    ASSERT_TRUE(same);
    EXPECT_TRUE(std::isfinite(same->beta));
    EXPECT_EQ(same->tau2, 0);
}
