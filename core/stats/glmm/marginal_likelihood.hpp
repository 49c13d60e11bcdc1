// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: counts of a study with normal random effects integrated out.
#pragma once

#include "core/stats/glmm/observation.hpp"

#include <array>
#include <vector>

namespace plansift::stats {

/// A count whose predictor is `fixed` + sum of `loading` times standard normal random effects.
struct LoadedObservation {
    const Observation* observation = nullptr;
    double fixed = 0;
    std::array<double, 2> loading{};
};

/// Nodes and weights of Gauss-Hermite quadrature, weight exp(-x^2), by the eigenvalues of the Jacobi matrix
/// (Golub & Welsch 1969).
struct HermiteRule {
    std::vector<double> nodes{};
    std::vector<double> logWeights{}; ///< log(weight) + node^2
};
HermiteRule hermiteRule(int nodes);

/// Log of the integral over one random effect (the first loading) by adaptive Gauss-Hermite quadrature about
/// its mode (Pinheiro & Bates 1995). One node is Laplace's approximation.
double marginalLogLik(const std::vector<LoadedObservation>& observations, const HermiteRule& rule);

/// Log-likelihood of the counts alone at the mode of the random effects.
double logLikAtMode(const std::vector<LoadedObservation>& observations);

/// Log of the integral over two independent random effects by Laplace's approximation (Pinheiro & Bates
/// 1995).
double laplaceLogLik(const std::vector<LoadedObservation>& observations);

} // namespace plansift::stats
