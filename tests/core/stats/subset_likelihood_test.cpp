// SPDX-License-Identifier: GPL-3.0-or-later
// The shared sums of subsets against a search for each subset of its own.
#include "core/stats/diagnostics/gosh.hpp"
#include "core/stats/subset_likelihood.hpp"
#include "tests/core/stats/builders.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>

using namespace plansift::stats;
using plansift::test::genericTable;

namespace {

std::vector<StudyEffect> drawn(std::size_t k, double tau, double scale, unsigned seed)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> logVariance(-5, 1);
    std::vector<StudyEffect> effects(k);
    for (StudyEffect& e : effects) {
        e.vi = scale * scale * std::exp(logVariance(random));
        e.yi = scale * (3 + tau * normal(random)) + std::sqrt(e.vi) * normal(random);
    }
    return effects;
}

std::vector<StudyEffect> without(std::vector<StudyEffect> effects, std::size_t i)
{
    effects.erase(effects.begin() + std::ptrdiff_t(i));
    return effects;
}

StudyTable tableOfEffects(const std::vector<StudyEffect>& effects)
{
    std::vector<double> y, v;
    for (const StudyEffect& e : effects) {
        y.push_back(e.yi);
        v.push_back(e.vi);
    }
    return genericTable(y, v);
}

} // namespace

TEST(SubsetLikelihood, ScoreIsThatOfTheProfile)
{
    const std::vector<StudyEffect> effects = drawn(9, 0.5, 1, 1);
    const RegressionData data = interceptOnly(effects);
    for (const Likelihood kind : {Likelihood::Ml, Likelihood::Reml}) {
        const SubsetLikelihood subset(effects, kind);
        const ProfileLikelihood profile(data, kind);
        for (const double tau2 : {0.0, 0.01, 0.4, 3.0}) {
            const ValueSlope ours = subset.allAt(tau2).score(kind);
            const ValueSlope expected = profile.score(tau2);
            EXPECT_NEAR(ours.value, expected.value, 1e-9 * std::abs(expected.value));
            EXPECT_NEAR(ours.slope, expected.slope, 1e-8 * std::abs(expected.slope));
        }
    }
}

TEST(SubsetLikelihood, MaximaWithoutEachStudy)
{
    std::size_t found = 0, all = 0;
    for (unsigned seed = 0; seed < 40; ++seed)
        for (const double scale : {1e-3, 1.0, 1e3}) {
            const std::vector<StudyEffect> effects = drawn(3 + seed % 9, 0.1 * (seed % 7), scale, seed);
            const auto maxima = maximaWithoutEach(effects, Likelihood::Reml);
            for (std::size_t i = 0; i < effects.size(); ++i, ++all) {
                if (!maxima[i])
                    continue;
                ++found;
                const RegressionData rest = interceptOnly(without(effects, i));
                const double expected = maximise(ProfileLikelihood(rest, Likelihood::Reml)).tau2;
                EXPECT_NEAR(*maxima[i], expected, 1e-9 * (expected + scale * scale * 1e-3))
                    << seed << ' ' << i;
            }
        }
    EXPECT_GT(double(found), 0.9 * double(all)); // the search is the exception
}

TEST(SubsetLikelihood, OneStudyThatOutweighsTheOthersIsSearchedFor)
{
    const std::vector<StudyEffect> effects{{0.1, 1e-12}, {0.5, 0.1}, {0.9, 0.2}, {0.2, 0.1}};
    EXPECT_FALSE(maximaWithoutEach(effects, Likelihood::Reml)[0]);
}

TEST(SubsetLikelihood, GoshOfRemlIsThatOfSingleFits)
{
    const std::vector<StudyEffect> effects = drawn(8, 0.4, 1, 5);
    for (const Tau2Method method : {Tau2Method::REML, Tau2Method::ML}) {
        const auto analysis =
            PreparedAnalysis::prepare(tableOfEffects(effects), {.measure = "GEN", .tau2 = method});
        const auto gosh = goshOfAllSubsets(*analysis, 16);
        ASSERT_TRUE(gosh);
        for (const GoshPoint& point : gosh->points) {
            std::vector<std::size_t> rows;
            for (std::uint64_t rest = point.studies; rest != 0; rest &= rest - 1)
                rows.push_back(static_cast<std::size_t>(std::countr_zero(rest)));
            const auto fit = analysis->pool(rows);
            ASSERT_TRUE(fit);
            EXPECT_NEAR(point.beta, fit->beta, 1e-9);
            if (rows.size() < 2)
                continue;
            EXPECT_NEAR(point.tau2, fit->tau2, 1e-9);
            EXPECT_NEAR(point.q, fit->q, 1e-9 * (1 + fit->q));
            EXPECT_NEAR(point.i2, fit->i2, 1e-7);
            EXPECT_NEAR(point.h2, fit->h2, 1e-8 * fit->h2);
        }
    }
}
