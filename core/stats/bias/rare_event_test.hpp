// SPDX-License-Identifier: GPL-3.0-or-later
// The rank test of funnel plot asymmetry for fourfold tables with few events.
#pragma once

#include "core/stats/analysis.hpp"
#include "core/stats/bias/rank_test.hpp"

namespace plansift::stats {

/// Schwarzer, Antes & Schumacher 2007: rank correlation of the standardised cell (events of group 1 minus
/// their mean, over their standard deviation) with the inverse of its variance; mean and variance are those
/// of the non-central hypergeometric distribution at the Mantel-Haenszel odds ratio. Of score and standard
/// deviation a normal test is made. Errors: no fourfold tables, fewer than three that say anything.
Result<RankTest> rareEventTest(const PreparedAnalysis& analysis);

} // namespace plansift::stats
