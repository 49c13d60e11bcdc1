// SPDX-License-Identifier: GPL-3.0-or-later
// Permutation tests of the coefficients of a meta-regression.
#pragma once

#include "core/stats/draws.hpp"
#include "core/stats/models/regression.hpp"
#include "core/stats/progress.hpp"

namespace plansift::stats {

struct RegressionPermutation {
    std::size_t iterations = 0;
    bool exact = false;
    std::vector<double> pval{}; ///< two-sided, one a coefficient
    double qmP = kUndefined;    ///< of all moderators together
};

/// Share of the assignments of the rows of the design to the studies whose statistic is at least as far from
/// zero as the observed one (Follmann & Proschan 1999; Higgins & Thompson 2004, sec. 4). All distinct
/// assignments when these are not more than `draws.count`, else that many random ones, the observed among
/// them. The model is fitted anew each time, tau2 included. Errors: no moderators, the test kr, an error of
/// the observed fit; with `exactOnly`, more assignments than draws, or stopped
/// (Cancelled).
Result<RegressionPermutation> permuteModerators(std::span<const StudyEffect> effects, const Design& design,
                                                const RegressionOptions& options, const Draws& draws,
                                                bool exactOnly = false, const GoOn& goOn = {});

} // namespace plansift::stats
