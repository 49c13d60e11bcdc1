// SPDX-License-Identifier: GPL-3.0-or-later
// Selection models: the pooled effect when studies were selected by their p values.
#pragma once

#include "core/stats/analysis.hpp"
#include "core/stats/bias/regression_test.hpp"
#include "core/stats/bias/selection/weight_function.hpp"

namespace plansift::stats {

/// Which p values are favoured.
enum class SelectionSide {
    Greater,  ///< small one-sided p of effects above zero
    Less,     ///< of effects below zero
    TwoSided, ///< small two-sided p
};
std::string_view selectionSideKey(SelectionSide side);
std::optional<SelectionSide> selectionSideByKey(std::string_view key);

/// The measures of imprecision by which selection may be stronger: sei vi ninv sqrtninv.
std::optional<FunnelPredictor> selectionPrecisionByKey(std::string_view key);

struct SelectionRequest {
    std::string type = "stepfun";
    std::vector<double> steps{};         ///< cut points of p; a step function ends at 1 in any case
    std::optional<SelectionSide> side{}; ///< not set: that of the sign of the pooled effect
    std::vector<double> delta{};         ///< fixed values, NaN where to be estimated; empty: all estimated
    std::optional<FunnelPredictor> precision{}; ///< divided by its largest value (Preston 2004)
};

/// Maximum likelihood fit. NaN where a quantity does not exist.
struct SelectionFit {
    SelectionSide side = SelectionSide::Greater;
    double beta = kUndefined;
    double se = kUndefined;
    CoefficientTest test{}; ///< normal
    double tau2 = kUndefined;
    double seTau2 = kUndefined;    ///< NaN at zero
    std::vector<double> delta{};   ///< the fixed ones too
    std::vector<double> seDelta{}; ///< NaN for fixed ones and for those at a bound
    double logLik = kUndefined;    ///< of the selection model
    double lrt = kUndefined;       ///< against the model without selection
    double lrtDf = 0;              ///< deltas estimated
    double lrtP = kUndefined;      ///< NaN when none was
    double lrtTau2 = kUndefined;   ///< of tau2 = 0 within the selection model; NaN for equal effects
    Warnings warnings{};
};

/// Fits by Newton's method from several starting points; equal effects keep tau2 at zero. Standard errors are
/// from the observed information. Errors: not an inverse variance model with its own weights, unknown type,
/// steps or deltas of a wrong number or range, more parameters than studies, an interval of p without a study
/// whose delta should be estimated, sample sizes not known.
Result<SelectionFit> fitSelectionModel(const PreparedAnalysis& analysis, const SelectionRequest& request);

} // namespace plansift::stats
