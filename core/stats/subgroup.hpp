// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: subgroups of studies.
#pragma once

#include "core/stats/analysis.hpp"

namespace plansift::stats {

/// The rows of each level, in order of first appearance; rows with "" are in none. Nothing is pooled yet.
std::vector<SubgroupResult> groupRows(const std::vector<std::string>& levels);

/// tau2 of the model with one mean a group (Borenstein 2009, ch. 19, "pooled within-group estimate").
Result<double> tau2OverGroups(const std::vector<std::vector<StudyEffect>>& groups, Tau2Method method);

/// Q of the subgroups' estimates; groups without estimate are passed over. NaN with fewer than two.
SubgroupTest testSubgroups(const std::vector<SubgroupResult>& groups);

} // namespace plansift::stats
