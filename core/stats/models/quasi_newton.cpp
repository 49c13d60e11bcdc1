// SPDX-License-Identifier: GPL-3.0-or-later
// The BFGS method.
#include "core/stats/models/quasi_newton.hpp"

#include <algorithm>
#include <cmath>

namespace plansift::stats {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kGradientTolerance = 1e-8;
constexpr double kLongestStep = 1.0; // in any parameter
constexpr int kMostSteps = 500;

struct Point {
    VectorXd x{};
    VectorXd gradient{};
    double value = 0;
};

double largest(const VectorXd& v)
{
    return v.size() > 0 ? v.cwiseAbs().maxCoeff() : 0;
}

bool isStationary(const Point& p)
{
    return largest(p.gradient) <= kGradientTolerance * std::max(1.0, std::abs(p.value));
}

/// The next point along the direction, or the same when none is higher.
Point lineSearch(const SmoothFunction& f, const Point& from, const VectorXd& direction)
{
    constexpr double kSufficient = 1e-4;
    constexpr double kShortest = 1e-12;
    const double slope = from.gradient.dot(direction);
    double step = std::min(1.0, kLongestStep / std::max(largest(direction), 1e-300));
    for (; step * largest(direction) > kShortest; step *= 0.4) {
        Point next{from.x + step * direction, VectorXd(from.x.size()), 0};
        next.value = f(next.x, &next.gradient);
        if (std::isfinite(next.value) && next.value >= from.value + kSufficient * step * slope)
            return next;
    }
    return from;
}

/// The BFGS update of the inverse of the negative Hessian; left out where the curvature is not positive.
void update(MatrixXd& inverse, const Point& from, const Point& to)
{
    const VectorXd s = to.x - from.x;
    const VectorXd y = from.gradient - to.gradient;
    const double curvature = s.dot(y);
    if (!(curvature > 1e-12 * s.norm() * y.norm()))
        return;
    const MatrixXd left = MatrixXd::Identity(s.size(), s.size()) - s * y.transpose() / curvature;
    inverse = left * inverse * left.transpose() + s * s.transpose() / curvature;
}

/// An inverse Hessian with the size of the first step's curvature.
MatrixXd scaled(const Point& from, const Point& to)
{
    const VectorXd y = from.gradient - to.gradient;
    const double curvature = (to.x - from.x).dot(y);
    const double scale = curvature > 0 ? curvature / y.squaredNorm() : 1;
    return scale * MatrixXd::Identity(y.size(), y.size());
}

} // namespace

Maximum maximise(const SmoothFunction& f, const VectorXd& start)
{
    Point at{start, VectorXd(start.size()), 0};
    at.value = f(at.x, &at.gradient);
    const auto n = start.size();
    MatrixXd inverse = MatrixXd::Identity(n, n) / std::max(1.0, largest(at.gradient));
    for (int i = 0; i < kMostSteps && !isStationary(at); ++i) {
        VectorXd direction = inverse * at.gradient;
        if (!(direction.dot(at.gradient) > 0))
            direction = at.gradient;
        const Point next = lineSearch(f, at, direction);
        if (next.x == at.x)
            return {at.x, at.value, true};
        if (i == 0)
            inverse = scaled(at, next);
        update(inverse, at, next);
        at = next;
    }
    return {at.x, at.value, isStationary(at)};
}

} // namespace plansift::stats
