// SPDX-License-Identifier: GPL-3.0-or-later
// The estimate of Henmi and Copas, which is less sensitive to publication bias.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/study_effect.hpp"

#include <span>

namespace plansift::stats {

struct HenmiCopas {
    double beta = kUndefined; ///< of the equal-effects model
    double se = kUndefined;   ///< under the random-effects model
    double ciLower = kUndefined;
    double ciUpper = kUndefined;
    double tau2 = kUndefined; ///< DerSimonian-Laird
};

/// Equal-effects estimate with an interval that allows for heterogeneity (Henmi & Copas 2010, sec. 3).
/// `level` in percent. Errors: fewer than two studies.
Result<HenmiCopas> henmiCopas(std::span<const StudyEffect> effects, double level);

} // namespace plansift::stats
