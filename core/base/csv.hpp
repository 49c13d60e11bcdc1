// SPDX-License-Identifier: GPL-3.0-or-later
// Comma-separated values (RFC 4180) with the deviations that programs write: other delimiters, BOM, any line
// end.
#pragma once

#include "core/base/result.hpp"

#include <QHash>
#include <QStringList>

namespace plansift {

/// A row and the line of the file on which it starts.
struct CsvRow {
    QStringList cells{};
    int line = 0;
};

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

/// Splits decoded text into rows. The delimiter is the one of , ; TAB that the first line has most of.
QList<CsvRow> parseCsv(const QString& text);

/// Reads a UTF-8 (or Windows-1252) file with a header. Errors: unreadable, empty, not text.
Result<CsvTable> readCsvFile(const QString& path);

/// One line of CSV without its line end; cells are quoted where needed.
QString csvLine(const QStringList& cells);

} // namespace plansift
