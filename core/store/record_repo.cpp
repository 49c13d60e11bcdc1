// SPDX-License-Identifier: GPL-3.0-or-later
// Statements on records, batches and duplicates.
#include "core/store/record_repo.hpp"

#include "core/base/text.hpp"
#include "core/model/record_json.hpp"
#include "core/store/id_list.hpp"
#include "core/store/search_text.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <future>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

constexpr QStringView kInsertRecord =
    u"INSERT INTO record(uid, batch_id, line, type, title, title_key, authors, year, journal, volume, issue, "
    u"pages, doi, "
    "doi_key, pmid, abstract, keywords, incomplete, has_abstract, details) "
    "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

constexpr QStringView kLive = u" JOIN import_batch b ON b.id = r.batch_id AND b.withdrawn = 0 ";

// All live records by the index of batches: records are large, their table is not walked through.
constexpr QStringView kAllLive =
    u" FROM import_batch b CROSS JOIN record r WHERE r.batch_id = b.id AND b.withdrawn = 0 ";

// The record that stands for record r. As a join it would be computed for all duplicates first.
const QString kCopyOf =
    u"(SELECT d.of_record_id FROM duplicate d JOIN record o ON o.id = d.of_record_id "
    "JOIN import_batch ob ON ob.id = o.batch_id WHERE d.record_id = r.id AND ob.withdrawn = 0)"_s;

const QString kReadRecord =
    u"SELECT r.details, r.uid, s.name, b.file, b.imported_at, r.line, COALESCE(%1, 0), "
    "r.title, r.abstract, b.searched_on FROM record r JOIN import_batch b ON b.id = r.batch_id "
    "JOIN source s ON s.id = b.source_id WHERE r.id = ?"_s.arg(kCopyOf);

/// Of the records whose ids stand for %1.
const QString kLines = u"SELECT r.id, r.title, r.authors, r.year, r.journal, s.name, "_s + kCopyOf +
                       u" IS NOT NULL FROM record r JOIN import_batch b ON b.id = r.batch_id JOIN source s "
                       u"ON s.id = b.source_id "
                       "WHERE r.id IN (%1)"_s;

QString jsonText(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString issuesText(const QList<ImportIssue>& issues)
{
    QJsonArray array;
    for (const ImportIssue& issue : issues)
        array.append(QJsonObject{{u"line"_s, issue.line},
                                 {u"severity"_s, static_cast<int>(issue.severity)},
                                 {u"text"_s, issue.text}});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

/// What the columns of their own do not hold. A single abstract, the title and the line would stand in the
/// file twice.
QJsonObject detailsOf(const Record& record)
{
    QJsonObject details = toJson(record);
    details.remove(u"title"_s);
    details.remove(u"line"_s);
    if (record.abstracts.size() == 1)
        details.remove(u"abstract"_s);
    return details;
}

/// The columns that hold what a list, a search or a join needs; the whole record stands in `details`.
Columns columnsOf(const Record& record)
{
    return {{u"type"_s, record.type},
            {u"title"_s, record.title},
            {u"title_key"_s, foldText(record.title)},
            {u"authors"_s, authorLine(record)},
            {u"year"_s, record.year},
            {u"journal"_s, record.journal.isEmpty() ? record.journalAbbrev : record.journal},
            {u"volume"_s, record.volume},
            {u"issue"_s, record.issue},
            {u"pages"_s, record.pages},
            {u"doi"_s, record.doi},
            {u"doi_key"_s, record.doi.isEmpty() ? QString() : normalDoi(record.doi)},
            {u"pmid"_s, record.pmid},
            {u"abstract"_s, record.abstracts.join(u"\n\n"_s)},
            {u"keywords"_s, record.keywords.join(u"; "_s)},
            {u"incomplete"_s, isIncomplete(record) ? 1 : 0},
            {u"has_abstract"_s, record.abstracts.isEmpty() ? 0 : 1},
            {u"details"_s, jsonText(detailsOf(record))}};
}

Result<RowId> insertOrFind(Recorder& recorder, const QString& table, const QString& column,
                           const Columns& values)
{
    const Result<RowId> known = findId(recorder.database(), table, column, values.constFirst().second);
    if (!known || *known != 0)
        return known;
    return recorder.insert(table, values);
}

constexpr qsizetype kRowsAhead = 512; // prepared beside the writing
/// Indexed by one statement: after each, FTS5 writes what it has collected, and merging many small parts
/// costs more than everything else.
constexpr qsizetype kRowsIndexed = 32 * kRowsAhead;

/// Values of the columns of some records, in the order of kInsertRecord behind uid and batch.
QList<QVariantList> valuesOf(const Record* first, qsizetype count)
{
    QList<QVariantList> rows;
    rows.reserve(count);
    for (const Record* record = first; record != first + count; ++record) {
        QVariantList values{record->line};
        for (const auto& column : columnsOf(*record))
            values += column.second;
        rows.append(std::move(values));
    }
    return rows;
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

/// Inserts prepared rows; the id of the first.
Result<RowId> insertRows(Recorder& recorder, QSqlQuery& insert, RowId batch, const QList<QVariantList>& rows)
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

/// Prepares the next rows on another thread while the database writes the ones before.
Status insertRecords(Recorder& recorder, RowId batch, const QList<Record>& records, const Progress& progress)
{
    Result<QSqlQuery> insert = recorder.database().prepare(kInsertRecord.toString());
    if (!insert)
        return insert.error();
    const auto prepare = [&records](qsizetype from) {
        return std::async(std::launch::async, valuesOf, records.constData() + from,
                          std::min(kRowsAhead, records.size() - from));
    };
    std::future<QList<QVariantList>> next = prepare(0);
    RowId unindexed = 0;
    for (qsizetype from = 0; from < records.size(); from += kRowsAhead) {
        const QList<QVariantList> rows = next.get();
        if (from + kRowsAhead < records.size())
            next = prepare(from + kRowsAhead);
        const Result<RowId> first = insertRows(recorder, *insert, batch, rows);
        if (!first)
            return first.error();
        if (unindexed == 0)
            unindexed = *first;
        const qsizetype done = from + rows.size();
        if (done == records.size() || done % kRowsIndexed == 0)
            if (Status indexed = indexFrom(recorder.database(), std::exchange(unindexed, 0)); !indexed)
                return indexed;
        if (progress && !progress(static_cast<int>(done), static_cast<int>(records.size())))
            return makeError(ErrorCode::Cancelled,
                             QCoreApplication::translate("store", "the import was stopped"));
    }
    return {};
}

QList<RowId> idList(Rows& rows)
{
    QList<RowId> ids;
    while (rows.next())
        ids += rows.integer(0);
    return ids;
}

Result<QList<RowId>> idQuery(const Database& database, const QString& sql, const QVariantList& values)
{
    Result<Rows> rows = database.query(sql, values);
    if (!rows)
        return rows.error();
    return idList(*rows);
}

/// Records whose text matches, of withdrawn imports too.
Result<QList<RowId>> matches(const Database& database, const QString& expression)
{
    if (database.dialect().backend == Backend::Postgres)
        return idsOf(database,
                     u"SELECT id FROM record WHERE to_tsvector('simple', title || ' ' || abstract || ' ' || "
                     "authors || ' ' || keywords || ' ' || journal) @@ to_tsquery('simple', ?)"_s,
                     {expression});
    return idsOf(database, u"SELECT rowid AS id FROM record_text WHERE record_text MATCH ?"_s, {expression});
}

Error noSuchRecord(RowId id)
{
    return makeError(ErrorCode::Input, QCoreApplication::translate("store", "there is no record %1").arg(id));
}

} // namespace

Result<RowId> findId(const Database& database, const QString& table, const QString& column,
                     const QVariant& value)
{
    const Result<QVariant> id =
        database.scalar(u"SELECT id FROM %1 WHERE %2 = ?"_s.arg(table, column), {value});
    if (!id)
        return id.error();
    return id->toLongLong();
}

Result<RowId> reviewerId(Recorder& recorder, const QString& name)
{
    return insertOrFind(recorder, u"reviewer"_s, u"name"_s, {{u"name"_s, name}});
}

Result<QStringList> reviewerNames(const Database& database)
{
    Result<Rows> rows = database.query(u"SELECT name FROM reviewer ORDER BY id"_s);
    if (!rows)
        return rows.error();
    QStringList names;
    while (rows->next())
        names += rows->text(0);
    return names;
}

Result<RowId> insertBatch(Recorder& recorder, const ImportedFile& file, const BatchSource& from,
                          const Progress& progress)
{
    const Result<QVariant> known = recorder.database().scalar(
        u"SELECT id FROM source WHERE name = ? AND kind = ?"_s, {from.name, keyOf(from.kind)});
    if (!known)
        return known.error();
    const Result<RowId> source =
        known->isValid()
            ? Result<RowId>(known->toLongLong())
            : recorder.insert(u"source"_s, {{u"name"_s, from.name}, {u"kind"_s, keyOf(from.kind)}});
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
    if (Status done = insertRecords(recorder, *batch, file.records, progress); !done)
        return done.error();
    return batch;
}

Result<QString> importedAt(const Database& database, const QString& sha256)
{
    const Result<QVariant> at = database.scalar(
        u"SELECT imported_at FROM import_batch WHERE sha256 = ? AND withdrawn = 0"_s, {sha256});
    return at ? Result<QString>(at->toString()) : Result<QString>(at.error());
}

Result<QList<RowId>> recordIds(const Database& database, bool withDuplicates)
{
    const QString kept = withDuplicates ? QString() : u"AND r.id NOT IN (SELECT d.record_id FROM copy d) "_s;
    return idsOf(database, u"SELECT r.id"_s + kAllLive + kept);
}

Result<QList<RecordLine>> recordLines(const Database& database, const QList<RowId>& ids)
{
    constexpr qsizetype kAtOnce = 500;
    QHash<RowId, RecordLine> found;
    for (qsizetype from = 0; from < ids.size(); from += kAtOnce) {
        QStringList numbers;
        for (const RowId id : ids.mid(from, kAtOnce))
            numbers += QString::number(id);
        Result<Rows> rows = database.query(kLines.arg(numbers.join(u',')));
        if (!rows)
            return rows.error();
        while (rows->next())
            found.insert(rows->integer(0),
                         {rows->integer(0), rows->text(1), rows->text(2), static_cast<int>(rows->integer(3)),
                          rows->text(4), rows->text(5), rows->value(6).toBool()});
    }
    QList<RecordLine> lines;
    for (const RowId id : ids)
        if (const auto line = found.constFind(id); line != found.constEnd())
            lines += *line;
    return lines;
}

Result<StoredRecord> readRecord(const Database& database, RowId id)
{
    Result<Rows> rows = database.query(kReadRecord, {id});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return noSuchRecord(id);
    StoredRecord stored;
    stored.id = id;
    stored.record = unpack({id, 0, rows->text(7), rows->text(8), rows->text(0)});
    stored.provenance = {
        rows->text(1), rows->text(2), rows->text(3), rows->text(4), static_cast<int>(rows->integer(5)),
        rows->text(9)};
    stored.duplicateOf = rows->integer(6);
    return stored;
}

Result<QList<PackedRecord>> packedRecords(const Database& database, RowId after, int most)
{
    Result<Rows> rows = database.query(
        u"SELECT r.id, r.batch_id, r.title, r.abstract, r.details FROM record r JOIN import_batch b "
        "ON b.id = r.batch_id WHERE r.id > ? AND b.withdrawn = 0 ORDER BY r.id LIMIT ?"_s,
        {after, most});
    if (!rows)
        return rows.error();
    QList<PackedRecord> records;
    records.reserve(most);
    while (rows->next())
        records.append({rows->integer(0), rows->integer(1), rows->text(2), rows->text(3), rows->text(4)});
    return records;
}

Record unpack(const PackedRecord& packed)
{
    Record record = recordFromJson(QJsonDocument::fromJson(packed.details.toUtf8()).object());
    record.title = packed.title;
    if (record.abstracts.isEmpty() && !packed.abstract.isEmpty())
        record.abstracts = {packed.abstract};
    return record;
}

Result<qint64> countRecords(const Database& database)
{
    const Result<QVariant> n = database.scalar(u"SELECT COUNT(*)"_s + kAllLive);
    return n ? Result<qint64>(n->toLongLong()) : Result<qint64>(n.error());
}

Result<QList<RowId>> recordsNamed(const Database& database, const QString& text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    const QString doi = normalDoi(text);
    const QString from = u"SELECT r.id FROM record r"_s + kLive;
    if (!doi.isEmpty())
        return idQuery(database, from + u"WHERE r.doi_key = ? AND r.doi_key <> '' ORDER BY r.id"_s, {doi});
    if (!isNumber)
        return idQuery(database, from + u"WHERE r.uid = ?"_s, {text});
    const Result<QList<RowId>> byId =
        idQuery(database, from + u"WHERE r.id = ?"_s, QVariantList{QVariant(number)});
    if (!byId || !byId->isEmpty())
        return byId;
    return idQuery(database, from + u"WHERE r.pmid = ? AND r.pmid <> '' ORDER BY r.id"_s, {text});
}

Result<QList<RowId>> search(const Database& database, const QString& text)
{
    const Result<QString> expression = searchExpression(text, database.dialect().backend);
    if (!expression)
        return expression.error();
    if (expression->isEmpty())
        return QList<RowId>();
    // Records of withdrawn imports stay in the index; few or none, so they are taken out here.
    Result<QList<RowId>> hits = matches(database, *expression);
    const Result<QList<RowId>> withdrawn =
        idQuery(database,
                u"SELECT r.id FROM import_batch b CROSS JOIN record r WHERE r.batch_id = b.id AND "
                "b.withdrawn = 1"_s,
                {});
    if (!hits || !withdrawn)
        return hits ? withdrawn : hits;
    const QSet<RowId> gone(withdrawn->begin(), withdrawn->end());
    if (!gone.isEmpty())
        hits->removeIf([&gone](RowId id) { return gone.contains(id); });
    return hits;
}

Result<Record> originalRecord(const Database& database, RowId id)
{
    Result<Rows> now =
        database.query(u"SELECT title, abstract, details, uid FROM record WHERE id = ?"_s, {id});
    if (!now)
        return now.error();
    if (!now->next())
        return noSuchRecord(id);
    PackedRecord packed{id, 0, now->text(0), now->text(1), now->text(2)};
    Result<Rows> changes = database.query(
        u"SELECT before FROM event WHERE subject = ? AND kind = 'record.update' ORDER BY seq DESC"_s,
        {now->text(3)});
    if (!changes)
        return changes.error();
    while (changes->next()) {
        const QJsonObject before = QJsonDocument::fromJson(changes->text(0).toUtf8()).object();
        packed.title = before.value(u"title"_s).toString(packed.title);
        packed.abstract = before.value(u"abstract"_s).toString(packed.abstract);
        packed.details = before.value(u"details"_s).toString(packed.details);
    }
    return unpack(packed);
}

Status correctRecord(Recorder& recorder, RowId id, const Record& corrected)
{
    return recorder.update(u"record"_s, id, columnsOf(corrected) + Columns{{u"corrected"_s, 1}});
}

} // namespace plansift::store
