// SPDX-License-Identifier: GPL-3.0-or-later
// A study's effect estimate and its sampling variance.
#pragma once

#include "core/stats/numeric.hpp"

namespace plansift::stats {

/// Effect estimate on the analysis scale (log for ratios) and its sampling variance; NaN where undefined.
struct StudyEffect {
    double yi = kUndefined;
    double vi = kUndefined;

    /// Both are finite and the variance is above zero, so that the study has a weight.
    bool usable() const { return std::isfinite(yi) && std::isfinite(vi) && vi > 0; }
    bool defined() const { return std::isfinite(yi) && std::isfinite(vi); }
};

} // namespace plansift::stats
