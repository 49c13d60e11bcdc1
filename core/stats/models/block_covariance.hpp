// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the covariance matrix M = V + Z G Z' of one block of effects, and its
// inverse.
#pragma once

#include "core/stats/models/term_columns.hpp"

#include <variant>

namespace plansift::stats {

/// The matrix as it stands, by Cholesky's factor; cost n^3. For correlated sampling errors.
class DenseBlock {
public:
    DenseBlock(Eigen::MatrixXd v, std::vector<TermColumns> terms);

    /// Sets the covariances of the terms' levels. False when M is not positive definite.
    bool factor(const std::vector<Eigen::MatrixXd>& g);
    double logDeterminant() const { return m_logDeterminant; }
    Eigen::MatrixXd solve(const Eigen::MatrixXd& b) const { return m_inverse * b; }
    /// Adds, for each term, the elements of M^-1 of pairs of rows in the same group, by their levels.
    void addInverse(std::vector<Eigen::MatrixXd>& levels) const;
    Eigen::MatrixXd matrix(const std::vector<Eigen::MatrixXd>& g) const;
    const std::vector<TermColumns>& terms() const { return m_terms; }

private:
    Eigen::MatrixXd m_v;
    std::vector<TermColumns> m_terms;
    Eigen::MatrixXd m_inverse{};
    double m_logDeterminant = 0;
};

/// Independent sampling errors and fewer random effects than rows: M^-1 = D^-1 - D^-1 Z (I + G Z'D^-1 Z)^-1 G
/// Z' D^-1 (Woodbury 1950), where the terms without repetition are in the diagonal D; cost n q^2.
class LowRankBlock {
public:
    LowRankBlock(Eigen::ArrayXd v, std::vector<TermColumns> terms);

    bool factor(const std::vector<Eigen::MatrixXd>& g);
    double logDeterminant() const { return m_logDeterminant; }
    Eigen::MatrixXd solve(const Eigen::MatrixXd& b) const;
    void addInverse(std::vector<Eigen::MatrixXd>& levels) const;
    Eigen::MatrixXd matrix(const std::vector<Eigen::MatrixXd>& g) const;
    const std::vector<TermColumns>& terms() const { return m_terms; }

    /// Random effects that are shared by several rows.
    static Eigen::Index sharedColumns(const std::vector<TermColumns>& terms);

private:
    /// Z'A over the shared columns of all terms, one below the other; and Z A.
    Eigen::MatrixXd gathered(const Eigen::MatrixXd& a) const;
    Eigen::MatrixXd spread(const Eigen::MatrixXd& a) const;
    Eigen::MatrixXd sharedCovariance(const std::vector<Eigen::MatrixXd>& g) const;
    void factorShared(const std::vector<Eigen::MatrixXd>& g);
    Eigen::ArrayXd sharedQuadratic() const; ///< diagonal of Z (I + G Z'D^-1 Z)^-1 G Z'

    Eigen::ArrayXd m_v;
    std::vector<TermColumns> m_terms;
    std::vector<Eigen::Index> m_first{}; ///< place of each term's columns among the shared ones
    Eigen::Index m_shared = 0;
    Eigen::ArrayXd m_precision{}; ///< diagonal of D^-1
    Eigen::MatrixXd m_cross{};    ///< Z'D^-1 Z
    Eigen::MatrixXd m_core{};     ///< (I + G Z'D^-1 Z)^-1 G
    double m_logDeterminant = 0;
};

using BlockCovariance = std::variant<DenseBlock, LowRankBlock>;

/// The cheaper of both. `v` n x n.
BlockCovariance blockCovariance(const Eigen::MatrixXd& v, std::vector<TermColumns> terms);

} // namespace plansift::stats
