// SPDX-License-Identifier: GPL-3.0-or-later
// Peto's one-step method.
#pragma once

#include "core/stats/measure.hpp"
#include "core/stats/pool.hpp"

namespace plansift::stats {

struct PetoResult {
    PooledResult pooled{}; ///< weights: one a row of the table, NaN for incomplete rows; k: tables pooled
    std::vector<StudyEffect> effects{};
};

/// Pooled log odds ratio sum(O - E) / sum(V) (Yusuf 1985). Tables without events, or with events only, say
/// nothing and are left out with a warning. Errors: columns not given, impossible values, no table that says
/// anything.
Result<PetoResult> petoPool(const StudyTable& table, double level);

} // namespace plansift::stats
