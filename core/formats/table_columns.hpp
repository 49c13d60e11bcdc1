// SPDX-License-Identifier: GPL-3.0-or-later
// Which column of a table fills which place of the record: by name, by the profile of its source, or as the
// user says.
#pragma once

#include "core/formats/name_list.hpp"
#include "core/formats/record_draft.hpp"

#include <QStringList>

#include <span>

namespace plansift::formats {

/// A place that a column can fill, as a mapping dialog offers it.
struct TableField {
    QStringView key;   ///< as in the JSON of a record where there is one
    const char* label; ///< for people; context "formats"
    RecordDraft::Taker take;
};

/// All places, in the order in which a dialog lists them.
std::span<const TableField> tableFields();
/// The place with this key, or nullptr.
const TableField* tableFieldByKey(const QString& key);

/// The meaning of every column of a table.
struct ColumnMap {
    QStringList header{};
    QStringList fields{};                 ///< key of a TableField for each column; "" = kept as it stands
    NameStyle names = NameStyle::AnyList; ///< how authors are written
    QString database{};                   ///< source of all its records, "" = not known
    QString type{};                       ///< type of all its records, "" = as the row says
    QString profile{};                    ///< the source that was recognised, for people

    bool operator==(const ColumnMap&) const = default;
};

/// The mapping that the names of the columns suggest.
ColumnMap guessColumns(const QStringList& header);

/// The mapping with these fields where they are given ("" = kept as it stands), else by the names.
ColumnMap columnsAs(const QStringList& header, const QStringList& fields);

/// How many of the names are known.
qsizetype knownColumns(const QStringList& header);

/// True when a table with this header is a list of records: it has a title, or several other known columns.
bool isRecordHeader(const QStringList& header);

/// A short text that is the same for the same columns, to remember a mapping by.
QString headerKey(const QStringList& header);

} // namespace plansift::formats
