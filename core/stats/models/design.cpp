// SPDX-License-Identifier: GPL-3.0-or-later
// Designs and their rank.
#include "core/stats/models/design.hpp"

#include "core/stats/models/design_matrix.hpp"
#include "core/stats/models/orthonormal_design.hpp"

#include <algorithm>

namespace plansift::stats {

Design interceptDesign(std::size_t studies)
{
    return {{"(Intercept)"}, {std::vector<double>(studies, 1.0)}, true};
}

Eigen::MatrixXd matrixOf(const Design& design)
{
    const auto columns = static_cast<Eigen::Index>(design.columns.size());
    const std::size_t rows = design.columns.empty() ? 0 : design.columns.front().size();
    Eigen::MatrixXd x(static_cast<Eigen::Index>(rows), columns);
    for (Eigen::Index j = 0; j < columns; ++j)
        x.col(j) =
            Eigen::Map<const Eigen::VectorXd>(design.columns[static_cast<std::size_t>(j)].data(), x.rows());
    return x;
}

Status checkRank(const Design& design)
{
    const Eigen::MatrixXd x = matrixOf(design);
    if (x.rows() < x.cols())
        return Error{ErrorCode::Usage, std::to_string(x.cols()) + " coefficients need more than " +
                                           std::to_string(x.rows()) + " studies"};
    const auto dependent = dependentColumn(x);
    if (!dependent)
        return {};
    return Error{ErrorCode::Usage, "the column \"" + design.names[static_cast<std::size_t>(*dependent)] +
                                       "\" does not vary or depends on the columns before it"};
}

Result<RegressionData> regressionData(std::span<const StudyEffect> effects, const Design& design)
{
    if (effects.empty() || design.columns.empty())
        return Error{ErrorCode::Input, "no study can be pooled"};
    if (!std::ranges::all_of(effects, &StudyEffect::usable))
        return Error{ErrorCode::Input, "a study has no finite effect with a variance above zero"};
    if (design.columns.front().size() != effects.size())
        return Error{ErrorCode::Usage, "the moderators have another number of rows than the effects"};
    if (const Status fine = checkRank(design); !fine)
        return fine.error();
    RegressionData data = interceptOnly(effects);
    data.x = matrixOf(design);
    return data;
}

} // namespace plansift::stats
