// SPDX-License-Identifier: GPL-3.0-or-later
// What lists of records are filtered and counted by, read for all records at once.
#pragma once

#include "core/model/review.hpp"
#include "core/store/database.hpp"

#include <QHash>

namespace plansift::store {

/// What is kept in memory of every live record: 32 bytes.
struct FacetRow {
    RowId id = 0;
    RowId copyOf = 0;  ///< the record that stands for it; 0 = it stands for itself
    qint32 source = 0; ///< row of the source
    qint16 year = 0;   ///< 0 = unknown
    bool hasAbstract = false;
    bool incomplete = false;
    bool corrected = false;
};

/// All live records, by id. Reads an index, never the table of records.
Result<QList<FacetRow>> facetRows(const Database& database);

/// Names of the sources by their row.
Result<QHash<qint32, QString>> sourceNames(const Database& database);

/// Records with a full text.
Result<QList<RowId>> recordsWithAttachment(const Database& database);

/// Records by tag.
Result<QHash<QString, QList<RowId>>> taggedRecords(const Database& database);
/// Tags of a record, by label.
Result<QStringList> tagsOf(const Database& database, RowId record);

/// Live records in the order of a column of the list.
enum class RecordOrder { Title, FirstAuthor, Journal };
Result<QList<RowId>> recordsInOrder(const Database& database, RecordOrder order);

} // namespace plansift::store
