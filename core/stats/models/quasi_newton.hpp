// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: unconstrained maximisation of smooth functions of few parameters.
#pragma once

#include <Eigen/Dense>

#include <functional>

namespace plansift::stats {

/// Value at x and, when asked for, the gradient. A value that is not finite marks a point outside the domain.
using SmoothFunction = std::function<double(const Eigen::VectorXd& x, Eigen::VectorXd* gradient)>;

struct Maximum {
    Eigen::VectorXd x{};
    double value = 0;
    bool converged = false;
};

/// A local maximum from a start inside the domain: the BFGS method with backtracking (Nocedal & Wright 2006,
/// ch. 6 and alg. 3.1). The parameters should be scaled so that steps about one matter. Converged when no
/// component of the gradient is above 1e-8 of max(1, |f|), or when no step gains anything any more.
Maximum maximise(const SmoothFunction& f, const Eigen::VectorXd& start);

} // namespace plansift::stats
