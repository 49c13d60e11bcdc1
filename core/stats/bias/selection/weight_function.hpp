// SPDX-License-Identifier: GPL-3.0-or-later
// The table of selection functions: how likely a study with a p value is to be seen. To add one: a row.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace plansift::stats {

/// A p value as selection functions need it.
struct PValue {
    double p = 1;
    double logP = 0;
    double logQ = 0;          ///< log(1 - p)
    std::size_t interval = 0; ///< between the steps, counted from 0: the first step that p does not exceed
};

/// One selection function w(p) with its parameters delta >= 0.
struct SelectionSpec {
    std::string_view key; ///< metafor's name of the type
    std::string_view label;
    std::string_view source;
    std::size_t parameters; ///< 0: one an interval between the steps, the first of them fixed at 1
    double neutral;         ///< every delta without selection
    double leastDelta;      ///< bounds of a delta that is estimated
    double leastP;          ///< p is taken within [leastP, 1 - leastP], beyond it w is constant
    double (*logWeight)(const PValue&, double precision, std::span<const double> delta);

    bool isStepFunction() const { return parameters == 0; }
};

/// No delta is estimated above this: the likelihood is flat there.
inline constexpr double kMostDelta = 100;

/// stepfun, beta, halfnorm, negexp, logistic, power, negexppow.
std::span<const SelectionSpec> selectionSpecs();
/// The row of that key, or nullptr.
const SelectionSpec* selectionSpecByKey(std::string_view key);

} // namespace plansift::stats
