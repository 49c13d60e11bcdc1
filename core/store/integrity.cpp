// SPDX-License-Identifier: GPL-3.0-or-later
// Checks of the project file.
#include "core/store/integrity.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlField>
#include <QSqlRecord>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

constexpr qsizetype kMostSentences = 20; // a torn file may have thousands of the same

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(check)
};

constexpr QStringView kBatches =
    u"SELECT b.file, b.found, b.imported, b.refused, (SELECT COUNT(*) FROM record r WHERE r.batch_id = b.id) "
    "FROM import_batch b ORDER BY b.id";

constexpr QStringView kChains =
    u"SELECT d.record_id, d.of_record_id FROM duplicate d JOIN duplicate e ON e.record_id = d.of_record_id";

// Tables whose rows are written one by one through the recorder. Records come in batches: their event is the
// batch's, and only later changes of single records are logged.
const QStringList& recordedTables()
{
    static const QStringList tables{
        u"review"_s,        u"reviewer"_s,       u"source"_s,       u"import_batch"_s,   u"duplicate"_s,
        u"reason"_s,        u"decision"_s,       u"adjudication"_s, u"record_tag"_s,     u"record_note"_s,
        u"attachment"_s,    u"highlight"_s,      u"criterion"_s,    u"study"_s,          u"study_report"_s,
        u"outcome"_s,       u"outcome_row"_s,    u"cell"_s,         u"rob_assessment"_s, u"rob_answer"_s,
        u"rob_judgement"_s, u"duplicate_pair"_s, u"merge_choice"_s, u"dedupe_run"_s,     u"quote"_s};
    return tables;
}

QJsonObject jsonObject(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

/// What the log says about every row: table, then uid, then the columns as last written.
using Replay = QHash<QString, QHash<QString, QJsonObject>>;

Result<Replay> replay(const Database& database)
{
    Result<Rows> events =
        database.query(u"SELECT kind, subject, COALESCE(after, '') FROM event ORDER BY seq"_s);
    if (!events)
        return events.error();
    Replay state;
    while (events->next()) {
        const QString kind = events->text(0);
        QHash<QString, QJsonObject>& rows = state[kind.section(u'.', 0, 0)];
        if (kind.endsWith(u".remove"_s)) {
            rows.remove(events->text(1));
            continue;
        }
        QJsonObject& row = rows[events->text(1)];
        const QJsonObject after = jsonObject(events->text(2));
        for (auto it = after.begin(); it != after.end(); ++it)
            row.insert(it.key(), it.value());
    }
    return state;
}

/// Compares the rows of one table with the log; `complete` tables have every row in the log.
Status compareTable(const Database& database, const QString& table, QHash<QString, QJsonObject> logged,
                    bool complete, QStringList& problems)
{
    const QSqlRecord fields = database.handle().record(table);
    const QString where =
        complete ? QString() : u" WHERE uid IN (SELECT subject FROM event WHERE kind = 'record.update')"_s;
    Result<Rows> rows = database.query(u"SELECT * FROM %1"_s.arg(table) + where);
    if (!rows)
        return rows.error();
    const int uidAt = fields.indexOf(u"uid"_s);
    while (rows->next()) {
        const QString uid = rows->text(uidAt);
        const auto known = logged.constFind(uid);
        if (known == logged.constEnd()) {
            problems += Text::tr("%1 %2 stands in no event").arg(table, uid);
            continue;
        }
        for (int i = 0; i < fields.count(); ++i) {
            const auto value = known->constFind(fields.fieldName(i));
            const QJsonValue now = rows->isNull(i) ? QJsonValue() : QJsonValue::fromVariant(rows->value(i));
            if (value != known->constEnd() && *value != now)
                problems +=
                    Text::tr("%1 of %2 %3 differs from the history").arg(fields.fieldName(i), table, uid);
        }
        logged.erase(known);
    }
    for (auto it = logged.constBegin(); it != logged.constEnd(); ++it)
        problems += Text::tr("%1 %2 stands in the history and not in the file").arg(table, it.key());
    return {};
}

} // namespace

Result<QStringList> brokenPages(const Database& database)
{
    if (database.dialect().backend != Backend::Sqlite)
        return QStringList();
    QStringList problems;
    Result<Rows> pages = database.query(u"PRAGMA integrity_check(20)"_s);
    Result<Rows> keys = database.query(u"PRAGMA foreign_key_check"_s);
    if (!pages || !keys)
        return pages ? keys.error() : pages.error();
    while (pages->next())
        if (pages->text(0) != u"ok"_s)
            problems += Text::tr("the file is damaged: %1").arg(pages->text(0));
    while (keys->next())
        problems += Text::tr("row %1 of %2 names a row of %3 that does not exist")
                        .arg(keys->integer(1))
                        .arg(keys->text(0), keys->text(2));
    return problems;
}

Result<QStringList> brokenBatches(const Database& database)
{
    Result<Rows> rows = database.query(kBatches.toString());
    if (!rows)
        return rows.error();
    QStringList problems;
    while (rows->next()) {
        const qint64 found = rows->integer(1);
        const qint64 imported = rows->integer(2);
        if (found != imported + rows->integer(3))
            problems += Text::tr("%1: found %2 is not imported %3 and refused %4")
                            .arg(rows->text(0))
                            .arg(found)
                            .arg(imported)
                            .arg(rows->integer(3));
        if (imported != rows->integer(4))
            problems += Text::tr("%1: %2 records were imported, %3 stand in the file")
                            .arg(rows->text(0))
                            .arg(imported)
                            .arg(rows->integer(4));
    }
    return problems;
}

Result<QStringList> brokenDuplicates(const Database& database)
{
    Result<Rows> rows = database.query(kChains.toString());
    if (!rows)
        return rows.error();
    QStringList problems;
    while (rows->next())
        problems += Text::tr("record %1 is a duplicate of %2, which is a duplicate itself")
                        .arg(rows->integer(0))
                        .arg(rows->integer(1));
    return problems;
}

Result<QStringList> brokenSearchIndex(const Database& database)
{
    if (database.dialect().backend != Backend::Sqlite)
        return QStringList();
    const Result<QVariant> indexed = database.scalar(u"SELECT COUNT(*) FROM record_text_docsize"_s);
    const Result<QVariant> records = database.scalar(u"SELECT COUNT(*) FROM record"_s);
    if (!indexed || !records)
        return indexed ? records.error() : indexed.error();
    if (*indexed == *records)
        return QStringList();
    return QStringList{Text::tr("the search index holds %1 records, the file %2")
                           .arg(indexed->toLongLong())
                           .arg(records->toLongLong())};
}

Result<QStringList> brokenHistory(const Database& database)
{
    Result<Replay> state = replay(database);
    if (!state)
        return state.error();
    QStringList problems;
    for (const QString& table : recordedTables())
        if (Status done = compareTable(database, table, state->value(table), true, problems); !done)
            return done.error();
    if (Status done = compareTable(database, u"record"_s, state->value(u"record"_s), false, problems); !done)
        return done.error();
    if (problems.size() > kMostSentences) {
        const qsizetype more = problems.size() - kMostSentences;
        problems.resize(kMostSentences);
        problems += Text::tr("and %1 more of this kind").arg(more);
    }
    return problems;
}

} // namespace plansift::store
