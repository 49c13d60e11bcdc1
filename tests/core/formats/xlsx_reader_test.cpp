// SPDX-License-Identifier: GPL-3.0-or-later
// Excel workbooks and ZIP archives, made here entry by entry.
#include "core/formats/readers.hpp"
#include "core/formats/zip_archive.hpp"
#include "tests/core/formats/reading.hpp"

#include <QList>
#include <QtEndian>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

/// CRC-32 as ZIP wants it.
quint32 crcOf(const QByteArray& bytes)
{
    quint32 crc = ~0u;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1u)));
    }
    return ~crc;
}

QByteArray littleEndian(quint64 value, int bytes)
{
    QByteArray out;
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i) & 0xFF);
    return out;
}

struct Entry {
    QByteArray name{};
    QByteArray content{};
    bool deflated = false; ///< content is a raw deflate stream
    quint32 size = 0;      ///< unpacked, when deflated
    quint32 crc = 0;
};

/// Version to CRC and sizes, common to the local and the central header.
QByteArray entryFields(const Entry& e)
{
    return littleEndian(20, 2) + littleEndian(0, 2) + littleEndian(e.deflated ? 8 : 0, 2) +
           littleEndian(0, 4) + littleEndian(e.deflated ? e.crc : crcOf(e.content), 4) +
           littleEndian(static_cast<quint64>(e.content.size()), 4) +
           littleEndian(e.deflated ? e.size : static_cast<quint64>(e.content.size()), 4) +
           littleEndian(static_cast<quint64>(e.name.size()), 2) + littleEndian(0, 2);
}

QByteArray zipOf(const QList<Entry>& entries)
{
    QByteArray file;
    QByteArray central;
    for (const Entry& e : entries) {
        central += "PK\x01\x02" + littleEndian(20, 2) + entryFields(e) + QByteArray(10, '\0') +
                   littleEndian(static_cast<quint64>(file.size()), 4) + e.name;
        file += "PK\x03\x04" + entryFields(e) + e.name + e.content;
    }
    const auto start = static_cast<quint64>(file.size());
    const auto count = static_cast<quint64>(entries.size());
    return file + central + "PK\x05\x06" + littleEndian(0, 4) + littleEndian(count, 2) +
           littleEndian(count, 2) + littleEndian(static_cast<quint64>(central.size()), 4) +
           littleEndian(start, 4) + littleEndian(0, 2);
}

QByteArray workbook(const QByteArray& sheet)
{
    return zipOf(
        {{"[Content_Types].xml", "<Types/>"},
         {"xl/workbook.xml", "<workbook xmlns:r='u'><sheets><sheet name='Refs' sheetId='3' r:id='rId7'/>"
                             "<sheet name='Other' sheetId='1' r:id='rId1'/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/>"
          "<Relationship Id='rId7' Target='worksheets/sheet2.xml'/></Relationships>"},
         {"xl/sharedStrings.xml",
          "<sst><si><t>Title</t></si><si><r><t>Walking &amp; </t></r><r><t>pain</t></r>"
          "<rPh sb='0'><t>guide</t></rPh></si></sst>"},
         {"xl/worksheets/sheet1.xml", "<worksheet/>"},
         {"xl/worksheets/sheet2.xml", sheet}});
}

constexpr const char* kSheet =
    "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' "
    "t='inlineStr'><is><t>Year</t></is></c>"
    "<c r='D1' t='str'><v>DOI</v></c></row><row r='3'><c r='A3' t='s'><v>1</v></c><c r='B3'><v>2020</v></c>"
    "<c r='D3' t='str'><f>X</f><v>10.5555/x.1</v></c><c r='ZZ3'><v>9</v></c></row></sheetData></worksheet>";

test::Reading read(const QByteArray& bytes)
{
    return test::readWith(&formats::readXlsx, bytes);
}

} // namespace

TEST(XlsxReader, ReadsTheFirstSheet)
{
    const QByteArray bytes = workbook(kSheet);
    const test::Reading reading = read(bytes);
    ASSERT_EQ(reading.records.size(), 1);
    const Record r = reading.records.constFirst();
    EXPECT_EQ(r.title, u"Walking & pain"_s);
    EXPECT_EQ(r.year, 2020);
    EXPECT_EQ(r.doi, u"10.5555/x.1"_s);
    EXPECT_EQ(r.line, 3);
    EXPECT_EQ(test::rawValue(r, QString()), u"9"_s);
    EXPECT_TRUE(formats::sniffXlsx(QString::fromLatin1(bytes)));
    EXPECT_FALSE(formats::sniffXlsx(u"PK\u0003[Content_Types].xml word/document.xml"_s));
}

TEST(XlsxReader, SaysWhatIsDamaged)
{
    EXPECT_TRUE(read("PK\x03\x04 xl/ nonsense").mentions(u"cannot read the ZIP archive"_s));
    EXPECT_TRUE(
        read(zipOf({{"xl/other.xml", "<a/>"}})).mentions(u"it has no \"xl/worksheets/sheet1.xml\""_s));
    const test::Reading cut = read(workbook(QByteArray(kSheet).chopped(40)));
    EXPECT_EQ(cut.records.size(), 1);
    EXPECT_TRUE(cut.mentions(u"damaged"_s));
    const QByteArray nested = "<worksheet><row>" + QByteArray("<c><is><r>").repeated(200000);
    EXPECT_EQ(read(workbook(nested)).records.size(), 0);
}

TEST(ZipArchive, ReadsEntriesUnderALimit)
{
    const Result<formats::ZipArchive> archive =
        formats::ZipArchive::open(zipOf({{"a.txt", "hello"}, {"b/c.csv", "x"}}));
    ASSERT_TRUE(archive.ok());
    EXPECT_EQ(archive->names(), (QStringList{u"a.txt"_s, u"b/c.csv"_s}));
    EXPECT_EQ(*archive->read(u"a.txt"_s, 5), "hello");
    EXPECT_NE(archive->read(u"a.txt"_s, 4).error().message.find("larger than"), std::string::npos);
    EXPECT_FALSE(archive->read(u"none"_s, 4).ok());
    EXPECT_FALSE(formats::ZipArchive::open("no archive").ok());
}

TEST(ZipArchive, RefusesMoreThanItSays)
{
    // 100,000 zeros deflated, with a header that claims three bytes.
    const QByteArray zeros(100000, '\0');
    const Entry honest{"z", qCompress(zeros, 9).sliced(6).chopped(4), true, 100000, crcOf(zeros)};
    Entry lying = honest;
    lying.size = 3;
    const Result<formats::ZipArchive> good = formats::ZipArchive::open(zipOf({honest}));
    ASSERT_TRUE(good.ok());
    EXPECT_EQ(good->read(u"z"_s, 200000)->size(), 100000);
    EXPECT_FALSE(good->read(u"z"_s, 99999).ok());
    const Result<formats::ZipArchive> bad = formats::ZipArchive::open(zipOf({lying}));
    EXPECT_FALSE(bad.ok() && bad->read(u"z"_s, 1000).ok());
}
