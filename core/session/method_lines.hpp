// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the session: analyses of outcomes and their results as lines.
#pragma once

#include "core/session/plan.hpp"
#include "core/synthesis/assemble.hpp"

namespace plansift {

Result<synthesis::OutcomeAnalysis> analysedOutcome(const Session& session, const Outcome& outcome);
/// The same, ready for other questions than its result.
Result<stats::PreparedAnalysis> preparedAnalysis(const Session& session, const Outcome& outcome);

/// A pooled result on the scale of `scale`.
MethodLine lineOf(const QString& label, const stats::AnalysisResult& scale,
                  const stats::PooledResult& pooled);
/// An estimate with its interval, both on the analysis scale.
MethodLine lineOf(const QString& label, const stats::AnalysisResult& scale, double beta, double lower,
                  double upper);
/// The value of no effect on the scale of report.
double noEffect(const stats::AnalysisResult& result);

/// "0.52", "P = 0.03".
QString numberText(double value, int decimals = 2);
QString pText(double p);

} // namespace plansift
