// SPDX-License-Identifier: GPL-3.0-or-later
// Presets against what their programs publish: worked examples of books and manuals at the digits printed,
// and the documented formulas written out. (meta and RevMan 5 also have meta_reference_test.cpp and
// founding_review_test.cpp.)
#include "core/stats/analysis.hpp"
#include "core/stats/distributions.hpp"
#include "tests/core/stats/bias/bcg_trials.hpp"
#include "tests/core/stats/builders.hpp"
#include "tests/support/reference/reference_file.hpp"
#include "tests/support/reference_data.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace plansift::stats;
using namespace plansift::test;

namespace {

/// Borenstein, Hedges, Higgins & Rothstein 2009, table 14.1: six studies of two groups.
StudyTable chapterFourteen()
{
    return tableOf({{Column::m1i, {94, 98, 98, 94, 98, 96}},
                    {Column::sd1i, {22, 21, 28, 19, 21, 21}},
                    {Column::n1i, {60, 65, 40, 200, 50, 85}},
                    {Column::m2i, {92, 92, 88, 82, 88, 92}},
                    {Column::sd2i, {20, 22, 26, 17, 22, 22}},
                    {Column::n2i, {60, 65, 40, 200, 45, 85}}});
}

AnalysisResult run(const StudyTable& table, const AnalysisRequest& request)
{
    const auto result = analyse(table, request);
    EXPECT_TRUE(result) << result.error().message;
    return result ? *result : AnalysisResult{};
}

/// Sums over studies of one measure that closed formulas need.
struct Sums {
    double w = 0, ww = 0, wy = 0, wyy = 0;
    void add(double y, double v) { w += 1 / v, ww += 1 / (v * v), wy += y / v, wyy += y * y / v; }
    double q() const { return wyy - wy * wy / w; }
    double tau2(double df) const { return std::max(0.0, (q() - df) / (w - ww / w)); }
};

} // namespace

TEST(PresetCma, WorkedExampleOfStandardisedMeanDifferences)
{
    // Tables 14.2 to 14.5 and chapter 17.
    const AnalysisResult fixed =
        run(chapterFourteen(), {.measure = "SMD", .preset = "cma", .model = Model::EE});
    const double g[]{0.0945, 0.2774, 0.3665, 0.6644, 0.4618, 0.1852};
    const double v[]{0.0329, 0.0307, 0.0499, 0.0105, 0.0427, 0.0234};
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_NEAR(fixed.studies[i].effect.yi, g[i], 6e-5) << i;
        EXPECT_NEAR(fixed.studies[i].effect.vi, v[i], 6e-5) << i;
    }
    EXPECT_NEAR(fixed.pooled.beta, 0.4143, 6e-5);
    EXPECT_NEAR(fixed.pooled.q, 12.0033, 6e-5);
    EXPECT_NEAR(fixed.pooled.i2, 58.34, 6e-3);
    const AnalysisResult random = run(chapterFourteen(), {.measure = "SMD", .preset = "cma"});
    EXPECT_NEAR(random.pooled.tau2, 0.0373, 6e-5);
    EXPECT_NEAR(random.pooled.beta, 0.3582, 6e-5);
    EXPECT_NEAR(random.pooled.se, 0.1052, 6e-5);
    EXPECT_NEAR(random.pooled.piLower, -0.2525, 6e-5);
    EXPECT_NEAR(random.pooled.piUpper, 0.9690, 6e-5);
}

TEST(PresetStata, OutputOfMetaSummarize)
{
    // The fictional data metaset of the manual [META], as printed by meta set and meta summarize of Stata 18;
    // the inputs are rounded to three digits.
    const StudyTable table = tableOf(
        {{Column::yi, {1.480, 0.999, 1.272, 1.001, 1.179, 1.939, 2.377, 0.694, 1.099, 1.805}},
         {Column::ci_lb, {-0.352, -0.933, 0.427, 0.750, -0.527, 0.427, 1.005, -0.569, -0.147, -0.151}},
         {Column::ci_ub, {3.311, 2.932, 2.117, 1.252, 2.884, 3.452, 3.750, 1.956, 2.345, 3.761}}});
    const AnalysisResult result = run(table, {.measure = "GEN", .preset = "stata"});
    const PooledResult& r = result.pooled;
    EXPECT_NEAR(r.beta, 1.138, 1e-3);
    EXPECT_NEAR(r.ciLower, 0.857, 1e-3);
    EXPECT_NEAR(r.ciUpper, 1.418, 1e-3);
    EXPECT_NEAR(r.tau2, 0.0157, 2e-4);
    EXPECT_NEAR(r.i2, 5.30, 0.06);
    EXPECT_NEAR(r.h2, 1.06, 6e-3);
    EXPECT_NEAR(r.q, 6.34, 1e-2);
    EXPECT_NEAR(r.qP, 0.7054, 1e-3);
    const double weights[]{2.30, 2.07, 10.15, 63.77, 2.65, 3.35, 4.05, 4.75, 4.88, 2.03};
    for (std::size_t i = 0; i < 10; ++i)
        EXPECT_NEAR(result.studies[i].weight, weights[i], 0.08) << i;
    const double half = criticalValue(r.k - 2, 95) * std::sqrt(r.se * r.se + r.tau2);
    EXPECT_NEAR(r.piUpper, r.beta + half, 1e-12);
}

TEST(PresetStata, HedgesGByTheDocumentedFormula)
{
    // [META] meta esize, methods and formulas: J = 1 - 3 / (4 m - 1); variance with N - 3.94.
    const AnalysisResult result =
        run(chapterFourteen(), {.measure = "SMD", .preset = "stata", .model = Model::EE});
    const double n1 = 50, n2 = 45, pooled = std::sqrt((49 * 21.0 * 21 + 44 * 22.0 * 22) / 93);
    const double g = (1 - 3 / (4 * 93.0 - 1)) * 10 / pooled;
    EXPECT_NEAR(result.studies[4].effect.yi, g, 1e-14);
    EXPECT_NEAR(result.studies[4].effect.vi, (n1 + n2) / (n1 * n2) + g * g / (2 * (n1 + n2 - 3.94)), 1e-14);
}

TEST(PresetRevman5, StandardisedMeanDifferenceByTheDocumentedAlgorithms)
{
    // Deeks & Higgins 2010, Statistical algorithms in Review Manager 5.1, sections 4 and 6.
    const StudyTable table = chapterFourteen();
    Sums sums;
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const double n1 = table[Column::n1i][i], n2 = table[Column::n2i][i], n = n1 + n2;
        const double s1 = table[Column::sd1i][i], s2 = table[Column::sd2i][i];
        const double s = std::sqrt(((n1 - 1) * s1 * s1 + (n2 - 1) * s2 * s2) / (n - 2));
        const double d = (table[Column::m1i][i] - table[Column::m2i][i]) / s * (1 - 3 / (4 * n - 9));
        sums.add(d, n / (n1 * n2) + d * d / (2 * (n - 3.94)));
    }
    const PooledResult r = run(table, {.measure = "SMD", .preset = "revman5"}).pooled;
    EXPECT_NEAR(r.q, sums.q(), 1e-10);
    EXPECT_NEAR(r.tau2, sums.tau2(5), 1e-12);
    EXPECT_NEAR(r.i2, 100 * (sums.q() - 5) / sums.q(), 1e-9);
    EXPECT_TRUE(std::isnan(r.piLower)); // RevMan 5 has none
}

TEST(PresetRevman5, OddsRatiosByTheDocumentedAlgorithms)
{
    // The same, sections 2 and 6: Robins' variance; Q of DerSimonian and Laird about the Mantel-Haenszel
    // mean.
    const StudyTable t = bcgTrials();
    double r = 0, s = 0, pr = 0, psqr = 0, qs = 0;
    for (std::size_t i = 0; i < t.rows(); ++i) {
        const double a = t[Column::ai][i], b = t[Column::bi][i], c = t[Column::ci][i], d = t[Column::di][i];
        const double n = a + b + c + d;
        r += a * d / n, s += b * c / n;
        pr += (a + d) * a * d / (n * n), qs += (b + c) * b * c / (n * n);
        psqr += ((a + d) * b * c + (b + c) * a * d) / (n * n);
    }
    const double mh = std::log(r / s);
    const PooledResult fixed = run(t, {.measure = "OR", .preset = "revman5", .model = Model::MH}).pooled;
    EXPECT_NEAR(fixed.beta, mh, 1e-13);
    EXPECT_NEAR(fixed.se, std::sqrt((pr / (r * r) + psqr / (r * s) + qs / (s * s)) / 2), 1e-13);
    double q = 0;
    Sums sums;
    for (std::size_t i = 0; i < t.rows(); ++i) {
        const double a = t[Column::ai][i], b = t[Column::bi][i], c = t[Column::ci][i], d = t[Column::di][i];
        const double y = std::log(a * d / (b * c)), v = 1 / a + 1 / b + 1 / c + 1 / d;
        sums.add(y, v);
        q += (y - mh) * (y - mh) / v;
    }
    const PooledResult random = run(t, {.measure = "OR", .preset = "revman5"}).pooled;
    EXPECT_NEAR(random.tau2, (q - 12) / (sums.w - sums.ww / sums.w), 1e-12);
}

TEST(PresetRevman, NewMethodsOfRandomEffects)
{
    // Cochrane Methods, New random-effects methods (2022, addendum of May 2024): REML, I2 from tau2 and the
    // typical variance, Hartung-Knapp with k - 1, prediction intervals by the distribution of the test. The
    // effect sizes of ratios are those of metafor, so that its reference values hold.
    const ReferenceFile file = referenceFile(committedData() + "/reference/dat.bcg.json");
    const QJsonObject reml = file.root[QStringLiteral("analyses")]
                                 .toObject()[QStringLiteral("OR")]
                                 .toObject()[QStringLiteral("models")]
                                 .toObject()[QStringLiteral("REML")]
                                 .toObject();
    for (const auto& [name, test] : {std::pair{"z", TestMethod::Z}, {"knha", TestMethod::Knha}}) {
        const PooledResult r = run(file.table, {.measure = "OR", .preset = "revman", .test = test}).pooled;
        const QJsonObject expected =
            reml[QStringLiteral("tests")].toObject()[QLatin1StringView(name)].toObject();
        EXPECT_NEAR(r.tau2, numberOf(reml[QStringLiteral("tau2")]), 1e-8);
        EXPECT_NEAR(r.i2, numberOf(reml[QStringLiteral("I2")]), 1e-6);
        EXPECT_NEAR(r.se, numberOf(expected[QStringLiteral("se")]), 1e-8) << name;
        EXPECT_NEAR(r.ciLower, numberOf(expected[QStringLiteral("ci_lb")]), 1e-7) << name;
        EXPECT_NEAR(r.ciUpper, numberOf(expected[QStringLiteral("ci_ub")]), 1e-7) << name;
        EXPECT_NEAR(r.piLower, numberOf(expected[QStringLiteral("pi_lb")]), 1e-7) << name;
        EXPECT_NEAR(r.piUpper, numberOf(expected[QStringLiteral("pi_ub")]), 1e-7) << name;
    }
}
