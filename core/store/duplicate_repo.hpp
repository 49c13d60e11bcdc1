// SPDX-License-Identifier: GPL-3.0-or-later
// Duplicates in the project: which record stands for which, pairs before people, choices of a merged record.
#pragma once

#include "core/model/duplicate.hpp"
#include "core/store/recorder.hpp"

#include <QSet>

namespace plansift::store {

/// Writes a link between two records of which neither has one.
Status insertLink(Recorder& recorder, const DuplicateLink& link);

/// Records that have a link of their own, live or not.
Result<QSet<RowId>> linkedRecords(const Database& database);

/// Makes `link.record` a copy of the record that stands for `link.of`; copies of `link.record` become copies
/// of that one too, so that no copy has copies.
Status markDuplicate(Recorder& recorder, const DuplicateLink& link);

/// Takes a record out of its group; choices that took values from it go too. Nothing happens when it is no
/// copy.
Status unmarkDuplicate(Recorder& recorder, RowId record);

/// All links between live records, by record.
Result<QList<DuplicateLink>> duplicateLinks(const Database& database);

/// How many copies each kind of link makes.
Result<QHash<QString, int>> copyCounts(const Database& database);

/// The record that stands for this one (itself when it is no copy), then its copies by id.
Result<QList<RowId>> groupOf(const Database& database, RowId record);

/// The link of a copy; record = 0 when it is none.
Result<DuplicateLink> linkOf(const Database& database, RowId record);

/// Pairs in one of these states whose records are live, most alike first.
Result<QList<DuplicatePair>> duplicatePairs(const Database& database, const QList<PairState>& states);
Result<DuplicatePair> readPair(const Database& database, RowId id);
/// How many pairs are in each state.
Result<QHash<PairState, int>> pairCounts(const Database& database);

/// Puts a pair before people unless it was there before (then only its score and reasons change while it is
/// open).
Status putPair(Recorder& recorder, const DuplicatePair& pair);
Status setPairState(Recorder& recorder, RowId pair, PairState state);
/// The pair of two records; id = 0 when there is none.
Result<DuplicatePair> pairOf(const Database& database, RowId one, RowId other);
Status removePair(Recorder& recorder, RowId pair);

Result<QList<MergeChoice>> mergeChoices(const Database& database, RowId record);
Status putMergeChoice(Recorder& recorder, RowId record, const MergeChoice& choice);

/// A finished search for duplicates.
struct DedupeRun {
    RowId newestRecord = 0; ///< records up to this id were compared with each other
    qint64 records = 0;
    int removed = 0;
    int pairs = 0;
};
Status insertRun(Recorder& recorder, const DedupeRun& run);
/// The newest run; newestRecord = 0 when there was none.
Result<DedupeRun> lastRun(const Database& database);

/// Records on which anybody voted, or that are reports of a study: they stand for their group.
Result<QSet<RowId>> recordsInUse(const Database& database);

} // namespace plansift::store
