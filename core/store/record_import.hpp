// SPDX-License-Identifier: GPL-3.0-or-later
// Bringing the records of a file into the project: its batch, then the records in blocks as they come.
#pragma once

#include "core/model/import_batch.hpp"
#include "core/store/recorder.hpp"

#include <functional>

namespace plansift::store {

/// Where a file of records comes from.
struct BatchSource {
    QString name{};
    SourceKind kind = SourceKind::Database;
    QString searchedOn{}; ///< the day of the search, YYYY-MM-DD; "" = not told
};

/// Records as rows of their table.
using RecordRows = QList<QVariantList>;

/// How many records make a block.
constexpr qsizetype kRecordBlock = 512;

/// Takes records apart; most of the work beside the database's own, on whatever thread has time for it.
RecordRows rowsOf(const QList<Record>& records);

/// Gives the next block of rows; an empty one behind the last.
using RowSource = std::function<RecordRows()>;

/// Told how many records are written; return false to stop (everything is rolled back).
using Progress = std::function<bool(int done, int total)>;

/// Writes a file's batch and all its records; one event names the batch, none the records. The index for the
/// search is made with it.
Result<RowId> insertBatch(Recorder& recorder, const FileReading& file, const BatchSource& from,
                          const RowSource& next, const Progress& progress);

/// The same for records at hand.
Result<RowId> insertBatch(Recorder& recorder, const FileReading& file, const BatchSource& from,
                          const QList<Record>& records);

/// When a file with these bytes was imported, "" = never, or its import was taken back.
Result<QString> importedAt(const Database& database, const QString& sha256);

} // namespace plansift::store
