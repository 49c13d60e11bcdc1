// SPDX-License-Identifier: GPL-3.0-or-later
// The p-curve: what the distribution of significant p values says about evidence.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/study_effect.hpp"

#include <span>

namespace plansift::stats {

/// Stouffer's sum of the studies' conditional p values.
struct StoufferTest {
    double z = kUndefined;
    double pval = kUndefined; ///< one-sided
};

struct PCurve {
    int significant = 0;                ///< studies with a two-sided p below 0.05
    int halfSignificant = 0;            ///< below 0.025
    double shareBelowHalf = kUndefined; ///< of the significant, those below 0.025
    double pBinomial = kUndefined;      ///< of that share, against one half
    StoufferTest rightSkew{};           ///< evidential value, all significant
    StoufferTest halfRightSkew{};       ///< the same of those below 0.025
    StoufferTest flatness{};            ///< flatter than with 33% power
    StoufferTest halfFlatness{};
    double power = kUndefined; ///< that fits best, with a 90% interval; at least 0.05
    double powerLower = kUndefined;
    double powerUpper = kUndefined;
    bool evidential = false; ///< half p < 0.05, or both p < 0.1 (Simonsohn 2015)
    bool inadequate = false; ///< the same of the tests of flatness
};

/// Simonsohn, Nelson & Simmons 2014; 2015 for Stouffer's method and the half p-curve. z = y / sqrt(v).
/// Errors: no significant study.
Result<PCurve> pCurve(std::span<const StudyEffect> effects);

} // namespace plansift::stats
