// SPDX-License-Identifier: GPL-3.0-or-later
// The list of records with its filters: a snapshot in memory, filtered and counted in one pass.
#pragma once

#include "core/session/screening.hpp"

#include <QMap>
#include <QSet>

#include <memory>

namespace plansift {

/// Where a record stands in the review as a whole, as the acting reviewer may see it.
enum class RecordStage {
    WaitsForMe,
    WaitsForOther,
    Conflict,
    Excluded, ///< on title and abstract
    Sought,
    NotRetrieved,
    ExcludedFullText,
    Included,
    Copy, ///< removed as a duplicate
};
inline constexpr int kRecordStages = static_cast<int>(RecordStage::Copy) + 1;
QString words(RecordStage stage);

/// What a record holds.
enum class RecordTrait { Abstract, NoAbstract, FullText, Corrected, Incomplete };
inline constexpr int kRecordTraits = static_cast<int>(RecordTrait::Incomplete) + 1;
QString words(RecordTrait trait);

/// What a list is narrowed to; empty parts do not restrict. Inside a part one of the values is enough
/// (traits: all must hold). Copies are left out unless their stage or a box of the flow is asked for.
struct RecordFilter {
    QString text{};
    QString box{}; ///< a box of the flow, see recordsInBox()
    QSet<RecordStage> stages{};
    QSet<qint32> sources{};
    int yearFrom = 0; ///< 0 = open
    int yearTo = 0;
    QSet<RecordTrait> traits{};
    QSet<QString> tags{};

    bool operator==(const RecordFilter&) const = default;
};

enum class RecordSort { Import, Title, FirstAuthor, Year, Journal, Source, Stage, FullText };

struct SourceCount {
    qint32 source = 0;
    QString name{};
    int n = 0;
};

/// How many records each value would leave, all other parts of the filter applied.
struct RecordFacets {
    int stages[kRecordStages] = {};
    QList<SourceCount> sources{}; ///< most first
    QMap<int, int> years{};
    int traits[kRecordTraits] = {};
    QMap<QString, int> tags{};
};

struct RecordList {
    QList<RowId> ids{};
    RecordFacets facets{};
    int total = 0; ///< records that are no copies, unfiltered
};

/// A snapshot of all records for filtering; immutable, so it may be shared between threads.
class RecordIndex {
public:
    struct Data;

    /// Reads what filters need of all records (1,000,000: about a second).
    static Result<std::shared_ptr<const RecordIndex>> load(const Session& session);
    ~RecordIndex();
    Q_DISABLE_COPY_MOVE(RecordIndex)

    /// The records that a filter leaves, in an order, and the counts beside it. `session` is asked for the
    /// search and for text columns to sort by. Error: the search text cannot be read.
    Result<RecordList> list(const Session& session, const RecordFilter& filter, RecordSort sort,
                            bool descending) const;

    RecordStage stageOf(RowId record) const;
    bool hasFullText(RowId record) const;

private:
    explicit RecordIndex(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

/// Why records were excluded: the primary reason that counts, by record; those without a reason are left out.
Result<QHash<RowId, QString>> exclusionReasons(const Session& session, const QList<RowId>& records);

/// Tags of a record, by label.
Result<QStringList> tagsOf(const Session& session, RowId record);
/// All tags in use, by label.
Result<QStringList> tagsInUse(const Session& session);
/// Puts a tag on records, or takes it off, as one step.
Status tagRecords(Session& session, const QList<RowId>& records, const QString& label, bool on);

/// The acting reviewer's note on a record; "" removes it.
Result<QString> noteOn(const Session& session, RowId record);
Status setNote(Session& session, RowId record, const QString& text);

} // namespace plansift
