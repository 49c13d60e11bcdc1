// SPDX-License-Identifier: GPL-3.0-or-later
// A record as rich text, for reading panes.
#pragma once

#include "core/session/records.hpp"
#include "core/session/screening.hpp"

namespace plansift::ui {

/// Title, authors, source line, abstract, keywords; at the end where the record came from and who decided
/// what.
QString recordHtml(const RecordView& view, const QList<Decision>& decisions);

} // namespace plansift::ui
