// SPDX-License-Identifier: GPL-3.0-or-later
// The work of screening over time, for charts.
#pragma once

#include "core/session/screening.hpp"

#include <QDate>
#include <QMap>

namespace plansift {

/// One day of work at a stage.
struct ScreeningDay {
    QDate day{};
    QMap<QString, int> votes{};       ///< by reviewer
    std::optional<double> observed{}; ///< share of equal votes until the end of this day
    std::optional<double> kappa{};    ///< Cohen's kappa until the end of this day
};

/// Days with votes, in order; agreement is that of the first two votes on each record. Reads all votes: for
/// work beside the window.
Result<QList<ScreeningDay>> screeningHistory(const Session& session, Stage stage);

} // namespace plansift
