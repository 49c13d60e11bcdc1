// SPDX-License-Identifier: GPL-3.0-or-later
// Records in the project: reading, finding, correcting.
#pragma once

#include "core/model/record.hpp"
#include "core/store/recorder.hpp"

namespace plansift::store {

/// Where a record came from.
struct Provenance {
    QString uid{};
    QString source{};
    QString file{};
    QString importedAt{};
    int line = 0;
    QString searchedOn{}; ///< YYYY-MM-DD, "" = not told
};

/// A record in the project: all fields and where it came from.
struct StoredRecord {
    RowId id = 0;
    Record record{};
    Provenance provenance{};
    RowId duplicateOf = 0;
};

/// The row of a table whose uid/name/... equals a text, or 0. `table` and `column` are code constants.
Result<RowId> findId(const Database& database, const QString& table, const QString& column,
                     const QVariant& value);

/// The reviewer of this name, made when new.
Result<RowId> reviewerId(Recorder& recorder, const QString& name);

Result<QStringList> reviewerNames(const Database& database);

/// Live records (not of a withdrawn batch), with duplicates or without, by id.
Result<QList<RowId>> recordIds(const Database& database, bool withDuplicates);
Result<QList<RecordLine>> recordLines(const Database& database, const QList<RowId>& ids);
Result<StoredRecord> readRecord(const Database& database, RowId id);
/// Live records, of those behind `after` only.
Result<qint64> countRecords(const Database& database, RowId after = 0);

/// Live records that a user's text names: a row number, uid, DOI or PMID.
Result<QList<RowId>> recordsNamed(const Database& database, const QString& text);

/// Ids of live records that a search text finds (searchExpression() says what may be typed), by id.
Result<QList<RowId>> search(const Database& database, const QString& text);

/// What the file holds of a record before its fields are taken apart (which may happen on another thread).
struct PackedRecord {
    RowId id = 0;
    RowId batch = 0;
    QString title{};
    QString abstract{};
    QString details{};
};

/// Live records with an id above `after`, by id, at most so many.
Result<QList<PackedRecord>> packedRecords(const Database& database, RowId after, int most);
Record unpack(const PackedRecord& packed);

/// The record as it was imported, all corrections taken out.
Result<Record> originalRecord(const Database& database, RowId id);

/// Changes fields of a record; the original stays in the history.
Status correctRecord(Recorder& recorder, RowId id, const Record& corrected);

} // namespace plansift::store
