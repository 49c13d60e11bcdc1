// SPDX-License-Identifier: GPL-3.0-or-later
// Why another program gives another number: one analysis under every preset, and every difference traced to
// the convention that makes it.
#pragma once

#include "core/stats/analysis.hpp"

namespace plansift::stats {

/// The numbers of a result in which programs differ.
struct ComparedNumbers {
    int k = 0;
    double beta = kUndefined;
    double ciLower = kUndefined;
    double ciUpper = kUndefined;
    double piLower = kUndefined;
    double piUpper = kUndefined;
    double tau2 = kUndefined;
    double i2 = kUndefined;

    /// Whether every number agrees to 1e-9 of its size; undefined numbers agree with each other.
    bool agreesWith(const ComparedNumbers& other) const;
};

/// One convention in which a preset differs from the chosen one.
struct ConventionDifference {
    std::string key{};       ///< of the table of conventions: "tau2", "smd_variance", ...
    std::string label{};     ///< in words
    std::string chosen{};    ///< what the chosen preset does
    std::string other{};     ///< what this one does
    ComparedNumbers alone{}; ///< the chosen analysis with this convention alone changed
    bool matters = false;    ///< it changes a number
};

/// One preset.
struct PresetComparison {
    std::string key{};
    std::string label{};
    std::optional<ComparedNumbers> numbers{}; ///< empty: it could not be computed
    std::string error{};
    std::vector<ConventionDifference> differences{}; ///< none for the chosen preset
    /// No single convention makes these numbers out of the chosen ones: several act together.
    bool together = false;
};

struct WhyDiffer {
    std::string chosen{}; ///< key of the chosen preset
    ComparedNumbers numbers{};
    std::vector<PresetComparison> presets{}; ///< all, in the order of the table
};

/// Runs the request under every preset. What the request sets itself holds under all of them, so that only
/// conventions that it leaves to the preset are compared. Errors: the request cannot be computed.
Result<WhyDiffer> whyDiffer(const StudyTable& table, const AnalysisRequest& request);

} // namespace plansift::stats
