// SPDX-License-Identifier: GPL-3.0-or-later
// Ids joined by the database and taken apart here.
#include "core/store/id_list.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {

Result<QList<RowId>> idsOf(const Database& database, const QString& sql, const QVariantList& values)
{
    const QString joined = database.dialect().backend == Backend::Postgres
                               ? u"SELECT string_agg(CAST(id AS TEXT), ',') FROM (%1) AS selected"_s
                               : u"SELECT group_concat(id) FROM (%1)"_s;
    const Result<QVariant> text = database.scalar(joined.arg(sql), values);
    if (!text)
        return text.error();
    QList<RowId> ids = idsIn(text->toString());
    std::sort(ids.begin(), ids.end()); // no database promises the order inside a joined text
    return ids;
}

QList<RowId> idsIn(QStringView text)
{
    QList<RowId> ids;
    for (const QStringView number : text.tokenize(u',', Qt::SkipEmptyParts))
        ids += number.toLongLong();
    return ids;
}

} // namespace plansift::store
