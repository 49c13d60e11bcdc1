// SPDX-License-Identifier: GPL-3.0-or-later
// Changing the list of reasons to exclude. What names a reason follows it.
#pragma once

#include "core/session/session.hpp"

namespace plansift {

/// Gives a reason another label, wherever it is named, as one step. Error: no label, or it is taken.
Status renameReason(Session& session, RowId reason, const QString& label);

/// Puts the reasons of a stage in this order of priority, as one step.
Status orderReasons(Session& session, const QList<RowId>& reasons);

/// Deletes a reason that no decision names. Error: Conflict when one does.
Status removeReason(Session& session, RowId reason);

} // namespace plansift
