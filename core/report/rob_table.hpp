// SPDX-License-Identifier: GPL-3.0-or-later
// Risk-of-bias assessments as the table that figures draw.
#pragma once

#include "core/appraisal/tool.hpp"
#include "core/base/result.hpp"
#include "core/figure/forest.hpp"
#include "core/figure/rob_scheme.hpp"
#include "core/model/rob_assessment.hpp"

namespace plansift::report {

/// Domains and levels of a tool, the overall judgement last.
Result<figure::RobScheme> robScheme(const appraisal::Tool& tool);

/// The judgement of each domain of the scheme as an index into its levels; -1 where there is none.
std::vector<int> robCells(const figure::RobScheme& scheme, const appraisal::Tool& tool,
                          const RobAssessment& assessment);

/// One row an assessment, in the order given. Assessments of other tools are left out. `ref` is the
/// assessment's uid. Error: no assessment with this tool.
Result<figure::RobTable> robTable(const appraisal::Tool& tool, const QList<RobAssessment>& assessments);

/// Adds the letter columns of the assessments to a forest plot whose studies have study ids as `ref`.
Status addRobColumns(figure::ForestInput& input, const appraisal::Tool& tool,
                     const QList<RobAssessment>& assessments);

} // namespace plansift::report
