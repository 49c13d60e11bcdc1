// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing what is varied, and the results as a curve.
#include "core/synthesis/multiverse_analysis.hpp"

#include "core/figure/number_text.hpp"
#include "core/synthesis/spec_also_blocks.hpp"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

using stats::AddTo;
using stats::Column;
using stats::Model;
using stats::Specification;
using stats::Tau2Method;
using stats::TestMethod;

constexpr std::array kEstimators{Tau2Method::REML, Tau2Method::PM, Tau2Method::DL, Tau2Method::ML,
                                 Tau2Method::SJ};
constexpr std::array kTests{TestMethod::Z, TestMethod::Knha, TestMethod::Adhoc};

template<typename T>
void addOnce(std::vector<T>& list, const T& value)
{
    if (std::ranges::find(list, value) == list.end())
        list.push_back(value);
}

std::vector<Model> modelsOf(const OutcomeAnalysis& analysis)
{
    std::vector<Model> models{analysis.request.model};
    addOnce(models, Model::RE);
    addOnce(models, Model::EE);
    const std::string_view measure = analysis.result.measure->key;
    if (analysis.result.measure->input != stats::InputKind::TwoByTwo)
        return models;
    if (measure == "OR" || measure == "RR" || measure == "RD")
        addOnce(models, Model::MH);
    if (measure == "OR")
        addOnce(models, Model::PETO);
    return models;
}

/// A cell of the table is zero.
bool hasZeroCell(const stats::StudyTable& table)
{
    const auto isZero = [](double cell) { return cell == 0; };
    for (const Column column : {Column::ai, Column::bi, Column::ci, Column::di})
        if (table.has(column) && std::ranges::any_of(table[column], isZero))
            return true;
    for (const auto& [events, total] :
         {std::pair(Column::ai, Column::n1i), std::pair(Column::ci, Column::n2i)})
        if (table.has(events) && table.has(total))
            for (std::size_t i = 0; i < table.rows(); ++i)
                if (table[events][i] == table[total][i])
                    return true;
    return false;
}

/// The analysis' own rule first.
std::vector<stats::ZeroCellRule> zeroRulesOf(const OutcomeAnalysis& analysis)
{
    if (analysis.result.measure->input != stats::InputKind::TwoByTwo || !hasZeroCell(analysis.table))
        return {};
    const auto ready = stats::PreparedAnalysis::prepare(analysis.table, analysis.request);
    if (!ready)
        return {};
    std::vector<stats::ZeroCellRule> rules{ready->effectOptions().zeroCells};
    const stats::AddShare share = rules.front().share;
    for (const bool drop : {true, false})
        for (const AddTo to : {AddTo::Only0, AddTo::If0All})
            addOnce(rules, {0.5, to, drop, share});
    return rules;
}

stats::StudySubset allStudies(const OutcomeAnalysis& analysis)
{
    std::vector<std::size_t> rows(analysis.table.rows());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return {"all studies", std::move(rows)};
}

// Words of the figure.

std::string modelName(Model model)
{
    switch (model) {
    case Model::EE:
        return "Common effect";
    case Model::RE:
        return "Random effects";
    case Model::MH:
        return "Mantel-Haenszel";
    case Model::PETO:
        return "Peto";
    case Model::GLMM:
        break;
    }
    return "Mixed model of the counts";
}

std::string testName(TestMethod test)
{
    switch (test) {
    case TestMethod::Z:
        return "Wald";
    case TestMethod::T:
        return "Wald with t";
    case TestMethod::Knha:
        return "Hartung-Knapp";
    case TestMethod::Adhoc:
        return "Hartung-Knapp, never narrower";
    case TestMethod::Kr:
        break;
    }
    return "Kenward-Roger";
}

std::string zeroRuleName(const stats::ZeroCellRule& rule)
{
    const std::string add = figure::fixedNumber(rule.add, figure::decimalsNeeded(rule.add, 3));
    std::string words = rule.add > 0 && rule.to != AddTo::None ? "add " + add : "add nothing";
    if (rule.add > 0 && rule.to != AddTo::None)
        words += rule.to == AddTo::Only0 ? " where a cell is 0"
                 : rule.to == AddTo::All ? " everywhere"
                                         : " everywhere if a cell is 0";
    return words + (rule.drop00 ? "" : ", keep double zeros");
}

/// One thing that varies: its name, its options in words, and which one a combination has (past the end when
/// it has none).
struct Axis {
    std::string name{};
    std::vector<std::string> options{};
    std::function<std::size_t(const Specification&)> chosen{};
};

template<typename T>
std::size_t placeOf(const std::vector<T>& list, const T& value)
{
    return static_cast<std::size_t>(std::ranges::find(list, value) - list.begin());
}

template<typename T, typename Name>
std::vector<std::string> namesOf(const std::vector<T>& list, Name name)
{
    std::vector<std::string> names;
    for (const T& value : list)
        names.push_back(name(value));
    return names;
}

bool poolsByVariance(Model model)
{
    return model == Model::EE || model == Model::RE;
}

std::vector<Axis> axesOf(const stats::MultiverseAxes& axes)
{
    return {{"Model", namesOf(axes.models, modelName),
             [&axes](const Specification& s) { return placeOf(axes.models, s.model); }},
            {"Between-study variance",
             namesOf(axes.tau2, [](Tau2Method m) { return std::string(stats::tau2Spec(m).label); }),
             [&axes](const Specification& s) {
                 return s.model == Model::RE ? placeOf(axes.tau2, s.tau2) : axes.tau2.size();
             }},
            {"Interval", namesOf(axes.tests, testName),
             [&axes](const Specification& s) {
                 return poolsByVariance(s.model) ? placeOf(axes.tests, s.test) : axes.tests.size();
             }},
            {"Zero cells", namesOf(axes.zeroCells, zeroRuleName),
             [](const Specification& s) { return s.zeroCells; }},
            {"Studies", namesOf(axes.subsets, [](const stats::StudySubset& s) { return s.name; }),
             [](const Specification& s) { return s.subset; }}};
}

} // namespace

stats::MultiverseAxes defensibleAxes(const OutcomeAnalysis& analysis, const NamedSubsets& subsets)
{
    stats::MultiverseAxes axes;
    axes.models = modelsOf(analysis);
    axes.tau2 = {kEstimators.begin(), kEstimators.end()};
    axes.tests = {kTests.begin(), kTests.end()};
    addOnce(axes.tau2, analysis.result.options.tau2);
    addOnce(axes.tests, analysis.result.options.test);
    axes.zeroCells = zeroRulesOf(analysis);
    axes.subsets = {allStudies(analysis)};
    for (const stats::StudySubset& subset : subsets)
        if (subset.rows.size() >= 2 && subset.rows.size() < analysis.table.rows())
            axes.subsets.push_back(subset);
    return axes;
}

Result<MultiverseAnalysis> analyseMultiverse(const OutcomeAnalysis& own, const stats::MultiverseAxes& axes,
                                             const stats::GoOn& goOn)
{
    std::stop_source stop;
    stats::MultiverseWatch watch;
    watch.stop = stop.get_token();
    watch.onResult = [&](const stats::SpecificationResult&, std::size_t done, std::size_t all) {
        if (goOn && !goOn(done, all))
            stop.request_stop();
    };
    Result<stats::Multiverse> found = stats::multiverse(own.table, own.request, axes, watch);
    if (!found)
        return found.error();
    return MultiverseAnalysis{own, std::move(*found)};
}

Result<MultiverseAnalysis> analyseMultiverse(const QJsonObject& spec)
{
    const Result<OutcomeAnalysis> own = analyseSpec(spec);
    const Result<SpecInput> input = readSpecInput(spec);
    if (!own || !input)
        return own ? input.error() : own.error();
    const auto request = readSpecRequest(spec.value(u"requests"_s).toArray().at(0).toObject(), *input);
    const auto ready = stats::PreparedAnalysis::prepare(own->table, own->request);
    if (!request || !ready)
        return request ? ready.error() : request.error();
    const Result<stats::MultiverseAxes> axes = request->multiverse.isEmpty()
                                                   ? Result<stats::MultiverseAxes>(defensibleAxes(*own, {}))
                                                   : multiverseAxes({*ready, *request, *input});
    return axes ? analyseMultiverse(*own, *axes) : Result<MultiverseAnalysis>(axes.error());
}

bool isOwn(const MultiverseAnalysis& analysis, const Specification& s)
{
    const stats::AnalysisRequest& request = analysis.own.request;
    const stats::PoolOptions& options = analysis.own.result.options;
    return s.measure == request.measure && s.model == request.model && s.zeroCells == 0 && s.subset == 0 &&
           (s.model != Model::RE || s.tau2 == options.tau2) &&
           (!poolsByVariance(s.model) || s.test == options.test);
}

figure::SpecificationCurveInput curveInput(const MultiverseAnalysis& analysis, const ForestWords& words)
{
    const stats::AnalysisResult& scale = analysis.own.result;
    figure::SpecificationCurveInput input;
    input.title = words.title;
    input.effectName = effectHeader(*scale.measure);
    input.logarithmic = stats::hasLogAxis(scale.measure->transform);
    if (const double none = scale.report(scale.measure->nullValue); !std::isnan(none))
        input.nullValue = none;
    input.level = analysis.own.request.level;
    input.notes = words.notes;
    const std::vector<Axis> axes = axesOf(analysis.multiverse.axes);
    for (const Axis& axis : axes)
        input.choices.push_back({axis.name, axis.options});
    for (const stats::SpecificationResult& r : analysis.multiverse.results) {
        const figure::Estimate effect{scale.report(r.beta), scale.report(r.ciLower), scale.report(r.ciUpper)};
        if (r.specification.measure != analysis.own.request.measure || !figure::isFinite(effect))
            continue;
        figure::CurveSpecification specification{effect, {}, isOwn(analysis, r.specification)};
        for (const Axis& axis : axes)
            specification.chosen.push_back(axis.chosen(r.specification));
        input.specifications.push_back(std::move(specification));
    }
    return input;
}

} // namespace plansift::synthesis
