// SPDX-License-Identifier: GPL-3.0-or-later
// Statements behind facets.
#include "core/store/facet_repo.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

constexpr QStringView kRows =
    u"SELECT r.id, b.source_id, r.year, r.has_abstract, r.incomplete, r.corrected "
    "FROM import_batch b CROSS JOIN record r WHERE r.batch_id = b.id AND b.withdrawn = 0";

Result<QList<RowId>> ids(const Database& database, const QString& sql, const QVariantList& values = {})
{
    Result<Rows> rows = database.query(sql, values);
    if (!rows)
        return rows.error();
    QList<RowId> list;
    while (rows->next())
        list += rows->integer(0);
    return list;
}

} // namespace

Result<QList<FacetRow>> facetRows(const Database& database)
{
    Result<Rows> rows = database.query(kRows.toString());
    Result<Rows> copies = database.query(u"SELECT record_id, of_record_id FROM copy ORDER BY record_id"_s);
    if (!rows || !copies)
        return rows ? copies.error() : rows.error();
    QList<FacetRow> list;
    while (rows->next())
        list.append({rows->integer(0), 0, static_cast<qint32>(rows->integer(1)),
                     static_cast<qint16>(rows->integer(2)), rows->integer(3) != 0, rows->integer(4) != 0,
                     rows->integer(5) != 0});
    const auto byId = [](const FacetRow& a, const FacetRow& b) { return a.id < b.id; };
    std::sort(list.begin(), list.end(), byId);
    auto row = list.begin();
    while (copies->next()) {
        row = std::lower_bound(row, list.end(), FacetRow{copies->integer(0)}, byId);
        if (row != list.end() && row->id == copies->integer(0))
            row->copyOf = copies->integer(1);
    }
    return list;
}

Result<QHash<qint32, QString>> sourceNames(const Database& database)
{
    Result<Rows> rows = database.query(u"SELECT id, name FROM source"_s);
    if (!rows)
        return rows.error();
    QHash<qint32, QString> names;
    while (rows->next())
        names.insert(static_cast<qint32>(rows->integer(0)), rows->text(1));
    return names;
}

Result<QList<RowId>> recordsWithAttachment(const Database& database)
{
    return ids(database,
               u"SELECT DISTINCT record_id FROM attachment WHERE withdrawn = 0 ORDER BY record_id"_s);
}

Result<QHash<QString, QList<RowId>>> taggedRecords(const Database& database)
{
    Result<Rows> rows = database.query(u"SELECT label, record_id FROM record_tag ORDER BY record_id"_s);
    if (!rows)
        return rows.error();
    QHash<QString, QList<RowId>> tagged;
    while (rows->next())
        tagged[rows->text(0)] += rows->integer(1);
    return tagged;
}

Result<QStringList> tagsOf(const Database& database, RowId record)
{
    Result<Rows> rows =
        database.query(u"SELECT label FROM record_tag WHERE record_id = ? ORDER BY label"_s, {record});
    if (!rows)
        return rows.error();
    QStringList tags;
    while (rows->next())
        tags += rows->text(0);
    return tags;
}

namespace {

/// A record and the text it is sorted by, without case and accents: "Çelebi" stands among C, "den Boon" among
/// D.
struct SortKey {
    QString text;
    RowId id;

    bool operator<(const SortKey& other) const
    {
        return std::tuple(text.isEmpty(), QStringView(text), id) <
               std::tuple(other.text.isEmpty(), QStringView(other.text), other.id);
    }
};

} // namespace

Result<QList<RowId>> recordsInOrder(const Database& database, RecordOrder order)
{
    const QString live =
        u" FROM import_batch b CROSS JOIN record r WHERE r.batch_id = b.id AND b.withdrawn = 0"_s;
    if (order == RecordOrder::Title)
        return ids(database, u"SELECT r.id"_s + live + u" ORDER BY r.title_key = '', r.title_key, r.id"_s);
    Result<Rows> rows = database.query(
        (order == RecordOrder::FirstAuthor ? u"SELECT r.id, r.authors"_s : u"SELECT r.id, r.journal"_s) +
        live);
    if (!rows)
        return rows.error();
    std::vector<SortKey> keys;
    while (rows->next())
        keys.push_back({foldText(rows->text(1)), rows->integer(0)});
    std::sort(keys.begin(), keys.end());
    QList<RowId> sorted;
    sorted.reserve(static_cast<qsizetype>(keys.size()));
    for (const SortKey& key : keys)
        sorted += key.id;
    return sorted;
}

} // namespace plansift::store
