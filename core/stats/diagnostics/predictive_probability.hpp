// SPDX-License-Identifier: GPL-3.0-or-later
// How likely true effects beyond a threshold are.
#pragma once

#include "core/stats/pool.hpp"

namespace plansift::stats {

/// Of a threshold on the analysis scale. NaN where a quantity does not exist.
struct PredictiveProbability {
    double threshold = kUndefined;
    double share = kUndefined;   ///< of true effects above it: Phi((beta - threshold) / tau) (Mathur &
                                 ///< VanderWeele 2019, eq. 2.2)
    double shareSe = kUndefined; ///< by the delta method (the same, eq. 2.3); needs a standard error of tau2
    double shareLower = kUndefined; ///< normal interval, cut to [0, 1]
    double shareUpper = kUndefined;
    double newEffect = kUndefined; ///< of the effect in a new study above it, from the distribution of the
                                   ///< prediction interval
};

/// The result must come from a random-effects model; `level` in percent.
PredictiveProbability predictiveProbability(const PooledResult& pooled, double threshold, double level);

} // namespace plansift::stats
