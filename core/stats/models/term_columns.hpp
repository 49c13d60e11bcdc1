// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the random effects of one term among the rows of a block.
#pragma once

#include <Eigen/Dense>

#include <vector>

namespace plansift::stats {

/// Each row has one random effect of the term; equal effects share a column of the indicator matrix Z.
struct TermColumns {
    std::vector<Eigen::Index> of{};                  ///< column of each row
    std::vector<Eigen::Index> inner{};               ///< level of each column
    std::vector<std::vector<Eigen::Index>> groups{}; ///< columns that vary together
    bool unique = false; ///< no group of the whole model has two rows: the term adds to the diagonal

    Eigen::Index count() const { return static_cast<Eigen::Index>(inner.size()); }

    /// Z'A: sums of the rows of A by column.
    Eigen::MatrixXd sums(const Eigen::MatrixXd& a) const;
    /// Adds Z a b' Z' over pairs of columns of the same group, by their levels.
    void addProducts(Eigen::MatrixXd& levels, const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) const;
};

/// Columns from the group and the level of each row of a block.
TermColumns termColumns(const std::vector<int>& group, const std::vector<int>& inner, bool unique);

} // namespace plansift::stats
