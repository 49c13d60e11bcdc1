// SPDX-License-Identifier: GPL-3.0-or-later
// Records of a review: bringing files in, looking, searching, correcting, marking duplicates.
#pragma once

#include "core/model/import_batch.hpp"
#include "core/model/record_fields.hpp"
#include "core/session/session.hpp"

namespace plansift {

/// Where one original of a record came from.
struct RecordOrigin {
    RowId record = 0;
    QString source{};
    QString file{};
    int line = 0;
    QString importedAt{};
    QString searchedOn{}; ///< the day of the search, YYYY-MM-DD; "" = not told
    QString reason{};     ///< why it counts as a copy, as reasonChips() reads it; empty for the record itself
};

/// A record with all its fields and where it came from. A record that stands for others shows what its
/// originals tell together; they themselves stay as they are.
struct RecordView {
    RowId id = 0;
    Record record{};
    Record original{}; ///< the same without corrections
    QString uid{};
    QString source{};
    QString file{};
    QString importedAt{};
    int line = 0;
    RowId duplicateOf = 0;
    QList<RecordOrigin> origins{}; ///< the record itself, then its copies
};

/// A file to bring in. `source` "" = the file's base name; `format` "" or "auto" = by content.
struct ImportFile {
    QString path{};
    QString source{};
    SourceKind kind = SourceKind::Database;
    QString format{};
    QString encoding{};          ///< "" = by content
    QString searchedOn{};        ///< the day of the search, YYYY-MM-DD; "" = not told
    bool repairMojibake = false; ///< take back a conversion that was done twice
    QStringList columns{};       ///< of a table: the field of each column; empty = by their names
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

/// Corrects a field of a record as one step; the original stays in the history. In a merged record the
/// corrected value is the one that counts.
Status correctField(Session& session, RowId id, const RecordField& field, const QString& text);

} // namespace plansift
