// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the first sheet of an Excel workbook (Office Open XML, ECMA-376) as a table of records.
#include "core/formats/readers.hpp"

#include "core/base/text.hpp"

#include "core/formats/table_reader.hpp"
#include "core/formats/zip_archive.hpp"

#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

constexpr qint64 kMostBytes = 256 * 1024 * 1024; ///< of one part, unpacked

/// Text of an <si> or <is>: its <t>, without the phonetic guide <rPh>.
QString richText(QXmlStreamReader& xml, bool insideRun = false)
{
    QString text;
    while (xml.readNextStartElement()) {
        if (xml.name() == "t"_L1)
            text += xml.readElementText(QXmlStreamReader::SkipChildElements);
        else if (xml.name() == "r"_L1 && !insideRun)
            text += richText(xml, true);
        else
            xml.skipCurrentElement();
    }
    return text;
}

QStringList sharedStrings(const QByteArray& part)
{
    QStringList strings;
    QXmlStreamReader xml(part);
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "si"_L1)
            strings += richText(xml);
    return strings;
}

/// The value of an attribute of the first element of this name; `key` and `wanted` choose among several.
QString attributeOf(const QByteArray& part, QLatin1StringView element, QLatin1StringView attribute,
                    const QString& key = {}, const QString& wanted = {})
{
    QXmlStreamReader xml(part);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != element)
            continue;
        for (const QXmlStreamAttribute& a : xml.attributes())
            if (a.qualifiedName() == attribute && (key.isEmpty() || xml.attributes().value(key) == wanted))
                return a.value().toString();
    }
    return {};
}

/// Where the first sheet of the workbook stands; sheet1.xml when the workbook does not say.
QString firstSheet(const ZipArchive& archive)
{
    const QString usual = u"xl/worksheets/sheet1.xml"_s;
    const Result<QByteArray> workbook = archive.read(u"xl/workbook.xml"_s, kMostBytes);
    const Result<QByteArray> links = archive.read(u"xl/_rels/workbook.xml.rels"_s, kMostBytes);
    if (!workbook || !links)
        return usual;
    const QString id = attributeOf(*workbook, "sheet"_L1, "r:id"_L1);
    const QString target = attributeOf(*links, "Relationship"_L1, "Target"_L1, u"Id"_s, id);
    if (target.isEmpty())
        return usual;
    return target.startsWith(u'/') ? target.sliced(1) : QString(u"xl/" + target);
}

/// Column of a reference such as "BC12", from 0; -1 when there is none.
qsizetype columnOf(QStringView reference)
{
    qsizetype column = 0;
    for (const QChar c : reference) {
        if (c < u'A' || c > u'Z' || column > 100000)
            break;
        column = column * 26 + (c.unicode() - u'A') + 1;
    }
    return column - 1;
}

/// Steps over the rows of a sheet.
class SheetRows {
public:
    SheetRows(const QByteArray& sheet, const QStringList& strings)
        : m_xml(sheet)
        , m_strings(strings)
    {
    }

    bool next(CsvRow& row)
    {
        while (!m_xml.atEnd()) {
            if (m_xml.readNext() != QXmlStreamReader::StartElement || m_xml.name() != "row"_L1)
                continue;
            const int number = m_xml.attributes().value("r"_L1).toInt();
            m_number = number > m_number ? number : m_number + 1;
            row = {cells(), m_number};
            if (std::any_of(row.cells.begin(), row.cells.end(),
                            [](const QString& c) { return !c.isEmpty(); }))
                return true;
        }
        return false;
    }

    /// Cells behind the header follow one another without the empty ones between them.
    void limitColumns(qsizetype columns) { m_columns = columns; }
    int number() const { return m_number; }
    bool broken() const { return m_xml.hasError(); }

private:
    QStringList cells()
    {
        QStringList cells;
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() != "c"_L1) {
                m_xml.skipCurrentElement();
                continue;
            }
            const qsizetype column = columnOf(m_xml.attributes().value("r"_L1));
            const QString text = cellText().trimmed();
            if (text.isEmpty())
                continue;
            while (cells.size() < std::min(column, m_columns))
                cells += QString();
            cells += text;
        }
        return cells;
    }

    QString cellText()
    {
        const bool shared = m_xml.attributes().value("t"_L1) == "s"_L1;
        QString text;
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == "v"_L1)
                text = m_xml.readElementText(QXmlStreamReader::SkipChildElements);
            else if (m_xml.name() == "is"_L1)
                text = richText(m_xml);
            else
                m_xml.skipCurrentElement();
        }
        return shared ? m_strings.value(text.toInt()) : text;
    }

    QXmlStreamReader m_xml;
    const QStringList& m_strings;
    qsizetype m_columns = 1024; ///< no list of records has more
    int m_number = 0;
};

void readSheet(SheetRows& rows, const QStringList& fields, RecordDelivery& delivery)
{
    CsvRow header;
    if (rows.next(header)) {
        rows.limitColumns(header.cells.size());
        readRows([&rows](CsvRow& row) { return rows.next(row); }, columnsAs(header.cells, fields), delivery);
    }
    if (rows.broken())
        delivery.log().add(rows.number(), Severity::Warning,
                           QT_TRANSLATE_NOOP("formats", "the sheet is damaged behind this row; what stands "
                                                        "before it was kept"));
}

/// The first sheet of a workbook and the texts that its cells point to.
struct Sheet {
    QByteArray xml{};
    QStringList strings{};
};

Result<Sheet> openSheet(const QByteArray& bytes)
{
    const Result<ZipArchive> archive = ZipArchive::open(bytes);
    if (!archive)
        return archive.error();
    const Result<QByteArray> sheet = archive->read(firstSheet(*archive), kMostBytes);
    if (!sheet)
        return sheet.error();
    const QString shared = u"xl/sharedStrings.xml"_s;
    if (!archive->names().contains(shared))
        return Sheet{*sheet, {}};
    const Result<QByteArray> part = archive->read(shared, kMostBytes);
    return part ? Result<Sheet>(Sheet{*sheet, sharedStrings(*part)}) : Result<Sheet>(part.error());
}

} // namespace

/// Names of entries stand as they are in a ZIP archive; a Word file has "word/", too.
bool sniffXlsx(const QString& head)
{
    return head.startsWith(u"PK"_s) &&
           (head.contains(u"xl/"_s) || (head.contains(u"[Content_Types].xml"_s) &&
                                        !head.contains(u"word/"_s) && !head.contains(u"ppt/"_s)));
}

ReadSummary readXlsx(const QByteArray& bytes, const RecordSink& sink)
{
    return readXlsxAs(bytes, {}, sink);
}

ReadSummary readXlsxAs(const QByteArray& bytes, const QStringList& fields, const RecordSink& sink)
{
    RecordDelivery delivery(sink);
    const Result<Sheet> sheet = openSheet(bytes);
    if (sheet) {
        SheetRows rows(sheet->xml, sheet->strings);
        readSheet(rows, fields, delivery);
    }
    ReadSummary summary = delivery.summary();
    if (!sheet)
        summary.issues.append({0, Severity::Error, messageOf(sheet.error())});
    summary.encoding = u"UTF-8"_s;
    return summary;
}

QList<CsvRow> xlsxRows(const QByteArray& bytes)
{
    QList<CsvRow> list;
    if (const Result<Sheet> sheet = openSheet(bytes)) {
        SheetRows rows(sheet->xml, sheet->strings);
        for (CsvRow row; rows.next(row);)
            list.append(row);
    }
    return list;
}

} // namespace plansift::formats
