// SPDX-License-Identifier: GPL-3.0-or-later
// The rank correlation test of funnel plot asymmetry.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/study_effect.hpp"

#include <span>
#include <vector>

namespace plansift::stats {

struct RankTest {
    double tau = kUndefined; ///< Kendall's tau-b
    double pval = kUndefined;
    bool exact = false;        ///< no ties: the exact distribution
    double score = kUndefined; ///< concordant minus discordant pairs
    double se = kUndefined;    ///< its standard deviation
};

/// Kendall's rank correlation of two lists of equal length, with the variance of the score for ties. Errors:
/// fewer than three values, a list without differences.
Result<RankTest> rankCorrelation(const std::vector<double>& x, const std::vector<double>& y);

/// Kendall's rank correlation of the standardised effects with their variances (Begg & Mazumdar 1994). Exact
/// without ties, else normal with the variance for ties. Errors: fewer than three studies, variances all the
/// same.
Result<RankTest> rankTest(std::span<const StudyEffect> effects);

} // namespace plansift::stats
