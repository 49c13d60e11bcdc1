// SPDX-License-Identifier: GPL-3.0-or-later
// Limit meta-analysis: the effect of a study of infinite precision.
#pragma once

#include "core/stats/analysis.hpp"

namespace plansift::stats {

struct LimitMeta {
    double beta = kUndefined; ///< adjusted for small-study effects (the paper's beta_0)
    double se = kUndefined;
    CoefficientTest test{};     ///< normal
    double alpha = kUndefined;  ///< bias: intercept of the generalised radial plot
    double slope = kUndefined;  ///< its slope
    double tau2 = kUndefined;   ///< of the analysis without adjustment
    double q = kUndefined;      ///< Cochran's Q
    double qSmall = kUndefined; ///< the part that small-study effects explain
    double qResidual = kUndefined;
    double gSquared = kUndefined;   ///< heterogeneity that they leave, a share
    std::vector<double> shrunken{}; ///< the studies' effects at infinite precision
};

/// Ruecker 2011, for an inverse variance analysis. Model: y_i = b + sqrt(v_i + tau2) (alpha + e_i); adjusted
/// effect b + tau alpha, with the standard error of a slope of the radial plot. Errors: another model, fewer
/// than three studies, equal variances.
Result<LimitMeta> limitMeta(const PreparedAnalysis& analysis);

} // namespace plansift::stats
