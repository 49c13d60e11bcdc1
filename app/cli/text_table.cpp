// SPDX-License-Identifier: GPL-3.0-or-later
// Aligned columns for the terminal.
#include "app/cli/text_table.hpp"

#include <algorithm>

namespace plansift::cli {
namespace {

bool isNumber(const QString& cell)
{
    bool number = false;
    QString plain = cell;
    plain.remove(u'%').toDouble(&number);
    return number;
}

QList<qsizetype> widthsOf(const QList<QStringList>& rows)
{
    QList<qsizetype> widths;
    for (const QStringList& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), row.at(i).size());
    }
    return widths;
}

} // namespace

QStringList alignedLines(const QList<QStringList>& rows)
{
    const QList<qsizetype> widths = widthsOf(rows);
    QStringList lines;
    for (const QStringList& row : rows) {
        QStringList cells;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString& cell = row.at(i);
            cells += isNumber(cell) ? cell.rightJustified(widths.at(i)) : cell.leftJustified(widths.at(i));
        }
        QString line = cells.join(QStringLiteral("  "));
        while (line.endsWith(u' '))
            line.chop(1);
        lines += line;
    }
    return lines;
}

} // namespace plansift::cli
