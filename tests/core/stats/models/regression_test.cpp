// SPDX-License-Identifier: GPL-3.0-or-later
// Meta-regression where references do not reach: several modes, permutations, and input at the edge.
#include "core/stats/models/regression_permutation.hpp"
#include "core/stats/profile_likelihood.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace plansift::stats;

namespace {

/// Six studies whose restricted likelihood has two modes, the higher at zero, and one that a dummy takes out.
const std::vector<StudyEffect> kTwoModes{{0.0062, 0.000797},
                                         {0.0106, 0.000107},
                                         {0.0072, 0.000106},
                                         {0.0024, 0.000348},
                                         {-3.2469, 0.869259},
                                         {1.3357, 0.240549},
                                         {5, 0.1}};

Design withColumn(std::vector<double> column)
{
    Design design = interceptDesign(column.size());
    design.names.emplace_back("x");
    design.columns.push_back(std::move(column));
    return design;
}

bool warns(const Warnings& warnings, WarningCode code)
{
    return std::ranges::any_of(warnings, [code](const Warning& w) { return w.code == code; });
}

} // namespace

TEST(MetaRegression, WarnsOfASecondModeAndTakesTheHigher)
{
    const auto fit = metaRegression(kTwoModes, withColumn({0, 0, 0, 0, 0, 0, 1}), {});
    ASSERT_TRUE(fit);
    EXPECT_EQ(fit->tau2, 0);
    EXPECT_TRUE(warns(fit->warnings, WarningCode::SecondMode));
    EXPECT_TRUE(warns(fit->warnings, WarningCode::Boundary));
}

TEST(MetaRegression, IsAtTheGlobalMaximum)
{
    std::mt19937_64 random(11);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> magnitude(-4, 0);
    int several = 0;
    for (int sample = 0; sample < 60; ++sample) {
        RegressionData data{Eigen::ArrayXd(7), Eigen::ArrayXd(7), Eigen::MatrixXd::Ones(7, 2)};
        for (int i = 0; i < 7; ++i) {
            data.v[i] = std::pow(10, magnitude(random));
            data.y[i] = normal(random) * std::sqrt(3 * data.v[i]);
            data.x(i, 1) = normal(random);
        }
        const ProfileLikelihood likelihood(data, Likelihood::Reml);
        const LikelihoodMaximum found = maximise(likelihood);
        several += found.secondMode ? 1 : 0;
        EXPECT_GE(found.logLik, likelihood.value(0) - 1e-9);
        for (double t = 1e-6; t < 100; t *= 1.02)
            EXPECT_GE(found.logLik, likelihood.value(t) - 1e-9) << "sample " << sample << " at " << t;
    }
    EXPECT_GT(several, 0);
}

TEST(MetaRegression, NamesTheDependentColumn)
{
    Design design = withColumn({1, 2, 3, 4, 5, 6, 7});
    design.names.emplace_back("twice");
    design.columns.push_back({2, 4, 6, 8, 10, 12, 14});
    const auto twice = metaRegression(kTwoModes, design, {});
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().message,
              "the column \"twice\" does not vary or depends on the columns before it");
    EXPECT_FALSE(metaRegression(kTwoModes, withColumn({3, 3, 3, 3, 3, 3, 3}), {}));
    EXPECT_FALSE(metaRegression(std::span(kTwoModes).first(2), withColumn({1, 2}), {}));
    EXPECT_FALSE(metaRegression(std::span(kTwoModes).first(1), withColumn({1}), {}));
}

TEST(MetaRegression, IsFiniteOrAnErrorWhateverTheVariances)
{
    const std::vector<double> variances{1e-40, 1e-12, 1e-3, 1, 1e6, 1e30, 1e40};
    std::mt19937_64 random(5);
    std::uniform_int_distribution<std::size_t> any(0, variances.size() - 1);
    for (int sample = 0; sample < 10; ++sample) {
        std::vector<StudyEffect> effects;
        std::vector<double> x;
        for (int i = 0; i < 6; ++i) {
            effects.push_back({double(int(any(random))) - 3, variances[any(random)]});
            x.push_back(double(i * i) + double(any(random)));
        }
        for (const Tau2Spec& spec : tau2Estimators())
            for (const TestMethod test :
                 {TestMethod::Z, TestMethod::T, TestMethod::Knha, TestMethod::Adhoc, TestMethod::Kr}) {
                const auto fit = metaRegression(effects, withColumn(x), {.tau2 = spec.method, .test = test});
                if (!fit)
                    continue;
                for (const double number : {fit->beta[0], fit->beta[1], fit->se[0], fit->se[1]})
                    EXPECT_TRUE(std::isfinite(number)) << spec.key << ' ' << testKey(test);
            }
    }
}

TEST(ModeratorPermutation, SeedsRepeatAndAreNearTheExactTest)
{
    const std::vector<StudyEffect> effects{{0.1, 0.02}, {0.5, 0.05}, {-0.2, 0.03}, {0.8, 0.04},
                                           {0.3, 0.02}, {0.9, 0.06}, {0.2, 0.03}};
    const Design design = withColumn({1, 2, 3, 5, 4, 6, 2.5});
    const auto exact = permuteModerators(effects, design, {}, {5040, 1});
    const auto first = permuteModerators(effects, design, {}, {4000, 1});
    const auto again = permuteModerators(effects, design, {}, {4000, 1});
    ASSERT_TRUE(exact && first && again);
    EXPECT_TRUE(exact->exact);
    EXPECT_EQ(exact->iterations, 5040u);
    EXPECT_FALSE(first->exact);
    EXPECT_EQ(first->pval, again->pval);
    EXPECT_NEAR(first->pval[1], exact->pval[1], 0.03);
    EXPECT_EQ(exact->qmP, exact->pval[1]); // one moderator: the same test
    EXPECT_FALSE(permuteModerators(effects, interceptDesign(7), {}, {100, 1}));
}
