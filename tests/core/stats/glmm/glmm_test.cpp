// SPDX-License-Identifier: GPL-3.0-or-later
// Mixed models: distributions by enumeration, integrals by brute force, and input at the edge.
#include "core/stats/analysis.hpp"
#include "core/stats/glmm/marginal_likelihood.hpp"
#include "tests/core/stats/builders.hpp"

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

using namespace plansift::stats;
using plansift::test::fourfoldTable;
using plansift::test::tableOf;

namespace {

double choose(int n, int x)
{
    return std::round(std::exp(std::lgamma(n + 1) - std::lgamma(x + 1) - std::lgamma(n - x + 1)));
}

/// The integral over a standard normal effect, by adaptive quadrature.
double bruteForce(const std::vector<LoadedObservation>& observations)
{
    const auto density = [&](double b) {
        double log = -0.5 * b * b - 0.5 * std::log(2 * std::numbers::pi);
        for (const LoadedObservation& o : observations)
            log += o.observation->at(o.fixed + o.loading[0] * b).value;
        return std::exp(log);
    };
    return std::log(
        boost::math::quadrature::gauss_kronrod<double, 61>::integrate(density, -12.0, 12.0, 12, 1e-12));
}

AnalysisRequest oddsRatio(GlmmKind kind)
{
    return {.measure = "OR", .model = Model::GLMM, .glmm = kind};
}

constexpr GlmmKind kKinds[]{GlmmKind::UmFs, GlmmKind::UmRs, GlmmKind::CmEl, GlmmKind::CmAl};

} // namespace

TEST(GlmmObservation, HypergeometricByEnumeration)
{
    const int n1 = 9, n2 = 12, m = 7;
    for (const double eta : {-2.5, 0.0, 0.4, 3.0}) {
        double s0 = 0, s1 = 0, s2 = 0;
        for (int s = 0; s <= m; ++s) {
            const double term = choose(n1, s) * choose(n2, m - s) * std::exp(s * eta);
            s0 += term, s1 += s * term, s2 += double(s) * s * term;
        }
        const LogLikelihood l = Observation::hypergeometric(3, n1, n2, m).at(eta);
        EXPECT_NEAR(l.value, std::log(choose(n1, 3) * choose(n2, 4) * std::exp(3 * eta) / s0), 1e-10);
        EXPECT_NEAR(l.slope, 3 - s1 / s0, 1e-10);
        EXPECT_NEAR(l.curvature, -(s2 / s0 - s1 * s1 / s0 / s0), 1e-10);
    }
}

TEST(GlmmObservation, HypergeometricOfLargeTablesStaysFinite)
{
    const Observation o = Observation::hypergeometric(500, 88391, 88391, 1004);
    for (const double eta : {-40.0, 0.0, 40.0}) {
        const LogLikelihood l = o.at(eta);
        EXPECT_TRUE(std::isfinite(l.value));
        EXPECT_TRUE(std::isfinite(l.slope));
        EXPECT_GE(-l.curvature, 0);
    }
}

TEST(GlmmObservation, SaturatedEstimates)
{
    const Saturated s = Observation::binomial(3, 10, 0.7).saturated();
    EXPECT_NEAR(s.eta, std::log(0.3 / 0.7) - 0.7, 1e-10);
    EXPECT_NEAR(s.information, 10 * 0.3 * 0.7, 1e-9);
    const Saturated none = Observation::poisson(0, 12).saturated();
    EXPECT_EQ(none.information, 0);
    EXPECT_NEAR(none.logLik, 0, 1e-12);
}

TEST(GlmmIntegral, AgreesWithBruteForce)
{
    const Observation first = Observation::binomial(3, 20);
    const Observation second = Observation::binomial(9, 25);
    const std::vector<LoadedObservation> study{{&first, -1.4, {0.4, 0}}, {&second, -0.7, {-0.4, 0}}};
    EXPECT_NEAR(marginalLogLik(study, hermiteRule(7)), bruteForce(study), 1e-6);
    EXPECT_NEAR(marginalLogLik(study, hermiteRule(21)), bruteForce(study), 1e-10);
    const Observation exact = Observation::hypergeometric(1, 40, 38, 9);
    const std::vector<LoadedObservation> one{{&exact, -1.0, {0.9, 0}}};
    EXPECT_NEAR(marginalLogLik(one, hermiteRule(21)), bruteForce(one), 1e-8);
}

TEST(GlmmIntegral, LaplaceOfTwoEffectsIsThatOfOneWhenTheOtherIsAbsent)
{
    const Observation o = Observation::poisson(4, 100);
    const std::vector<LoadedObservation> study{{&o, -3.0, {0.5, 0}}};
    EXPECT_NEAR(laplaceLogLik(study), marginalLogLik(study, hermiteRule(1)), 1e-10);
}

TEST(Glmm, EveryKindGivesAResultOrASentence)
{
    const StudyTable tables[]{fourfoldTable({3}, {10}, {5}, {12}),
                              fourfoldTable({3, 4}, {10, 20}, {5, 8}, {12, 15}),
                              fourfoldTable({0, 0, 1}, {10, 20, 30}, {3, 4, 5}, {12, 15, 20}),
                              fourfoldTable({0, 0, 0}, {10, 20, 30}, {3, 4, 5}, {12, 15, 20}),
                              fourfoldTable({3, 3, 3}, {10, 10, 10}, {5, 5, 5}, {10, 10, 10})};
    for (const StudyTable& table : tables)
        for (const GlmmKind kind : kKinds) {
            const auto result = analyse(table, oddsRatio(kind));
            if (result)
                EXPECT_TRUE(std::isfinite(result->pooled.beta)) << glmmKey(kind);
            else
                EXPECT_FALSE(result.error().message.empty()) << glmmKey(kind);
        }
}

TEST(Glmm, OneStudyHasItsOwnOddsRatio)
{
    const auto result = analyse(fourfoldTable({3}, {10}, {5}, {12}), oddsRatio(GlmmKind::UmFs));
    ASSERT_TRUE(result);
    EXPECT_NEAR(result->pooled.beta, std::log(3.0 * 12 / (10 * 5)), 1e-6);
    EXPECT_TRUE(std::isnan(result->pooled.tau2));
}

TEST(Glmm, StudiesWithoutEventsSayNothing)
{
    const auto with =
        analyse(fourfoldTable({3, 4, 0}, {10, 20, 9}, {5, 8, 0}, {12, 15, 9}), oddsRatio(GlmmKind::CmEl));
    const auto without =
        analyse(fourfoldTable({3, 4}, {10, 20}, {5, 8}, {12, 15}), oddsRatio(GlmmKind::CmEl));
    ASSERT_TRUE(with && without);
    EXPECT_EQ(with->pooled.k, 2);
    EXPECT_NEAR(with->pooled.beta, without->pooled.beta, 1e-9);
}

TEST(Glmm, RefusesOtherMeasures)
{
    const StudyTable table = fourfoldTable({3, 4}, {10, 20}, {5, 8}, {12, 15});
    EXPECT_FALSE(analyse(table, {.measure = "RD", .model = Model::GLMM}));
    const StudyTable rates = tableOf(
        {{Column::x1i, {3, 4}}, {Column::t1i, {10, 20}}, {Column::x2i, {5, 8}}, {Column::t2i, {12, 15}}});
    EXPECT_FALSE(analyse(rates, {.measure = "IRR", .model = Model::GLMM, .glmm = GlmmKind::CmAl}));
    EXPECT_TRUE(analyse(rates, {.measure = "IRR", .model = Model::GLMM, .glmm = GlmmKind::CmEl}));
}
