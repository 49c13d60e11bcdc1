// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: what Mantel-Haenszel pooling of tables and of rates have in common.
#pragma once

#include "core/stats/mantel_haenszel.hpp"

#include <vector>

namespace plansift::stats {

/// Estimate on the analysis scale, its variance, and the weights (not yet percent) of the rows pooled.
struct MantelHaenszelEstimate {
    double beta = kUndefined;
    double variance = kUndefined;
    std::vector<double> weights{};
    std::vector<std::size_t> rows{};
};

/// Pools incidence rates of two groups: the log rate ratio or the rate difference (Greenland &
/// Robins 1985; Rothman, Greenland & Lash 2008, ch. 15). For ratios `tests` gets the test of
/// association. The table must have passed the checks of effectSizes().
MantelHaenszelEstimate mantelHaenszelRates(const StudyTable& table, const MeasureSpec& measure,
                                           const MantelHaenszelOptions& options, StratifiedTests& tests);

/// The test of association from the sums of observed minus expected and of its variance (Mantel & Haenszel
/// 1959); not set without variance.
void setCmh(StratifiedTests& tests, double difference, double variance, bool correct);

/// Estimate, test, interval and weights.
void fillPooled(PooledResult& pooled, const MantelHaenszelEstimate& estimate, double level);

/// Number of studies, and Q: squared distances of the studies' effects from the pooled one, by inverse
/// variance.
void addHeterogeneity(PooledResult& pooled, const std::vector<StudyEffect>& effects);

} // namespace plansift::stats
