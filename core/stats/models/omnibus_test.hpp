// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the Wald test of several coefficients at once.
#pragma once

#include "core/stats/test_method.hpp"

#include <Eigen/Dense>

#include <vector>

namespace plansift::stats {

/// The correlations of the coefficients from `skip` on.
Eigen::MatrixXd correlationMatrix(const std::vector<std::vector<double>>& covariance, std::size_t skip);

/// b' C^-1 b of the coefficients from `skip` on, in units of their standard errors, so that the units of the
/// columns do not matter.
double waldStatistic(const std::vector<double>& beta, const std::vector<std::vector<double>>& covariance,
                     std::size_t skip);

/// Chi-square test with m degrees of freedom, or the F test of wald / m when `ddf` is defined.
struct OmnibusTest {
    double stat = kUndefined;
    double df = kUndefined;
    double pval = kUndefined;
};
OmnibusTest omnibusTest(double wald, double m, double ddf);

} // namespace plansift::stats
