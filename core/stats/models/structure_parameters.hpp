// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: covariance structures as functions of unbounded parameters.
#pragma once

#include "core/stats/models/random_structure.hpp"

#include <Eigen/Dense>

#include <vector>

namespace plansift::stats {

/// G = D R D for m levels, with standard deviations in D and correlations in R. The parameters are first the
/// standard deviations, whose sign does not matter (so that zero is an ordinary point), then unbounded ones of the
/// correlations (Pinheiro & Bates 1996).
class StructureParameters {
public:
    StructureParameters(Structure structure, int levels);

    int levels() const { return m_levels; }
    int deviations() const;   ///< number of standard deviations
    int correlations() const; ///< number of parameters of correlations
    int count() const { return deviations() + correlations(); }

    Eigen::MatrixXd covariance(const Eigen::VectorXd& parameters) const;
    /// Derivatives with respect to each parameter, by central differences: G is small and smooth.
    std::vector<Eigen::MatrixXd> slopes(const Eigen::VectorXd& parameters) const;

    /// The variances and correlations that are reported: one where all are the same; pairs 12, 13, ..., 23, ...
    std::vector<double> variances(const Eigen::VectorXd& parameters) const;
    std::vector<double> rho(const Eigen::VectorXd& parameters) const;
    /// The parameter of the only correlation that makes it `rho`.
    double parameterOf(double rho) const;
    /// The lowest value that the only correlation can have.
    double lowestRho() const;

private:
    Eigen::MatrixXd correlation(const Eigen::VectorXd& parameters) const;

    Structure m_structure;
    int m_levels;
};

} // namespace plansift::stats
