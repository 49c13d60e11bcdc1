// SPDX-License-Identifier: GPL-3.0-or-later
// The meta-regression of an outcome: from its rows and moderators to the fitted model and the bubble plot.
#pragma once

#include "core/figure/bubble.hpp"
#include "core/stats/models/regression_permutation.hpp"
#include "core/synthesis/assemble.hpp"
#include "core/synthesis/moderator.hpp"

namespace plansift::synthesis {

/// A fitted model with what it was computed from.
struct RegressionAnalysis {
    OutcomeAnalysis pooling{};                 ///< the same studies without moderators
    std::vector<std::size_t> rows{};           ///< in the model, of the table
    std::vector<stats::StudyEffect> effects{}; ///< of these rows
    stats::Design design{};
    stats::RegressionOptions options{};
    stats::PiMethod pi{};
    stats::RegressionResult fit{};
    std::vector<std::string> numbers{}; ///< the moderators of the model that are numbers, in order
    std::size_t factors = 0;            ///< how many are categories
    std::size_t incomplete = 0;         ///< studies left out because a moderator is missing
};

/// The spec of `analyse --spec` with one request: the plan of the outcome with these moderators.
QJsonObject regressionSpec(const Outcome& outcome, const QList<OutcomeRow>& rows,
                           const QList<Moderator>& moderators);

/// Fits the first request of a spec. Errors: no moderators, those of analyseOutcome() and
/// stats::metaRegression(), a model without inverse variance weights.
Result<RegressionAnalysis> analyseRegression(const QJsonObject& spec);

/// The bubble plot of a model with one moderator that is a number. The line and its interval run over the
/// range of the moderator. Errors: another model.
Result<figure::BubbleInput> bubbleInput(const RegressionAnalysis& analysis, const QString& moderator,
                                        const ForestWords& words);

} // namespace plansift::synthesis
