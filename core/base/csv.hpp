// SPDX-License-Identifier: GPL-3.0-or-later
// Comma-separated values (RFC 4180) with the deviations that programs write: other delimiters, BOM, any line
// end.
#pragma once

#include "core/base/csv_rows.hpp"
#include "core/base/result.hpp"

#include <QHash>

namespace plansift {

/// A table with a header. Cells are found by the name of their column, without regard to case.
class CsvTable {
public:
    CsvTable(QStringList header, QList<CsvRow> rows);

    const QStringList& header() const { return m_header; }
    const QList<CsvRow>& rows() const { return m_rows; }
    bool has(const QString& column) const { return m_columns.contains(column.toLower()); }
    /// The trimmed cell, "" when the column or the cell is missing.
    QString cell(const CsvRow& row, const QString& column) const;

private:
    QStringList m_header;
    QList<CsvRow> m_rows;
    QHash<QString, qsizetype> m_columns;
};

/// The delimiter of a text: the one of , ; TAB that its first line has most of.
char delimiterOf(QByteArrayView text);

/// All rows of clean UTF-8 text.
QList<CsvRow> parseCsv(QByteArrayView text);

/// Reads a UTF-8 (or Windows-1252) file with a header. Errors: unreadable, empty, not text.
Result<CsvTable> readCsvFile(const QString& path);

/// One line of CSV without its line end; cells are quoted where needed.
QString csvLine(const QStringList& cells);

} // namespace plansift
