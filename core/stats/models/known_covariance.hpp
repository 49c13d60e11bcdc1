// SPDX-License-Identifier: GPL-3.0-or-later
// Known covariances of sampling errors.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/study_effect.hpp"

#include <span>
#include <string>
#include <vector>

namespace plansift::stats {

/// Effects whose sampling errors are correlated: their places among the effects of a model, and their
/// covariance matrix by rows.
struct CovarianceBlock {
    std::vector<std::size_t> rows{};
    std::vector<double> values{};
};

/// Effects in no block are independent of all others, with their own variance.
using KnownCovariance = std::vector<CovarianceBlock>;

/// The blocks of a full matrix. Errors: not square or of another size, not symmetric.
Result<KnownCovariance> covarianceBlocks(const std::vector<std::vector<double>>& matrix, std::size_t effects);

/// Covariance rho sqrt(v_i v_j) within clusters: the working model of correlated effects (Hedges, Tipton &
/// Johnson 2010; Pustejovsky & Tipton 2022). Errors: rho not within (-1, 1).
Result<KnownCovariance> clusterCovariance(std::span<const StudyEffect> effects,
                                          const std::vector<std::string>& cluster, double rho);

} // namespace plansift::stats
