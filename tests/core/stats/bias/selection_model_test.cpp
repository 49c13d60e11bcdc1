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

constexpr double kHessian = 2e-2; // of metafor, which differentiates an integral that it takes to 1e-4

plansift::Result<SelectionFit> fitOf(const StudyTable& table, const std::string& measure,
                                     const SelectionRequest& request, Model model = Model::RE)
{
    const auto analysis = PreparedAnalysis::prepare(table, {.measure = measure, .model = model});
    EXPECT_TRUE(analysis);
    return fitSelectionModel(*analysis, request);
}

/// Hackshaw 1997, BMJ 315:980: log relative risks of lung cancer in the wives of smokers.
StudyTable passiveSmoking()
{
    return genericTable(
        {0.16551444,   0.37156356,  0.70309751, 0.18232156,  -0.28768207, 0.72754861,  0.75612198,
         -0.22314355,  -0.23572233, 0.69813472, 0.20701417,  0.18232156,  0.41871033,  0.029558802,
         0.43825493,   0.029558802, 0.85015093, 0.50077529,  0.17395331,  0.41871033,  0.77010822,
         0.076961041,  0.93609336,  0.48242615, 0.058268908, -0.23572233, -0.30110509, 0.81977983,
         -0.030459207, 0.47000363,  0.17395331, 0.5068176,   0.23111172,  0.09531018,  0.5068176,
         0.14842001,   0.10436002},
        {0.018776885, 0.033044039, 0.54019587,  0.031267614, 0.079655654, 0.22732059,  0.088921563,
         0.1926796,   0.33901635,  0.098066202, 0.045555549, 0.23174997,  0.079642922, 0.21739502,
         0.076957974, 0.071501764, 0.29256577,  0.032437507, 0.036273347, 0.48385124,  0.1238162,
         0.071085192, 0.39819543,  0.089623124, 0.033719888, 0.016129491, 0.18023347,  0.31714772,
         0.012546845, 0.11369629,  0.08933678,  0.17598559,  0.010029047, 0.086214356, 0.039874968,
         0.036399756, 0.066419507});
}

/// selmodel(rma(yi, vi, method="ML"), type, ...): logLik, beta, tau2, delta, se, se.delta.
struct Expected {
    SelectionRequest request;
    double logLik, beta, tau2, delta, se, seDelta;
};

void expectFit(const StudyTable& table, const std::string& measure, const Expected& e)
{
    const auto fit = fitOf(table, measure, e.request);
    ASSERT_TRUE(fit) << e.request.type;
    EXPECT_NEAR(fit->logLik, e.logLik, 1e-5) << e.request.type;
    EXPECT_NEAR(fit->beta, e.beta, 1e-3) << e.request.type;
    EXPECT_NEAR(fit->tau2, e.tau2, 1e-3) << e.request.type;
    EXPECT_NEAR(fit->delta.back(), e.delta, 3e-3 * std::max(1.0, e.delta)) << e.request.type;
    EXPECT_NEAR(fit->se, e.se, kHessian * e.se) << e.request.type;
    EXPECT_NEAR(fit->seDelta.back(), e.seDelta, kHessian * e.seDelta) << e.request.type;
}

bool warnsOfIdentification(const SelectionFit& fit)
{
    return std::ranges::any_of(fit.warnings,
                               [](const Warning& w) { return w.code == WarningCode::NotIdentified; });
}

} // namespace

TEST(SelectionModel, AgreesWithMetaforByType)
{
    const StudyTable table = passiveSmoking();
    expectFit(table, "GEN",
              {{.type = "halfnorm"},
               -8.881771471,
               0.1011111738,
               0.03210196348,
               2.028683378,
               0.117467503,
               1.412621526});
    expectFit(table, "GEN",
              {{.type = "negexp"},
               -8.084751208,
               0.004886392561,
               0.02621727723,
               2.776778421,
               0.1557629283,
               1.541621086});
    expectFit(table, "GEN",
              {{.type = "logistic"},
               -8.304253173,
               0.03238775093,
               0.02919041271,
               3.19686912,
               0.1502204946,
               1.540126563});
    expectFit(table, "GEN",
              {{.type = "power"},
               -9.151546541,
               0.1131383045,
               0.03191623206,
               0.6385552546,
               0.1191952327,
               0.5210031933});
}

TEST(SelectionModel, AgreesWithMetaforOfTwoSidedP)
{
    expectFit(bcgTrials(), "RR",
              {{.steps = {0.05}, .side = SelectionSide::TwoSided},
               -12.64921362,
               -0.6880355506,
               0.2774467462,
               0.8649285922,
               0.2138598988,
               0.7032094277});
}

/// With its integral to 1e-9.
TEST(SelectionModel, AgreesWithMetaforWithThresholdAndPrecision)
{
    const auto request = [](const char* type) {
        return SelectionRequest{.type = type, .steps = {0.05}, .precision = FunnelPredictor::StandardError};
    };
    expectFit(bcgTrials(), "RR",
              {request("negexp"), -12.6536193883, -0.691719381356, 0.287771853955, 0.399792623353,
               0.21969357055, 2.67613159128});
    expectFit(bcgTrials(), "RR",
              {request("logistic"), -12.6588976801, -0.700709952763, 0.284200618209, 0.411098658731,
               0.199160203904, 3.58124498356});
}

/// By a Hessian of the natural parameters and Simpson's rule with 1200 panels.
TEST(SelectionModel, StandardErrorsOfTheBetaModel)
{
    const auto fit = fitOf(bcgTrials(), "OR", {.type = "beta"});
    ASSERT_TRUE(fit);
    EXPECT_NEAR(fit->se, 0.5274, 1e-3);
    EXPECT_NEAR(fit->seTau2, 0.36932, 1e-3);
    EXPECT_NEAR(fit->seDelta[0], 0.16425, 1e-3);
    EXPECT_NEAR(fit->seDelta[1], 0.71517, 1e-3);
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
