// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: design matrices made orthonormal, so that moderators far from zero (as
// years) cost no digits.
#pragma once

#include <Eigen/Dense>

#include <optional>

namespace plansift::stats {

/// X = Q R with orthonormal columns of Q. Coefficients and covariances of a fit on Q are carried back to the
/// columns of X by R^-1.
struct OrthonormalDesign {
    Eigen::MatrixXd q{};
    Eigen::MatrixXd inverseR{};

    Eigen::VectorXd coefficients(const Eigen::VectorXd& onQ) const { return inverseR * onQ; }
    Eigen::MatrixXd covariance(const Eigen::MatrixXd& onQ) const
    {
        return inverseR * onQ * inverseR.transpose();
    }
};

/// Of a matrix of full column rank with at least as many rows as columns (Householder; Golub & Van Loan, ch.
/// 5).
OrthonormalDesign orthonormal(const Eigen::MatrixXd& x);

/// The first column that is zero, not finite, or a combination of the columns before it; none when the rank
/// is full.
std::optional<Eigen::Index> dependentColumn(const Eigen::MatrixXd& x);

} // namespace plansift::stats
