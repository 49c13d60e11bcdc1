// SPDX-License-Identifier: GPL-3.0-or-later
// Limit meta-analysis, Copas model, p-curve, p-uniform, Schwarzer's test and the general fail-safe number. No
// reference values exist for most of them: each is checked by another route to the same number.
#include "core/stats/bias/copas.hpp"
#include "core/stats/bias/fail_safe.hpp"
#include "core/stats/bias/limit_meta.hpp"
#include "core/stats/bias/p_curve.hpp"
#include "core/stats/bias/p_uniform.hpp"
#include "core/stats/bias/rare_event_test.hpp"
#include "core/stats/distributions.hpp"
#include "tests/core/stats/bias/bcg_trials.hpp"

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

using namespace plansift::stats;
using plansift::test::bcgTrials;
using plansift::test::genericTable;

namespace {

using Rule = boost::math::quadrature::gauss_kronrod<double, 31>;

PreparedAnalysis bcg(Model model = Model::RE)
{
    return *PreparedAnalysis::prepare(bcgTrials(), {.measure = "OR", .model = model});
}

PreparedAnalysis generic(const std::vector<double>& y, const std::vector<double>& v)
{
    return *PreparedAnalysis::prepare(genericTable(y, v), {.measure = "GEN"});
}

std::vector<StudyEffect> effects(const std::vector<double>& y, const std::vector<double>& v)
{
    return generic(y, v).usableEffects();
}

/// P(published, effect near y) of the Copas model by integration over delta: no use is made of the bivariate
/// normal distribution's conditional form.
double jointDensity(double y, double mu, double tau, double rho, double u, double variance)
{
    const double total = variance + tau * tau;
    const double error = (y - mu) / std::sqrt(total); // standard normal
    const double r = rho * std::sqrt(variance / total);
    const auto density = [&](double delta) {
        const double q = (error * error - 2 * r * error * delta + delta * delta) / (1 - r * r);
        return std::exp(-0.5 * q) / (2 * std::numbers::pi * std::sqrt(1 - r * r));
    };
    return Rule::integrate(density, -u, 12.0, 12, 1e-12) / std::sqrt(total);
}

/// F_n(x) as the mean of F_(n - 1) over [x - 1, x], whose pieces are polynomials between whole numbers.
double meanOfFewer(double x, int n)
{
    const auto fewer = [n](double t) { return irwinHallLowerTail(t, n - 1); };
    const double split = std::floor(x);
    return Rule::integrate(fewer, x - 1, split, 5, 1e-13) + Rule::integrate(fewer, split, x, 5, 1e-13);
}

} // namespace

TEST(LimitMeta, IsTheRegressionOnTheRadialPlot)
{
    const PreparedAnalysis analysis = bcg();
    const auto limit = limitMeta(analysis);
    ASSERT_TRUE(limit);
    // Ordinary least squares of y / s on 1 / s, written out.
    const double tau2 = limit->tau2;
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
    for (const StudyEffect& e : analysis.usableEffects()) {
        const double x = 1 / std::sqrt(e.vi + tau2);
        const double y = e.yi * x;
        n += 1, sx += x, sy += y, sxx += x * x, sxy += x * y;
    }
    const double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
    const double alpha = (sy - slope * sx) / n;
    EXPECT_NEAR(limit->slope, slope, 1e-10);
    EXPECT_NEAR(limit->alpha, alpha, 1e-10);
    EXPECT_NEAR(limit->beta, slope + std::sqrt(tau2) * alpha, 1e-10);
    EXPECT_NEAR(limit->q, limit->qSmall + limit->qResidual, 1e-9);
    EXPECT_GT(limit->gSquared, 0);
    EXPECT_LT(limit->gSquared, 1);
}

TEST(LimitMeta, WithoutHeterogeneityTheLimitIsTheSlope)
{
    const auto limit = limitMeta(generic({0.2, 0.21, 0.19, 0.2}, {0.1, 0.2, 0.3, 0.4}));
    ASSERT_TRUE(limit);
    EXPECT_EQ(limit->tau2, 0);
    EXPECT_DOUBLE_EQ(limit->beta, limit->slope);
    for (const double shrunken : limit->shrunken)
        EXPECT_DOUBLE_EQ(shrunken, limit->slope);
}

TEST(LimitMeta, RefusesFewOrEqualStudies)
{
    EXPECT_FALSE(limitMeta(generic({0.1, 0.2}, {0.1, 0.2})));
    EXPECT_FALSE(limitMeta(generic({0.1, 0.2, 0.3}, {0.1, 0.1, 0.1})));
    EXPECT_FALSE(limitMeta(bcg(Model::MH)));
}

TEST(Copas, LikelihoodIsTheDensityGivenPublication)
{
    const CopasSelection selection{-0.3, 0.2};
    const double mu = 0.2, tau = 0.3, rho = 0.6, s = 0.25, y = 0.7;
    const double u = selection.gamma0 + selection.gamma1 / s;
    const double mills = normalDensity(u) / normalLowerTail(u);
    const double variance = s * s / (1 - rho * rho * mills * (u + mills));
    const double joint = jointDensity(y, mu, tau, rho, u, variance);
    const std::vector<StudyEffect> one{{y, s * s}};
    EXPECT_NEAR(copasLogLik(one, selection, mu, tau, rho, 0), std::log(joint / normalLowerTail(u)), 1e-9);
    // and it integrates to one over y
    const auto density = [&](double x) {
        return std::exp(copasLogLik(std::vector<StudyEffect>{{x, s * s}}, selection, mu, tau, rho, 0));
    };
    EXPECT_NEAR(Rule::integrate(density, -6.0, 6.0, 12, 1e-12), 1, 1e-9);
}

TEST(Copas, WithCertainPublicationItIsMaximumLikelihood)
{
    const PreparedAnalysis analysis = bcg();
    const CopasFit fit = copasFit(analysis.usableEffects(), {12, 0}, 95);
    const auto ml = analyse(bcgTrials(), {.measure = "OR", .tau2 = Tau2Method::ML});
    EXPECT_NEAR(fit.beta, ml->pooled.beta, 1e-6);
    EXPECT_NEAR(fit.tau2, ml->pooled.tau2, 1e-6);
    EXPECT_NEAR(fit.logLik, ml->pooled.logLik, 1e-9);
    EXPECT_NEAR(fit.unpublished, 0, 1e-9);
}

TEST(Copas, SelectionPullsTowardsNoEffect)
{
    const auto result = copas(bcg());
    ASSERT_TRUE(result);
    ASSERT_EQ(result->fits.size(), 10u);
    EXPECT_LT(std::abs(result->fits.back().beta), std::abs(result->fits.front().beta));
    for (std::size_t i = 1; i < result->fits.size(); ++i)
        EXPECT_GT(result->fits[i].unpublished, result->fits[i - 1].unpublished);
}

TEST(Copas, RefusesFewOrEqualStudies)
{
    EXPECT_FALSE(copas(generic({0.1, 0.2}, {0.1, 0.2})));
    EXPECT_FALSE(copas(generic({0.1, 0.2, 0.3}, {0.1, 0.1, 0.1})));
}

TEST(PCurve, StoufferByHand)
{
    // z = 2 and 3: p = 0.0455003 and 0.0026998, of 0.05: 0.910005 and 0.053996
    const auto curve = pCurve(effects({2, -3, 0.5}, {1, 1, 1}));
    ASSERT_TRUE(curve);
    EXPECT_EQ(curve->significant, 2);
    EXPECT_EQ(curve->halfSignificant, 1);
    const double z =
        (normalQuantile(2 * normalUpperTail(2) / 0.05) + normalQuantile(2 * normalUpperTail(3) / 0.05)) /
        std::sqrt(2.0);
    EXPECT_NEAR(curve->rightSkew.z, z, 1e-12);
    EXPECT_NEAR(curve->pBinomial, 0.75, 1e-12);
}

TEST(PCurve, RecoversThePowerOfManyStudies)
{
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal(normalQuantile(0.975) - normalQuantile(1 - 0.6), 1); // power 0.6
    std::vector<double> y;
    while (y.size() < 20000)
        y.push_back(normal(random));
    const auto curve = pCurve(effects(y, std::vector<double>(y.size(), 1)));
    ASSERT_TRUE(curve);
    EXPECT_NEAR(curve->power, 0.6, 0.02);
    EXPECT_LT(curve->powerLower, curve->power);
    EXPECT_GT(curve->powerUpper, curve->power);
    EXPECT_TRUE(curve->evidential);
    EXPECT_FALSE(curve->inadequate);
}

TEST(PCurve, NeedsASignificantStudy)
{
    EXPECT_FALSE(pCurve(effects({0.1, 0.2}, {1, 1})));
}

TEST(PUniform, IrwinHallAgreesWithItsRecursion)
{
    for (const int n : {2, 3, 5, 8, 12, 13}) {
        const double x = 0.37 * n;
        const double tolerance = n > 12 ? 1e-3 : 1e-10; // normal from 13 on
        EXPECT_NEAR(irwinHallLowerTail(x, n), meanOfFewer(x, n), tolerance) << n;
        EXPECT_NEAR(irwinHallLowerTail(0.5 * n, n), 0.5, 1e-10) << n;
    }
}

TEST(PUniform, EstimateMakesTheConditionalValuesHalfOnAverage)
{
    const std::vector<double> y{0.6, 0.5, 0.9, 0.1}, v{0.04, 0.05, 0.1, 0.04};
    const auto result = pUniform(effects(y, v), true, 95);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->significant, 3);
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double s = std::sqrt(v[i]);
        sum += normalUpperTail((y[i] - result->beta) / s) /
               normalUpperTail(normalQuantile(0.975) - result->beta / s);
    }
    EXPECT_NEAR(sum, 1.5, 1e-9);
    EXPECT_LT(result->ciLower, result->beta);
    EXPECT_GT(result->ciUpper, result->beta);
    const auto mirrored = pUniform(effects({-0.6, -0.5, -0.9, -0.1}, v), false, 95);
    ASSERT_TRUE(mirrored);
    EXPECT_NEAR(mirrored->beta, -result->beta, 1e-9);
    EXPECT_NEAR(mirrored->ciLower, -result->ciUpper, 1e-9);
}

TEST(PUniform, RecoversTheEffectOfSelectedStudies)
{
    std::mt19937_64 random(11);
    std::normal_distribution<double> normal(0.3, 0.2);
    std::vector<double> y;
    while (y.size() < 20000)
        if (const double yi = normal(random); yi > 0.2 * normalQuantile(0.975))
            y.push_back(yi);
    const auto result = pUniform(effects(y, std::vector<double>(y.size(), 0.04)), true, 95);
    ASSERT_TRUE(result);
    EXPECT_NEAR(result->beta, 0.3, 0.01);
    EXPECT_LT(result->pBias, 1e-6);
    EXPECT_LT(result->pNull, 1e-6);
}

TEST(PUniform, NeedsASignificantStudyInTheDirection)
{
    EXPECT_FALSE(pUniform(effects({-3, 0.1}, {1, 1}), true, 95));
}

TEST(RareEventTest, AgreesWithMetaOnTheBcgTrials)
{
    // meta 8.4-0: metabias(metabin(...), method.bias = "Schwarzer")
    const auto test = rareEventTest(bcg());
    ASSERT_TRUE(test);
    EXPECT_EQ(test->score, 6);
    EXPECT_NEAR(test->se, 16.391054470858993, 1e-12);
    EXPECT_NEAR(test->pval, 0.7143252846662896, 1e-12);
    EXPECT_FALSE(rareEventTest(generic({0.1, 0.2, 0.3}, {1, 1, 1})));
}

TEST(FailSafe, GeneralFormOfEqualEffectsIsRosenberg)
{
    const std::vector<StudyEffect> studies = bcg().usableEffects();
    PoolOptions options;
    options.randomEffects = false;
    const auto general = generalFailSafe(studies, options);
    ASSERT_TRUE(general);
    EXPECT_NEAR(general->number, rosenbergFailSafe(studies).number, 1);
}

TEST(FailSafe, GeneralFormIsTheFirstNumberThatIsNotSignificant)
{
    const std::vector<StudyEffect> studies = bcg().usableEffects();
    const auto general = generalFailSafe(studies, {});
    ASSERT_TRUE(general);
    double precision = 0;
    for (const StudyEffect& e : studies)
        precision += 1 / e.vi;
    const auto pOf = [&](double added) {
        std::vector<StudyEffect> all = studies;
        all.resize(studies.size() + static_cast<std::size_t>(added),
                   {0, asDouble(studies.size()) / precision});
        return pool(all, {})->pval;
    };
    EXPECT_GE(pOf(general->number), 0.05);
    EXPECT_LT(pOf(general->number - 1), 0.05);
}
