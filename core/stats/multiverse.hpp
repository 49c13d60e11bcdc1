// SPDX-License-Identifier: GPL-3.0-or-later
// A multiverse analysis: one set of studies under every defensible combination of choices (Steegen 2016;
// specification curve, Simonsohn 2020), in parallel.
#pragma once

#include "core/stats/analysis.hpp"

#include <functional>
#include <map>
#include <stop_token>

namespace plansift::stats {

/// Studies that take part, as rows of the table counted from 0.
struct StudySubset {
    std::string name{};
    std::vector<std::size_t> rows{};
};

/// What is varied. An empty list keeps the choice of the base request.
struct MultiverseAxes {
    std::vector<std::string> measures{};
    std::vector<Model> models{};
    std::vector<Tau2Method> tau2{};
    std::vector<TestMethod> tests{};
    std::vector<ZeroCellRule> zeroCells{};
    std::vector<StudySubset> subsets{};
};

/// One combination.
struct Specification {
    std::string measure{};
    Model model = Model::RE;
    Tau2Method tau2 = Tau2Method::REML; ///< of random effects
    TestMethod test = TestMethod::Z;
    std::size_t zeroCells = 0; ///< place in Multiverse::axes.zeroCells
    std::size_t subset = 0;    ///< place in Multiverse::axes.subsets
};

/// Its result on the analysis scale; NaN where it could not be computed.
struct SpecificationResult {
    Specification specification{};
    int k = 0;
    double beta = kUndefined;
    double se = kUndefined;
    double ciLower = kUndefined;
    double ciUpper = kUndefined;
    double pval = kUndefined;
    double tau2 = kUndefined;
    double i2 = kUndefined;
    bool converged = false; ///< computed without an iteration at its limit
    std::string error{};    ///< why there is no result
};

/// What the combinations say together. Shares are of those computed; median and range are on one analysis
/// scale only, so there is one summary a measure beside the common one, whose median and range are NaN when
/// several measures are mixed.
struct MultiverseSummary {
    std::size_t specifications = 0;
    std::size_t computed = 0;
    double median = kUndefined;
    double least = kUndefined;
    double greatest = kUndefined;
    double shareSignificant = kUndefined; ///< p below 1 - level
    double sharePositive = kUndefined;    ///< estimate above the value of no effect
    double shareNegative = kUndefined;
    double shareConverged = kUndefined; ///< of all specifications
};

struct Multiverse {
    MultiverseAxes axes{};                        ///< as used: no list is empty
    std::vector<SpecificationResult> results{};   ///< measures slowest, subsets fastest
    std::map<std::string, std::size_t> skipped{}; ///< combinations left out, by reason
    MultiverseSummary summary{};
    std::map<std::string, MultiverseSummary> byMeasure{};
};

/// Who listens and who may stop. `onResult` is called from worker threads, one call at a time, with the
/// result, how many are done and how many there are.
struct MultiverseWatch {
    std::function<void(const SpecificationResult&, std::size_t done, std::size_t all)> onResult{};
    std::stop_token stop{};
    unsigned threads = 0; ///< 0: one a processor
};

/// Computes every combination that is defensible. Left out, with the reason counted, are combinations that
/// repeat another (an estimator of tau2 under equal effects, a zero-cell rule for data without counts) and
/// those that do not exist (Mantel-Haenszel means, Peto's risk ratio). Effects are computed once for each
/// measure, zero-cell rule and family of models, tau2 once for all tests. Errors: a base request that cannot
/// be prepared with any of the measures, a subset with rows that do not exist, too many combinations
/// (1,000,000), or the stop was asked for (Cancelled).
Result<Multiverse> multiverse(const StudyTable& table, const AnalysisRequest& base,
                              const MultiverseAxes& axes, const MultiverseWatch& watch = {});

} // namespace plansift::stats
