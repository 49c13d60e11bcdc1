// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of an analysis in the places of a forest plot.
#include "core/synthesis/assemble.hpp"

#include <cmath>
#include <map>

namespace plansift::synthesis {
namespace {

using stats::Column;

std::optional<double> defined(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<double> cellOf(const stats::StudyTable& table, Column column, std::size_t row)
{
    return table.has(column) ? defined(table[column][row]) : std::nullopt;
}

std::optional<double> sum(std::optional<double> a, std::optional<double> b)
{
    return a && b ? std::optional(*a + *b) : std::nullopt;
}

/// The columns in which the table keeps one arm.
struct ArmColumns {
    Column events, without, total, mean, sd;
};
constexpr ArmColumns kArm1{Column::ai, Column::bi, Column::n1i, Column::m1i, Column::sd1i};
constexpr ArmColumns kArm2{Column::ci, Column::di, Column::n2i, Column::m2i, Column::sd2i};

figure::ForestArm armOf(const stats::StudyTable& table, const ArmColumns& columns, std::size_t row)
{
    figure::ForestArm arm;
    arm.events = cellOf(table, columns.events, row);
    arm.mean = cellOf(table, columns.mean, row);
    arm.sd = cellOf(table, columns.sd, row);
    arm.total = cellOf(table, columns.total, row);
    if (!arm.total)
        arm.total = sum(arm.events, cellOf(table, columns.without, row));
    return arm;
}

std::optional<figure::Estimate> estimateOf(const stats::AnalysisResult& result,
                                           const stats::StudyResult& study)
{
    const figure::Estimate estimate{result.report(study.effect.yi, study),
                                    result.report(study.ciLower, study), result.report(study.ciUpper, study)};
    return figure::isFinite(estimate) ? std::optional(estimate) : std::nullopt;
}

std::optional<figure::Estimate> estimateOf(const stats::AnalysisResult& result, double value, double lower,
                                           double upper)
{
    const figure::Estimate estimate{result.report(value), result.report(lower), result.report(upper)};
    return figure::isFinite(estimate) ? std::optional(estimate) : std::nullopt;
}

figure::ForestStudy studyOf(const OutcomeAnalysis& analysis, const ForestWords& words, std::size_t row)
{
    const stats::StudyResult& result = analysis.result.studies[row];
    figure::ForestStudy study;
    study.ref = row < words.refs.size() ? words.refs[row] : std::to_string(row);
    study.label = result.label;
    study.experimental = armOf(analysis.table, kArm1, row);
    study.control = armOf(analysis.table, kArm2, row);
    study.generic = defined(result.effect.yi);
    study.genericSe = defined(std::sqrt(result.effect.vi));
    study.weight = defined(result.weight);
    study.effect = estimateOf(analysis.result, result);
    return study;
}

figure::Heterogeneity heterogeneityOf(const OutcomeAnalysis& analysis, const stats::PooledResult& pooled)
{
    figure::Heterogeneity h;
    if (analysis.request.model == stats::Model::RE)
        h.tau2 = defined(pooled.tau2);
    h.q = defined(pooled.q);
    h.df = defined(pooled.qDf);
    h.p = defined(pooled.qP);
    h.i2 = defined(pooled.i2);
    return h;
}

/// Adds an arm's numbers. Studies that are not estimable count as well, as in RevMan.
void addTotals(std::optional<double>& totals, std::optional<double>& events, const figure::ForestArm& arm)
{
    if (arm.total)
        totals = totals.value_or(0) + *arm.total;
    if (arm.events)
        events = events.value_or(0) + *arm.events;
}

figure::ForestPool poolOf(const OutcomeAnalysis& analysis, const stats::PooledResult& pooled,
                          const std::vector<figure::ForestStudy>& studies, const std::string& ref)
{
    figure::ForestPool pool;
    pool.ref = ref;
    pool.effect = estimateOf(analysis.result, pooled.beta, pooled.ciLower, pooled.ciUpper);
    double weight = 0;
    for (const figure::ForestStudy& study : studies) {
        weight += study.weight.value_or(0);
        addTotals(pool.experimentalTotal, pool.experimentalEvents, study.experimental);
        addTotals(pool.controlTotal, pool.controlEvents, study.control);
    }
    pool.weight = weight;
    if (pooled.k > 1)
        pool.heterogeneity = heterogeneityOf(analysis, pooled);
    if (std::isfinite(pooled.stat))
        pool.test = figure::EffectTest{pooled.stat, defined(pooled.ddf), pooled.pval};
    if (analysis.request.pi)
        pool.prediction = estimateOf(analysis.result, pooled.beta, pooled.piLower, pooled.piUpper);
    return pool;
}

void addGroups(figure::ForestInput& input, const OutcomeAnalysis& analysis, const ForestWords& words)
{
    if (analysis.result.subgroups.empty()) {
        figure::ForestGroup all;
        for (std::size_t row = 0; row < analysis.result.studies.size(); ++row)
            all.studies.push_back(studyOf(analysis, words, row));
        input.groups.push_back(std::move(all));
        return;
    }
    for (const stats::SubgroupResult& subgroup : analysis.result.subgroups) {
        figure::ForestGroup group;
        group.ref = subgroup.level;
        group.title = subgroup.level;
        for (const std::size_t row : subgroup.rows)
            group.studies.push_back(studyOf(analysis, words, row));
        group.subtotal = poolOf(analysis, subgroup.pooled, group.studies, subgroup.level);
        input.groups.push_back(std::move(group));
    }
    const stats::SubgroupTest& test = analysis.result.subgroupTest;
    input.subgroupTest = figure::Heterogeneity{std::nullopt, defined(test.q), defined(test.df),
                                               defined(test.p), defined(test.i2)};
}

figure::DataKind kindOf(stats::InputKind kind)
{
    switch (kind) {
    case stats::InputKind::TwoByTwo:
        return figure::DataKind::Dichotomous;
    case stats::InputKind::TwoMeans:
        return figure::DataKind::Continuous;
    default:
        return figure::DataKind::Generic;
    }
}

std::string ciWords(stats::TestMethod method)
{
    switch (method) {
    case stats::TestMethod::Z:
        return "Wald";
    case stats::TestMethod::T:
        return "Wald, t";
    case stats::TestMethod::Knha:
        return "HKSJ";
    case stats::TestMethod::Adhoc:
        return "HKSJ, never narrower";
    case stats::TestMethod::Kr:
        return "Kenward-Roger";
    }
    return {};
}

} // namespace

std::string effectHeader(const stats::MeasureSpec& measure)
{
    static const std::map<std::string_view, std::string_view> headers{
        {"MD", "Mean Difference"}, {"SMD", "Std. Mean Difference"}, {"RR", "Risk Ratio"},
        {"OR", "Odds Ratio"},      {"RD", "Risk Difference"},       {"PETO", "Peto Odds Ratio"},
        {"HR", "Hazard Ratio"}};
    const auto known = headers.find(measure.key);
    return std::string(known == headers.end() ? measure.label : known->second);
}

std::string methodWords(const stats::AnalysisRequest& request, const stats::MeasureSpec& measure)
{
    const stats::Preset* preset = stats::presetByKey(request.preset);
    switch (request.model) {
    case stats::Model::EE:
        return "IV, Fixed";
    case stats::Model::RE:
        return preset && preset->dlAboutMh && measure.input == stats::InputKind::TwoByTwo ? "M-H, Random"
                                                                                          : "IV, Random";
    case stats::Model::MH:
        return "M-H, Fixed";
    case stats::Model::PETO:
        return "Peto, Fixed";
    case stats::Model::GLMM:
        return "GLMM, Random";
    }
    return {};
}

figure::ForestInput forestInput(const OutcomeAnalysis& analysis, const ForestWords& words)
{
    const stats::MeasureSpec& measure = *analysis.result.measure;
    const bool random = analysis.request.model == stats::Model::RE;
    figure::ForestInput input;
    input.title = words.title;
    input.kind = kindOf(measure.input);
    input.effectName = effectHeader(measure);
    input.effectAbbreviation = measure.key;
    input.genericHeader = measure.transform == stats::Transform::Exp
                              ? "log[" + std::string(measure.label) + "]"
                              : std::string(measure.label);
    input.method = methodWords(analysis.request, measure);
    input.modelName = random ? "Random effects model" : "Common effect model";
    if (random)
        input.tau2Estimator = stats::tau2Spec(analysis.result.options.tau2).key;
    input.ciMethod = ciWords(analysis.result.options.test);
    input.level = analysis.request.level;
    input.logarithmic = stats::hasLogAxis(measure.transform);
    input.nullValue = defined(analysis.result.report(measure.nullValue));
    if (!words.arm1.empty())
        input.experimentalLabel = words.arm1;
    if (!words.arm2.empty())
        input.controlLabel = words.arm2;
    input.favoursLeft = words.favoursLeft;
    input.favoursRight = words.favoursRight;
    addGroups(input, analysis, words);
    std::vector<figure::ForestStudy> all;
    for (const figure::ForestGroup& group : input.groups)
        all.insert(all.end(), group.studies.begin(), group.studies.end());
    input.totals.push_back(poolOf(analysis, analysis.result.pooled, all, "total"));
    input.notes = words.notes;
    return input;
}

} // namespace plansift::synthesis
