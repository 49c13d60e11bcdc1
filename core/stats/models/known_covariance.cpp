// SPDX-License-Identifier: GPL-3.0-or-later
// Known covariances in blocks.
#include "core/stats/models/known_covariance.hpp"

#include "core/stats/models/connected_rows.hpp"

#include <cmath>

namespace plansift::stats {
namespace {

using Matrix = std::vector<std::vector<double>>;

Status check(const Matrix& matrix, std::size_t effects)
{
    const std::string size = std::to_string(effects);
    if (matrix.size() != effects)
        return Error{ErrorCode::Usage,
                     "V has " + std::to_string(matrix.size()) + " rows for " + size + " effects"};
    for (std::size_t i = 0; i < effects; ++i) {
        if (matrix[i].size() != effects)
            return Error{ErrorCode::Usage,
                         "V must have " + size + " columns in row " + std::to_string(i + 1)};
        for (std::size_t j = 0; j < i; ++j)
            if (!(std::abs(matrix[i][j] - matrix[j][i]) <= 1e-10 * std::abs(matrix[i][j])))
                return Error{ErrorCode::Usage, "V is not symmetric at row " + std::to_string(i + 1) +
                                                   ", column " + std::to_string(j + 1)};
    }
    return {};
}

CovarianceBlock block(std::vector<std::size_t> rows, const auto& value)
{
    CovarianceBlock out{std::move(rows), {}};
    for (const std::size_t i : out.rows)
        for (const std::size_t j : out.rows)
            out.values.push_back(value(i, j));
    return out;
}

} // namespace

Result<KnownCovariance> covarianceBlocks(const Matrix& matrix, std::size_t effects)
{
    if (const Status fine = check(matrix, effects); !fine)
        return fine.error();
    ConnectedRows rows(effects);
    for (std::size_t i = 0; i < effects; ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (matrix[i][j] != 0)
                rows.connect(i, j);
    KnownCovariance out;
    for (std::vector<std::size_t>& set : rows.sets())
        out.push_back(block(std::move(set), [&](std::size_t i, std::size_t j) { return matrix[i][j]; }));
    return out;
}

Result<KnownCovariance> clusterCovariance(std::span<const StudyEffect> effects,
                                          const std::vector<std::string>& cluster, double rho)
{
    if (!(rho > -1 && rho < 1))
        return Error{ErrorCode::Usage, "V: rho must be between -1 and 1"};
    KnownCovariance out;
    for (std::vector<std::size_t>& rows : rowsByLabel(cluster))
        if (rows.size() > 1)
            out.push_back(block(std::move(rows), [&](std::size_t i, std::size_t j) {
                return (i == j ? 1 : rho) * std::sqrt(effects[i].vi * effects[j].vi);
            }));
    return out;
}

} // namespace plansift::stats
