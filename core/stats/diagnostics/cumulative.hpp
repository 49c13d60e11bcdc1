// SPDX-License-Identifier: GPL-3.0-or-later
// The pooled result as studies were added (Lau 1992).
#pragma once

#include "core/stats/analysis.hpp"

namespace plansift::stats {

struct Cumulative {
    std::vector<std::size_t> rows{}; ///< in the order of adding
    std::vector<PooledResult> results{};
};

/// Adds the usable rows in the order of `by` (one number a row of the table, ties in the table's order);
/// empty: the table's order.
Result<Cumulative> cumulative(const PreparedAnalysis& analysis, std::span<const double> by);

} // namespace plansift::stats
