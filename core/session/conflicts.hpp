// SPDX-License-Identifier: GPL-3.0-or-later
// Records on which the votes of a stage differ: the list, what it tells of the work, a sheet to talk it over.
#pragma once

#include "core/session/screening.hpp"

namespace plansift {

/// A record on which votes differ or, before they were settled, differed.
struct ConflictLine {
    RowId record = 0;
    QString title{};
    QString since{};                   ///< time of its latest vote
    std::optional<Decision> settled{}; ///< how it was settled
};

struct ConflictOverview {
    QList<ConflictLine> open{};    ///< the oldest first
    QList<ConflictLine> settled{}; ///< the latest first
    ReviewerPair pair{};
    QList<std::pair<QString, int>> reasons{}; ///< of the exclusions among the votes, the most frequent first
};

/// Reads all votes of the stage: for work beside the window.
Result<ConflictOverview> conflictOverview(const Session& session, Stage stage);

/// The votes of a stage on a record, each with the note of its reviewer.
Result<QList<Decision>> votesWithNotes(const Session& session, RowId record, Stage stage);

/// Writes the open conflicts as a table (CSV): both votes, reasons and notes, and empty columns for what the
/// discussion decides. Error: the file cannot be written.
Status writeDiscussionSheet(const Session& session, Stage stage, const QString& path);

} // namespace plansift
