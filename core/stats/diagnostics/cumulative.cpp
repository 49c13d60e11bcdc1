// SPDX-License-Identifier: GPL-3.0-or-later
// Cumulative meta-analysis.
#include "core/stats/diagnostics/cumulative.hpp"

#include <algorithm>

namespace plansift::stats {

Result<Cumulative> cumulative(const PreparedAnalysis& analysis, std::span<const double> by)
{
    Cumulative out{analysis.usableRows(), {}};
    if (out.rows.empty())
        return Error{ErrorCode::Input, "no study can be pooled"};
    if (!by.empty() && by.size() != analysis.rows())
        return Error{ErrorCode::Usage, "the order of adding needs one number a study"};
    if (std::ranges::any_of(by, [](double value) { return std::isnan(value); }))
        return Error{ErrorCode::Input, "a study has no number to be ordered by"};
    if (!by.empty())
        std::ranges::stable_sort(out.rows, {}, [by](std::size_t row) { return by[row]; });
    for (std::size_t n = 1; n <= out.rows.size(); ++n) {
        Result<PooledResult> result = analysis.pool(std::span(out.rows).first(n));
        out.results.push_back(result ? std::move(*result) : PooledResult());
    }
    return out;
}

} // namespace plansift::stats
