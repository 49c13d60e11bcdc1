// SPDX-License-Identifier: GPL-3.0-or-later
// Mantel-Haenszel pooling of fourfold tables, with the tests of association and of homogeneity.
#pragma once

#include "core/stats/measure.hpp"
#include "core/stats/pool.hpp"

namespace plansift::stats {

/// Variance of the Mantel-Haenszel risk difference.
enum class MhRdVariance {
    Sato,            ///< Sato 1989 (metafor)
    GreenlandRobins, ///< Greenland & Robins 1985 (RevMan, meta, Stata)
};

struct MantelHaenszelOptions {
    ZeroCellRule cells{0, AddTo::None, false};     ///< of the tables that are pooled
    ZeroCellRule effects{0.5, AddTo::Only0, true}; ///< of the studies' own effects, in Q
    MhRdVariance rdVariance = MhRdVariance::Sato;
    bool rrAddsOnceToTotals = false;    ///< as in EffectOptions, of the studies' own effects
    bool rdEstimateUncorrected = false; ///< as in EffectOptions, also of the pooled risk difference
    bool continuityCorrection = true;   ///< of the Cochran-Mantel-Haenszel test
    double level = 95;
};

/// Tests over the strata: of odds ratios; of rate ratios the first; else NaN.
struct StratifiedTests {
    double cmh = kUndefined; ///< Cochran-Mantel-Haenszel
    double cmhP = kUndefined;
    double tarone = kUndefined; ///< Tarone 1985
    double taroneP = kUndefined;
    double breslowDay = kUndefined; ///< Breslow & Day 1980
    double breslowDayP = kUndefined;
};

struct MantelHaenszelResult {
    PooledResult pooled{}; ///< weights: one a row of the table, NaN for rows left out; k: usable effects
    std::vector<StudyEffect> effects{}; ///< of the rows, under the rule for effects
    std::vector<bool> corrected{};
    StratifiedTests tests{};
};

/// Pools OR, RR, RD, IRR or IRD (Mantel & Haenszel 1959; Robins, Breslow & Greenland 1986; Greenland & Robins
/// 1985; Sato 1989). Errors: another measure, columns not given, impossible values, no table that says
/// anything.
Result<MantelHaenszelResult> mantelHaenszel(const StudyTable& table, const MeasureSpec& measure,
                                            const MantelHaenszelOptions& options);

} // namespace plansift::stats
