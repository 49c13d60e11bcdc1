// SPDX-License-Identifier: GPL-3.0-or-later
// The maximum of the likelihood against a search that evaluates it everywhere.
#include "core/stats/profile_likelihood.hpp"

#include "core/stats/analysis.hpp"
#include "tests/core/stats/builders.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace plansift::stats;

namespace {

/// The highest log-likelihood on 400 points, which the maximum must not be below.
double highestOnFineGrid(const ProfileLikelihood& likelihood)
{
    double best = likelihood.value(0);
    const double top = 4 * likelihood.upperBound();
    const double bottom = 1e-4 * likelihood.smallScale();
    for (int i = 0; i <= 400; ++i)
        best = std::max(best, likelihood.value(bottom * std::pow(top / bottom, i / 400.0)));
    return best;
}

/// Some precise studies that agree and some imprecise ones that do not: the likelihood has two modes more
/// often than not.
std::vector<StudyEffect> unevenStudies(std::mt19937_64& random)
{
    std::uniform_int_distribution<int> precise(2, 6);
    std::uniform_int_distribution<int> imprecise(0, 5);
    std::uniform_real_distribution<double> exponent(0, 1);
    std::normal_distribution<double> normal;
    std::vector<StudyEffect> effects;
    for (int i = precise(random); i > 0; --i) {
        const double v = std::pow(10.0, -4 + exponent(random));
        effects.push_back({std::sqrt(v) * normal(random), v});
    }
    for (int i = imprecise(random); i > 0; --i)
        effects.push_back({3 * normal(random), std::pow(10.0, -1 + exponent(random))});
    return effects;
}

std::vector<StudyEffect> spreadStudies(std::mt19937_64& random, std::size_t k)
{
    std::uniform_real_distribution<double> exponent(-3, 1);
    std::normal_distribution<double> normal;
    std::vector<StudyEffect> effects;
    for (std::size_t i = 0; i < k; ++i)
        effects.push_back({normal(random), std::pow(10.0, exponent(random))});
    return effects;
}

} // namespace

TEST(Reml, FindsTheGlobalMaximumAlsoAmongSeveralModes)
{
    std::mt19937_64 random(7);
    int severalModes = 0; // of the restricted likelihood
    for (int i = 0; i < 60; ++i) {
        const RegressionData data = interceptOnly(unevenStudies(random));
        for (const Likelihood kind : {Likelihood::Reml, Likelihood::Ml}) {
            const ProfileLikelihood likelihood(data, kind);
            const LikelihoodMaximum found = maximise(likelihood);
            const double grid = highestOnFineGrid(likelihood);
            EXPECT_GE(found.logLik, grid - 1e-9 * std::max(1.0, std::abs(grid))) << "sample " << i;
            severalModes += kind == Likelihood::Reml && found.secondMode ? 1 : 0;
        }
    }
    EXPECT_GT(severalModes, 10); // the samples must be hard enough to mean something
}

TEST(Reml, ScoreIsTheDerivative)
{
    std::mt19937_64 random(8);
    RegressionData data = interceptOnly(spreadStudies(random, 8));
    RegressionData withModerator = data;
    withModerator.x.conservativeResize(Eigen::NoChange, 2);
    withModerator.x.col(1) = Eigen::VectorXd::LinSpaced(8, -1, 2);
    for (const RegressionData* d : {&data, &withModerator})
        for (const Likelihood kind : {Likelihood::Reml, Likelihood::Ml}) {
            const ProfileLikelihood likelihood(*d, kind);
            for (const double t : {0.01, 0.3, 4.0}) {
                const double h = 1e-5 * t;
                const double numeric = (likelihood.value(t + h) - likelihood.value(t - h)) / (2 * h);
                const double curvature =
                    (likelihood.score(t + h).value - likelihood.score(t - h).value) / (2 * h);
                EXPECT_NEAR(likelihood.score(t).value, numeric, 1e-5 * std::max(1.0, std::abs(numeric)));
                EXPECT_NEAR(likelihood.score(t).slope, curvature, 1e-5 * std::max(1.0, std::abs(curvature)));
            }
        }
}

TEST(Reml, InterceptColumnGivesTheSameAsTheGeneralModel)
{
    std::mt19937_64 random(9);
    const std::vector<StudyEffect> effects = spreadStudies(random, 10);
    RegressionData plain = interceptOnly(effects);
    RegressionData split =
        plain; // two columns that span the same space as one column of ones and a useless one
    split.x.conservativeResize(Eigen::NoChange, 2);
    split.x.col(1).setZero();
    split.x(0, 1) = 1; // a dummy for the first study takes it out of the likelihood
    RegressionData without = interceptOnly(std::span(effects).subspan(1));
    const double t = 0.2;
    EXPECT_NEAR(ProfileLikelihood(split, Likelihood::Reml).score(t).value,
                ProfileLikelihood(without, Likelihood::Reml).score(t).value, 1e-9);
}

TEST(Reml, WarnsAtTheBoundaryAndOfASecondMode)
{
    const auto codes = [](const PooledResult& r) {
        std::vector<WarningCode> out;
        for (const Warning& w : r.warnings)
            out.push_back(w.code);
        return out;
    };
    const auto homogeneous =
        analyse(plansift::test::genericTable({0.1, 0.12, 0.11}, {0.05, 0.04, 0.06}), {.measure = "GEN"});
    ASSERT_TRUE(homogeneous);
    EXPECT_EQ(homogeneous->pooled.tau2, 0);
    ASSERT_EQ(homogeneous->pooled.warnings.size(), 1u);
    EXPECT_EQ(homogeneous->pooled.warnings[0].text, "REML: tau2 at its boundary");

    std::mt19937_64 random(7);
    const StudyTable uneven =
        plansift::test::genericTable({0.0062, 0.0106, 0.0072, 0.0024, -3.2469, 1.3357},
                                     {0.000797, 0.000107, 0.000106, 0.000348, 0.869259, 0.240549});
    const auto twoModes = analyse(uneven, {.measure = "GEN"});
    ASSERT_TRUE(twoModes);
    EXPECT_EQ(twoModes->pooled.tau2, 0);
    EXPECT_EQ(codes(twoModes->pooled), (std::vector{WarningCode::SecondMode, WarningCode::Boundary}));
}
