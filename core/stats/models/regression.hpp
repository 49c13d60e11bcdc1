// SPDX-License-Identifier: GPL-3.0-or-later
// Meta-regression of studies on a design, with predictions.
#pragma once

#include "core/stats/meta_regression.hpp"
#include "core/stats/models/design.hpp"

#include <span>

namespace plansift::stats {

/// The mean effect of studies with given moderators, and the interval of a new study's own effect.
struct Prediction {
    double value = kUndefined;
    double se = kUndefined;
    double ciLower = kUndefined;
    double ciUpper = kUndefined;
    double piLower = kUndefined;
    double piUpper = kUndefined;
};

/// Fits the model to usable effects. Errors: those of metaRegression(), a dependent column by name.
Result<RegressionResult> metaRegression(std::span<const StudyEffect> effects, const Design& design,
                                        const RegressionOptions& options);

/// Predictions for the studies of the fit. Prediction intervals only of random-effects models and of methods
/// with the reported standard error (test, z, t-k-1, t-k-2); NaN else. Kenward-Roger intervals take the
/// smallest degrees of freedom of the coefficients.
std::vector<Prediction> fittedPredictions(const RegressionResult& fit, const RegressionOptions& options,
                                          PiMethod pi);

/// Predictions for new values, one row a prediction, the intercept's 1 in its place. Errors: a row of another
/// length than there are coefficients.
Result<std::vector<Prediction>> predictions(const RegressionResult& fit, const RegressionOptions& options,
                                            PiMethod pi, const std::vector<std::vector<double>>& rows);

} // namespace plansift::stats
