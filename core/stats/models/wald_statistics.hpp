// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: test statistics alone, for methods that refit a model many thousand times.
#pragma once

#include "core/stats/meta_regression.hpp"
#include "core/stats/weighted_fit.hpp"

namespace plansift::stats {

/// Statistics that are equal but for rounding count as equal in permutation tests.
inline constexpr double kPermutationTie = 1.5e-8;

/// The Knapp-Hartung factor of the covariance of the coefficients; 1 for other tests and without degrees of
/// freedom.
double covarianceFactor(const RegressionData& data, const WeightedFit& fit, TestMethod test);

/// Distance of the coefficients from zero in standard errors, and the Wald statistic of all but the
/// intercept.
struct WaldStatistics {
    Eigen::VectorXd distance{};
    double omnibus = kUndefined;
};

/// Fits the model with tau2 estimated anew. The design is orthonormal, X = Q R; the statistics are those of
/// the coefficients of X. `skip` coefficients at the front are not in the omnibus statistic. The degrees of
/// freedom and the number of coefficients, which all permutations share, do not enter. tau2 is zero where no
/// degree of freedom is left to estimate it. Errors: the estimator's.
Result<WaldStatistics> waldStatistics(const RegressionData& onQ, const Eigen::MatrixXd& inverseR,
                                      const RegressionOptions& options, Eigen::Index skip);

} // namespace plansift::stats
