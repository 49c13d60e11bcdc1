// SPDX-License-Identifier: GPL-3.0-or-later
// Records of a review: bringing files in, looking, searching, correcting, marking duplicates.
#pragma once

#include "core/model/import_batch.hpp"
#include "core/session/session.hpp"

namespace plansift {

/// A record with all its fields and where it came from.
struct RecordView {
    RowId id = 0;
    Record record{};
    QString uid{};
    QString source{};
    QString file{};
    QString importedAt{};
    int line = 0;
    RowId duplicateOf = 0;
};

/// A file to bring in. `source` "" = the file's base name; `format` "" or "auto" = by content.
struct ImportFile {
    QString path{};
    QString source{};
    SourceKind kind = SourceKind::Database;
    QString format{};
};

struct ImportRequest {
    QList<ImportFile> files{};
    bool dryRun = false;
    std::function<bool(int done, int total)> progress{}; ///< of one file; return false to stop
};

/// What became of one file.
struct ImportedFileReport {
    QString path{};
    QString format{};
    ReadSummary summary{};
    std::optional<Error> error{}; ///< set when the file could not be read at all
};

struct ImportReport {
    QList<ImportedFileReport> files{};
    qint64 recordsTotal = 0;
    bool allRead() const;
};

/// Reads the files and writes all readable ones as one step. A file that cannot be read is reported and does
/// not keep the others out.
Result<ImportReport> importFiles(Session& session, const ImportRequest& request);

/// How many records the review has, duplicates counted.
Result<qint64> recordTotal(const Session& session);
/// Ids of all records in the order of their import.
Result<QList<RowId>> recordIds(const Session& session, bool withDuplicates = true);
Result<QList<RecordLine>> recordLines(const Session& session, const QList<RowId>& ids);
Result<RecordView> recordView(const Session& session, RowId id);
/// Records that a search finds, by id: words, "phrases", AND, OR, NOT, title:word. Error: the place in the
/// text that cannot be read.
Result<QList<RowId>> searchRecords(const Session& session, const QString& text);
/// Records named by row number, uid, DOI or PMID.
Result<QList<RowId>> recordsNamed(const Session& session, const QString& text);

/// The record as it was imported.
Result<Record> originalRecord(const Session& session, RowId id);
/// Corrects a record; the original stays in the history.
Status correctRecord(Session& session, RowId id, const Record& corrected);

} // namespace plansift
