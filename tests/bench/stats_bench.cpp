// SPDX-License-Identifier: GPL-3.0-or-later
// Speed of the statistics core.
#include "core/stats/analysis.hpp"

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

void leaveOneOutReml(benchmark::State& state)
{
    StudyTable table;
    for (const StudyEffect& effect : studies(static_cast<std::size_t>(state.range(0)))) {
        table.labels.emplace_back();
        table[Column::yi].push_back(effect.yi);
        table[Column::vi].push_back(effect.vi);
    }
    const auto analysis = PreparedAnalysis::prepare(table, {.measure = "GEN"});
    for (auto _ : state)
        benchmark::DoNotOptimize(leaveOneOut(*analysis));
}
BENCHMARK(leaveOneOutReml)->Arg(1000)->Unit(benchmark::kMillisecond);

} // namespace
