// SPDX-License-Identifier: GPL-3.0-or-later
// The families of effect measures; each file beside this one holds one family's part of the table of
// measures.
#pragma once

#include "core/stats/measure.hpp"

namespace plansift::stats {

std::vector<MeasureSpec> binaryMeasures();
std::vector<MeasureSpec> associationMeasures();
std::vector<MeasureSpec> pairedTableMeasures();
std::vector<MeasureSpec> continuousMeasures();
std::vector<MeasureSpec> ratioOfMeansMeasures();
std::vector<MeasureSpec> biserialMeasures();
std::vector<MeasureSpec> pairedMeansMeasures();
std::vector<MeasureSpec> rateMeasures();
std::vector<MeasureSpec> oneRateMeasures();
std::vector<MeasureSpec> proportionMeasures();
std::vector<MeasureSpec> oneMeanMeasures();
std::vector<MeasureSpec> correlationMeasures();
std::vector<MeasureSpec> partialCorrelationMeasures();
std::vector<MeasureSpec> reliabilityMeasures();
std::vector<MeasureSpec> genotypeMeasures();
std::vector<MeasureSpec> genericMeasures();

/// The formula applied to each row as `rowOf` reads it.
template<typename RowOf, typename Formula>
std::vector<StudyEffect> eachRow(const StudyTable& table, RowOf rowOf, Formula formula)
{
    std::vector<StudyEffect> out(table.rows());
    for (std::size_t i = 0; i < table.rows(); ++i)
        out[i] = formula(rowOf(table, i));
    return out;
}

/// Hedges' J for m degrees of freedom.
double hedgesJ(HedgesJ kind, double m);

} // namespace plansift::stats
