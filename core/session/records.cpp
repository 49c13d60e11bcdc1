// SPDX-License-Identifier: GPL-3.0-or-later
// Use cases on records.
#include "core/session/records.hpp"

#include "core/base/text.hpp"
#include "core/dedupe/merge.hpp"
#include "core/session/import_preview.hpp"
#include "core/store/duplicate_repo.hpp"
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

/// A warning that the same bytes were imported before.
ImportIssue repeated(const QString& importedAt)
{
    return {
        0, Severity::Warning,
        Text::tr("this file was imported before, on %1; undo one of the two imports if this was not intended")
            .arg(importedAt.left(10))};
}

/// A file as read, and how it was asked for.
struct ReadFile {
    ImportFile asked{};
    const ImportedFile* content = nullptr;
};

Status writeFiles(Session& session, const QList<ReadFile>& files, const store::Progress& progress)
{
    return session.change(
        Text::tr("Import %1 file(s)").arg(files.size()), [&](store::Recorder& recorder) -> Status {
            for (const ReadFile& file : files) {
                const QString source = file.asked.source.isEmpty()
                                           ? QFileInfo(file.asked.path).completeBaseName()
                                           : file.asked.source;
                const Result<RowId> batch = store::insertBatch(
                    recorder, *file.content, {source, file.asked.kind, file.asked.searchedOn}, progress);
                if (!batch)
                    return batch.error();
            }
            return {};
        });
}

/// Writes what can be read, and reports on all files.
Result<ImportReport> importPreviewed(Session& session, const QList<ImportPreview>& previews, bool write,
                                     const store::Progress& progress)
{
    ImportReport report;
    QList<ReadFile> readable;
    for (const ImportPreview& preview : previews) {
        report.files.append(
            {preview.asked.path, preview.content.format, preview.content.summary, preview.error});
        if (preview.error)
            continue;
        readable.append({preview.asked, &preview.content});
        if (!preview.importedBefore.isEmpty())
            report.files.last().summary.issues.prepend(repeated(preview.importedBefore));
    }
    if (write && !readable.isEmpty())
        if (Status done = writeFiles(session, readable, progress); !done)
            return done.error();
    const Result<qint64> total = store::countRecords(session.database());
    if (!total)
        return total.error();
    report.recordsTotal = *total;
    return report;
}

} // namespace

bool ImportReport::allRead() const
{
    return std::none_of(files.begin(), files.end(),
                        [](const ImportedFileReport& f) { return f.error.has_value(); });
}

Result<ImportReport> importFiles(Session& session, const ImportRequest& request)
{
    QList<ImportPreview> previews;
    for (const ImportFile& asked : request.files)
        previews += readForImport(session, asked);
    return importPreviewed(session, previews, !request.dryRun, request.progress);
}

Result<ImportReport> importPreviews(Session& session, const QList<ImportPreview>& previews,
                                    const std::function<bool(int done, int total)>& progress)
{
    return importPreviewed(session, previews, true, progress);
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

namespace {

RecordOrigin originOf(RowId id, const store::StoredRecord& stored, const QString& reason)
{
    const store::Provenance& from = stored.provenance;
    return {id, from.source, from.file, from.line, from.importedAt, from.searchedOn, reason};
}

/// What the originals of a group tell together, as their reviewers chose.
Result<Record> mergedRecord(const store::Database& database, const QList<RowId>& group,
                            const QList<Record>& originals)
{
    const Result<QList<MergeChoice>> choices = store::mergeChoices(database, group.constFirst());
    if (!choices)
        return choices.error();
    Record merged = dedupe::mergeRecords(originals, 0).record;
    for (const MergeChoice& choice : *choices)
        for (const RecordField& field : recordFields())
            if (const qsizetype at = group.indexOf(choice.from); field.key == choice.field && at >= 0)
                merged = withFieldOf(merged, field, originals.at(at));
    return merged;
}

} // namespace

Result<RecordView> recordView(const Session& session, RowId id)
{
    const store::Database& database = session.database();
    const Result<store::StoredRecord> stored = store::readRecord(database, id);
    if (!stored)
        return stored.error();
    const store::Provenance& from = stored->provenance;
    RecordView view{id,          stored->record,      from.uid,
                    from.source, from.file,           from.importedAt,
                    from.line,   stored->duplicateOf, {originOf(id, *stored, {})}};
    const Result<QList<RowId>> group = store::groupOf(database, id);
    if (!group)
        return group.error();
    if (group->size() == 1 || group->constFirst() != id)
        return view;
    QList<Record> originals{stored->record};
    for (const RowId copy : group->mid(1)) {
        const Result<store::StoredRecord> other = store::readRecord(database, copy);
        const Result<DuplicateLink> link = store::linkOf(database, copy);
        if (!other || !link)
            return other ? link.error() : other.error();
        originals += other->record;
        view.origins += originOf(copy, *other, link->reason);
    }
    Result<Record> merged = mergedRecord(database, *group, originals);
    if (!merged)
        return merged.error();
    view.record = std::move(*merged);
    return view;
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

Status correctField(Session& session, RowId id, const RecordField& field, const QString& text)
{
    const Result<store::StoredRecord> stored = store::readRecord(session.database(), id);
    const Result<QList<RowId>> group = store::groupOf(session.database(), id);
    if (!stored || !group)
        return stored ? group.error() : stored.error();
    return session.change(
        Text::tr("Correct %1 of record %2").arg(field.label).arg(id),
        [&](store::Recorder& recorder) -> Status {
            if (Status done = store::correctRecord(recorder, id, withFieldText(stored->record, field, text));
                !done)
                return done;
            return group->size() > 1 ? store::putMergeChoice(recorder, group->constFirst(), {field.key, id})
                                     : Status();
        });
}

} // namespace plansift
