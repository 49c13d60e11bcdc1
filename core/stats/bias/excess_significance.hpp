// SPDX-License-Identifier: GPL-3.0-or-later
// The test of excess significance.
#pragma once

#include "core/stats/study_effect.hpp"

#include <span>

namespace plansift::stats {

struct ExcessSignificance {
    double observed = 0;          ///< studies with a two-sided p of 0.05 or less
    double expected = kUndefined; ///< sum of their powers at `theta`
    double ratio = kUndefined;    ///< observed / expected
    double theta = kUndefined;    ///< equal-effects estimate
    double chiSquare = kUndefined;
    double pChiSquare = kUndefined; ///< one-sided: more significant studies than expected
    double pExact = kUndefined;     ///< the same by the distribution of the number of successes
};

/// Ioannidis & Trikalinos 2007. The exact distribution (Poisson binomial) costs k^2.
ExcessSignificance excessSignificance(std::span<const StudyEffect> effects);

} // namespace plansift::stats
