// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every model beyond pooling: the order of the studies, the units and the sign of the
// effects, and what splitting a study does.
#include "core/stats/analysis.hpp"
#include "core/stats/bias/copas.hpp"
#include "core/stats/bias/limit_meta.hpp"
#include "core/stats/bias/p_curve.hpp"
#include "core/stats/bias/p_uniform.hpp"
#include "core/stats/bias/selection/selection_model.hpp"
#include "core/stats/diagnostics/henmi_copas.hpp"
#include "core/stats/models/location_scale.hpp"
#include "core/stats/models/multilevel.hpp"
#include "core/stats/models/regression.hpp"
#include "tests/core/stats/builders.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace plansift::stats;
using plansift::test::fourfoldTable;
using plansift::test::genericTable;
using plansift::test::tableOf;

namespace {

struct Study {
    StudyEffect effect{};
    double x = 0; ///< a moderator
    std::string cluster{};
    std::string arm{};
};
using Sample = std::vector<Study>;

/// A number of a result and how it changes when effects are multiplied: by |factor|^power, and by its sign.
struct Quantity {
    const char* name;
    double value;
    int power = 0;
    bool signs = false;
};
using Quantities = std::vector<Quantity>;

Sample sampleOf(std::size_t k)
{
    std::mt19937_64 random(29);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> variance(0.02, 0.2);
    Sample sample;
    double shared = 0;
    for (std::size_t i = 0; i < k; ++i) {
        shared = i % 2 == 0 ? 0.3 * normal(random) : shared;
        const double x = 0.5 * double(i % 7);
        const double v = variance(random);
        const double y = 0.3 + 0.15 * x + shared + 0.2 * normal(random) + std::sqrt(v) * normal(random);
        sample.push_back({{y, v}, x, "c" + std::to_string(i / 2), i % 2 ? "b" : "a"});
    }
    return sample;
}

std::vector<StudyEffect> effectsOf(const Sample& sample)
{
    std::vector<StudyEffect> effects;
    for (const Study& study : sample)
        effects.push_back(study.effect);
    return effects;
}

template<typename Member>
auto columnOf(const Sample& sample, Member Study::*member)
{
    std::vector<Member> out;
    for (const Study& study : sample)
        out.push_back(study.*member);
    return out;
}

Design slopeDesign(const Sample& sample)
{
    Design design = interceptDesign(sample.size());
    design.names.emplace_back("x");
    design.columns.push_back(columnOf(sample, &Study::x));
    return design;
}

PreparedAnalysis analysisOf(const Sample& sample)
{
    std::vector<double> y, v;
    for (const Study& study : sample) {
        y.push_back(study.effect.yi);
        v.push_back(study.effect.vi);
    }
    return *PreparedAnalysis::prepare(genericTable(y, v), {.measure = "GEN"});
}

Quantities ofRegression(const Sample& sample, TestMethod test)
{
    const auto fit = metaRegression(effectsOf(sample), slopeDesign(sample), {.test = test});
    return {{"intercept", fit->beta[0], 1, true},
            {"slope", fit->beta[1], 1, true},
            {"se", fit->se[1], 1},
            {"tau2", fit->tau2, 2},
            {"QM", fit->qm},
            {"QE", fit->q},
            {"R2", fit->r2},
            {"ddf", fit->ddfs[1]}};
}

Quantities regression(const Sample& sample)
{
    return ofRegression(sample, TestMethod::Knha);
}

Quantities kenwardRoger(const Sample& sample)
{
    return ofRegression(sample, TestMethod::Kr);
}

Quantities robust(const Sample& sample)
{
    const auto tests = robustTests(effectsOf(sample), slopeDesign(sample), 0,
                                   columnOf(sample, &Study::cluster), RobustKind::CR2, 95);
    return {{"se", tests->se[1], 1}, {"ddf", tests->ddf[1]}, {"pval", tests->tests[1].pval}};
}

MultilevelModel multilevelOf(const Sample& sample, const std::vector<RandomTerm>& terms)
{
    return {effectsOf(sample), interceptDesign(sample.size()), {}, terms};
}

Quantities ofMultilevel(const MultilevelModel& model)
{
    const auto fit = fitMultilevel(model, {});
    Quantities out{{"beta", fit->beta[0], 1, true}, {"se", fit->se[0], 1}, {"Q", fit->q}};
    for (const TermEstimate& term : fit->terms) {
        for (const double variance : term.variances)
            out.push_back({"variance", variance, 2});
        for (const double rho : term.rho)
            out.push_back({"rho", rho});
    }
    return out;
}

Quantities threeLevels(const Sample& sample)
{
    std::vector<std::string> rows;
    for (std::size_t i = 0; i < sample.size(); ++i)
        rows.push_back(std::to_string(i));
    return ofMultilevel(multilevelOf(
        sample, {{columnOf(sample, &Study::cluster), {}, {}, Structure::ID}, {rows, {}, {}, Structure::ID}}));
}

Quantities multivariate(const Sample& sample)
{
    return ofMultilevel(multilevelOf(
        sample,
        {{columnOf(sample, &Study::cluster), columnOf(sample, &Study::arm), {"a", "b"}, Structure::UN}}));
}

Quantities locationScale(const Sample& sample)
{
    const auto fit =
        fitLocationScale(effectsOf(sample), interceptDesign(sample.size()), slopeDesign(sample), {});
    return {{"beta", fit->location.estimate[0], 1, true},
            {"se", fit->location.se[0], 1},
            {"scale slope", fit->scale.estimate[1]},
            {"scale se", fit->scale.se[1]}};
}

Quantities henmiCopasOf(const Sample& sample)
{
    const auto hc = henmiCopas(effectsOf(sample), 95);
    return {{"beta", hc->beta, 1, true}, {"half", hc->ciUpper - hc->beta, 1}, {"tau2", hc->tau2, 2}};
}

template<int I>
Quantities selection(const Sample& sample)
{
    const SelectionRequest requests[]{{.steps = {0.025}}, {.type = "beta"}, {.type = "halfnorm"}};
    const auto fit = fitSelectionModel(analysisOf(sample), requests[I]);
    return {{"beta", fit->beta, 1, true},
            {"se", fit->se, 1},
            {"tau2", fit->tau2, 2},
            {"delta", fit->delta.back()},
            {"lrt", fit->lrt}};
}

Quantities limitMetaOf(const Sample& sample)
{
    const auto limit = limitMeta(analysisOf(sample));
    return {{"beta", limit->beta, 1, true},
            {"alpha", limit->alpha, 0, true},
            {"se", limit->se, 1},
            {"Q small", limit->qSmall},
            {"G2", limit->gSquared}};
}

Quantities copasOf(const Sample& sample)
{
    const auto result = copas(analysisOf(sample));
    const CopasFit& fit = result->fits[4];
    return {{"beta", fit.beta, 1, true}, {"se", fit.se, 1},           {"tau2", fit.tau2, 2},
            {"rho", fit.rho, 0, true},   {"residual", fit.pResidual}, {"unpublished", fit.unpublished}};
}

Quantities pUniformOf(const Sample& sample)
{
    const double pooled = pool(effectsOf(sample), {})->beta;
    const auto result = pUniform(effectsOf(sample), pooled > 0, 95);
    return {{"beta", result->beta, 1, true},
            {"width", result->ciUpper - result->ciLower, 1},
            {"null", result->pNull},
            {"bias", result->pBias}};
}

Quantities pCurveOf(const Sample& sample)
{
    const auto curve = pCurve(effectsOf(sample));
    return {{"skew", curve->rightSkew.z}, {"flatness", curve->flatness.z}, {"power", curve->power}};
}

struct NamedModel {
    const char* name;
    Quantities (*run)(const Sample&);
};
constexpr NamedModel kModels[]{{"regression", regression},
                               {"Kenward-Roger", kenwardRoger},
                               {"robust", robust},
                               {"three levels", threeLevels},
                               {"multivariate", multivariate},
                               {"location-scale", locationScale},
                               {"Henmi-Copas", henmiCopasOf},
                               {"step function", selection<0>},
                               {"beta", selection<1>},
                               {"half-normal", selection<2>},
                               {"limit", limitMetaOf},
                               {"Copas", copasOf},
                               {"p-uniform", pUniformOf},
                               {"p-curve", pCurveOf}};

constexpr double kTolerance = 2e-4; // of searches for a maximum that is flat

void expectScaled(const Quantities& changed, const Quantities& original, double factor, const char* model)
{
    ASSERT_EQ(changed.size(), original.size()) << model;
    for (std::size_t i = 0; i < original.size(); ++i) {
        const Quantity& q = original[i];
        const double unit = std::pow(std::abs(factor), q.power);
        const double expected = q.value * unit * (q.signs && factor < 0 ? -1 : 1);
        if (std::isnan(expected))
            EXPECT_TRUE(std::isnan(changed[i].value)) << model << ' ' << q.name;
        else
            EXPECT_NEAR(changed[i].value, expected, kTolerance * (unit + std::abs(expected)))
                << model << ' ' << q.name << " times " << factor;
    }
}

Sample scaled(Sample sample, double factor)
{
    for (Study& study : sample)
        study.effect = {factor * study.effect.yi, factor * factor * study.effect.vi};
    return sample;
}

/// Each study as two of twice its variance.
Sample halved(const Sample& sample)
{
    Sample out;
    for (const Study& study : sample)
        for (int part = 0; part < 2; ++part) {
            out.push_back(study);
            out.back().effect.vi *= 2;
        }
    return out;
}

const char* const kMeasures[]{"OR", "IRR"};
constexpr GlmmKind kKinds[]{GlmmKind::UmFs, GlmmKind::UmRs, GlmmKind::CmEl, GlmmKind::CmAl};

StudyTable countsOf(bool swapped, bool reversed, const std::string& measure)
{
    std::vector<double> a{4, 6, 3, 12, 33, 18}, b{119, 300, 228, 136, 536, 136}, c{11, 29, 11, 24, 47, 37},
        d{128, 274, 209, 126, 576, 107};
    if (swapped) {
        std::swap(a, c);
        std::swap(b, d);
    }
    for (auto* column : {&a, &b, &c, &d})
        if (reversed)
            std::ranges::reverse(*column);
    if (measure == "OR")
        return fourfoldTable(a, b, c, d);
    return tableOf({{Column::x1i, a}, {Column::t1i, b}, {Column::x2i, c}, {Column::t2i, d}});
}

} // namespace

TEST(ModelProperty, OrderOfStudiesDoesNotMatter)
{
    const Sample sample = sampleOf(24);
    Sample reversed = sample;
    std::ranges::reverse(reversed);
    for (const NamedModel& model : kModels)
        expectScaled(model.run(reversed), model.run(sample), 1, model.name);
}

TEST(ModelProperty, UnitsAndSignOfTheEffects)
{
    const Sample sample = sampleOf(24);
    for (const double factor : {-1.0, 1e-3, 1e4, -20.0})
        for (const NamedModel& model : kModels)
            expectScaled(model.run(scaled(sample, factor)), model.run(sample), factor, model.name);
}

TEST(ModelProperty, SplittingAStudyWithinItsClusterChangesNothing)
{
    Sample sample = sampleOf(16);
    for (std::size_t i = 0; i < sample.size(); ++i)
        sample[i].cluster = "c" + std::to_string(i);
    const Sample parts = halved(sample);
    const auto clusters = [](const Sample& s) {
        return multilevelOf(s, {{columnOf(s, &Study::cluster), {}, {}, Structure::ID}});
    };
    const auto whole = fitMultilevel(clusters(sample), {});
    const auto split = fitMultilevel(clusters(parts), {});
    ASSERT_TRUE(whole && split);
    EXPECT_NEAR(split->terms[0].variances[0], whole->terms[0].variances[0], 1e-6);
    EXPECT_NEAR(split->beta[0], whole->beta[0], 1e-7);
    EXPECT_NEAR(split->se[0], whole->se[0], 1e-7);
    const RegressionOptions equal{.randomEffects = false};
    const auto one = metaRegression(effectsOf(sample), slopeDesign(sample), equal);
    const auto two = metaRegression(effectsOf(parts), slopeDesign(parts), equal);
    ASSERT_TRUE(one && two);
    EXPECT_NEAR(two->beta[1], one->beta[1], 1e-12);
    EXPECT_NEAR(two->se[1], one->se[1], 1e-12);
    EXPECT_NEAR(two->q, one->q, 1e-10);
    const auto robustOf = [](const Sample& s) {
        return robustTests(effectsOf(s), slopeDesign(s), 0, columnOf(s, &Study::cluster), RobustKind::CR1,
                           95);
    };
    const auto clustered = robustOf(sample);
    const auto clusteredParts = robustOf(parts);
    ASSERT_TRUE(clustered && clusteredParts);
    EXPECT_NEAR(clusteredParts->se[1], clustered->se[1], 1e-12);
    EXPECT_EQ(clusteredParts->ddf[1], clustered->ddf[1]);
}

TEST(ModelProperty, MixedModelsOfCounts)
{
    for (const std::string measure : kMeasures)
        for (const GlmmKind kind : kKinds) {
            const AnalysisRequest request{.measure = measure, .model = Model::GLMM, .glmm = kind};
            const auto fit = analyse(countsOf(false, false, measure), request);
            const auto swapped = analyse(countsOf(true, false, measure), request);
            const auto reversed = analyse(countsOf(false, true, measure), request);
            ASSERT_EQ(fit.ok(), swapped.ok() && reversed.ok());
            if (!fit)
                continue; // no approximate model of rates
            const std::string name = measure + ' ' + std::string(glmmKey(kind));
            EXPECT_NEAR(reversed->pooled.beta, fit->pooled.beta, 1e-6) << name;
            EXPECT_NEAR(reversed->pooled.tau2, fit->pooled.tau2, 1e-5) << name;
            EXPECT_NEAR(reversed->pooled.se, fit->pooled.se, 1e-5) << name;
            if (kind == GlmmKind::CmAl)
                continue; // approximates the odds of group 1 among all events
            EXPECT_NEAR(swapped->pooled.beta, -fit->pooled.beta, 1e-5) << name;
            EXPECT_NEAR(swapped->pooled.tau2, fit->pooled.tau2, 1e-5) << name;
            EXPECT_NEAR(swapped->pooled.se, fit->pooled.se, 1e-5) << name;
        }
}

TEST(ModelProperty, TheUnitOfTimeMovesALogRateOnly)
{
    const std::vector<double> x{3, 14, 9, 2, 30}, t{12, 45, 60, 15, 80};
    std::vector<double> months;
    for (const double years : t)
        months.push_back(12 * years);
    const AnalysisRequest request{.measure = "IRLN", .model = Model::GLMM};
    const auto perYear = analyse(tableOf({{Column::xi, x}, {Column::ti, t}}), request);
    const auto perMonth = analyse(tableOf({{Column::xi, x}, {Column::ti, months}}), request);
    ASSERT_TRUE(perYear && perMonth);
    EXPECT_NEAR(perMonth->pooled.beta, perYear->pooled.beta - std::log(12.0), 1e-6);
    EXPECT_NEAR(perMonth->pooled.se, perYear->pooled.se, 1e-6);
    EXPECT_NEAR(perMonth->pooled.tau2, perYear->pooled.tau2, 1e-6);
}
