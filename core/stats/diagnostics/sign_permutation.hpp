// SPDX-License-Identifier: GPL-3.0-or-later
// The permutation test of the pooled effect.
#pragma once

#include "core/stats/analysis.hpp"

#include <cstdint>

namespace plansift::stats {

struct PermutationTest {
    std::size_t iterations = 0;
    double pval = kUndefined; ///< two-sided
    bool exact = false;
};

/// Share of sign changes of the effects whose test statistic is at least as far from zero as the observed one
/// (Follmann & Proschan 1999; Higgins & Thompson 2004). All 2^k when these are not more than `iterations`,
/// else `iterations` random ones, the observed among them; the same seed gives the same result. The model is
/// fitted anew each time, tau2 included.
Result<PermutationTest> signPermutationTest(const PreparedAnalysis& analysis, std::size_t iterations,
                                            std::uint64_t seed);

} // namespace plansift::stats
