// SPDX-License-Identifier: GPL-3.0-or-later
// The table of estimators of the between-study variance. To add one: a row in tau2.cpp.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/numeric.hpp"
#include "core/stats/warning.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace plansift::stats {

struct RegressionData;

enum class Tau2Method { DL, HE, HS, HSk, SJ, ML, REML, EB, PM, PMM, GENQ, GENQM };

/// Estimate of tau2 with its standard error (NaN when the estimator has none).
struct Tau2Estimate {
    double tau2 = 0;
    double se = kUndefined;
    Warnings warnings{};
};

/// What an estimator may need beside the data.
struct Tau2Options {
    std::vector<double> weights{};     ///< of GENQ, one a study; empty: 1 / vi
    std::optional<double> qOverride{}; ///< Q about another pooled estimate, for DL (RevMan's Mantel-Haenszel)
    std::optional<double>
        maximum{}; ///< where the (restricted) likelihood is known to be highest, for ML, REML
};

struct Tau2Spec {
    Tau2Method method;
    std::string_view key;   ///< metafor's code
    std::string_view label; ///< in words
    Result<Tau2Estimate> (*estimate)(const RegressionData&, const Tau2Options&);
};

/// All estimators.
std::span<const Tau2Spec> tau2Estimators();
const Tau2Spec& tau2Spec(Tau2Method method);
std::optional<Tau2Method> tau2ByKey(std::string_view key);

/// Estimates tau2. Needs more studies than coefficients. A negative solution is cut off at zero with a
/// warning.
Result<Tau2Estimate> estimateTau2(Tau2Method method, const RegressionData& data, const Tau2Options& options);

} // namespace plansift::stats
