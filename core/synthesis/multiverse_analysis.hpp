// SPDX-License-Identifier: GPL-3.0-or-later
// An outcome under all defensible combinations of choices, and the specification curve of the result.
#pragma once

#include "core/figure/specification_curve.hpp"
#include "core/stats/multiverse.hpp"
#include "core/stats/progress.hpp"
#include "core/synthesis/assemble.hpp"

#include <QJsonObject>

namespace plansift::synthesis {

/// Studies named by what they have in common, as rows of the table of an analysis.
using NamedSubsets = std::vector<stats::StudySubset>;

/// The choices that reviewers defend for this analysis, the analysis' own among them: common and random
/// effects (for counts of events also Mantel-Haenszel, and Peto for odds ratios); REML, Paule-Mandel,
/// DerSimonian-Laird, ML and Sidik-Jonkman (Veroniki et al., Res Synth Methods 2016;7:55); Wald and
/// Hartung-Knapp intervals; what is added to zero cells, where there are any; all studies, then `subsets` of
/// two studies or more.
stats::MultiverseAxes defensibleAxes(const OutcomeAnalysis& analysis, const NamedSubsets& subsets);

struct MultiverseAnalysis {
    OutcomeAnalysis own{};
    stats::Multiverse multiverse{};
};

/// Errors: those of stats::multiverse(), stopped by `goOn` (Cancelled). Safe on any thread.
Result<MultiverseAnalysis> analyseMultiverse(const OutcomeAnalysis& own, const stats::MultiverseAxes& axes,
                                             const stats::GoOn& goOn = {});

/// The first request of a spec of `analyse --spec` with its key `multiverse`, else with defensibleAxes().
Result<MultiverseAnalysis> analyseMultiverse(const QJsonObject& spec);

/// Is this combination the analysis' own?
bool isOwn(const MultiverseAnalysis& analysis, const stats::Specification& specification);

/// The combinations with the analysis' own measure that gave a result.
figure::SpecificationCurveInput curveInput(const MultiverseAnalysis& analysis, const ForestWords& words);

} // namespace plansift::synthesis
