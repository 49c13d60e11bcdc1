// SPDX-License-Identifier: GPL-3.0-or-later
// Fail-safe numbers: how many studies without effect would overturn the result.
#pragma once

#include "core/stats/pool.hpp"
#include "core/stats/study_effect.hpp"

#include <span>

namespace plansift::stats {

struct FailSafe {
    double number = kUndefined; ///< of studies, rounded up
    double mean = kUndefined;   ///< the mean effect that the method is about
    double target = kUndefined; ///< Orwin: the distance of the mean from zero to come down to
    double pval = kUndefined;   ///< of the observed studies
};

/// Rosenthal 1979: until the sum of z has a one-sided p of 0.05.
FailSafe rosenthalFailSafe(std::span<const StudyEffect> effects);
/// Orwin 1983: until the unweighted mean comes down to `target` (NaN: half of it).
FailSafe orwinFailSafe(std::span<const StudyEffect> effects, double target = kUndefined);
/// Rosenberg 2005, eq. 8: until the weighted mean has a two-sided p of 0.05.
FailSafe rosenbergFailSafe(std::span<const StudyEffect> effects);

/// The general form of Rosenberg's number (that of the documentation of metafor): studies without effect, of
/// the harmonic mean of the variances, are added until the mean of the analysis' own model has a two-sided p
/// of 0.05. Infinite when 10,000 do not suffice. Errors: the model cannot be fitted.
Result<FailSafe> generalFailSafe(std::span<const StudyEffect> effects, const PoolOptions& options);

} // namespace plansift::stats
