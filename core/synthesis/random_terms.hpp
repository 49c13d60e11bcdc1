// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the spec reader: random effects from formulas.
#pragma once

#include "core/stats/models/multilevel.hpp"
#include "core/synthesis/spec_models_data.hpp"

namespace plansift::synthesis {

/// One formula: "~ inner | outer", "~ 1 | outer" (no inner factor), or "~ 1 | a/b", which is two terms: the
/// levels of a, and those of b within a.
struct RandomFormula {
    QString inner{};     ///< empty for 1
    QStringList outer{}; ///< the factors that together are the grouping
    stats::Structure structure = stats::Structure::CS;

    QStringList factors() const { return inner.isEmpty() ? outer : outer + QStringList{inner}; }
};

/// The formulas of a request, nested ones taken apart. Structures belong to those with an inner factor, in
/// order; CS when not given. Errors: a formula that cannot be read, an unknown structure.
Result<std::vector<RandomFormula>> randomFormulas(const ModelRequest& request);

/// Their labels for the studies of a model. Errors: a moderator that the input does not have.
Result<std::vector<stats::RandomTerm>> randomTerms(const std::vector<RandomFormula>& formulas,
                                                   const ModelData& data, const SpecInput& input);

} // namespace plansift::synthesis
