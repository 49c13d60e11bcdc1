// SPDX-License-Identifier: GPL-3.0-or-later
// One row, its cells and what follows from what.
#include "core/extraction/row_entry.hpp"

#include "core/extraction/cell_value.hpp"

#include <QCoreApplication>

#include <algorithm>

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

QString conversionOf(const CellValue& read)
{
    if (!read.waitsFor.isEmpty())
        return Text::tr("waits for %1").arg(columnWords(read.waitsFor));
    return read.doubt.isEmpty() ? read.formula : read.formula + u"; "_s + read.doubt;
}

/// Reads a cell's printed text with the row as it is now.
Status compute(OutcomeRow& row, const QString& column, EffectScale scale)
{
    const QString printed = cellOf(row, column).printed;
    const Result<CellValue> read = readCell(column, printed, row, scale);
    if (!read)
        return read.error();
    Cell& cell = cellOf(row, column);
    cell.value = read->value;
    cell.conversion = conversionOf(*read);
    if (!read->total)
        return {};
    Cell& total = cellOf(row, totalColumn(column));
    total.printed = QString::number(*read->total);
    total.value = read->total;
    total.conversion = Text::tr("from %1").arg(printed);
    return {};
}

/// True when the value of a cell follows from its text and other cells of the row.
bool isConverted(const Cell& cell, const OutcomeRow& row, EffectScale scale)
{
    const Result<CellValue> read = readCell(cell.name, cell.printed, row, scale);
    return read && !(read->formula.isEmpty() && read->waitsFor.isEmpty());
}

Status computeDependents(OutcomeRow& row, const QString& changed, EffectScale scale)
{
    QStringList columns;
    for (const Cell& cell : std::as_const(row.cells))
        if (cell.name != changed && isConverted(cell, row, scale))
            columns += cell.name;
    for (const QString& column : std::as_const(columns))
        if (Status done = compute(row, column, scale); !done)
            return done;
    return {};
}

void removeCell(OutcomeRow& row, const QString& column)
{
    row.cells.removeIf([&column](const Cell& cell) { return cell.name == column; });
}

} // namespace

Status enterPrinted(OutcomeRow& row, const QString& column, const QString& text, EffectScale scale)
{
    if (text.trimmed().isEmpty()) {
        removeCell(row, column);
        return computeDependents(row, column, scale);
    }
    if (column == u"sei"_s || column == u"vi"_s)
        removeCell(row, column == u"sei"_s ? u"vi"_s : u"sei"_s);
    cellOf(row, column).printed = text.trimmed();
    const Status done = compute(row, column, scale);
    return done ? computeDependents(row, column, scale) : done;
}

Status rereadEffects(OutcomeRow& row, EffectScale scale)
{
    for (const QString& column : {u"yi"_s, u"sei"_s, u"vi"_s}) // the effect first: the others hang on it
        if (std::ranges::find(row.cells, column, &Cell::name) != row.cells.end())
            if (Status done = compute(row, column, scale); !done)
                return done;
    return {};
}

} // namespace plansift::extraction
