// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the parametric bootstrap prediction interval.
#pragma once

#include "core/stats/draws.hpp"
#include "core/stats/prediction.hpp"
#include "core/stats/weighted_fit.hpp"

namespace plansift::stats {

/// Interval of the effect in a new study for a model without moderators (Nagashima, Noma & Furukawa 2019,
/// sec. 2.2): tau2 is drawn from its confidence distribution, the exact one of Cochran's Q, which is
/// tabulated once and interpolated; the effect given tau2 is mean + tau Z - se T with the Hartung-Knapp
/// standard error and T of k - 1 degrees of freedom. `level` in percent; NaN bounds with fewer than two
/// studies or no draws.
Interval bootstrapPredictionInterval(const RegressionData& data, const Draws& draws, double level);

} // namespace plansift::stats
