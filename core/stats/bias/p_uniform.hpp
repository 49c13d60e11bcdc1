// SPDX-License-Identifier: GPL-3.0-or-later
// p-uniform: the effect at which the conditional p values of the significant studies are uniform.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/study_effect.hpp"

#include <span>

namespace plansift::stats {

struct PUniform {
    int significant = 0;  ///< studies used: effects in the direction asked for with a one-sided p below 0.025
    bool positive = true; ///< that direction
    double beta = kUndefined; ///< NaN when no effect fits
    double ciLower = kUndefined;
    double ciUpper = kUndefined;
    double zNull = kUndefined; ///< test of no effect
    double pNull = kUndefined; ///< one-sided
    double zBias = kUndefined; ///< test of publication bias at the equal-effects estimate of all studies
    double pBias = kUndefined; ///< one-sided
};

/// van Assen, van Aert & Wicherts 2015; van Aert, Wicherts & van Assen 2016, with the sum of the conditional
/// p values (method "P"): estimate where it is half its number, interval from its distribution (Irwin-Hall).
/// `level` in percent. Errors: no significant study in that direction.
Result<PUniform> pUniform(std::span<const StudyEffect> effects, bool positive, double level);

/// P(sum of n independent uniform variables <= x) (Irwin 1927; Hall 1927).
double irwinHallLowerTail(double x, int n);

} // namespace plansift::stats
