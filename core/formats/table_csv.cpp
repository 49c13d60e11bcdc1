// SPDX-License-Identifier: GPL-3.0-or-later
// Reads delimited text (CSV, TSV, semicolons, bars) as records.
#include "core/formats/readers.hpp"

#include "core/formats/source_text.hpp"
#include "core/formats/table_layout.hpp"
#include "core/formats/table_reader.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

ReadSummary readDelimited(QByteArrayView text, const QStringList& fields, const RecordSink& sink)
{
    RecordDelivery delivery(sink);
    const TableLayout layout = layoutOf(text);
    RowCursor cursor(text.sliced(layout.start), layout.delimiter, layout.quoting, layout.line);
    CsvRow header;
    if (!cursor.next(header))
        return delivery.summary();
    cursor.expectCells(header.cells.size());
    const ColumnMap columns = columnsAs(header.cells, fields);
    if (!columns.fields.contains(u"title"_s))
        delivery.log().add(header.line, Severity::Warning,
                           QT_TRANSLATE_NOOP("formats", "no column is named as a title; name the columns"));
    CsvRow last;
    readRows(
        [&](CsvRow& row) {
            const bool more = cursor.next(row);
            last = more ? row : last;
            return more;
        },
        columns, delivery);
    const bool cutRow = last.line > 0 && last.cells.size() < header.cells.size() && !text.endsWith('\n');
    if (cursor.cut() || cutRow)
        delivery.warnOfCut(last.line);
    for (const int line : cursor.loneQuotes())
        delivery.log().add(line, Severity::Warning,
                           QT_TRANSLATE_NOOP("formats", "a quotation mark has no counterpart; it was read as "
                                                        "a character"));
    return delivery.summary();
}

} // namespace

bool sniffCsv(const QString& head)
{
    const QByteArray text = head.toUtf8();
    const TableLayout layout = layoutOf(text);
    CsvRow header;
    return RowCursor(QByteArrayView(text).sliced(layout.start), layout.delimiter, layout.quoting)
               .next(header) &&
           isRecordHeader(header.cells);
}

ReadSummary readCsv(const QByteArray& bytes, const RecordSink& sink)
{
    return readCsvAs(bytes, {}, sink);
}

ReadSummary readCsvAs(const QByteArray& bytes, const QStringList& fields, const RecordSink& sink)
{
    return readDecoded(bytes, [&](const QByteArray& utf8) { return readDelimited(utf8, fields, sink); });
}

QList<CsvRow> csvRows(const QByteArray& bytes)
{
    const QByteArray text = toSourceText(bytes).utf8;
    const TableLayout layout = layoutOf(text);
    RowCursor cursor(QByteArrayView(text).sliced(layout.start), layout.delimiter, layout.quoting,
                     layout.line);
    QList<CsvRow> rows;
    for (CsvRow row; cursor.next(row);)
        rows.append(row);
    return rows;
}

} // namespace plansift::formats
