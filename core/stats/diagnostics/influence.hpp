// SPDX-License-Identifier: GPL-3.0-or-later
// What each study does to the pooled result: residuals, deletion diagnostics, Baujat coordinates, BLUPs.
#pragma once

#include "core/stats/analysis.hpp"

namespace plansift::stats {

/// Residual with its standard error and their ratio.
struct Residual {
    double value = kUndefined;
    double se = kUndefined;
    double z = kUndefined;
};

/// Deletion diagnostics of one study (Viechtbauer & Cheung 2010).
struct InfluenceRow {
    Residual deleted{};           ///< externally studentised residual
    double dffits = kUndefined;   ///< change of the fitted value in its standard errors
    double cookD = kUndefined;    ///< squared change of the estimate in units of its variance
    double covRatio = kUndefined; ///< variance of the estimate without the study over that with it
    double tau2Deleted = kUndefined;
    double qDeleted = kUndefined;
    double hat = kUndefined;    ///< leverage
    double weight = kUndefined; ///< percent
    double dfbeta = kUndefined; ///< change of the estimate in its standard errors
    bool influential = false;   ///< by the cut-offs of the paper, sec. 4
};

struct Influence {
    std::vector<std::size_t> rows{}; ///< of the table
    std::vector<InfluenceRow> studies{};
};

/// Of an inverse variance analysis with its own weights; others are refused. Needs two usable rows or more.
Result<Influence> influence(const PreparedAnalysis& analysis);

/// Internally standardised residuals of the usable rows (Viechtbauer 2021b, sec. 11.3).
Result<std::vector<Residual>> standardisedResiduals(const PreparedAnalysis& analysis);

/// Contribution to Q (x) against squared standardised influence on the estimate (y), Baujat 2002.
struct BaujatPoint {
    double x = kUndefined;
    double y = kUndefined;
};
Result<std::vector<BaujatPoint>> baujat(const PreparedAnalysis& analysis);

/// Best linear unbiased prediction of a study's true effect (Raudenbush & Bryk 1985, eq. 12).
struct Blup {
    double value = kUndefined;
    double se = kUndefined;
    double lower = kUndefined;
    double upper = kUndefined;
};
Result<std::vector<Blup>> blups(const PreparedAnalysis& analysis);

} // namespace plansift::stats
