// SPDX-License-Identifier: GPL-3.0-or-later
// Use cases on records.
#include "core/session/records.hpp"

#include "core/base/text.hpp"
#include "core/dedupe/merge.hpp"
#include "core/session/import_preview.hpp"
#include "core/session/row_stream.hpp"
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

Status writeFile(store::Recorder& recorder, const ImportPreview& preview, const store::Progress& progress)
{
    const ImportFile& asked = preview.asked;
    const QString source = asked.source.isEmpty() ? QFileInfo(asked.path).completeBaseName() : asked.source;
    RowStream rows(*preview.file);
    const Result<RowId> batch = store::insertBatch(
        recorder, preview.reading, {source, asked.kind, asked.searchedOn}, [&rows] { return rows.next(); },
        progress);
    return batch ? Status() : Status(batch.error());
}

Status writeFiles(Session& session, const QList<ImportPreview>& readable, const store::Progress& progress)
{
    return session.change(Text::tr("Import %1 file(s)").arg(readable.size()),
                          [&](store::Recorder& recorder) -> Status {
                              for (const ImportPreview& preview : readable)
                                  if (Status done = writeFile(recorder, preview, progress); !done)
                                      return done;
                              return {};
                          });
}

/// Writes what can be read, and reports on all files.
Result<ImportReport> importPreviewed(Session& session, const QList<ImportPreview>& previews, bool write,
                                     const store::Progress& progress)
{
    ImportReport report;
    QList<ImportPreview> readable;
    for (const ImportPreview& preview : previews) {
        report.files.append(
            {preview.asked.path, preview.reading.format, preview.reading.summary, preview.error});
        if (preview.error)
            continue;
        readable.append(preview);
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

/// What the members of a group tell together, as their reviewers chose.
Record mergedRecord(const QList<Record>& members, const QList<RowId>& group,
                    const QList<MergeChoice>& choices)
{
    Record merged = dedupe::mergeRecords(members, 0).record;
    for (const MergeChoice& choice : choices)
        for (const RecordField& field : recordFields())
            if (const qsizetype at = group.indexOf(choice.from); field.key == choice.field && at >= 0)
                merged = withFieldOf(merged, field, members.at(at));
    return merged;
}

/// Adds what the copies of a record tell, to its view.
Status addCopies(const store::Database& database, const QList<RowId>& group, RecordView& view)
{
    const Result<QList<MergeChoice>> choices = store::mergeChoices(database, view.id);
    if (!choices)
        return choices.error();
    QList<Record> members{view.record};
    QList<Record> originals{view.original};
    for (const RowId copy : group.mid(1)) {
        const Result<store::StoredRecord> other = store::readRecord(database, copy);
        const Result<Record> original = store::originalRecord(database, copy);
        const Result<DuplicateLink> link = store::linkOf(database, copy);
        if (!other || !original)
            return other ? original.error() : other.error();
        if (!link)
            return link.error();
        members += other->record;
        originals += *original;
        view.origins += originOf(copy, *other, link->reason);
    }
    view.record = mergedRecord(members, group, *choices);
    view.original = mergedRecord(originals, group, *choices);
    return {};
}

} // namespace

Result<RecordView> recordView(const Session& session, RowId id)
{
    const store::Database& database = session.database();
    const Result<store::StoredRecord> stored = store::readRecord(database, id);
    const Result<Record> original = store::originalRecord(database, id);
    if (!stored || !original)
        return stored ? original.error() : stored.error();
    const store::Provenance& from = stored->provenance;
    RecordView view{id,
                    stored->record,
                    *original,
                    from.uid,
                    from.source,
                    from.file,
                    from.importedAt,
                    from.line,
                    stored->duplicateOf,
                    {originOf(id, *stored, {})}};
    const Result<QList<RowId>> group = store::groupOf(database, id);
    if (!group)
        return group.error();
    if (group->size() > 1 && group->constFirst() == id)
        if (const Status added = addCopies(database, *group, view); !added)
            return added.error();
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
