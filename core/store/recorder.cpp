// SPDX-License-Identifier: GPL-3.0-or-later
// Row changes with their events, and the inverse of an event.
#include "core/store/recorder.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSqlField>
#include <QSqlRecord>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

QString jsonText(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject jsonObject(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QJsonObject toJson(const Columns& values)
{
    QJsonObject object;
    for (const auto& [name, value] : values)
        object.insert(name, QJsonValue::fromVariant(value));
    return object;
}

Columns toColumns(const QJsonObject& object)
{
    Columns columns;
    for (auto it = object.begin(); it != object.end(); ++it)
        columns.append({it.key(), it.value().isNull() ? QVariant() : it.value().toVariant()});
    return columns;
}

QVariantList valuesOf(const Columns& columns)
{
    QVariantList values;
    for (const auto& column : columns)
        values += column.second;
    return values;
}

QString insertStatement(const QString& table, const Columns& columns)
{
    QStringList names;
    for (const auto& column : columns)
        names += column.first;
    const QString marks = QStringList(columns.size(), u"?"_s).join(u',');
    return u"INSERT INTO %1(%2) VALUES(%3) RETURNING id"_s.arg(table, names.join(u','), marks);
}

QString updateStatement(const QString& table, const Columns& columns)
{
    QStringList settings;
    for (const auto& column : columns)
        settings += column.first + u" = ?"_s;
    return u"UPDATE %1 SET %2 WHERE id = ?"_s.arg(table, settings.join(u", "_s));
}

Error changedSince(const Event& event, const QString& column, const QJsonValue& now)
{
    return makeError(ErrorCode::Conflict,
                     QCoreApplication::translate("store", "cannot undo \"%1\": %2 has been changed since")
                         .arg(event.note.isEmpty() ? event.kind : event.note, column),
                     jsonText({{column, now}}));
}

} // namespace

Recorder::Recorder(const Database& database, StepContext context)
    : m_database(database)
    , m_context(std::move(context))
{
}

Status Recorder::write(const QString& kind, const QString& subject, const QJsonObject& before,
                       const QJsonObject& after)
{
    ++m_events;
    const auto textOrNull = [](const QJsonObject& o) {
        return o.isEmpty() ? QVariant() : QVariant(jsonText(o));
    };
    return m_database.exec(
        u"INSERT INTO event(uid, step, at, actor, kind, subject, before, after, undoes, note) VALUES(?,?,?,?,?,?,?,?,?,?)"_s,
        {newUid(), m_context.step, now(), m_context.actor, kind, subject, textOrNull(before),
         textOrNull(after), m_context.undoes.isEmpty() ? QVariant() : QVariant(m_context.undoes),
         m_context.note});
}

Result<QJsonObject> Recorder::row(const QString& table, const QString& keyColumn, const QVariant& key) const
{
    const QSqlRecord fields = m_database.handle().record(table);
    Result<Rows> rows = m_database.query(u"SELECT * FROM %1 WHERE %2 = ?"_s.arg(table, keyColumn), {key});
    if (!rows)
        return rows.error();
    QJsonObject object;
    if (rows->next())
        for (int i = 0; i < fields.count(); ++i)
            object.insert(fields.fieldName(i),
                          rows->isNull(i) ? QJsonValue() : QJsonValue::fromVariant(rows->value(i)));
    return object;
}

Result<RowId> Recorder::insert(const QString& table, Columns values)
{
    QJsonObject after = toJson(values);
    if (!after.contains(u"uid"_s)) {
        values.append({u"uid"_s, newUid()});
        after.insert(u"uid"_s, values.constLast().second.toString());
    }
    const Result<QVariant> id = m_database.scalar(insertStatement(table, values), valuesOf(values));
    if (!id)
        return id.error();
    after.insert(u"id"_s, id->toLongLong());
    if (Status done = write(table + u".insert"_s, after.value(u"uid"_s).toString(), {}, after); !done)
        return done.error();
    return id->toLongLong();
}

Status Recorder::update(const QString& table, RowId id, const Columns& values)
{
    const Result<QJsonObject> old = row(table, u"id"_s, id);
    if (!old)
        return old.error();
    QJsonObject before;
    QJsonObject after;
    Columns changed;
    for (const auto& [name, value] : values) {
        const QJsonValue was = old->value(name);
        const QJsonValue becomes = value.isValid() ? QJsonValue::fromVariant(value) : QJsonValue();
        if (was == becomes)
            continue;
        before.insert(name, was);
        after.insert(name, becomes);
        changed.append({name, value});
    }
    if (changed.isEmpty())
        return {};
    if (Status done = m_database.exec(updateStatement(table, changed), valuesOf(changed) + QVariantList{id});
        !done)
        return done;
    return write(table + u".update"_s, old->value(u"uid"_s).toString(), before, after);
}

Status Recorder::remove(const QString& table, RowId id)
{
    const Result<QJsonObject> old = row(table, u"id"_s, id);
    if (!old)
        return old.error();
    if (old->contains(u"withdrawn"_s))
        return update(table, id, {{u"withdrawn"_s, 1}});
    if (Status done = m_database.exec(u"DELETE FROM %1 WHERE id = ?"_s.arg(table), {id}); !done)
        return done;
    return write(table + u".remove"_s, old->value(u"uid"_s).toString(), *old, {});
}

Status Recorder::restore(const QString& table, const QJsonObject& before)
{
    const Result<RowId> id = insert(table, toColumns(before));
    return id ? Status() : Status(id.error());
}

Status Recorder::putBack(const QString& table, const QJsonObject& now, const Event& event)
{
    const QJsonObject after = jsonObject(event.after);
    for (auto it = after.begin(); it != after.end(); ++it)
        if (it.key() != u"id"_s && now.value(it.key()) != it.value())
            return changedSince(event, it.key(), now.value(it.key()));
    const RowId id = now.value(u"id"_s).toInteger();
    if (event.before.isEmpty())
        return remove(table, id);
    return update(table, id, toColumns(jsonObject(event.before)));
}

Status Recorder::invert(const Event& event)
{
    const QString table = event.kind.section(u'.', 0, 0);
    if (event.kind.endsWith(u".remove"_s))
        return restore(table, jsonObject(event.before));
    const Result<QJsonObject> now = row(table, u"uid"_s, event.subject);
    if (!now)
        return now.error();
    if (now->isEmpty())
        return changedSince(event, table, {});
    return putBack(table, *now, event);
}

} // namespace plansift::store
