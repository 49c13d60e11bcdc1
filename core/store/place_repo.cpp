// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the names.
#include "core/store/place_repo.hpp"

#include <QSqlField>
#include <QSqlRecord>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

Status readNames(const Database& database, const QString& sql, QHash<RowId, QString>& names)
{
    Result<Rows> rows = database.query(sql);
    if (!rows)
        return rows.error();
    while (rows->next())
        names.insert(rows->integer(0), rows->text(1));
    return {};
}

Status readPairs(const Database& database, const QString& sql, QHash<RowId, std::pair<RowId, RowId>>& pairs)
{
    Result<Rows> rows = database.query(sql);
    if (!rows)
        return rows.error();
    while (rows->next())
        pairs.insert(rows->integer(0), {rows->integer(1), rows->integer(2)});
    return {};
}

} // namespace

Result<PlaceNames> PlaceNames::read(const Database& database)
{
    PlaceNames names;
    for (const Status& read :
         {readNames(database, u"SELECT id, label FROM study"_s, names.m_studies),
          readNames(database, u"SELECT id, name FROM outcome"_s, names.m_outcomes),
          readPairs(database, u"SELECT id, study_id, outcome_id FROM outcome_row"_s, names.m_results),
          readPairs(database, u"SELECT id, study_id, COALESCE(outcome_id, 0) FROM rob_assessment"_s,
                    names.m_assessments)})
        if (!read)
            return read.error();
    return names;
}

QString PlaceNames::of(RowId study, RowId outcome) const
{
    QStringList parts{m_studies.value(study), m_outcomes.value(outcome)};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString PlaceNames::of(const QString& table, const QJsonObject& row) const
{
    const auto id = [&row](const QString& column) { return row.value(column).toInteger(); };
    const auto pairOf = [this](const std::pair<RowId, RowId>& pair) { return of(pair.first, pair.second); };
    if (row.contains(u"row_id"_s))
        return pairOf(m_results.value(id(u"row_id"_s)));
    if (row.contains(u"assessment_id"_s))
        return pairOf(m_assessments.value(id(u"assessment_id"_s)));
    if (table == u"study"_s)
        return m_studies.value(id(u"id"_s));
    if (table == u"outcome"_s)
        return m_outcomes.value(id(u"id"_s));
    return of(id(u"study_id"_s), id(u"outcome_id"_s));
}

Result<QJsonObject> rowByUid(const Database& database, const QString& table, const QString& uid)
{
    const QSqlRecord fields = database.handle().record(table);
    if (fields.isEmpty() || !fields.contains(u"uid"_s))
        return QJsonObject();
    Result<Rows> rows = database.query(u"SELECT * FROM %1 WHERE uid = ?"_s.arg(table), {uid});
    if (!rows)
        return rows.error();
    QJsonObject row;
    if (rows->next())
        for (int i = 0; i < fields.count(); ++i)
            row.insert(fields.fieldName(i), QJsonValue::fromVariant(rows->value(i)));
    return row;
}

} // namespace plansift::store
