// SPDX-License-Identifier: GPL-3.0-or-later
// Duplicates of a review: the search, the pairs that people decide, merged records and taking them apart.
#pragma once

#include "core/model/duplicate.hpp"
#include "core/session/records.hpp"

namespace plansift {

struct DuplicateSearch {
    bool everything = false;           ///< compare all records again, not only those that are new
    bool neverWithinOneSource = false; ///< pairs from one file are put before people
    std::function<bool(int done, int total)> progress{}; ///< return false to stop
};

/// How the review stands after a search, and what it took.
struct DuplicateReport {
    qint64 records = 0; ///< live records
    int clusters = 0;   ///< groups of records that are the same
    int removed = 0;    ///< records that count as copies
    int removedNow = 0; ///< of them, by this search
    int band = 0;       ///< pairs that wait for people
    double seconds = 0;
    QStringList notes{}; ///< what was compared less closely, in words
};

/// Finds duplicates and writes links and pairs as one step. What people decided stands; pairs already before
/// people stay there. Error::Cancelled when stopped: nothing is changed then.
Result<DuplicateReport> findDuplicates(Session& session, const DuplicateSearch& search = {});

/// Marks duplicates by hand, as one step.
Status markDuplicates(Session& session, const QList<DuplicateLink>& links);

/// Pairs in these states, most alike first.
Result<QList<DuplicatePair>> duplicatePairs(const Session& session, const QList<PairState>& states);

/// How far the looking at pairs is.
struct DuplicateProgress {
    int open = 0; ///< not looked at, and put off
    int same = 0;
    int different = 0;
    int removedAutomatically = 0;
    int removedByHand = 0;
    qint64 notCompared = 0; ///< records that came after the last search
};
Result<DuplicateProgress> duplicateProgress(const Session& session);

/// Decides a pair as one step: Same merges the two (with the choices of the merged record), Different keeps
/// them apart for ever, Later puts the pair off. Other pairs that wait between the same two groups are
/// answered with it. Conflict when it was decided already.
Status decidePair(Session& session, RowId pair, PairState decision, const QList<MergeChoice>& choices = {});

/// Takes a copy out of its group as one step; the two are kept apart in later searches.
Status takeApart(Session& session, RowId copy);

/// A group of records that are the same: the one that stands for it, then its copies.
struct DuplicateGroup {
    QList<RowId> records{};
    QString kind{};   ///< of the first copy: exact, automatic, manual
    QString reason{}; ///< in words
};
Result<QList<DuplicateGroup>> duplicateGroups(const Session& session);

/// Puts the records most like one record before people, as one step; says how many pairs were added. Nothing
/// is written when there are none.
Result<int> proposeDuplicatesOf(Session& session, RowId record);

/// Puts a pair that was kept apart, or put off, before people again.
Status reopenPair(Session& session, RowId pair);

/// Writes pairs as CSV: ids, titles, likeness, reasons, state. Error: the file cannot be written.
Status exportPairs(const Session& session, const QList<DuplicatePair>& pairs, const QString& path);

/// A statement about a pair for people.
struct ReasonChip {
    QString words{};
    bool against = false;
};
/// The chips of reasons as stored: keys with blanks between them, or words that somebody wrote.
QList<ReasonChip> reasonChips(const QString& reasons);

} // namespace plansift
