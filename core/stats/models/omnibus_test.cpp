// SPDX-License-Identifier: GPL-3.0-or-later
// Wald tests of several coefficients.
#include "core/stats/models/omnibus_test.hpp"

#include "core/stats/distributions.hpp"

namespace plansift::stats {

Eigen::MatrixXd correlationMatrix(const std::vector<std::vector<double>>& covariance, std::size_t skip)
{
    const auto m = static_cast<Eigen::Index>(covariance.size() - skip);
    Eigen::MatrixXd out(m, m);
    for (std::size_t i = skip; i < covariance.size(); ++i)
        for (std::size_t j = skip; j < covariance.size(); ++j)
            out(static_cast<Eigen::Index>(i - skip), static_cast<Eigen::Index>(j - skip)) =
                covariance[i][j] / (std::sqrt(covariance[i][i]) * std::sqrt(covariance[j][j]));
    return out;
}

double waldStatistic(const std::vector<double>& beta, const std::vector<std::vector<double>>& covariance,
                     std::size_t skip)
{
    Eigen::VectorXd z(static_cast<Eigen::Index>(beta.size() - skip));
    for (std::size_t i = skip; i < beta.size(); ++i)
        z[static_cast<Eigen::Index>(i - skip)] = beta[i] / std::sqrt(covariance[i][i]);
    return z.dot(correlationMatrix(covariance, skip).ldlt().solve(z));
}

OmnibusTest omnibusTest(double wald, double m, double ddf)
{
    if (std::isnan(ddf))
        return {wald, m, chiSquareUpperTail(wald, m)};
    return {wald / m, m, fUpperTail(wald / m, m, ddf)};
}

} // namespace plansift::stats
