// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of an analysis in the places of a funnel plot.
#include "core/stats/test_method.hpp"
#include "core/synthesis/assemble.hpp"

#include <cmath>

namespace plansift::synthesis {

figure::FunnelInput funnelInput(const OutcomeAnalysis& analysis, const ForestWords& words)
{
    const stats::AnalysisResult& result = analysis.result;
    figure::FunnelInput input;
    input.title = words.title;
    input.effectName = effectHeader(*result.measure);
    input.logarithmic = stats::hasLogAxis(result.measure->transform);
    if (const double none = result.report(result.measure->nullValue); !std::isnan(none))
        input.nullValue = none;
    if (std::isfinite(result.pooled.beta))
        input.pooled = result.report(result.pooled.beta);
    input.level = analysis.request.level;
    input.quantile = stats::criticalValue(stats::kUndefined, analysis.request.level);
    for (std::size_t row = 0; row < result.studies.size(); ++row) {
        const stats::StudyResult& study = result.studies[row];
        if (!study.effect.usable())
            continue;
        const std::string ref = row < words.refs.size() ? words.refs[row] : std::to_string(row);
        input.points.push_back(
            {ref, study.label, result.report(study.effect.yi, study), std::sqrt(study.effect.vi), false});
    }
    input.notes = words.notes;
    return input;
}

} // namespace plansift::synthesis
