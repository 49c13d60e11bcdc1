// SPDX-License-Identifier: GPL-3.0-or-later
// The rank correlation test of funnel plot asymmetry.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/study_effect.hpp"

#include <span>

namespace plansift::stats {

struct RankTest {
    double tau = kUndefined; ///< Kendall's tau-b
    double pval = kUndefined;
    bool exact = false; ///< no ties: the exact distribution
};

/// Kendall's rank correlation of the standardised effects with their variances (Begg & Mazumdar 1994). Exact
/// without ties, else normal with the variance for ties. Errors: fewer than three studies, variances all the
/// same.
Result<RankTest> rankTest(std::span<const StudyEffect> effects);

} // namespace plansift::stats
