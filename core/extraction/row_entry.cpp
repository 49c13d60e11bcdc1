// SPDX-License-Identifier: GPL-3.0-or-later
// One row, its cells and what follows from what.
#include "core/extraction/row_entry.hpp"

#include "core/extraction/cell_value.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift::extraction {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(printed)
};

Cell& cellOf(OutcomeRow& row, const QString& column)
{
    for (Cell& cell : row.cells)
        if (cell.name == column)
            return cell;
    Cell fresh;
    fresh.name = column;
    row.cells += fresh;
    return row.cells.last();
}

/// Reads a cell's printed text with the row as it is now.
Status compute(OutcomeRow& row, const QString& column)
{
    const QString printed = cellOf(row, column).printed;
    const Result<CellValue> read = readCell(column, printed, row);
    if (!read)
        return read.error();
    Cell& cell = cellOf(row, column);
    cell.value = read->value;
    cell.conversion = read->waitsFor.isEmpty() ? read->formula : Text::tr("waits for %1").arg(read->waitsFor);
    if (!read->total)
        return {};
    Cell& total = cellOf(row, totalColumn(column));
    total.printed = QString::number(*read->total);
    total.value = read->total;
    total.conversion = Text::tr("from %1").arg(printed);
    return {};
}

/// True when the value of a cell follows from its text and other cells of the row.
bool isConverted(const Cell& cell, const OutcomeRow& row)
{
    const Result<CellValue> read = readCell(cell.name, cell.printed, row);
    return read && !(read->formula.isEmpty() && read->waitsFor.isEmpty());
}

QStringList dependents(const OutcomeRow& row, const QString& changed)
{
    QStringList columns;
    for (const Cell& cell : row.cells)
        if (cell.name != changed && isConverted(cell, row))
            columns += cell.name;
    return columns;
}

} // namespace

Status enterPrinted(OutcomeRow& row, const QString& column, const QString& text)
{
    if (text.trimmed().isEmpty()) {
        row.cells.removeIf([&column](const Cell& cell) { return cell.name == column; });
    } else {
        cellOf(row, column).printed = text.trimmed();
        if (Status done = compute(row, column); !done)
            return done;
    }
    for (const QString& dependent : dependents(row, column))
        if (Status done = compute(row, dependent); !done)
            return done;
    return {};
}

} // namespace plansift::extraction
