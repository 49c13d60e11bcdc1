// SPDX-License-Identifier: GPL-3.0-or-later
// The charts of the overview: votes per day, records per source, agreement over time.
#pragma once

#include "core/model/prisma_counts.hpp"
#include "core/session/screening_history.hpp"

class QWidget;

namespace plansift::ui {

/// New widgets; the caller owns them.
QWidget* votesChart(const QList<ScreeningDay>& days);
QWidget* sourceChart(const QList<NamedCount>& sources);
QWidget* agreementChart(const QList<ScreeningDay>& days);

} // namespace plansift::ui
