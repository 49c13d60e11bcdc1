// SPDX-License-Identifier: GPL-3.0-or-later
// Records in the project: bulk insertion with their batch, reading, finding, marking duplicates.
#pragma once

#include "core/model/import_batch.hpp"
#include "core/store/recorder.hpp"

#include <functional>

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

/// Told how many records are written; return false to stop (everything is rolled back).
using Progress = std::function<bool(int done, int total)>;

/// The row of a table whose uid/name/... equals a text, or 0. `table` and `column` are code constants.
Result<RowId> findId(const Database& database, const QString& table, const QString& column,
                     const QVariant& value);

/// The reviewer of this name, made when new.
Result<RowId> reviewerId(Recorder& recorder, const QString& name);

Result<QStringList> reviewerNames(const Database& database);

/// Where a file of records comes from.
struct BatchSource {
    QString name{};
    SourceKind kind = SourceKind::Database;
    QString searchedOn{}; ///< the day of the search, YYYY-MM-DD; "" = not told
};

/// Writes a file's batch and all its records; one event names the batch, none the records.
Result<RowId> insertBatch(Recorder& recorder, const ImportedFile& file, const BatchSource& from,
                          const Progress& progress);

/// When a file with these bytes was imported, "" = never, or its import was taken back.
Result<QString> importedAt(const Database& database, const QString& sha256);

/// Live records (not of a withdrawn batch), with duplicates or without, by id.
Result<QList<RowId>> recordIds(const Database& database, bool withDuplicates);
Result<QList<RecordLine>> recordLines(const Database& database, const QList<RowId>& ids);
Result<StoredRecord> readRecord(const Database& database, RowId id);
Result<qint64> countRecords(const Database& database);

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
