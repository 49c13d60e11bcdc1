// SPDX-License-Identifier: GPL-3.0-or-later
// Trim and fill.
#pragma once

#include "core/stats/pool.hpp"

#include <span>

namespace plansift::stats {

enum class TrimFillEstimator { L0, R0, Q0 };
enum class FunnelSide { Left, Right };

struct TrimFill {
    FunnelSide side = FunnelSide::Left; ///< where studies seem to be missing
    int missing = 0;                    ///< number of studies filled in
    double seMissing = kUndefined;
    double pMissing = kUndefined;      ///< R0 only: P that none is missing
    std::vector<StudyEffect> filled{}; ///< the imputed studies
    PooledResult pooled{};             ///< of all, weights in the order observed, filled
};

/// Duval & Tweedie 2000a, 2000b. The side is that of the slope of the effects on their standard errors unless
/// given. `options` holds for every fit. Errors: fewer than three studies, an estimator that has no value (Q0
/// below its root, R0 without effects on one side), no convergence.
Result<TrimFill> trimFill(std::span<const StudyEffect> effects, TrimFillEstimator estimator,
                          const PoolOptions& options, std::optional<FunnelSide> side = {});

} // namespace plansift::stats
