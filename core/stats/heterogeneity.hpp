// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: Q and the shares of variation that are due to heterogeneity.
#pragma once

#include "core/stats/pool.hpp"
#include "core/stats/weighted_fit.hpp"

namespace plansift::stats {

/// Fills q, qDf, qP and typicalVariance of the result from the fit with weights 1 / v.
void addQ(Heterogeneity& result, const RegressionData& data, const std::optional<double>& qOverride);
/// Fills i2 and h2 from Q (Higgins & Thompson 2002, sec. 3).
void addI2FromQ(Heterogeneity& result);
/// Fills i2 and h2 from tau2 and the typical variance (the same, eq. 9 and 11).
void addI2FromTau2(Heterogeneity& result);

} // namespace plansift::stats
