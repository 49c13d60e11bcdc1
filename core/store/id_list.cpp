// SPDX-License-Identifier: GPL-3.0-or-later
// Ids joined by the database and taken apart here.
#include "core/store/id_list.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {

Result<QList<RowId>> idsOf(const Database& database, const QString& sql, const QVariantList& values)
{
    const Result<QVariant> text =
        database.scalar(u"SELECT %1 FROM (%2) AS selected"_s.arg(joinedIds(database, u"id"_s), sql), values);
    if (!text)
        return text.error();
    QList<RowId> ids = idsIn(text->toString());
    std::sort(ids.begin(), ids.end()); // no database promises the order inside a joined text
    return ids;
}

QString joinedIds(const Database& database, const QString& column)
{
    return (database.dialect().backend == Backend::Postgres ? u"string_agg(CAST(%1 AS TEXT), ',')"_s
                                                            : u"group_concat(%1)"_s)
        .arg(column);
}

QList<RowId> idsIn(QStringView text)
{
    QList<RowId> ids;
    for (const QStringView number : text.tokenize(u',', Qt::SkipEmptyParts))
        ids += number.toLongLong();
    return ids;
}

} // namespace plansift::store
