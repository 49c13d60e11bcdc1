// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: covariance structures as functions of unbounded parameters.
#pragma once

#include "core/stats/models/random_structure.hpp"

#include <Eigen/Dense>

#include <vector>

namespace plansift::stats {

/// The covariance matrix G of m levels. Parameters in units of the effects come first: the standard
/// deviations, whose sign does not matter, or for UN the rows of a triangular factor of G; the boundary,
/// zero, is an ordinary point of both. Last the logit of the one correlation, where there is one (Pinheiro &
/// Bates 1996).
class StructureParameters {
public:
    StructureParameters(Structure structure, int levels);

    int levels() const { return m_levels; }
    int scaled() const; ///< number of parameters in units of the effects
    int count() const;  ///< of all
    bool hasDeviations() const { return m_structure != Structure::UN; } ///< the scaled ones are such
    bool hasRho() const { return count() > scaled(); } ///< the last one is the logit of a correlation

    Eigen::MatrixXd covariance(const Eigen::VectorXd& parameters) const;
    /// Derivatives with respect to each parameter, by central differences: G is small and smooth.
    std::vector<Eigen::MatrixXd> slopes(const Eigen::VectorXd& parameters) const;
    /// Parameters of equal standard deviations, correlated by a third where there are correlations.
    Eigen::VectorXd start(double deviation) const;

    /// The variances and correlations that are reported: one where all are the same; pairs 12, 13, ..., 23,
    /// ...
    std::vector<double> variances(const Eigen::VectorXd& parameters) const;
    std::vector<double> rho(const Eigen::VectorXd& parameters) const;
    /// The one correlation from its parameter, and back; and the lowest that it can be.
    double rhoOf(double parameter) const;
    double parameterOf(double rho) const;
    double lowestRho() const;

private:
    Eigen::MatrixXd correlation(double rho) const;

    Structure m_structure;
    int m_levels;
};

} // namespace plansift::stats
