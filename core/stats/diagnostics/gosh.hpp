// SPDX-License-Identifier: GPL-3.0-or-later
// The pooled result of every subset of the studies (Olkin, Dahabreh & Trikalinos 2012).
#pragma once

#include "core/stats/analysis.hpp"
#include "core/stats/progress.hpp"

#include <cstdint>

namespace plansift::stats {

/// One subset. Bit i of `studies` stands for the i-th usable row.
struct GoshPoint {
    std::uint64_t studies = 0;
    double beta = kUndefined;
    double q = kUndefined;
    double i2 = kUndefined; ///< percent
    double h2 = kUndefined;
    double tau2 = kUndefined;
};

struct Gosh {
    std::vector<std::size_t> rows{}; ///< the usable rows of the table
    std::vector<GoshPoint> points{};
};

/// All 2^k - 1 subsets in the order of their bits. Equal effects, ML and REML by sums that subsets share,
/// other models by a fit each. Errors: not an inverse variance model, more usable rows than `mostStudies`, or
/// stopped (Cancelled).
Result<Gosh> goshOfAllSubsets(const PreparedAnalysis& analysis, std::size_t mostStudies,
                              const GoOn& goOn = {});

/// `count` subsets drawn with equal chance of every non-empty one; the same seed gives the same subsets.
Result<Gosh> goshOfRandomSubsets(const PreparedAnalysis& analysis, std::size_t count, std::uint64_t seed,
                                 const GoOn& goOn = {});

/// What one study does to the subsets: medians over those with it and over those without it. NaN when there
/// are none of a kind.
struct GoshStudy {
    std::size_t row = 0; ///< of the table
    double betaWith = kUndefined;
    double betaWithout = kUndefined;
    double i2With = kUndefined;
    double i2Without = kUndefined;
};

/// One entry a study, in the order of `rows`; subsets without a result are passed over.
std::vector<GoshStudy> goshStudies(const Gosh& gosh);

} // namespace plansift::stats
