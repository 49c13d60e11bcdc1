// SPDX-License-Identifier: GPL-3.0-or-later
// Outcome data as people look at it while they enter it: effects of single rows, and what is worth a second
// look.
#pragma once

#include "core/session/studies.hpp"

namespace plansift {

/// The effect of one row on the scale of report.
struct RowEffect {
    RowId row = 0;
    double effect = 0; ///< NaN: cannot be computed from what is entered
    double lower = 0;
    double upper = 0;
    QString text{}; ///< "−0.34 [−0.79, 0.12]", or an en dash
};

/// Effects of all rows of an outcome, left out of the pooling or not; an en dash for those that lack a
/// number.
Result<QList<RowEffect>> rowEffects(const Session& session, const Outcome& outcome);

/// Something in the data that is possible but unlikely.
struct Finding {
    RowId outcome = 0;
    RowId row = 0;
    QString column{};   ///< where to look; "" = the whole row
    QString text{};     ///< "Trial B, Pain: 4.25 as SD would be ..."
    QString question{}; ///< what to check
};

/// Spreads that look like standard errors, effects that point the other way or are implausibly large, numbers
/// of participants that differ between outcomes.
Result<QList<Finding>> findings(const Session& session);

} // namespace plansift
