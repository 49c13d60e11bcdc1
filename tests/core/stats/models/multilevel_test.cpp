// SPDX-License-Identifier: GPL-3.0-or-later
// Multilevel models where references do not reach: both forms of blocks, and input at the edge.
#include "core/stats/models/block_covariance.hpp"
#include "core/stats/models/location_scale.hpp"
#include "core/stats/models/multilevel.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace plansift::stats;

namespace {

std::vector<std::string> groups(std::size_t k, std::size_t size)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < k; ++i)
        out.push_back("g" + std::to_string(i / size));
    return out;
}

RandomTerm intercepts(const std::vector<std::string>& outer)
{
    return {outer, {}, {}, Structure::ID};
}

MultilevelModel threeLevels(const std::vector<StudyEffect>& effects, std::size_t size)
{
    const std::size_t k = effects.size();
    return {effects, interceptDesign(k), {}, {intercepts(groups(k, size)), intercepts(groups(k, 1))}};
}

std::vector<StudyEffect> someEffects(std::size_t k)
{
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal;
    std::vector<StudyEffect> effects;
    double shared = 0;
    for (std::size_t i = 0; i < k; ++i) {
        shared = i % 4 == 0 ? normal(random) : shared;
        effects.push_back({0.3 + 0.4 * shared + 0.3 * normal(random), 0.05 + 0.01 * double(i % 5)});
    }
    return effects;
}

/// The elements of the inverse by the definition.
void expectSameInverse(const std::vector<TermColumns>& terms, const Eigen::ArrayXd& v,
                       const std::vector<Eigen::MatrixXd>& g)
{
    LowRankBlock lean(v, terms);
    DenseBlock dense(v.matrix().asDiagonal(), terms);
    ASSERT_TRUE(lean.factor(g));
    ASSERT_TRUE(dense.factor(g));
    EXPECT_NEAR(lean.logDeterminant(), dense.logDeterminant(), 1e-10);
    const Eigen::MatrixXd b = Eigen::MatrixXd::Random(v.size(), 2);
    EXPECT_TRUE(lean.solve(b).isApprox(dense.matrix(g).inverse() * b, 1e-10));
    std::vector<Eigen::MatrixXd> fromLean, fromDense;
    for (const Eigen::MatrixXd& one : g)
        fromLean.push_back(Eigen::MatrixXd::Zero(one.rows(), one.cols()));
    fromDense = fromLean;
    lean.addInverse(fromLean);
    dense.addInverse(fromDense);
    for (std::size_t t = 0; t < g.size(); ++t)
        EXPECT_TRUE(fromLean[t].isApprox(fromDense[t], 1e-10)) << "term " << t;
}

} // namespace

TEST(BlockCovariance, BothFormsAgree)
{
    const std::vector<int> one(7, 0);
    const TermColumns shared = termColumns(one, one, false);
    const TermColumns nested = termColumns({0, 0, 0, 1, 1, 2, 2}, {0, 1, 0, 1, 0, 1, 1}, false);
    const TermColumns own = termColumns({0, 1, 2, 3, 4, 5, 6}, {0, 1, 0, 1, 0, 1, 0}, true);
    const Eigen::ArrayXd v = Eigen::ArrayXd::LinSpaced(7, 0.1, 0.9);
    const Eigen::MatrixXd scalar = Eigen::MatrixXd::Constant(1, 1, 0.4);
    Eigen::MatrixXd pair(2, 2);
    pair << 0.5, 0.2, 0.2, 0.3;
    expectSameInverse({shared, nested, own}, v, {scalar, pair, pair});
    expectSameInverse({shared, nested}, v, {0 * scalar, pair});
    expectSameInverse({own}, v, {pair});
}

TEST(Multilevel, WithoutSharedEffectsIsTheUsualModel)
{
    const std::vector<StudyEffect> effects = someEffects(12);
    const auto pooled = pool(effects, {});
    const MultilevelModel model{effects, interceptDesign(12), {}, {intercepts(groups(12, 1))}};
    const auto fit = fitMultilevel(model, {});
    ASSERT_TRUE(pooled && fit);
    EXPECT_NEAR(fit->terms[0].variances[0], pooled->tau2, 1e-6);
    EXPECT_NEAR(fit->beta[0], pooled->beta, 1e-7);
    EXPECT_NEAR(fit->logLik, pooled->logLik, 1e-9);
    EXPECT_NEAR(fit->piUpper, pooled->piUpper, 1e-6);
    EXPECT_NEAR(fit->q, pooled->q, 1e-9);
}

TEST(Multilevel, TheUnitsOfTheEffectsDoNotMatter)
{
    const auto fit = fitMultilevel(threeLevels(someEffects(24), 4), {});
    ASSERT_TRUE(fit);
    for (const double unit : {1e-8, 1e8}) {
        std::vector<StudyEffect> scaled = someEffects(24);
        for (StudyEffect& effect : scaled)
            effect = {effect.yi * unit, effect.vi * unit * unit};
        const auto other = fitMultilevel(threeLevels(scaled, 4), {});
        ASSERT_TRUE(other);
        EXPECT_NEAR(other->terms[0].variances[0] / unit / unit, fit->terms[0].variances[0], 1e-5);
        EXPECT_NEAR(other->tests[0].stat, fit->tests[0].stat, 1e-5);
    }
}

TEST(Multilevel, InputAtTheEdge)
{
    EXPECT_FALSE(fitMultilevel(threeLevels({}, 1), {}));
    EXPECT_FALSE(fitMultilevel(threeLevels(someEffects(1), 1), {}));
    EXPECT_TRUE(fitMultilevel(threeLevels(someEffects(2), 1), {}));
    const auto oneCluster = fitMultilevel(threeLevels(someEffects(6), 6), {});
    ASSERT_TRUE(oneCluster); // its variance has nothing to be seen by
    EXPECT_TRUE(std::isfinite(oneCluster->beta[0]));
    EXPECT_FALSE(robustTests(threeLevels(someEffects(6), 6), {}, groups(6, 6), RobustKind::CR2));
    EXPECT_FALSE(
        robustTests(threeLevels(someEffects(6), 3), {}, groups(6, 2), RobustKind::CR2)); // not whole blocks
    EXPECT_FALSE(fitMultilevel(threeLevels(someEffects(6), 3), {.test = TestMethod::Knha}));
    std::vector<StudyEffect> same(8, {0.25, 0.01});
    const auto identical = fitMultilevel(threeLevels(same, 2), {});
    ASSERT_TRUE(identical);
    EXPECT_EQ(identical->terms[0].variances[0], 0);
    EXPECT_EQ(identical->terms[1].variances[0], 0);
    for (const double v : {1e-90, 1e90}) {
        std::vector<StudyEffect> mixed = someEffects(8);
        mixed[3].vi = v;
        const auto fit = fitMultilevel(threeLevels(mixed, 2), {});
        EXPECT_TRUE(!fit || std::isfinite(fit->beta[0])) << v;
    }
}

TEST(Multilevel, RefusesImpossibleCovariances)
{
    EXPECT_FALSE(covarianceBlocks({{1, 0.5}, {0.4, 1}}, 2)); // not symmetric
    EXPECT_FALSE(covarianceBlocks({{1, 0.5}}, 2));
    EXPECT_FALSE(clusterCovariance(someEffects(2), {"a", "a"}, 1.5));
    const auto v = covarianceBlocks({{1, 0, 2}, {0, 1, 0}, {2, 0, 1}}, 3);
    ASSERT_TRUE(v);
    EXPECT_EQ((*v)[0].rows, (std::vector<std::size_t>{0, 2}));
    const MultilevelModel model{someEffects(3), interceptDesign(3), *v, {intercepts(groups(3, 1))}};
    const auto fit = fitMultilevel(model, {});
    ASSERT_FALSE(fit);
    EXPECT_EQ(fit.error().message, "V is not positive definite");
}

TEST(Multilevel, IntervalsHoldTheEstimateAndEndWhereTheProfileHasFallen)
{
    const MultilevelModel model = threeLevels(someEffects(40), 4);
    const auto fit = fitMultilevel(model, {});
    const auto intervals = componentIntervals(model, {});
    ASSERT_TRUE(fit && intervals);
    for (std::size_t t = 0; t < 2; ++t) {
        const Interval& interval = intervals->variances[t][0];
        EXPECT_LE(interval.lower, fit->terms[t].variances[0]);
        EXPECT_GT(interval.upper, fit->terms[t].variances[0]);
        EXPECT_TRUE(std::isfinite(interval.upper));
    }
}

TEST(Multilevel, IntervalsOfUnstructuredVariancesDoNotDependOnTheOrderOfLevels)
{
    RandomTerm term{groups(60, 3), {}, {"a", "b", "c"}, Structure::UN};
    for (std::size_t i = 0; i < 60; ++i)
        term.inner.push_back(term.levels[i % 3]);
    const MultilevelModel model{someEffects(60), interceptDesign(60), {}, {term}};
    MultilevelModel turned = model;
    turned.terms[0].levels = {"c", "a", "b"};
    const auto fit = fitMultilevel(model, {});
    const auto intervals = componentIntervals(model, {});
    const auto others = componentIntervals(turned, {});
    ASSERT_TRUE(fit && intervals && others);
    for (std::size_t i = 0; i < 3; ++i) {
        const Interval& interval = intervals->variances[0][i];
        EXPECT_LT(interval.lower, fit->terms[0].variances[i]);
        EXPECT_GT(interval.upper, fit->terms[0].variances[i]);
        EXPECT_NEAR(others->variances[0][(i + 1) % 3].lower, interval.lower, 1e-5);
        EXPECT_NEAR(others->variances[0][(i + 1) % 3].upper, interval.upper, 1e-4);
        EXPECT_TRUE(std::isnan(intervals->rho[0][i].lower));
    }
}

TEST(Robust, ClustersOfOneStudyWithOneWeightAreTheUsualStandardError)
{
    // Equal variances, one study a cluster: CR2 is the standard error of a mean, with k - 1 degrees of
    // freedom.
    std::vector<StudyEffect> effects = someEffects(9);
    double mean = 0;
    for (StudyEffect& effect : effects) {
        effect.vi = 0.1;
        mean += effect.yi / 9;
    }
    double variance = 0;
    for (const StudyEffect& effect : effects)
        variance += (effect.yi - mean) * (effect.yi - mean) / 8 / 9;
    const auto tests = robustTests(effects, interceptDesign(9), 0.2, groups(9, 1), RobustKind::CR2, 95);
    ASSERT_TRUE(tests);
    EXPECT_NEAR(tests->se[0], std::sqrt(variance), 1e-12);
    EXPECT_NEAR(tests->ddf[0], 8, 1e-9);
}

TEST(LocationScale, AnInterceptOnlyIsTheUsualModel)
{
    const std::vector<StudyEffect> effects = someEffects(12);
    const auto pooled = pool(effects, {});
    for (const ScaleLink link : {ScaleLink::Log, ScaleLink::Identity}) {
        const auto fit = fitLocationScale(effects, interceptDesign(12), interceptDesign(12), {.link = link});
        ASSERT_TRUE(pooled && fit);
        EXPECT_NEAR(fit->tau2[0], pooled->tau2, 1e-6);
        EXPECT_NEAR(fit->location.estimate[0], pooled->beta, 1e-7);
        EXPECT_NEAR(fit->logLik, pooled->logLik, 1e-9);
    }
    EXPECT_FALSE(fitLocationScale(std::span(effects).first(1), interceptDesign(1), interceptDesign(1), {}));
    EXPECT_FALSE(
        fitLocationScale(effects, interceptDesign(12), interceptDesign(12), {.test = TestMethod::Knha}));
}
