// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the sandwich estimator over clusters of a generalised least squares fit.
#pragma once

#include "core/stats/models/orthonormal_design.hpp"
#include "core/stats/models/robust.hpp"

namespace plansift::stats {

/// The effects of one cluster. Clusters are independent under the model.
struct Cluster {
    Eigen::MatrixXd x{}; ///< of the orthonormal design
    Eigen::VectorXd residuals{};
    Eigen::MatrixXd covariance{}; ///< marginal, under the model; its inverse is the weight matrix
};

/// A fit with the weights M^-1: coefficients and (X'M^-1 X)^-1 on the orthonormal design.
struct GlsFit {
    Eigen::VectorXd beta{};
    Eigen::MatrixXd covariance{};
};

/// Robust tests of the coefficients of the original columns. Cost cubic in the size of the largest cluster,
/// linear in the number of clusters.
Result<RobustTests> sandwichTests(const std::vector<Cluster>& clusters, const GlsFit& fit,
                                  const OrthonormalDesign& design, RobustKind kind, double level);

} // namespace plansift::stats
