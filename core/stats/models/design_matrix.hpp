// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: designs as matrices.
#pragma once

#include "core/stats/models/design.hpp"
#include "core/stats/weighted_fit.hpp"

namespace plansift::stats {

/// One row a study, one column a column.
Eigen::MatrixXd matrixOf(const Design& design);

/// Effects with their design. Errors: an unusable effect, columns of another length, checkRank().
Result<RegressionData> regressionData(std::span<const StudyEffect> effects, const Design& design);

} // namespace plansift::stats
