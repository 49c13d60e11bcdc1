// SPDX-License-Identifier: GPL-3.0-or-later
// Cluster-robust covariance matrices and degrees of freedom.
#include "core/stats/models/cluster_sandwich.hpp"

#include "core/stats/models/connected_rows.hpp"
#include "core/stats/models/design_matrix.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace plansift::stats {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr std::array<std::pair<RobustKind, std::string_view>, 2> kKeys{
    {{RobustKind::CR1, "CR1"}, {RobustKind::CR2, "CR2"}}};

/// The symmetric inverse root of a positive semidefinite matrix, of Moore and Penrose.
MatrixXd inverseRoot(const MatrixXd& m)
{
    constexpr double kZero = 1e-12;
    const Eigen::SelfAdjointEigenSolver<MatrixXd> eigen(m);
    const double least = kZero * eigen.eigenvalues().cwiseAbs().maxCoeff();
    const VectorXd roots = eigen.eigenvalues().unaryExpr(
        [least](double value) { return value > least ? 1 / std::sqrt(value) : 0.0; });
    return eigen.eigenvectors() * roots.asDiagonal() * eigen.eigenvectors().transpose();
}

/// X'W A: what the residuals of a cluster are multiplied by. A is one for CR1. For
/// CR2: A = D'B^(-1/2) D with Phi = D'D and B = D (Phi - X C X') D', so that the estimate is unbiased when
/// the model holds (Pustejovsky & Tipton 2018, eq. 10 to 12 with W = Phi^-1).
MatrixXd weightsOf(const Cluster& cluster, const MatrixXd& bread, RobustKind kind)
{
    const Eigen::LLT<MatrixXd> llt(cluster.covariance);
    const MatrixXd plain = llt.solve(cluster.x).transpose();
    if (kind == RobustKind::CR1)
        return plain;
    const MatrixXd d = llt.matrixU();
    const MatrixXd residual = cluster.covariance - cluster.x * bread * cluster.x.transpose();
    return plain * d.transpose() * inverseRoot(d * residual * d.transpose()) * d;
}

/// Satterthwaite's degrees of freedom of the variance of one coefficient (the same, eq. 13 to 15): the mean
/// and the variance of a quadratic form with the matrix diag(a) - U C U', where the cluster j has a_j and the
/// row u_j.
class Satterthwaite {
public:
    Satterthwaite(const MatrixXd& bread)
        : m_bread(bread)
        , m_moment(MatrixXd::Zero(bread.rows(), bread.rows()))
    {
    }

    void add(const Cluster& cluster, const VectorXd& weights)
    {
        const double own = weights.dot(cluster.covariance * weights);
        const VectorXd u = cluster.x.transpose() * weights;
        const double shared = u.dot(m_bread * u);
        m_trace += own - shared;
        m_square += own * own - 2 * own * shared;
        m_moment += u * u.transpose();
    }

    double df() const
    {
        const MatrixXd product = m_bread * m_moment;
        return m_trace * m_trace / (m_square + (product * product).trace());
    }

private:
    const MatrixXd& m_bread;
    MatrixXd m_moment;
    double m_trace = 0;
    double m_square = 0;
};

Status check(int clusters, int coefficients, RobustKind kind)
{
    if (clusters < 2)
        return Error{ErrorCode::Usage, "robust tests need two clusters or more"};
    if (kind == RobustKind::CR1 && clusters <= coefficients)
        return Error{ErrorCode::Usage, "robust tests (CR1) need more clusters than coefficients"};
    return {};
}

} // namespace

std::string_view robustKey(RobustKind kind)
{
    return kKeys[static_cast<std::size_t>(kind)].second;
}

std::optional<RobustKind> robustByKey(std::string_view key)
{
    for (const auto& [kind, name] : kKeys)
        if (name == key)
            return kind;
    return std::nullopt;
}

Result<RobustTests> sandwichTests(const std::vector<Cluster>& clusters, const GlsFit& fit,
                                  const OrthonormalDesign& design, RobustKind kind, double level)
{
    const Index p = fit.beta.size();
    const auto m = static_cast<int>(clusters.size());
    if (const Status fine = check(m, static_cast<int>(p), kind); !fine)
        return fine.error();
    const MatrixXd rows = design.inverseR * fit.covariance; // one coefficient of the original columns each
    MatrixXd covariance = MatrixXd::Zero(p, p);
    std::vector<Satterthwaite> df(static_cast<std::size_t>(p), Satterthwaite(fit.covariance));
    for (const Cluster& cluster : clusters) {
        const MatrixXd shares = rows * weightsOf(cluster, fit.covariance, kind);
        const VectorXd score = shares * cluster.residuals;
        covariance += score * score.transpose();
        for (Index c = 0; c < p && kind == RobustKind::CR2; ++c)
            df[static_cast<std::size_t>(c)].add(cluster, shares.row(c).transpose());
    }
    if (kind == RobustKind::CR1)
        covariance *= double(m) / double(m - p);
    RobustTests out;
    out.clusters = m;
    const VectorXd beta = design.coefficients(fit.beta);
    for (Index c = 0; c < p; ++c) {
        out.se.push_back(std::sqrt(covariance(c, c)));
        out.ddf.push_back(kind == RobustKind::CR1 ? double(m - p) : df[static_cast<std::size_t>(c)].df());
        out.tests.push_back(testCoefficient(beta[c], out.se.back(), out.ddf.back(), level));
        out.covariance.emplace_back(covariance.row(c).begin(), covariance.row(c).end());
    }
    return out;
}

Result<RobustTests> robustTests(std::span<const StudyEffect> effects, const Design& design, double tau2,
                                const std::vector<std::string>& cluster, RobustKind kind, double level)
{
    const Result<RegressionData> data = regressionData(effects, design);
    if (!data)
        return data.error();
    const OrthonormalDesign q = orthonormal(data->x);
    const RegressionData onQ{data->y, data->v, q.q};
    const WeightedFit fit(onQ, 1 / (data->v + tau2));
    std::vector<Cluster> clusters;
    for (const std::vector<std::size_t>& rows : rowsByLabel(cluster)) {
        const auto n = static_cast<Index>(rows.size());
        Cluster c{MatrixXd(n, data->p()), VectorXd(n), MatrixXd::Zero(n, n)};
        for (Index i = 0; i < n; ++i) {
            const auto row = static_cast<Index>(rows[static_cast<std::size_t>(i)]);
            c.x.row(i) = q.q.row(row);
            c.residuals[i] = fit.residuals()[row];
            c.covariance(i, i) = data->v[row] + tau2;
        }
        clusters.push_back(std::move(c));
    }
    return sandwichTests(clusters, {fit.beta(), fit.inverseCross()}, q, kind, level);
}

} // namespace plansift::stats
