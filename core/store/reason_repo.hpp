// SPDX-License-Identifier: GPL-3.0-or-later
// The list of reasons to exclude: labels and order.
#pragma once

#include "core/store/recorder.hpp"

namespace plansift::store {

/// Gives a reason another label wherever it is named. Input: the label is empty or another reason has it.
Status renameReason(Recorder& recorder, RowId reason, const QString& label);

/// Numbers reasons of one stage in this order.
Status orderReasons(Recorder& recorder, const QList<RowId>& reasons);

/// Takes a reason off the list. Conflict: a vote or a settlement names it.
Status removeReason(Recorder& recorder, RowId reason);

} // namespace plansift::store
