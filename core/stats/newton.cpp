// SPDX-License-Identifier: GPL-3.0-or-later
// Newton's method with derivatives by differences.
#include "core/stats/newton.hpp"

#include <cmath>
#include <vector>

namespace plansift::stats {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kStep = 1e-3;
constexpr double kGain = 1e-13;  // of the value: less is rounding
constexpr double kBetter = 1e-9; // a later start must lead higher by this
constexpr double kLongest = 2.0; // of a step in one parameter
constexpr int kMostSteps = 200;
constexpr int kMostHalvings = 30;

/// Value, gradient and Hessian at a point.
struct Expansion {
    double value = 0;
    VectorXd gradient{};
    MatrixXd hessian{};
};

/// f with parameter i moved by a and parameter j by b.
double moved(const Objective& f, const VectorXd& at, Eigen::Index i, double a, Eigen::Index j, double b)
{
    VectorXd x = at;
    x[i] += a;
    x[j] += b;
    return f(x);
}

/// The mixed derivative by the four corners of a square.
double mixedDerivative(const Objective& f, const VectorXd& at, Eigen::Index i, double a, Eigen::Index j,
                       double b)
{
    return (moved(f, at, i, a, j, b) - moved(f, at, i, a, j, -b) - moved(f, at, i, -a, j, b) +
            moved(f, at, i, -a, j, -b)) /
           (4 * a * b);
}

Expansion expand(const Objective& f, const VectorXd& at, double value)
{
    const Eigen::Index n = at.size();
    Expansion e{value, VectorXd(n), MatrixXd(n, n)};
    for (Eigen::Index i = 0; i < n; ++i) {
        const double up = moved(f, at, i, kStep, i, 0);
        const double down = moved(f, at, i, -kStep, i, 0);
        e.gradient[i] = (up - down) / (2 * kStep);
        e.hessian(i, i) = (up - 2 * value + down) / (kStep * kStep);
        for (Eigen::Index j = 0; j < i; ++j)
            e.hessian(i, j) = e.hessian(j, i) = mixedDerivative(f, at, i, kStep, j, kStep);
    }
    return e;
}

/// The Newton step with every curvature taken as downward, which always points uphill.
VectorXd uphillStep(const Expansion& e)
{
    const Eigen::SelfAdjointEigenSolver<MatrixXd> eigen(e.hessian);
    const double floor = 1e-9 * std::max(1.0, eigen.eigenvalues().cwiseAbs().maxCoeff());
    const VectorXd curvature = eigen.eigenvalues().cwiseAbs().cwiseMax(floor);
    const VectorXd along = eigen.eigenvectors().transpose() * e.gradient;
    const VectorXd step = eigen.eigenvectors() * along.cwiseQuotient(curvature);
    const double longest = step.cwiseAbs().maxCoeff();
    return longest > kLongest ? VectorXd(step * (kLongest / longest)) : step;
}

/// Moves `best` along the step, halved until the value grows; the gain.
double advance(const Objective& f, Maximum& best, VectorXd step)
{
    for (int i = 0; i < kMostHalvings; ++i, step *= 0.5) {
        const VectorXd next = best.at + step;
        const double value = f(next);
        if (!(value > best.value))
            continue;
        const double gain = value - best.value;
        best.at = next;
        best.value = value;
        return gain;
    }
    return 0;
}

} // namespace

Maximum climb(const Objective& f, const VectorXd& start)
{
    Maximum best{start, f(start), false};
    for (int i = 0; i < kMostSteps && !best.converged && std::isfinite(best.value); ++i) {
        const Expansion e = expand(f, best.at, best.value);
        if (!e.gradient.allFinite() || !e.hessian.allFinite())
            break;
        best.converged = advance(f, best, uphillStep(e)) <= kGain * std::max(1.0, std::abs(best.value));
    }
    return best;
}

Maximum climbFromEach(const Objective& f, const std::vector<VectorXd>& starts)
{
    Maximum best = climb(f, starts.front());
    for (std::size_t i = 1; i < starts.size(); ++i) {
        Maximum other = climb(f, starts[i]);
        if (other.value > best.value + kBetter || !std::isfinite(best.value))
            best = std::move(other);
    }
    return best;
}

MatrixXd hessianOf(const Objective& f, const VectorXd& at)
{
    constexpr double h = 1e-2;
    const Eigen::Index n = at.size();
    const double centre = f(at);
    MatrixXd hessian(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const auto pairSum = [&](double a) { return moved(f, at, i, a, i, 0) + moved(f, at, i, -a, i, 0); };
        hessian(i, i) = (16 * pairSum(h) - pairSum(2 * h) - 30 * centre) / (12 * h * h);
        for (Eigen::Index j = 0; j < i; ++j)
            hessian(i, j) = hessian(j, i) =
                (4 * mixedDerivative(f, at, i, h, j, h) - mixedDerivative(f, at, i, 2 * h, j, 2 * h)) / 3;
    }
    return hessian;
}

} // namespace plansift::stats
