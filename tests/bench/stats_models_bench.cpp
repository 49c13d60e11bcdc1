// SPDX-License-Identifier: GPL-3.0-or-later
// Speed of models with moderators and of multilevel models.
#include "core/stats/diagnostics/sign_permutation.hpp"
#include "core/stats/models/multilevel.hpp"
#include "core/stats/models/regression_permutation.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>

using namespace plansift::stats;

namespace {

constexpr std::uint64_t kSeed = 42;

/// Effects that share the effect of their cluster.
std::vector<StudyEffect> clusteredEffects(std::size_t k, std::size_t clusterSize)
{
    std::mt19937_64 random(kSeed);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> variance(0.01, 0.5);
    std::vector<StudyEffect> effects(k);
    double shared = 0;
    for (std::size_t i = 0; i < k; ++i) {
        if (i % clusterSize == 0)
            shared = 0.25 * normal(random);
        effects[i].vi = variance(random);
        effects[i].yi = 0.2 + shared + 0.2 * normal(random) + std::sqrt(effects[i].vi) * normal(random);
    }
    return effects;
}

std::vector<std::string> labels(std::size_t k, std::size_t size)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < k; ++i)
        out.push_back(std::to_string(i / size));
    return out;
}

MultilevelModel threeLevels(std::size_t k, std::size_t clusterSize)
{
    RandomTerm clusters{labels(k, clusterSize), {}, {}, Structure::ID};
    RandomTerm rows{labels(k, 1), {}, {}, Structure::ID};
    return {clusteredEffects(k, clusterSize), interceptDesign(k), {}, {clusters, rows}};
}

void threeLevelReml(benchmark::State& state)
{
    const MultilevelModel model =
        threeLevels(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)));
    for (auto _ : state)
        benchmark::DoNotOptimize(fitMultilevel(model, {}));
}
BENCHMARK(threeLevelReml)
    ->Args({1000, 10})
    ->Args({5000, 10})
    ->Args({5000, 50})
    ->Unit(benchmark::kMillisecond);

void correlatedHierarchicalEffects(benchmark::State& state)
{
    const auto k = static_cast<std::size_t>(state.range(0));
    MultilevelModel model = threeLevels(k, 10);
    model.v = *clusterCovariance(model.effects, labels(k, 10), 0.6);
    for (auto _ : state)
        benchmark::DoNotOptimize(fitMultilevel(model, {}));
}
BENCHMARK(correlatedHierarchicalEffects)->Arg(1000)->Arg(5000)->Unit(benchmark::kMillisecond);

void robustCr2(benchmark::State& state)
{
    const auto k = static_cast<std::size_t>(state.range(0));
    const std::vector<StudyEffect> effects = clusteredEffects(k, 10);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            robustTests(effects, interceptDesign(k), 0.1, labels(k, 10), RobustKind::CR2, 95));
}
BENCHMARK(robustCr2)->Arg(5000)->Unit(benchmark::kMillisecond);

void permutedModerator(benchmark::State& state)
{
    const std::size_t k = 48;
    Design design = interceptDesign(k);
    design.names.emplace_back("x");
    design.columns.emplace_back();
    for (std::size_t i = 0; i < k; ++i)
        design.columns.back().push_back(std::sin(double(i)));
    const std::vector<StudyEffect> effects = clusteredEffects(k, 1);
    for (auto _ : state)
        benchmark::DoNotOptimize(permuteModerators(effects, design, {}, {10000, kSeed}));
}
BENCHMARK(permutedModerator)->Unit(benchmark::kMillisecond);

void signPermutations(benchmark::State& state)
{
    StudyTable table;
    for (const StudyEffect& effect : clusteredEffects(48, 1)) {
        table.labels.emplace_back();
        table[Column::yi].push_back(effect.yi);
        table[Column::vi].push_back(effect.vi);
    }
    const auto analysis = PreparedAnalysis::prepare(table, {.measure = "GEN"});
    for (auto _ : state)
        benchmark::DoNotOptimize(signPermutationTest(*analysis, 10000, kSeed));
}
BENCHMARK(signPermutations)->Unit(benchmark::kMillisecond);

/// 10,000 fits to effects drawn anew.
void bootstrapReml(benchmark::State& state)
{
    std::vector<StudyEffect> effects = clusteredEffects(20, 1);
    std::mt19937_64 random(kSeed);
    std::normal_distribution<double> normal;
    for (auto _ : state)
        for (int n = 0; n < 10000; ++n) {
            for (StudyEffect& effect : effects)
                effect.yi = 0.2 + std::sqrt(0.1 + effect.vi) * normal(random);
            benchmark::DoNotOptimize(pool(effects, {}));
        }
}
BENCHMARK(bootstrapReml)->Unit(benchmark::kMillisecond);

void bootstrapPrediction(benchmark::State& state)
{
    const std::vector<StudyEffect> effects = clusteredEffects(20, 1);
    PoolOptions options;
    options.pi = PiMethod::Bootstrap;
    for (auto _ : state)
        benchmark::DoNotOptimize(pool(effects, options));
}
BENCHMARK(bootstrapPrediction)->Unit(benchmark::kMillisecond);

} // namespace
