// SPDX-License-Identifier: GPL-3.0-or-later
// Speed of the statistics core.
#include "core/stats/analysis.hpp"
#include "core/stats/bias/selection/selection_model.hpp"
#include "core/stats/diagnostics/gosh.hpp"
#include "core/stats/diagnostics/influence.hpp"
#include "core/stats/multiverse.hpp"
#include "core/stats/why_differ.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>

using namespace plansift::stats;

namespace {

std::vector<StudyEffect> studies(std::size_t k)
{
    std::mt19937_64 random(42);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> variance(0.01, 0.5);
    std::vector<StudyEffect> effects(k);
    for (StudyEffect& effect : effects) {
        effect.vi = variance(random);
        effect.yi = 0.2 + 0.3 * normal(random) + std::sqrt(effect.vi) * normal(random);
    }
    return effects;
}

void poolReml(benchmark::State& state)
{
    const std::vector<StudyEffect> effects = studies(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(pool(effects, {}));
}
BENCHMARK(poolReml)->Arg(20)->Arg(1000)->Arg(10000)->Unit(benchmark::kMicrosecond);

PreparedAnalysis analysisOf(std::size_t k, Model model)
{
    StudyTable table;
    for (const StudyEffect& effect : studies(k)) {
        table.labels.emplace_back();
        table[Column::yi].push_back(effect.yi);
        table[Column::vi].push_back(effect.vi);
    }
    return *PreparedAnalysis::prepare(table, {.measure = "GEN", .model = model});
}

void leaveOneOutReml(benchmark::State& state)
{
    const PreparedAnalysis analysis = analysisOf(static_cast<std::size_t>(state.range(0)), Model::RE);
    for (auto _ : state)
        benchmark::DoNotOptimize(leaveOneOut(analysis));
}
BENCHMARK(leaveOneOutReml)->Arg(1000)->Unit(benchmark::kMillisecond);

StudyTable fourfoldStudies(std::size_t k)
{
    std::mt19937_64 random(7);
    std::uniform_int_distribution<int> size(40, 400);
    StudyTable table;
    for (std::size_t i = 0; i < k; ++i) {
        const double n1 = size(random);
        const double n2 = size(random);
        const double a = std::binomial_distribution<int>(static_cast<int>(n1), 0.08)(random);
        const double c = std::binomial_distribution<int>(static_cast<int>(n2), 0.12)(random);
        table.labels.emplace_back();
        for (const auto& [column, value] :
             {std::pair{Column::ai, a}, {Column::bi, n1 - a}, {Column::ci, c}, {Column::di, n2 - c}})
            table[column].push_back(value);
    }
    return table;
}

/// Every measure, model, estimator, test, zero-cell rule and study left out: 10,000 combinations and more.
void multiverseOfTrials(benchmark::State& state)
{
    const auto k = static_cast<std::size_t>(state.range(0));
    const StudyTable table = fourfoldStudies(k);
    MultiverseAxes axes{
        .measures = {"OR", "RR", "RD"},
        .models = {Model::RE, Model::EE, Model::MH, Model::PETO},
        .tau2 = {},
        .tests = {TestMethod::Z, TestMethod::T, TestMethod::Knha, TestMethod::Adhoc},
        .zeroCells = {{0.5, AddTo::Only0, false}, {0.5, AddTo::All, false}, {0.5, AddTo::Only0, true}},
        .subsets = {}};
    for (const Tau2Spec& spec : tau2Estimators())
        axes.tau2.push_back(spec.method);
    for (std::size_t left = 0; left < k; ++left) {
        StudySubset subset{"without " + std::to_string(left), {}};
        for (std::size_t i = 0; i < k; ++i)
            if (i != left)
                subset.rows.push_back(i);
        axes.subsets.push_back(std::move(subset));
    }
    std::size_t combinations = 0;
    for (auto _ : state)
        combinations = multiverse(table, {.measure = "OR"}, axes)->results.size();
    state.counters["combinations"] = static_cast<double>(combinations);
    state.counters["per second"] =
        benchmark::Counter(static_cast<double>(combinations), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(multiverseOfTrials)->Arg(20)->Unit(benchmark::kMillisecond)->UseRealTime();

void whyDifferOfTrials(benchmark::State& state)
{
    const StudyTable table = fourfoldStudies(20);
    for (auto _ : state)
        benchmark::DoNotOptimize(whyDiffer(table, {.measure = "RR"}));
}
BENCHMARK(whyDifferOfTrials)->Unit(benchmark::kMillisecond);
void influenceReml(benchmark::State& state)
{
    const PreparedAnalysis analysis = analysisOf(static_cast<std::size_t>(state.range(0)), Model::RE);
    for (auto _ : state)
        benchmark::DoNotOptimize(influence(analysis));
}
BENCHMARK(influenceReml)->Arg(1000)->Unit(benchmark::kMillisecond);

template<Model model>
void goshAllSubsets(benchmark::State& state)
{
    const PreparedAnalysis analysis = analysisOf(static_cast<std::size_t>(state.range(0)), model);
    for (auto _ : state)
        benchmark::DoNotOptimize(goshOfAllSubsets(analysis, 20));
}
BENCHMARK(goshAllSubsets<Model::EE>)->Arg(15)->Arg(20)->Unit(benchmark::kMillisecond);
BENCHMARK(goshAllSubsets<Model::RE>)->Arg(15)->Unit(benchmark::kMillisecond);

void selectionModel(benchmark::State& state, const SelectionRequest& request)
{
    const PreparedAnalysis analysis = analysisOf(static_cast<std::size_t>(state.range(0)), Model::RE);
    for (auto _ : state)
        benchmark::DoNotOptimize(fitSelectionModel(analysis, request));
}
BENCHMARK_CAPTURE(selectionModel, step, SelectionRequest{.steps = {0.025}})
    ->Arg(50)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(selectionModel, beta, SelectionRequest{.type = "beta"})
    ->Arg(50)
    ->Unit(benchmark::kMillisecond);

} // namespace
