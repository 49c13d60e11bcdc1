// SPDX-License-Identifier: GPL-3.0-or-later
// The risk-of-bias summary: for every domain the share of each judgement as a bar of 100%.
#pragma once

#include "core/figure/rob_scheme.hpp"
#include "core/figure/style.hpp"

namespace plansift::figure {

struct RobSummaryInput {
    RobTable table{};
    bool weighted = false; ///< shares by RobRow::weight instead of by number of studies

    bool operator==(const RobSummaryInput&) const = default;
};

/// Share of a level among the studies, 0 to 1. Level -1: not assessed.
double robShare(const RobSummaryInput& input, std::size_t domain, int level);

/// One scene. Error (Input): nothing to draw, weights that cannot be (negative, all zero), or the content
/// needs more width or height.
Result<Pages> robSummary(const RobSummaryInput& input, const FigureOptions& options,
                         const TextMeasure& measure);

} // namespace plansift::figure
