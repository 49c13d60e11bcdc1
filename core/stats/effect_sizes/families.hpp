// SPDX-License-Identifier: GPL-3.0-or-later
// The families of effect measures; each file beside this one holds one family's part of the table of
// measures.
#pragma once

#include "core/stats/measure.hpp"

namespace plansift::stats {

std::vector<MeasureSpec> binaryMeasures();
std::vector<MeasureSpec> continuousMeasures();
std::vector<MeasureSpec> genericMeasures();

/// Hedges' J for m degrees of freedom.
double hedgesJ(HedgesJ kind, double m);

} // namespace plansift::stats
