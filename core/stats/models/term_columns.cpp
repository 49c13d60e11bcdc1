// SPDX-License-Identifier: GPL-3.0-or-later
// Columns of random effects.
#include "core/stats/models/term_columns.hpp"

#include <map>

namespace plansift::stats {

using Eigen::Index;
using Eigen::MatrixXd;

MatrixXd TermColumns::sums(const MatrixXd& a) const
{
    MatrixXd out = MatrixXd::Zero(count(), a.cols());
    for (std::size_t i = 0; i < of.size(); ++i)
        out.row(of[i]) += a.row(static_cast<Index>(i));
    return out;
}

void TermColumns::addProducts(MatrixXd& levels, const MatrixXd& a, const MatrixXd& b) const
{
    const MatrixXd left = sums(a);
    const MatrixXd right = sums(b);
    for (const std::vector<Index>& group : groups)
        for (const Index c : group)
            for (const Index d : group)
                levels(inner[static_cast<std::size_t>(c)], inner[static_cast<std::size_t>(d)]) +=
                    left.row(c).dot(right.row(d));
}

TermColumns termColumns(const std::vector<int>& group, const std::vector<int>& inner, bool unique)
{
    TermColumns out;
    out.unique = unique;
    std::map<int, std::map<int, Index>> known; // by group and level
    for (std::size_t i = 0; i < group.size(); ++i) {
        const auto [at, isNew] = known[group[i]].try_emplace(inner[i], out.count());
        if (isNew)
            out.inner.push_back(inner[i]);
        out.of.push_back(at->second);
    }
    for (const auto& [name, columns] : known) {
        out.groups.emplace_back();
        for (const auto& [level, column] : columns)
            out.groups.back().push_back(column);
    }
    return out;
}

} // namespace plansift::stats
