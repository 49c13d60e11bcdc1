// SPDX-License-Identifier: GPL-3.0-or-later
// The selection model of Copas and Shi, as a sensitivity analysis.
#pragma once

#include "core/stats/analysis.hpp"

namespace plansift::stats {

/// A study of standard error s is published when gamma0 + gamma1 / s + delta > 0; delta is standard normal
/// and has correlation rho with the study's error.
struct CopasSelection {
    double gamma0 = 0;
    double gamma1 = 0;
};

/// The estimates at one strength of selection.
struct CopasFit {
    CopasSelection selection{};
    double publishedLargest = kUndefined; ///< chance of publication at the largest standard error
    double beta = kUndefined;
    double se = kUndefined;
    CoefficientTest test{}; ///< normal
    double tau2 = kUndefined;
    double rho = kUndefined;
    double logLik = kUndefined;
    double pResidual = kUndefined;   ///< test of small-study effects that the selection leaves unexplained
    double unpublished = kUndefined; ///< expected number of studies
};

struct Copas {
    std::vector<CopasFit> fits{}; ///< from weak to strong selection
    std::optional<std::size_t>
        adjusted{}; ///< the weakest that leaves no small-study effect (pResidual > 0.1)
};

/// Log-likelihood of the published effects (Copas & Shi 2000, sec. 3; 2001, sec. 2): y_i given publication,
/// the sampling variance corrected for it. `trend` adds trend times the standard error to the mean.
double copasLogLik(std::span<const StudyEffect> effects, const CopasSelection& selection, double mu,
                   double tau, double rho, double trend);

/// Maximum likelihood at given selection. `level` in percent.
CopasFit copasFit(std::span<const StudyEffect> effects, const CopasSelection& selection, double level);

/// Fits while the chance of publication at the largest standard error falls from 0.99 to 0.1; that at the
/// smallest stays at 0.99. Errors: not an inverse variance model, fewer than three studies, equal variances.
Result<Copas> copas(const PreparedAnalysis& analysis);

} // namespace plansift::stats
