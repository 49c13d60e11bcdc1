// SPDX-License-Identifier: GPL-3.0-or-later
// The saved analyses of a review, computed anew at each call.
#pragma once

#include "core/model/outcome.hpp"
#include "core/session/session.hpp"

#include <QJsonArray>

namespace plansift {

/// Runs the saved analysis of one outcome (or of all when `outcome` is ""): one result object each, keys as
/// `analyse --spec`, with `outcome` (name) and `id` (key).
Result<QJsonArray> analyseReview(const Session& session, const QString& outcome);

/// A script for R with metafor that repeats the saved analysis of one outcome (or of all when `outcome` is
/// ""). Errors: no such outcome, outcomes without data.
Result<QString> analysisScript(const Session& session, const QString& outcome);

/// "SMD -0.23 [-0.55, 0.09], 3 studies", or why there is no result.
Result<QString> resultLine(const Session& session, const Outcome& outcome);

/// The result in one or two sentences for the manuscript.
Result<QString> resultSentence(const Session& session, const Outcome& outcome);

} // namespace plansift
