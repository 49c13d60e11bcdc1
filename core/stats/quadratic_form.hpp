// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the distribution of the generalised Q statistic.
#pragma once

#include "core/stats/weighted_fit.hpp"

namespace plansift::stats {

/// P(y'Py <= q) for y ~ N(X b, diag(s)), where P is the residual projection of least squares with weights a
/// (Jackson 2013, sec. 3). The Laplace transform prod_j (1 + 2 z lambda_j)^(-1/2) needs no eigenvalues: it is
/// a product over the studies times a p x p determinant, so that the cost is linear in k. Its inversion is
/// the trapezoidal rule on a parabola through the saddle point (Daniels 1954; Trefethen & Weideman 2014),
/// good to about 1e-12.
double quadraticFormLowerTail(double q, const Eigen::ArrayXd& a, const Eigen::ArrayXd& s,
                              const Eigen::MatrixXd& x);

} // namespace plansift::stats
