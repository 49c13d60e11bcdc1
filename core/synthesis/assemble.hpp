// SPDX-License-Identifier: GPL-3.0-or-later
// From an outcome's rows and its saved plan to a meta-analysis, and from there to the input of a forest plot.
#pragma once

#include "core/base/result.hpp"
#include "core/figure/forest.hpp"
#include "core/figure/funnel.hpp"
#include "core/model/outcome.hpp"
#include "core/stats/analysis.hpp"

namespace plansift::synthesis {

/// An analysis with what it was computed from; rows of the table in the order given.
struct OutcomeAnalysis {
    stats::StudyTable table{};
    stats::AnalysisRequest request{};
    stats::AnalysisResult result{};
};

/// Columns of the rows that take part; a missing cell is NaN.
stats::StudyTable tableOf(const QList<OutcomeRow>& rows);

/// Runs the plan of the outcome on its rows. Where rows name subgroups, they are analysed too. Errors: no
/// rows, a plan that cannot be read or computed, impossible values.
Result<OutcomeAnalysis> analyseOutcome(const Outcome& outcome, const QList<OutcomeRow>& rows);

/// The same data and plan as a spec of `analyse --spec`.
QJsonObject specOf(const Outcome& outcome, const QList<OutcomeRow>& rows);

/// Runs the first request of a spec of `analyse --spec`.
Result<OutcomeAnalysis> analyseSpec(const QJsonObject& spec);

/// What a forest plot says beside the numbers. `refs`: one a row of the table, given back for clicks.
struct ForestWords {
    std::string title{};
    std::string arm1{};
    std::string arm2{};
    std::string favoursLeft{};
    std::string favoursRight{};
    std::vector<std::string> refs{};
    std::vector<std::string> notes{};
};

/// The numbers of an analysis as a forest plot wants them: effects on the scale of report, totals of the
/// pooled studies, the sentences' numbers, the methods in words.
figure::ForestInput forestInput(const OutcomeAnalysis& analysis, const ForestWords& words);

/// The same for a funnel plot: one point a study that was pooled.
figure::FunnelInput funnelInput(const OutcomeAnalysis& analysis, const ForestWords& words);

/// The measure as RevMan heads its columns: "Std. Mean Difference".
std::string effectHeader(const stats::MeasureSpec& measure);

/// "IV, Random", "M-H, Fixed", "Peto, Fixed": as RevMan heads the effect column.
std::string methodWords(const stats::AnalysisRequest& request, const stats::MeasureSpec& measure);

} // namespace plansift::synthesis
