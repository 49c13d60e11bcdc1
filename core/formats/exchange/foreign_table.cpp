// SPDX-License-Identifier: GPL-3.0-or-later
// Reading tables of other tools.
#include "core/formats/exchange/foreign_table.hpp"

#include "core/base/clock.hpp"
#include "core/formats/source_text.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

CsvTable tableOf(const QByteArray& bytes)
{
    QList<CsvRow> rows = parseCsv(toSourceText(bytes).utf8);
    const QStringList header = rows.isEmpty() ? QStringList() : rows.takeFirst().cells;
    return CsvTable(header, std::move(rows));
}

} // namespace

CsvTable foreignTable(const ForeignFile& file)
{
    return tableOf(file.bytes);
}

bool hasColumns(const ForeignFile& file, const QStringList& columns)
{
    constexpr qsizetype kLongestHeader = 64 * 1024;
    const qsizetype end = file.bytes.indexOf('\n');
    const CsvTable header =
        tableOf(file.bytes.left(end < 0 ? kLongestHeader : std::min(end, kLongestHeader)));
    return std::all_of(columns.begin(), columns.end(),
                       [&header](const QString& column) { return header.has(column); });
}

std::optional<double> foreignNumber(const QString& text)
{
    QString number = text.trimmed();
    number.replace(QChar(0x2212), u'-'); // a typeset minus
    number.remove(u',');
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

QString foreignMoment(const QString& text)
{
    QDateTime moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!moment.isValid())
        moment = QDateTime::fromString(QString(text).replace(u" UTC"_s, u"Z"_s), Qt::ISODate);
    return moment.isValid() ? timestamp(moment.toUTC()) : QString();
}

void reportShortRows(const ForeignFile& file, const CsvTable& table, ForeignReview& review)
{
    for (const CsvRow& row : table.rows())
        if (row.cells.size() < table.header().size())
            review.report(file, row.line, Severity::Warning,
                          Text::tr("the row has %1 cells where the header has %2; if the file was cut off, "
                                   "export it again")
                              .arg(row.cells.size())
                              .arg(table.header().size()));
}

} // namespace plansift::formats
