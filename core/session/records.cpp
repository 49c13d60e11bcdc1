// SPDX-License-Identifier: GPL-3.0-or-later
// Use cases on records.
#include "core/session/records.hpp"

#include "core/base/text.hpp"
#include "core/formats/format.hpp"
#include "core/store/record_repo.hpp"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

/// Adds a warning when the same bytes were imported before.
Status warnOfRepeat(const store::Database& database, ImportedFile& file)
{
    const Result<QVariant> before = database.scalar(
        u"SELECT imported_at FROM import_batch WHERE sha256 = ? AND withdrawn = 0"_s, {file.sha256});
    if (!before)
        return before.error();
    if (before->isValid())
        file.summary.issues.prepend({0, Severity::Warning,
                                     Text::tr("this file was imported before, on %1; undo one of the two "
                                              "imports if this was not intended")
                                         .arg(before->toString().left(10))});
    return {};
}

/// A file as read, and how it was asked for.
struct ReadFile {
    ImportedFile content{};
    const ImportFile* asked = nullptr;
};

Status writeFiles(Session& session, const ImportRequest& request, const QList<ReadFile>& files)
{
    return session.change(
        Text::tr("Import %1 file(s)").arg(files.size()), [&](store::Recorder& recorder) -> Status {
            for (const ReadFile& file : files) {
                const QString source = file.asked->source.isEmpty()
                                           ? QFileInfo(file.asked->path).completeBaseName()
                                           : file.asked->source;
                const Result<RowId> batch =
                    store::insertBatch(recorder, file.content, source, file.asked->kind, request.progress);
                if (!batch)
                    return batch.error();
            }
            return {};
        });
}

} // namespace

bool ImportReport::allRead() const
{
    return std::none_of(files.begin(), files.end(),
                        [](const ImportedFileReport& f) { return f.error.has_value(); });
}

Result<ImportReport> importFiles(Session& session, const ImportRequest& request)
{
    ImportReport report;
    QList<ReadFile> readable;
    for (const ImportFile& asked : request.files) {
        Result<ImportedFile> file = formats::readFile(asked.path, asked.format);
        if (!file) {
            report.files.append({asked.path, {}, {}, file.error()});
            continue;
        }
        if (Status fine = warnOfRepeat(session.database(), *file); !fine)
            return fine.error();
        report.files.append({asked.path, file->format, file->summary, {}});
        readable.append({std::move(*file), &asked});
    }
    if (!request.dryRun && !readable.isEmpty())
        if (Status done = writeFiles(session, request, readable); !done)
            return done.error();
    const Result<qint64> total = store::countRecords(session.database());
    if (!total)
        return total.error();
    report.recordsTotal = *total;
    return report;
}

Result<qint64> recordTotal(const Session& session)
{
    return store::countRecords(session.database());
}

Result<QList<RowId>> recordIds(const Session& session, bool withDuplicates)
{
    return store::recordIds(session.database(), withDuplicates);
}

Result<QList<RecordLine>> recordLines(const Session& session, const QList<RowId>& ids)
{
    return store::recordLines(session.database(), ids);
}

Result<RecordView> recordView(const Session& session, RowId id)
{
    const Result<store::StoredRecord> stored = store::readRecord(session.database(), id);
    if (!stored)
        return stored.error();
    const store::Provenance& from = stored->provenance;
    return RecordView{id,        stored->record,  from.uid,  from.source,
                      from.file, from.importedAt, from.line, stored->duplicateOf};
}

Result<QList<RowId>> searchRecords(const Session& session, const QString& text)
{
    return store::search(session.database(), text);
}

Result<QList<RowId>> recordsNamed(const Session& session, const QString& text)
{
    return store::recordsNamed(session.database(), text);
}

Result<Record> originalRecord(const Session& session, RowId id)
{
    return store::originalRecord(session.database(), id);
}

Status correctRecord(Session& session, RowId id, const Record& corrected)
{
    return session.change(Text::tr("Correct record %1").arg(id), [&](store::Recorder& recorder) {
        return store::correctRecord(recorder, id, corrected);
    });
}

} // namespace plansift
