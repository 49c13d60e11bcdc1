// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the log of events: history, and which step undo and redo would take back.
#pragma once

#include "core/model/review.hpp"
#include "core/store/database.hpp"

#include <functional>

namespace plansift::store {

/// Restricts a reading of the log; empty fields do not restrict.
struct EventFilter {
    QString since{};   ///< ISO time, inclusive
    QString subject{}; ///< uid of a row
    QString step{};
    qint64 afterSeq = 0;
    int limit = 0; ///< newest first when set; otherwise all, oldest first
};

Result<QList<Event>> readEvents(const Database& database, const EventFilter& filter);

/// Steps of the log, newest first, read no further than needed.
Result<QList<StepSummary>> readRecentSteps(const Database& database, int most, const StepFilter& filter = {});

/// Everybody who has changed something, by name.
Result<QStringList> readActors(const Database& database);
Result<qint64> countSteps(const Database& database);

/// The step that undo would take back next, "" when there is none. `actor` restricts to one person's steps.
Result<QString> nextUndo(const Database& database, const QString& actor);

/// The undo step that redo would take back, "" when something new was done since.
Result<QString> nextRedo(const Database& database, const QString& actor);

} // namespace plansift::store
