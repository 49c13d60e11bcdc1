// SPDX-License-Identifier: GPL-3.0-or-later
// Integration of random effects.
#include "core/stats/glmm/marginal_likelihood.hpp"

#include "core/stats/numeric.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <numbers>

namespace plansift::stats {
namespace {

using Eigen::Matrix2d;
using Eigen::Vector2d;

constexpr int kMostSteps = 100;

/// The log of counts times standard normal densities (without their constants), which is concave.
struct Joint {
    double value = 0;
    Vector2d slope = Vector2d::Zero();
    Matrix2d curvature = Matrix2d::Zero();
};

Joint jointAt(const std::vector<LoadedObservation>& observations, const Vector2d& b)
{
    Joint joint{-0.5 * b.squaredNorm(), -b, -Matrix2d::Identity()};
    for (const LoadedObservation& o : observations) {
        const Vector2d z(o.loading[0], o.loading[1]);
        const LogLikelihood l = o.observation->at(o.fixed + z.dot(b));
        joint.value += l.value;
        joint.slope += l.slope * z;
        joint.curvature += l.curvature * z * z.transpose();
    }
    return joint;
}

/// The mode of the random effects by Newton steps, halved until the value grows.
Vector2d modeOf(const std::vector<LoadedObservation>& observations)
{
    Vector2d b = Vector2d::Zero();
    Joint at = jointAt(observations, b);
    for (int i = 0; i < kMostSteps; ++i) {
        Vector2d step = -at.curvature.inverse() * at.slope;
        if (!(step.norm() > 1e-11 * (1 + b.norm())))
            break;
        Joint next = jointAt(observations, b + step);
        for (int half = 0; half < kMostSteps && !(next.value >= at.value - 1e-12); ++half) {
            step *= 0.5;
            next = jointAt(observations, b + step);
        }
        b += step;
        at = next;
    }
    return b;
}

double logSum(const std::vector<double>& logs)
{
    const double top = *std::ranges::max_element(logs);
    double sum = 0;
    for (const double l : logs)
        sum += std::exp(l - top);
    return top + std::log(sum);
}

} // namespace

HermiteRule hermiteRule(int nodes)
{
    Eigen::VectorXd off(nodes - 1);
    for (int i = 1; i < nodes; ++i)
        off[i - 1] = std::sqrt(0.5 * i);
    Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen;
    eigen.computeFromTridiagonal(Eigen::VectorXd::Zero(nodes), off);
    HermiteRule rule;
    for (int i = 0; i < nodes; ++i) {
        const double x = eigen.eigenvalues()[i];
        rule.nodes.push_back(x);
        rule.logWeights.push_back(0.5 * std::log(std::numbers::pi) +
                                  2 * std::log(std::abs(eigen.eigenvectors()(0, i))) + x * x);
    }
    return rule;
}

double marginalLogLik(const std::vector<LoadedObservation>& observations, const HermiteRule& rule)
{
    const Vector2d mode = modeOf(observations);
    const double sd = 1 / std::sqrt(-jointAt(observations, mode).curvature(0, 0));
    std::vector<double> logs;
    for (std::size_t i = 0; i < rule.nodes.size(); ++i) {
        const Vector2d b(mode[0] + std::numbers::sqrt2 * sd * rule.nodes[i], 0);
        logs.push_back(rule.logWeights[i] + jointAt(observations, b).value);
    }
    return logSum(logs) + std::log(sd) - 0.5 * std::log(std::numbers::pi);
}

double logLikAtMode(const std::vector<LoadedObservation>& observations)
{
    const Vector2d mode = modeOf(observations);
    return jointAt(observations, mode).value + 0.5 * mode.squaredNorm();
}

double laplaceLogLik(const std::vector<LoadedObservation>& observations)
{
    const Joint top = jointAt(observations, modeOf(observations));
    return top.value - 0.5 * std::log(top.curvature.determinant());
}

} // namespace plansift::stats
