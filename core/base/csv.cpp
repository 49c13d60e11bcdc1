// SPDX-License-Identifier: GPL-3.0-or-later
// A small CSV reader and writer.
#include "core/base/csv.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// UTF-8 without byte order mark; what is not UTF-8 is read as Latin-1.
QByteArray toUtf8(const QByteArray& bytes)
{
    if (!QUtf8StringView(bytes).isValidUtf8())
        return QString::fromLatin1(bytes).toUtf8();
    return bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
}

} // namespace

CsvTable::CsvTable(QStringList header, QList<CsvRow> rows)
    : m_header(std::move(header))
    , m_rows(std::move(rows))
{
    for (qsizetype i = 0; i < m_header.size(); ++i)
        m_columns.insert(m_header.at(i).trimmed().toLower(), i);
}

QString CsvTable::cell(const CsvRow& row, const QString& column) const
{
    const qsizetype at = m_columns.value(column.toLower(), -1);
    return at >= 0 && at < row.cells.size() ? row.cells.at(at).trimmed() : QString();
}

char delimiterOf(QByteArrayView text)
{
    const qsizetype end = text.indexOf('\n');
    const QByteArrayView first = end < 0 ? text : text.first(end);
    const auto count = [&first](char c) { return std::count(first.begin(), first.end(), c); };
    return std::max({',', ';', '\t'}, [&count](char a, char b) { return count(a) < count(b); });
}

QList<CsvRow> parseCsv(QByteArrayView text)
{
    QList<CsvRow> rows;
    RowCursor cursor(text, delimiterOf(text), true);
    for (CsvRow row; cursor.next(row); row = {}) {
        if (rows.isEmpty())
            cursor.expectCells(row.cells.size());
        rows += row;
    }
    return rows;
}

Result<CsvTable> readCsvFile(const QString& path)
{
    const auto cannot = [&path](const QString& why) {
        return makeError(ErrorCode::Input,
                         QCoreApplication::translate("csv", "cannot read \"%1\": %2").arg(path, why));
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannot(file.errorString());
    const QByteArray bytes = file.readAll();
    if (bytes.contains('\0'))
        return cannot(QCoreApplication::translate("csv", "it is not text (a binary file?); save it as CSV"));
    QList<CsvRow> rows = parseCsv(toUtf8(bytes));
    if (rows.isEmpty())
        return cannot(QCoreApplication::translate("csv", "it is empty"));
    const QStringList header = rows.takeFirst().cells;
    return CsvTable(header, std::move(rows));
}

QString csvLine(const QStringList& cells)
{
    QStringList quoted;
    for (QString cell : cells) {
        const bool needsQuotes =
            cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n') || cell.contains(u'\r');
        quoted += needsQuotes ? QString(u'"' + cell.replace(u"\""_s, u"\"\""_s) + u'"') : cell;
    }
    return quoted.join(u',');
}

} // namespace plansift
