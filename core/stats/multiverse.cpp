// SPDX-License-Identifier: GPL-3.0-or-later
// The combinations, their effects, and the workers that pool them.
#include "core/stats/multiverse.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <numeric>
#include <thread>
#include <tuple>

namespace plansift::stats {
namespace {

constexpr double kMostCombinations = 1e6;

bool poolsTables(Model model)
{
    return model == Model::MH || model == Model::PETO;
}

/// Measures that a zero-cell rule can change.
bool hasCounts(const MeasureSpec& measure)
{
    switch (measure.input) {
    case InputKind::TwoByTwo:
    case InputKind::PairedTable:
    case InputKind::Proportion:
    case InputKind::TwoRates:
    case InputKind::OneRate:
        return true;
    default:
        return false;
    }
}

struct Candidate {
    const MeasureSpec& measure;
    const Specification& specification;
    const MultiverseAxes& axes;
};

/// A reason to leave a combination out.
struct Exclusion {
    const char* reason;
    bool (*holds)(const Candidate&);
};

bool isOneOf(std::string_view key, std::initializer_list<std::string_view> keys)
{
    return std::ranges::find(keys, key) != keys.end();
}

constexpr std::array<Exclusion, 6> kExclusions{{
    {"Mantel-Haenszel pools OR, RR and RD only",
     [](const Candidate& c) {
         return c.specification.model == Model::MH && !isOneOf(c.measure.key, {"OR", "RR", "RD"});
     }},
    {"Peto's method pools odds ratios only",
     [](const Candidate& c) {
         return c.specification.model == Model::PETO && !isOneOf(c.measure.key, {"OR", "PETO"});
     }},
    {"Peto's method has no zero-cell rule: the same as the first rule",
     [](const Candidate& c) {
         return c.specification.model == Model::PETO && c.specification.zeroCells > 0;
     }},
    {"a measure without counts has no zero-cell rule: the same as the first rule",
     [](const Candidate& c) { return !hasCounts(c.measure) && c.specification.zeroCells > 0; }},
    {"only random effects have an estimator of tau2: the same as the first one",
     [](const Candidate& c) {
         return c.specification.model != Model::RE && c.specification.tau2 != c.axes.tau2.front();
     }},
    {"Knapp-Hartung and Kenward-Roger belong to random effects, t to inverse variance",
     [](const Candidate& c) {
         const TestMethod test = c.specification.test;
         return (c.specification.model != Model::RE && (scalesByResiduals(test) || test == TestMethod::Kr)) ||
                (poolsTables(c.specification.model) && test != TestMethod::Z);
     }},
}};

template<typename T>
void fillEmpty(std::vector<T>& values, T fallback)
{
    if (values.empty())
        values.push_back(std::move(fallback));
}

MultiverseAxes completed(MultiverseAxes axes, const StudyTable& table, const PreparedAnalysis& base)
{
    fillEmpty(axes.measures, base.request().measure);
    fillEmpty(axes.models, base.model());
    fillEmpty(axes.tau2, base.options().tau2);
    fillEmpty(axes.tests, base.options().test);
    fillEmpty(axes.zeroCells, base.effectOptions().zeroCells);
    std::vector<std::size_t> all(table.rows());
    std::iota(all.begin(), all.end(), std::size_t{0});
    fillEmpty(axes.subsets, StudySubset{"all", std::move(all)});
    return axes;
}

Status checkSize(const MultiverseAxes& axes, std::size_t rows)
{
    for (const StudySubset& subset : axes.subsets)
        if (std::ranges::any_of(subset.rows, [rows](std::size_t row) { return row >= rows; }))
            return Error{ErrorCode::Usage,
                         "subset \"" + subset.name + "\" names a study that does not exist"};
    const double all = asDouble(axes.measures.size()) * asDouble(axes.models.size()) *
                       asDouble(axes.tau2.size()) * asDouble(axes.tests.size()) *
                       asDouble(axes.zeroCells.size()) * asDouble(axes.subsets.size());
    if (all > kMostCombinations)
        return Error{ErrorCode::Usage, "a multiverse of more than 1,000,000 combinations"};
    return {};
}

/// Combinations of one universe that differ in the test only; they share tau2.
struct Task {
    const PreparedAnalysis* analysis = nullptr;
    std::vector<std::size_t> results{};
};

AnalysisRequest requestFor(const AnalysisRequest& base, const Specification& s, const ZeroCellRule& rule,
                           bool ruleGiven)
{
    AnalysisRequest request = base;
    request.measure = s.measure;
    request.model = s.model;
    request.subgroup.clear();
    if (ruleGiven) {
        request.add = rule.add;
        request.to = rule.to;
        request.drop00 = rule.drop00;
    }
    return request;
}

/// Adds one combination, or counts why it is left out.
void consider(Multiverse& out, const MeasureSpec* measure, const Specification& s)
{
    if (!measure) {
        ++out.skipped["unknown measure \"" + s.measure + "\""];
        return;
    }
    const Candidate candidate{*measure, s, out.axes};
    for (const Exclusion& exclusion : kExclusions)
        if (exclusion.holds(candidate)) {
            ++out.skipped[exclusion.reason];
            return;
        }
    SpecificationResult result;
    result.specification = s;
    out.results.push_back(std::move(result));
}

void enumerate(Multiverse& out)
{
    const MultiverseAxes& axes = out.axes;
    for (const std::string& measure : axes.measures)
        for (const Model model : axes.models)
            for (std::size_t zero = 0; zero < axes.zeroCells.size(); ++zero)
                for (const Tau2Method tau2 : axes.tau2)
                    for (const TestMethod test : axes.tests)
                        for (std::size_t subset = 0; subset < axes.subsets.size(); ++subset)
                            consider(out, measureByKey(measure), {measure, model, tau2, test, zero, subset});
}

void take(SpecificationResult& out, const PooledResult& pooled)
{
    out.k = pooled.k;
    out.beta = pooled.beta;
    out.se = pooled.se;
    out.ciLower = pooled.ciLower;
    out.ciUpper = pooled.ciUpper;
    out.pval = pooled.pval;
    out.tau2 = pooled.tau2;
    out.i2 = pooled.i2;
    out.converged = std::ranges::find(pooled.warnings, WarningCode::NotConverged, &Warning::code) ==
                    pooled.warnings.end();
}

/// Pools the combinations of a task; tau2 of the first serves the others.
class Worker {
public:
    Worker(Multiverse& out, const MultiverseWatch& watch, std::vector<Task> tasks)
        : m_out(out)
        , m_watch(watch)
        , m_tasks(std::move(tasks))
    {
    }

    void work()
    {
        for (std::size_t i = m_next++; i < m_tasks.size() && !m_watch.stop.stop_requested(); i = m_next++)
            run(m_tasks[i]);
    }

    std::size_t tasks() const { return m_tasks.size(); }

private:
    void run(const Task& task)
    {
        std::optional<double> tau2;
        for (const std::size_t place : task.results) {
            SpecificationResult& result = m_out.results[place];
            const Result<PooledResult> pooled = pool(*task.analysis, result.specification, tau2);
            if (pooled)
                take(result, *pooled);
            else
                result.error = pooled.error().message;
            if (tau2) // not estimated again
                result.converged = m_out.results[task.results.front()].converged;
            else if (pooled && std::isfinite(pooled->tau2))
                tau2 = pooled->tau2;
            report(result);
        }
    }

    Result<PooledResult> pool(const PreparedAnalysis& analysis, const Specification& s,
                              std::optional<double> tau2) const
    {
        const std::vector<std::size_t>& rows = m_out.axes.subsets[s.subset].rows;
        if (poolsTables(s.model))
            return analysis.pool(rows);
        PoolOptions options = analysis.options();
        options.randomEffects = s.model == Model::RE;
        options.tau2 = s.tau2;
        options.test = s.test;
        if (options.randomEffects)
            options.fixedTau2 = tau2;
        return analysis.pool(rows, std::move(options));
    }

    void report(const SpecificationResult& result)
    {
        if (!m_watch.onResult)
            return;
        const std::lock_guard lock(m_reporting);
        m_watch.onResult(result, ++m_done, m_out.results.size());
    }

    Multiverse& m_out;
    const MultiverseWatch& m_watch;
    std::vector<Task> m_tasks;
    std::atomic<std::size_t> m_next = 0;
    std::mutex m_reporting{};
    std::size_t m_done = 0;
};

/// The place of the effects that a combination needs.
using UniverseKey = std::tuple<std::string, std::size_t, int>;

UniverseKey universeOf(const Specification& s)
{
    return {s.measure, s.zeroCells, poolsTables(s.model) ? 1 + static_cast<int>(s.model) : 0};
}

/// Computes the effects of every universe; combinations whose effects do not exist get the error at once.
std::map<UniverseKey, Result<PreparedAnalysis>> universes(Multiverse& out, const StudyTable& table,
                                                          const AnalysisRequest& base, bool ruleGiven)
{
    std::map<UniverseKey, Result<PreparedAnalysis>> all;
    for (SpecificationResult& result : out.results) {
        const Specification& s = result.specification;
        auto found = all.find(universeOf(s));
        if (found == all.end())
            found = all.emplace(universeOf(s),
                                PreparedAnalysis::prepare(
                                    table, requestFor(base, s, out.axes.zeroCells[s.zeroCells], ruleGiven)))
                        .first;
        if (!found->second)
            result.error = found->second.error().message;
    }
    return all;
}

std::vector<Task> tasksOf(const Multiverse& out, const std::map<UniverseKey, Result<PreparedAnalysis>>& all)
{
    std::map<std::tuple<UniverseKey, Model, Tau2Method, std::size_t>, Task> tasks;
    for (std::size_t i = 0; i < out.results.size(); ++i) {
        const Specification& s = out.results[i].specification;
        const UniverseKey universe = universeOf(s);
        const Result<PreparedAnalysis>& analysis = all.at(universe);
        if (!analysis)
            continue;
        Task& task = tasks[{universe, s.model, s.tau2, s.subset}];
        task.analysis = &*analysis;
        task.results.push_back(i);
    }
    std::vector<Task> list;
    for (auto& [key, task] : tasks)
        list.push_back(std::move(task));
    return list;
}

void runInParallel(Worker& worker, unsigned threads)
{
    if (threads == 0)
        threads = std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; i < std::min<std::size_t>(threads, worker.tasks()); ++i)
        helpers.emplace_back([&worker] { worker.work(); });
    worker.work();
}

/// Collects results one by one.
class Summing {
public:
    void add(const SpecificationResult& r, double level)
    {
        ++m_all;
        if (!std::isfinite(r.beta))
            return;
        const MeasureSpec& measure = *measureByKey(r.specification.measure);
        const double none = std::isnan(measure.nullValue) ? 0 : measure.nullValue;
        m_estimates.push_back(r.beta);
        m_significant += r.pval < 1 - level / 100;
        m_positive += r.beta > none;
        m_negative += r.beta < none;
        m_converged += r.converged;
    }

    MultiverseSummary summary(bool oneScale)
    {
        MultiverseSummary out{.specifications = m_all, .computed = m_estimates.size()};
        if (m_all == 0 || m_estimates.empty())
            return out;
        const double n = asDouble(m_estimates.size());
        out.shareSignificant = m_significant / n;
        out.sharePositive = m_positive / n;
        out.shareNegative = m_negative / n;
        out.shareConverged = m_converged / asDouble(m_all);
        if (!oneScale)
            return out;
        std::ranges::sort(m_estimates);
        const std::size_t half = m_estimates.size() / 2;
        out.median =
            m_estimates.size() % 2 ? m_estimates[half] : (m_estimates[half - 1] + m_estimates[half]) / 2;
        out.least = m_estimates.front();
        out.greatest = m_estimates.back();
        return out;
    }

private:
    std::vector<double> m_estimates{};
    std::size_t m_all = 0;
    double m_significant = 0;
    double m_positive = 0;
    double m_negative = 0;
    double m_converged = 0;
};

void summarise(Multiverse& out, double level)
{
    Summing all;
    std::map<std::string, Summing> byMeasure;
    for (const SpecificationResult& result : out.results) {
        all.add(result, level);
        byMeasure[result.specification.measure].add(result, level);
    }
    out.summary = all.summary(byMeasure.size() == 1);
    for (auto& [measure, summing] : byMeasure)
        out.byMeasure[measure] = summing.summary(true);
}

} // namespace

Result<Multiverse> multiverse(const StudyTable& table, const AnalysisRequest& base,
                              const MultiverseAxes& axes, const MultiverseWatch& watch)
{
    const Result<PreparedAnalysis> prepared = PreparedAnalysis::prepare(table, base);
    if (!prepared)
        return prepared.error();
    Multiverse out;
    out.axes = completed(axes, table, *prepared);
    if (const Status fine = checkSize(out.axes, table.rows()); !fine)
        return fine.error();
    enumerate(out);
    const auto effects = universes(out, table, base, !axes.zeroCells.empty());
    Worker worker(out, watch, tasksOf(out, effects));
    runInParallel(worker, watch.threads);
    if (watch.stop.stop_requested())
        return Error{ErrorCode::Cancelled, "the multiverse was stopped"};
    summarise(out, base.level);
    return out;
}

} // namespace plansift::stats
