// SPDX-License-Identifier: GPL-3.0-or-later
// How much the studies differ, and how far small studies or missing ones could have moved the result.
#pragma once

#include "core/session/plan.hpp"

namespace plansift {

/// Heterogeneity in words: tau2 and I2 with their intervals, Q, the prediction interval, true effects beyond
/// no effect, studies that stand out.
Result<QStringList> heterogeneityLines(const Session& session, const Outcome& outcome);

/// Tests for small-study effects and their results in words; those that do not apply are left out.
Result<QStringList> smallStudyLines(const Session& session, const Outcome& outcome);

/// The result beside those adjusted for small-study effects or selection: trim and fill, PET, PEESE, limit
/// meta-analysis, a selection model with one step (3PSM), Copas, p-uniform. Those that cannot be computed are
/// left out.
Result<MethodComparison> adjustedEstimates(const Session& session, const Outcome& outcome);

} // namespace plansift
