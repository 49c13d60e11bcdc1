// SPDX-License-Identifier: GPL-3.0-or-later
// Subgroups: their rows, their common tau2, and the test of their differences.
#include "core/stats/subgroup.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/weighted_fit.hpp"

#include <algorithm>

namespace plansift::stats {

std::vector<SubgroupResult> groupRows(const std::vector<std::string>& levels)
{
    std::vector<SubgroupResult> groups;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels[i].empty())
            continue;
        auto found = std::ranges::find(groups, levels[i], &SubgroupResult::level);
        if (found == groups.end())
            found = groups.insert(groups.end(), SubgroupResult{levels[i], {}, {}});
        found->rows.push_back(i);
    }
    return groups;
}

Result<double> tau2OverGroups(const std::vector<std::vector<StudyEffect>>& groups, Tau2Method method)
{
    std::vector<StudyEffect> all;
    for (const auto& group : groups)
        all.insert(all.end(), group.begin(), group.end());
    if (all.size() <= groups.size())
        return Error{ErrorCode::Usage, "a common tau2 needs more studies than subgroups"};
    RegressionData data = interceptOnly(all);
    data.x = Eigen::MatrixXd::Zero(data.k(), static_cast<Eigen::Index>(groups.size()));
    Eigen::Index row = 0;
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (std::size_t i = 0; i < groups[g].size(); ++i)
            data.x(row++, static_cast<Eigen::Index>(g)) = 1;
    const Result<Tau2Estimate> estimate = estimateTau2(method, data, {});
    return estimate ? Result<double>(estimate->tau2) : estimate.error();
}

SubgroupTest testSubgroups(const std::vector<SubgroupResult>& groups)
{
    std::vector<StudyEffect> estimates;
    for (const SubgroupResult& group : groups)
        if (const StudyEffect e{group.pooled.beta, square(group.pooled.se)}; e.usable())
            estimates.push_back(e);
    if (estimates.size() < 2)
        return {};
    const RegressionData data = interceptOnly(estimates);
    const double q = WeightedFit(data, 1 / data.v).rss();
    const double df = data.df();
    return {q, df, chiSquareUpperTail(q, df), q > 0 ? std::max(0.0, 100 * (q - df) / q) : 0};
}

} // namespace plansift::stats
