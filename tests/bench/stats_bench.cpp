// SPDX-License-Identifier: GPL-3.0-or-later
// Speed of the statistics core.
#include "core/stats/analysis.hpp"
#include "core/stats/bias/selection/selection_model.hpp"
#include "core/stats/diagnostics/gosh.hpp"
#include "core/stats/diagnostics/influence.hpp"

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
