// SPDX-License-Identifier: GPL-3.0-or-later
// Regression tests of funnel plot asymmetry: Egger's test and its relatives.
#pragma once

#include "core/stats/analysis.hpp"
#include "core/stats/bias/weighted_line.hpp"

namespace plansift::stats {

/// What the effects are regressed on.
enum class FunnelPredictor {
    StandardError,
    Variance,
    Size,            ///< number of participants
    InverseSize,     ///< 1 / n
    RootSize,        ///< sqrt(n)
    InverseRootSize, ///< 1 / sqrt(n)
};

/// How the error is modelled.
enum class FunnelModel {
    Multiplicative, ///< weighted least squares with a dispersion (Egger 1997)
    Additive,       ///< meta-regression with the analysis' own tau2 (Sterne & Egger 2005)
};

struct FunnelPredictorSpec {
    FunnelPredictor predictor;
    std::string_view key; ///< sei vi ni ninv sqrtni sqrtninv
    bool hasLimit;        ///< the intercept estimates the effect of an infinitely large study
    double (*value)(double variance, double size);
};

std::span<const FunnelPredictorSpec> funnelPredictors();

/// Regression of the usable effects of an analysis on the predictor. The slope is the test of asymmetry.
/// Errors: fewer than three studies, sample sizes not known, a predictor that does not vary.
Result<Line> funnelRegression(const PreparedAnalysis& analysis, FunnelModel model, FunnelPredictor predictor);
/// The additive form with another estimator of tau2 and normal tests (Thompson & Sharp 1999 have moments).
Result<Line> funnelRegression(const PreparedAnalysis& analysis, Tau2Method tau2, FunnelPredictor predictor);

} // namespace plansift::stats
