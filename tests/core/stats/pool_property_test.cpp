// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for any data: order, scale and sign of the effects, every estimator and test.
#include "core/stats/analysis.hpp"
#include "tests/core/stats/builders.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace plansift::stats;
using plansift::test::genericTable;

namespace {

struct Sample {
    std::vector<double> y, v;
};

Sample sampleOf(std::mt19937_64& random, std::size_t k)
{
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform(0.01, 0.4);
    const double tau = std::abs(normal(random)) * 0.5;
    Sample sample;
    for (std::size_t i = 0; i < k; ++i) {
        sample.v.push_back(uniform(random));
        sample.y.push_back(0.3 + tau * normal(random) + std::sqrt(sample.v.back()) * normal(random));
    }
    return sample;
}

PooledResult pooled(const Sample& sample, Tau2Method method, TestMethod test)
{
    AnalysisRequest request{.measure = "GEN", .tau2 = method, .test = test};
    const auto result = analyse(genericTable(sample.y, sample.v), request);
    EXPECT_TRUE(result) << result.error().message;
    return result ? result->pooled : PooledResult{};
}

void expectClose(double actual, double expected, double scale, const char* what)
{
    EXPECT_NEAR(actual, expected, 1e-7 * scale) << what;
}

/// Checks that `changed` is `original` with effects times `factor`.
void expectScaled(const PooledResult& changed, const PooledResult& original, double factor,
                  const std::string& name)
{
    SCOPED_TRACE(name);
    const double size = std::abs(factor);
    expectClose(changed.beta, factor * original.beta, size, "beta");
    expectClose(changed.se, size * original.se, size, "se");
    expectClose(changed.tau2, size * size * original.tau2, size * size, "tau2");
    expectClose(changed.i2, original.i2, 100, "I2");
    expectClose(changed.q, original.q, original.q, "Q");
    expectClose(std::abs(changed.stat), std::abs(original.stat), std::abs(original.stat) + 1, "stat");
    expectClose(changed.pval, original.pval, 1, "pval");
    expectClose(factor > 0 ? changed.ciLower : -changed.ciUpper, size * original.ciLower, size, "bound");
    expectClose(factor > 0 ? changed.piUpper : -changed.piLower, size * original.piUpper, size, "prediction");
}

template<typename Check>
void forEachMethod(Check check)
{
    for (const Tau2Spec& spec : tau2Estimators())
        for (const TestMethod test : {TestMethod::Z, TestMethod::T, TestMethod::Knha, TestMethod::Adhoc})
            check(spec, test);
}

} // namespace

TEST(PoolProperty, OrderOfStudiesDoesNotMatter)
{
    std::mt19937_64 random(1);
    for (std::size_t k = 3; k < 20; k += 4) {
        const Sample sample = sampleOf(random, k);
        Sample reversed = sample;
        std::ranges::reverse(reversed.y);
        std::ranges::reverse(reversed.v);
        forEachMethod([&](const Tau2Spec& spec, TestMethod test) {
            expectScaled(pooled(reversed, spec.method, test), pooled(sample, spec.method, test), 1,
                         std::string(spec.key));
        });
    }
}

TEST(PoolProperty, ScaleAndSignOfTheEffects)
{
    std::mt19937_64 random(2);
    for (const double factor : {-1.0, 1e-4, 1e5, -250.0}) {
        const Sample sample = sampleOf(random, 9);
        Sample changed = sample;
        for (double& y : changed.y)
            y *= factor;
        for (double& v : changed.v)
            v *= factor * factor;
        forEachMethod([&](const Tau2Spec& spec, TestMethod test) {
            expectScaled(pooled(changed, spec.method, test), pooled(sample, spec.method, test), factor,
                         std::string(spec.key));
        });
    }
}

TEST(PoolProperty, AConstantMovesTheEstimateOnly)
{
    std::mt19937_64 random(3);
    const Sample sample = sampleOf(random, 12);
    Sample moved = sample;
    for (double& y : moved.y)
        y += 1000;
    forEachMethod([&](const Tau2Spec& spec, TestMethod) {
        const PooledResult before = pooled(sample, spec.method, TestMethod::Knha);
        const PooledResult after = pooled(moved, spec.method, TestMethod::Knha);
        EXPECT_NEAR(after.beta - 1000, before.beta, 1e-9) << spec.key;
        EXPECT_NEAR(after.tau2, before.tau2, 1e-9) << spec.key;
        EXPECT_NEAR(after.se, before.se, 1e-9) << spec.key;
    });
}

TEST(PoolProperty, WeightsSumToHundredAndIntervalsAreNested)
{
    std::mt19937_64 random(4);
    const Sample sample = sampleOf(random, 15);
    forEachMethod([&](const Tau2Spec& spec, TestMethod test) {
        const PooledResult r = pooled(sample, spec.method, test);
        EXPECT_NEAR(std::accumulate(r.weights.begin(), r.weights.end(), 0.0), 100, 1e-9);
        EXPECT_LE(r.piLower, r.ciLower);
        EXPECT_LE(r.ciLower, r.beta);
        EXPECT_LE(r.beta, r.ciUpper);
        EXPECT_LE(r.ciUpper, r.piUpper);
    });
}

TEST(PoolProperty, SplittingAStudyKeepsTheEqualEffectsEstimate)
{
    std::mt19937_64 random(5);
    const Sample sample = sampleOf(random, 6);
    Sample split = sample;
    split.v[0] *= 2;
    split.y.push_back(split.y[0]);
    split.v.push_back(split.v[0]);
    const AnalysisRequest request{.measure = "GEN", .model = Model::EE};
    const auto whole = analyse(genericTable(sample.y, sample.v), request);
    const auto parts = analyse(genericTable(split.y, split.v), request);
    ASSERT_TRUE(whole && parts);
    EXPECT_NEAR(parts->pooled.beta, whole->pooled.beta, 1e-13);
    EXPECT_NEAR(parts->pooled.se, whole->pooled.se, 1e-13);
    EXPECT_NEAR(parts->pooled.q, whole->pooled.q, 1e-12);
}

TEST(PoolProperty, SwappingTheGroupsTurnsTheSign)
{
    const std::vector<double> a{4, 0, 33}, b{119, 60, 5036}, c{11, 3, 47}, d{128, 59, 5761};
    for (const char* measure : {"OR", "RR", "RD", "PETO", "AS"})
        for (const Model model : {Model::EE, Model::RE, Model::MH, Model::PETO}) {
            const AnalysisRequest request{.measure = measure, .model = model};
            const auto one = analyse(plansift::test::fourfoldTable(a, b, c, d), request);
            const auto other = analyse(plansift::test::fourfoldTable(c, d, a, b), request);
            ASSERT_EQ(one.ok(), other.ok());
            if (!one)
                continue; // a model that the measure does not have
            EXPECT_NEAR(one->pooled.beta, -other->pooled.beta, 1e-9) << measure;
            EXPECT_NEAR(one->pooled.se, other->pooled.se, 1e-9) << measure;
            EXPECT_NEAR(one->pooled.q, other->pooled.q, 1e-9) << measure;
        }
}
