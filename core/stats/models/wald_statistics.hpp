// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: test statistics alone, for methods that refit a model many thousand times.
#pragma once

#include "core/stats/meta_regression.hpp"
#include "core/stats/models/refit_likelihood.hpp"
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

/// Fits of one model to effects or designs that change from call to call. Not for use by two threads at once.
class WaldRefits {
public:
    /// The design stays orthonormal, X = Q R; the statistics are those of the coefficients of X. `skip`
    /// coefficients at the front are not in the omnibus statistic. Sampling variances and the sum of squares
    /// of the effects stay as they are.
    WaldRefits(const RegressionData& onQ, const Eigen::MatrixXd& inverseR, const RegressionOptions& options,
               Eigen::Index skip);

    /// Of the data as they are now, tau2 estimated anew; it is zero where no degree of freedom is left to
    /// estimate it. The degrees of freedom and the number of coefficients, which all refits share, do not
    /// enter. Errors: the estimator's.
    Result<WaldStatistics> operator()();

private:
    Result<double> tau2();

    const RegressionData& m_data;
    Eigen::MatrixXd m_inverseR;
    RegressionOptions m_options;
    Eigen::Index m_skip;
    std::optional<RefitLikelihood> m_likelihood{}; ///< of estimators by (restricted) maximum likelihood
};

} // namespace plansift::stats
