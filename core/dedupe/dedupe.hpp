// SPDX-License-Identifier: GPL-3.0-or-later
// Finding duplicates: automatic groups where everything known agrees, a ranked band of pairs for people.
#pragma once

#include "core/dedupe/entry.hpp"
#include "core/dedupe/reason.hpp"

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace plansift::dedupe {

/// Two records and what speaks for and against their being one; `a` has the smaller id.
struct Pair {
    qint64 a = 0;
    qint64 b = 0;
    double score = 0; ///< higher = more surely duplicates; ranks, is no probability
    QList<Reason> reasons{};

    bool operator==(const Pair&) const = default;
};

/// Records that are one publication; ids ascending. `primary` is the richest of them.
struct Group {
    QList<qint64> ids{};
    qint64 primary = 0;

    bool operator==(const Group&) const = default;
};

using IdPair = std::pair<qint64, qint64>;

/// What stands already. Links are made first and never broken; no union of groups may join two records that
/// `different` holds apart. Where the two contradict each other, `different` wins and the link is reported in
/// `refused`. Ids that are not among the entries are ignored.
struct Constraints {
    QList<IdPair> same{};      ///< earlier links, by people or by an earlier run
    QList<IdPair> different{}; ///< pairs that people declared different
};

struct Options {
    Constraints constraints{};
    std::function<bool(qint64 id)> isNew{}; ///< when set, only pairs with a new record are compared
    bool neverWithinOneBatch = false;       ///< pairs of one batch go to the band
};

/// A key that too many records share (a serial title, a supplement's DOI): such blocks are compared in
/// a sorted window only.
struct OversizeBlock {
    QString key{}; ///< which fields made the key
    qsizetype records = 0;
    qint64 example = 0; ///< id of one of its records

    bool operator==(const OversizeBlock&) const = default;
};

struct Outcome {
    QList<Group> groups{}; ///< of two and more, by their smallest id
    QList<Pair> links{};   ///< the automatic links that made the groups
    QList<Pair> band{};    ///< for people, the likeliest first; no pair lies within a group
    QList<Pair> refused{}; ///< links refused because the groups contradict; also in the band
    QList<OversizeBlock> oversize{};
    qsizetype compared = 0; ///< pairs looked at
    bool cancelled = false; ///< then everything else is empty

    /// Records that are in a group and not its primary.
    qsizetype surplus() const;
};

/// Told how much is done (0 to 1); answers false to stop. A stopped search gives nothing but `cancelled`.
using Progress = std::function<bool(double done)>;

struct NormalEntry;

/// The records of a search in compact form. A million records of common size take about 1 GB, so callers
/// with many feed them in portions and let go of each.
class Corpus {
public:
    Corpus();
    ~Corpus();
    Corpus(Corpus&&) noexcept;
    Corpus& operator=(Corpus&&) noexcept;

    void add(const QList<Entry>& entries);
    qsizetype size() const;

    const std::vector<NormalEntry>& entries() const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

/// Finds duplicates. The result depends on the records and the options only, not on their order.
Outcome findDuplicates(const Corpus& corpus, const Options& options = {}, const Progress& progress = {});
Outcome findDuplicates(const QList<Entry>& entries, const Options& options = {},
                       const Progress& progress = {});

/// What two records agree and differ in, however unlike they are.
Pair comparePair(const Entry& a, const Entry& b);

/// Records that may be the same publication as `entry`, the likeliest first; more lenient than the band.
QList<Pair> possibleDuplicatesOf(const Entry& entry, const QList<Entry>& entries, qsizetype most = 20);

} // namespace plansift::dedupe
