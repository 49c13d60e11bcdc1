// SPDX-License-Identifier: GPL-3.0-or-later
// How much the studies differ.
#pragma once

#include "core/session/plan.hpp"

namespace plansift {

/// Heterogeneity in words: tau2 and I2 with their intervals, Q, the prediction interval, true effects beyond
/// no effect, studies that stand out.
Result<QStringList> heterogeneityLines(const Session& session, const Outcome& outcome);

/// How likely true effects beyond a threshold are, in one sentence; `threshold` on the scale of report.
/// Errors: no random effects, a scale that is neither that of analysis nor its exponential.
Result<QString> beyondThreshold(const Session& session, const Outcome& outcome, double threshold);

} // namespace plansift
