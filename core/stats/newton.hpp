// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: maxima of smooth functions of a few parameters, and their curvature.
#pragma once

#include <Eigen/Dense>

#include <functional>
#include <vector>

namespace plansift::stats {

/// A function to be maximised; minus infinity where it does not exist.
using Objective = std::function<double(const Eigen::VectorXd&)>;

struct Maximum {
    Eigen::VectorXd at{};
    double value = 0;
    bool converged = false;
};

/// The maximum uphill of `start`: Newton steps with derivatives by differences, in which directions of the
/// wrong curvature are turned uphill and steps are halved until the value grows (Nocedal & Wright 2006,
/// sec. 3.4). The parameters should be of the order of one, as logarithms are. Where the function is flat
/// towards infinity, it ends where nothing is to be gained.
Maximum climb(const Objective& f, const Eigen::VectorXd& start);

/// The highest of the maxima uphill of several starting points; of equal ones that of the first.
Maximum climbFromEach(const Objective& f, const std::vector<Eigen::VectorXd>& starts);

/// Second derivatives by central differences of the fourth order; parameters of the order of one.
Eigen::MatrixXd hessianOf(const Objective& f, const Eigen::VectorXd& at);

} // namespace plansift::stats
