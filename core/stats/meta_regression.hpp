// SPDX-License-Identifier: GPL-3.0-or-later
// Models with moderators: y_i ~ N(x_i' b, v_i + tau2).
#pragma once

#include "core/stats/pool.hpp"

namespace plansift::stats {

struct RegressionData;

struct RegressionOptions {
    bool randomEffects = true; ///< false: tau2 = 0
    Tau2Method tau2 = Tau2Method::REML;
    TestMethod test = TestMethod::Z;
    double level = 95; ///< percent
    std::optional<double> fixedTau2{};
    bool intercept = true; ///< the first column is of ones; it is left out of QM
};

/// Result of a model with moderators. Vectors have one entry a coefficient; NaN where a quantity does not
/// exist.
struct RegressionResult : Heterogeneity {
    int k = 0;
    std::vector<double> beta{};
    std::vector<double> se{};
    std::vector<std::vector<double>> covariance{};
    std::vector<CoefficientTest> tests{};
    std::vector<double> ddfs{}; ///< of t, one a coefficient; NaN for z
    double ddf = kUndefined;    ///< the residual ones, k - p; NaN for z
    int residualDf = 0;         ///< k - p
    double scale = 1;           ///< Knapp-Hartung factor in the covariance
    double qm = kUndefined;     ///< omnibus test of the moderators: chi-square, or F when qmDdf is defined
    double qmDf = kUndefined;   ///< (numerator) degrees of freedom
    double qmDdf = kUndefined;  ///< denominator degrees of freedom of F; NaN for chi-square
    double qmP = kUndefined;
    double r2 = kUndefined;         ///< percent of tau2 accounted for (Raudenbush 2009, eq. 16.21)
    double logLik = kUndefined;     ///< restricted for REML
    std::vector<double> vif{};      ///< one a coefficient; NaN for the intercept
    std::vector<double> fitted{};   ///< one a study
    std::vector<double> fittedSe{}; ///< its standard error
    Warnings warnings{};
};

/// Fits the model (Thompson & Higgins 2002; Raudenbush 2009, sec. 16.3). Cost linear in k. Errors: not more
/// studies than coefficients (equal effects: fewer), columns that depend on each other, an estimator's error.
Result<RegressionResult> metaRegression(const RegressionData& data, const RegressionOptions& options);

} // namespace plansift::stats
