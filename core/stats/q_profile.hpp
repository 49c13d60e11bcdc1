// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the generalised Q as a function of tau2.
#pragma once

#include "core/stats/weighted_fit.hpp"

namespace plansift::stats {

/// Residual sum of squares with weights 1 / (v + tau2); it falls in tau2 (DerSimonian & Kacker 2007, eq. 9).
double qAtTau2(const RegressionData& data, double tau2);

/// The tau2 at which Q takes the value `target`; 0 when Q(0) is not above it.
double tau2AtQ(const RegressionData& data, double target);

} // namespace plansift::stats
