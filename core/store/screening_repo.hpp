// SPDX-License-Identifier: GPL-3.0-or-later
// Votes, adjudications, where every record stands, and the PRISMA counts derived from them.
#pragma once

#include "core/model/prisma_counts.hpp"
#include "core/store/recorder.hpp"

#include <QHash>

namespace plansift::store {

/// Stores or changes a reviewer's vote, decided at its time or, without one, now; false when the same vote
/// stood already.
Result<bool> putDecision(Recorder& recorder, const Decision& decision);

/// Settles a conflict, in the same way; Error::Conflict when the votes do not conflict.
Result<bool> putAdjudication(Recorder& recorder, const Decision& decision);

/// All votes and the adjudication on a record, votes first.
Result<QList<Decision>> decisionsOn(const Database& database, RowId record);

/// All votes of a stage, by record and reviewer.
Result<QList<Decision>> votes(const Database& database, Stage stage);

/// All settlements of conflicts of a stage, by record.
Result<QList<Decision>> adjudications(const Database& database, Stage stage);

/// A vote without its words, for work on all of them.
struct DatedVote {
    RowId record = 0;
    QString reviewer{};
    Verdict verdict = Verdict::Exclude;
    QString day{}; ///< "2026-03-14"
};
/// All votes of a stage in the order they were given.
Result<QList<DatedVote>> datedVotes(const Database& database, Stage stage);

/// The id of a reason of this stage, made at the end of the list when new; invalid for an empty label.
Result<QVariant> reasonId(Recorder& recorder, Stage stage, const QString& label);

Result<QList<Reason>> reasons(const Database& database, Stage stage);

/// Where every record with a vote stands at a stage.
Result<QHash<RowId, Standing>> standings(const Database& database, Stage stage);

/// Records that take part at a stage, by id: of live batches, no duplicates; at title and abstract of
/// databases and registers; at full text those included before and those found by other methods (PRISMA
/// 2020).
Result<QList<RowId>> takingPart(const Database& database, Stage stage);

/// Records found by other methods that take part, by id.
Result<QList<RowId>> foundOtherwise(const Database& database);

/// Where a record stands at a stage.
Result<Standing> standingOf(const Database& database, RowId record, Stage stage);

/// Records in this standing at this stage, duplicates and withdrawn records left out, by id.
Result<QList<RowId>> recordsStanding(const Database& database, Stage stage, Standing standing);

/// Records that this reviewer can vote on at this stage and has not, by id.
Result<QList<RowId>> waitingFor(const Database& database, Stage stage, const QString& reviewer);

Result<PrismaCounts> prismaCounts(const Database& database);

/// What keeps the flow from being final, by stage and id; as many as PrismaCounts::open().
Result<QList<OpenRecord>> openRecords(const Database& database);

} // namespace plansift::store
