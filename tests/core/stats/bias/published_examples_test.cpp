// SPDX-License-Identifier: GPL-3.0-or-later
// Adjustments for small-study effects and prediction by other routes: published examples, other programs'
// formulas run in R, and simulation of what a method promises.
#include "core/stats/bias/copas.hpp"
#include "core/stats/bias/limit_meta.hpp"
#include "core/stats/bias/p_curve.hpp"
#include "core/stats/bias/p_uniform.hpp"
#include "core/stats/diagnostics/predictive_probability.hpp"
#include "core/stats/distributions.hpp"
#include "tests/core/stats/builders.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

using namespace plansift::stats;
using plansift::test::genericTable;
using plansift::test::tableOf;

namespace {

/// Topical NSAIDs in acute pain: successes and patients (Moore 1998, BMJ 316:333).
StudyTable topicalNsaids()
{
    return tableOf(
        {{Column::ai, {23, 69, 79, 35, 10, 23, 20, 35, 56, 28, 10, 44, 21, 17, 34, 25, 38, 85, 53,
                       16, 18, 6,  26, 41, 33, 30, 18, 22, 18, 39, 30, 11, 44, 67, 24, 7,  21}},
         {Column::n1i, {30, 123, 102, 49, 15, 50, 32, 50, 84, 40, 23, 92, 50, 20, 42, 30, 60, 118, 64,
                        20, 30,  12,  32, 84, 46, 38, 20, 26, 21, 51, 30, 13, 90, 83, 29, 10, 25}},
         {Column::ci, {10, 54, 45, 13, 2,  13, 9,  40, 33, 16, 3, 40, 19, 3,  11, 13, 27, 46, 52,
                       6,  5,  0,  13, 33, 13, 22, 13, 14, 13, 9, 19, 0,  40, 38, 14, 1,  12}},
         {Column::n2i, {30, 116, 102, 42, 15, 50, 24, 50, 84, 40, 24, 89, 50, 20, 40, 30, 60, 113, 66,
                        20, 30,  12,  28, 84, 42, 36, 22, 26, 22, 47, 30, 12, 89, 86, 27, 10, 25}}});
}

/// Cisapride in dyspepsia (Hartung & Knapp 2001, Stat Med 20:3875).
StudyTable cisapride()
{
    return tableOf({{Column::ai, {15, 12, 29, 42, 14, 44, 14, 29, 10, 17, 38, 19, 21}},
                    {Column::n1i, {16, 16, 34, 56, 22, 54, 17, 58, 14, 26, 44, 29, 38}},
                    {Column::ci, {9, 1, 18, 31, 6, 17, 7, 23, 3, 6, 12, 22, 19}},
                    {Column::n2i, {16, 16, 34, 56, 22, 55, 15, 58, 15, 27, 45, 30, 38}}});
}

PreparedAnalysis nsaidAnalysis()
{
    return *PreparedAnalysis::prepare(topicalNsaids(), {.measure = "OR", .tau2 = Tau2Method::DL});
}

/// Significant studies, with z = mean + noise, of `k`.
std::vector<StudyEffect> significantStudies(std::mt19937_64& random, std::size_t k, double effect)
{
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> error(0.1, 0.3);
    std::vector<StudyEffect> studies;
    while (studies.size() < k) {
        const double s = error(random);
        const double y = effect + s * normal(random);
        if (y / s > normalQuantile(0.975))
            studies.push_back({y, s * s});
    }
    return studies;
}

} // namespace

TEST(LimitMeta, TopicalNsaids)
{
    const auto limit = limitMeta(nsaidAnalysis());
    ASSERT_TRUE(limit);
    // Ruecker 2011, Biostatistics 12:122: odds ratio 1.84 (1.26 to 2.68).
    EXPECT_NEAR(std::exp(limit->beta), 1.84, 5e-3);
    EXPECT_NEAR(std::exp(limit->test.ciLower), 1.26, 5e-3);
    EXPECT_NEAR(std::exp(limit->test.ciUpper), 2.68, 5e-3);
    // The formulas of limitmeta() of metasens 1.5 in R 4.2.2, with lm().
    EXPECT_NEAR(limit->tau2, 0.465982187698, 1e-11);
    EXPECT_NEAR(limit->beta, 0.608639027196, 1e-11);
    EXPECT_NEAR(limit->se, 0.192334038747, 1e-11);
    EXPECT_NEAR(limit->alpha, 3.73615809654, 1e-10);
    EXPECT_NEAR(limit->slope, -1.94177038944, 1e-10);
    EXPECT_NEAR(limit->q, 113.348902254, 1e-8);
    EXPECT_NEAR(limit->qResidual, 69.3222354802, 1e-8);
    EXPECT_NEAR(limit->gSquared, 0.9146125039, 1e-9);
}

TEST(Copas, TopicalNsaidsAgreeWithAnotherSearch)
{
    // The likelihood of Copas & Shi 2000, p. 250, by optim() and numDeriv in R 4.2.2; in the first two fits
    // rho is at its end, 1.
    struct Fit {
        CopasSelection selection;
        double beta, se, tau2, rho, logLik, unpublished;
    };
    const Fit fits[]{{{-1.9, 1.0}, 0.774996207, 0.143548439, 0.232635655, 0.8633121, -39.7949464, 70.8342935},
                     {{-1.2, 0.6}, 0.588967082, 0.115024597, 0.24450666, 1, -38.989872, 50.5279528},
                     {{-0.3, 0.3}, 0.840437779, 0.137945166, 0.338286057, 1, -43.2845748, 24.8175136}};
    for (const Fit& expected : fits) {
        const CopasFit fit = copasFit(nsaidAnalysis().usableEffects(), expected.selection, 95);
        EXPECT_NEAR(fit.beta, expected.beta, 2e-5);
        EXPECT_NEAR(fit.tau2, expected.tau2, 2e-5);
        EXPECT_NEAR(fit.rho, expected.rho, 1e-3);
        EXPECT_NEAR(fit.logLik, expected.logLik, 1e-5);
        EXPECT_NEAR(fit.unpublished, expected.unpublished, 1e-6);
        EXPECT_NEAR(fit.se, expected.se, 1e-4);
    }
}

TEST(BootstrapPrediction, Cisapride)
{
    // Documentation of the authors' package (pimeta 1.1.4, 25,000 draws): odds ratio 4.141, tau2 0.718,
    // I2 69.9%, prediction interval 0.533 to 33.692, all cells plus one half.
    const AnalysisRequest request{.measure = "OR",
                                  .tau2 = Tau2Method::DL,
                                  .pi = PiMethod::Bootstrap,
                                  .bootstrap = {200000, 5},
                                  .add = 0.5,
                                  .to = AddTo::All};
    const auto result = analyse(cisapride(), request);
    ASSERT_TRUE(result);
    EXPECT_NEAR(std::exp(result->pooled.beta), 4.141, 6e-4);
    EXPECT_NEAR(result->pooled.tau2, 0.718, 6e-4);
    EXPECT_NEAR(result->pooled.i2, 69.9, 0.06);
    constexpr double kDraws = 0.06; // three standard errors of their quantiles
    EXPECT_NEAR(result->pooled.piLower, std::log(0.533), kDraws);
    EXPECT_NEAR(result->pooled.piUpper, std::log(33.692), kDraws);
}

TEST(PredictiveProbability, StandardErrorOfTheShareIsThatOfTheDeltaMethod)
{
    const auto result =
        analyse(genericTable({0.1, 0.5, -0.2, 0.8, 0.3}, {0.02, 0.05, 0.03, 0.04, 0.06}), {.measure = "GEN"});
    ASSERT_TRUE(result);
    const PooledResult& r = result->pooled;
    const auto share = [](double beta, double tau2, double threshold) {
        return 0.5 * std::erfc((threshold - beta) / std::sqrt(2 * tau2));
    };
    for (const double threshold : {-0.4, 0.0, 0.3, 1.0}) {
        const double h = 1e-6;
        const double byBeta =
            (share(r.beta + h, r.tau2, threshold) - share(r.beta - h, r.tau2, threshold)) / (2 * h);
        const double byTau2 =
            (share(r.beta, r.tau2 + h, threshold) - share(r.beta, r.tau2 - h, threshold)) / (2 * h);
        const PredictiveProbability p = predictiveProbability(r, threshold, 95);
        EXPECT_NEAR(p.share, share(r.beta, r.tau2, threshold), 1e-12);
        EXPECT_NEAR(p.shareSe, std::hypot(byBeta * r.se, byTau2 * r.seTau2), 1e-7);
    }
}

TEST(PUniform, IntervalsHoldTheEffectAsOftenAsTheySay)
{
    std::mt19937_64 random(41);
    constexpr int kRuns = 2000;
    constexpr double kEffect = 0.25;
    int held = 0, rejected = 0;
    for (int run = 0; run < kRuns; ++run) {
        const auto fit = pUniform(significantStudies(random, 5, kEffect), true, 90);
        ASSERT_TRUE(fit);
        held += fit->ciLower <= kEffect && kEffect <= fit->ciUpper ? 1 : 0;
        const auto null = pUniform(significantStudies(random, 5, 0), true, 90);
        rejected += null->pNull < 0.1 ? 1 : 0;
    }
    const double four = 4 * std::sqrt(0.1 * 0.9 / kRuns);
    EXPECT_NEAR(double(held) / kRuns, 0.9, four);
    EXPECT_NEAR(double(rejected) / kRuns, 0.1, four);
}

TEST(PCurve, TestsHoldTheirLevel)
{
    std::mt19937_64 random(43);
    constexpr int kRuns = 4000;
    const double third = normalQuantile(0.975) - normalQuantile(2.0 / 3); // power of one third
    std::normal_distribution<double> normal;
    const auto significant = [&](double mean) {
        std::vector<StudyEffect> studies;
        while (studies.size() < 6)
            if (const double z = mean + normal(random); std::abs(z) > normalQuantile(0.975))
                studies.push_back({z, 1});
        return studies;
    };
    int skewed = 0, flat = 0, covered = 0;
    for (int run = 0; run < kRuns; ++run) {
        skewed += pCurve(significant(0))->rightSkew.pval < 0.1 ? 1 : 0;
        const auto curve = pCurve(significant(third));
        flat += curve->flatness.pval < 0.1 ? 1 : 0;
        covered += curve->powerLower <= 1.0 / 3 && 1.0 / 3 <= curve->powerUpper ? 1 : 0;
    }
    const double four = 4 * std::sqrt(0.1 * 0.9 / kRuns);
    EXPECT_NEAR(double(skewed) / kRuns, 0.1, four);
    EXPECT_NEAR(double(flat) / kRuns, 0.1, four);
    EXPECT_NEAR(double(covered) / kRuns, 0.9, four);
}
