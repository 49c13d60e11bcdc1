// SPDX-License-Identifier: GPL-3.0-or-later
// Statements that insert a batch and its records.
#include "core/store/record_import.hpp"

#include "core/base/text.hpp"
#include "core/store/record_columns.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

/// Indexed by one statement: after each, FTS5 writes what it has collected, and merging many small parts
/// costs more than everything else.
constexpr int kRowsIndexed = 32 * kRecordBlock;

QString issuesText(const QList<ImportIssue>& issues)
{
    QJsonArray array;
    for (const ImportIssue& issue : issues)
        array.append(QJsonObject{{u"line"_s, issue.line},
                                 {u"severity"_s, static_cast<int>(issue.severity)},
                                 {u"text"_s, issue.text}});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

/// The names of the columns in the order of rowsOf(), with uid and batch before them.
QString insertStatement()
{
    QStringList names{u"uid"_s, u"batch_id"_s, u"line"_s};
    for (const auto& column : columnsOf({}))
        names += column.first;
    return u"INSERT INTO record(%1) VALUES(%2)"_s.arg(names.join(u", "_s),
                                                      QStringList(names.size(), u"?"_s).join(u','));
}

/// Adds the records from this id on to the full-text index (PostgreSQL's index follows the table).
Status indexFrom(const Database& database, RowId first)
{
    if (database.dialect().backend != Backend::Sqlite)
        return {};
    constexpr qint64 kCollected = qint64{64} << 20U; // bytes that FTS5 collects before it writes
    if (Status set = database.exec(u"INSERT INTO record_text(record_text, rank) VALUES('hashsize', ?)"_s,
                                   {kCollected});
        !set)
        return set;
    return database.exec(u"INSERT INTO record_text(rowid, title, abstract, authors, keywords, journal) "
                         "SELECT id, title, abstract, authors, keywords, journal FROM record WHERE id >= ?"_s,
                         {first});
}

/// Inserts rows; the id of the first.
Result<RowId> insertRows(Recorder& recorder, QSqlQuery& insert, RowId batch, const RecordRows& rows)
{
    RowId first = 0;
    for (const QVariantList& values : rows) {
        if (Status done = recorder.database().run(insert, QVariantList{recorder.newUid(), batch} + values);
            !done)
            return done.error();
        if (first == 0)
            first = insert.lastInsertId().toLongLong();
    }
    return first;
}

Status insertRecords(Recorder& recorder, RowId batch, const RowSource& next,
                     const std::function<bool(int done)>& goesOn)
{
    Result<QSqlQuery> insert = recorder.database().prepare(insertStatement());
    if (!insert)
        return insert.error();
    RowId unindexed = 0;
    int done = 0;
    int indexed = 0;
    for (RecordRows rows = next(); !rows.isEmpty(); rows = next()) {
        const Result<RowId> first = insertRows(recorder, *insert, batch, rows);
        if (!first)
            return first.error();
        if (unindexed == 0)
            unindexed = *first;
        done += static_cast<int>(rows.size());
        if (done - indexed >= kRowsIndexed) {
            if (Status put = indexFrom(recorder.database(), std::exchange(unindexed, 0)); !put)
                return put;
            indexed = done;
        }
        if (!goesOn(done))
            return makeError(ErrorCode::Cancelled,
                             QCoreApplication::translate("store", "the import was stopped"));
    }
    return unindexed == 0 ? Status() : indexFrom(recorder.database(), unindexed);
}

Result<RowId> sourceId(Recorder& recorder, const BatchSource& from)
{
    const Result<QVariant> known = recorder.database().scalar(
        u"SELECT id FROM source WHERE name = ? AND kind = ?"_s, {from.name, keyOf(from.kind)});
    if (!known)
        return known.error();
    if (known->isValid())
        return known->toLongLong();
    return recorder.insert(u"source"_s, {{u"name"_s, from.name}, {u"kind"_s, keyOf(from.kind)}});
}

} // namespace

RecordRows rowsOf(const QList<Record>& records)
{
    RecordRows rows;
    rows.reserve(records.size());
    for (const Record& record : records) {
        QVariantList values{record.line};
        for (const auto& column : columnsOf(record))
            values += column.second;
        rows.append(std::move(values));
    }
    return rows;
}

Result<RowId> insertBatch(Recorder& recorder, const FileReading& file, const BatchSource& from,
                          const RowSource& next, const Progress& progress)
{
    const Result<RowId> source = sourceId(recorder, from);
    if (!source)
        return source;
    const ReadSummary& summary = file.summary;
    const Result<RowId> batch =
        recorder.insert(u"import_batch"_s, {{u"source_id"_s, *source},
                                            {u"file"_s, QFileInfo(file.path).fileName()},
                                            {u"sha256"_s, file.sha256},
                                            {u"format"_s, file.format},
                                            {u"encoding"_s, summary.encoding},
                                            {u"found"_s, summary.found},
                                            {u"imported"_s, summary.imported},
                                            {u"incomplete"_s, summary.incomplete},
                                            {u"refused"_s, summary.refused},
                                            {u"issues"_s, issuesText(summary.issues)},
                                            {u"imported_at"_s, recorder.now()},
                                            {u"searched_on"_s, from.searchedOn},
                                            {u"withdrawn"_s, 0}});
    if (!batch)
        return batch;
    const auto goesOn = [&](int done) { return !progress || progress(done, summary.imported); };
    if (Status done = insertRecords(recorder, *batch, next, goesOn); !done)
        return done.error();
    return batch;
}

Result<RowId> insertBatch(Recorder& recorder, const FileReading& file, const BatchSource& from,
                          const QList<Record>& records)
{
    qsizetype at = 0;
    const RowSource next = [&records, &at] {
        const QList<Record> block = records.mid(std::exchange(at, at + kRecordBlock), kRecordBlock);
        return rowsOf(block);
    };
    return insertBatch(recorder, file, from, next, {});
}

Result<QString> importedAt(const Database& database, const QString& sha256)
{
    const Result<QVariant> at = database.scalar(
        u"SELECT imported_at FROM import_batch WHERE sha256 = ? AND withdrawn = 0"_s, {sha256});
    return at ? Result<QString>(at->toString()) : Result<QString>(at.error());
}

} // namespace plansift::store
