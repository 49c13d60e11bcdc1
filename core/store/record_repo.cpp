// SPDX-License-Identifier: GPL-3.0-or-later
// Statements on records.
#include "core/store/record_repo.hpp"

#include "core/base/text.hpp"
#include "core/model/record_json.hpp"
#include "core/store/id_list.hpp"
#include "core/store/record_columns.hpp"
#include "core/store/search_text.hpp"

#include <QCoreApplication>
#include <QHash>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

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

Result<RowId> insertOrFind(Recorder& recorder, const QString& table, const QString& column,
                           const Columns& values)
{
    const Result<RowId> known = findId(recorder.database(), table, column, values.constFirst().second);
    if (!known || *known != 0)
        return known;
    return recorder.insert(table, values);
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

Result<qint64> countRecords(const Database& database, RowId after)
{
    const Result<QVariant> n = database.scalar(u"SELECT COUNT(*)"_s + kAllLive + u"AND r.id > ?"_s, {after});
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
