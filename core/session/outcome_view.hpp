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
/// The same of rows that are looked at before they are stored.
QList<RowEffect> rowEffects(const Outcome& outcome, const QList<OutcomeRow>& rows);
/// A row whose effect cannot be computed: an en dash.
RowEffect noRowEffect(RowId row);

/// Where a result comes from, in a line: its effect, where its numbers stand in the paper, who entered them
/// when.
Result<QString> resultTrace(const Session& session, const Outcome& outcome, RowId row);

/// Something in the data that is possible but unlikely.
struct Finding {
    RowId outcome = 0;
    RowId row = 0;
    QString column{};     ///< where to look; "" = the whole row
    QString text{};       ///< "Trial B, Pain: 4.25 as SD would be ..."
    QString question{};   ///< what to check
    QString key{};        ///< the same as long as the kind of finding, the place and what stands there are
    bool settled = false; ///< somebody said that it is right as it is
};

/// Spreads that look like standard errors, effects that point the other way or are implausibly large, numbers
/// of participants that differ between outcomes. The open ones first.
Result<QList<Finding>> findings(const Session& session);
/// Says that a finding is right as it is (or takes that back), as one step. It is open again when what stands
/// in its place changes.
Status settleFinding(Session& session, const Finding& finding, bool settled);

} // namespace plansift
