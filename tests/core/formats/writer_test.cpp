// SPDX-License-Identifier: GPL-3.0-or-later
// What the writers print, and texts that could be mistaken for structure.
#include "core/formats/readers.hpp"
#include "core/formats/writer.hpp"
#include "core/formats/writer_raw.hpp"
#include "core/formats/writers.hpp"
#include "tests/core/formats/reading.hpp"

#include <random>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::readWith;

namespace {

Record article()
{
    Record r;
    r.type = u"JOUR"_s;
    r.title = u"Walking & back pain"_s;
    r.authors = {{u"Ito"_s, u"Ken B"_s, u"Jr"_s, {}, {}}, {{}, {}, {}, u"Back Pain Group"_s, {}}};
    r.year = 2020;
    r.date = u"2020/05"_s;
    r.journal = u"Pain Reports"_s;
    r.volume = u"4"_s;
    r.pages = u"482-91"_s;
    r.doi = u"10.5555/w.1"_s;
    r.pmid = u"90000001"_s;
    r.abstracts = {u"One.\nTwo."_s};
    r.keywords = {u"walking"_s, u"pain; back"_s};
    return r;
}

} // namespace

TEST(Writers, AreFoundByTheirKeys)
{
    for (const formats::WriterSpec& writer : formats::writers())
        EXPECT_EQ(formats::writerByKey(writer.key), &writer);
    EXPECT_EQ(formats::writerByKey(u"docx"_s), nullptr);
}

TEST(RisWriter, PrintsOneTagALine)
{
    EXPECT_EQ(formats::writeRis({article()}),
              "TY  - JOUR\r\nTI  - Walking & back pain\r\nAU  - Ito, Ken B, Jr\r\nAU  - Back Pain Group\r\n"
              "JF  - Pain Reports\r\nPY  - 2020\r\nDA  - 2020/05\r\nVL  - 4\r\nSP  - 482\r\nEP  - 91\r\n"
              "DO  - 10.5555/w.1\r\nAN  - PMID:90000001\r\nKW  - walking\r\nKW  - pain; back\r\n"
              "AB  - One.\r\nTwo.\r\nER  - \r\n\r\n");
}

TEST(RisWriter, KeepsTextsThatLookLikeStructure)
{
    Record r = article();
    r.title = u"p &lt; 0.05"_s;
    r.authors = {{{}, {}, {}, u"Group UK"_s, {}}};
    r.abstracts = {u"Risk was lower\nAU  - in the group\nER\nRecord #1 of 2\nend"_s};
    const Record back = readWith(&formats::readRis, formats::writeRis({r})).records.value(0);
    EXPECT_EQ(back.title, r.title);
    EXPECT_EQ(back.authors, r.authors);
    EXPECT_EQ(back.abstracts.value(0).simplified(), r.abstracts.value(0).simplified());
}

TEST(RisWriter, CarriesTagsOfOtherFormats)
{
    Record r = article();
    r.raw = {{u"STAT"_s, u"MEDLINE"_s}, {u"SP"_s, u"A sponsor"_s}, {u"Cited by"_s, u"7"_s}};
    const QByteArray ris = formats::writeRis({r});
    EXPECT_TRUE(ris.contains("X9  - STAT=MEDLINE\r\n"));
    EXPECT_TRUE(ris.contains("X9  - SP=A sponsor\r\n"));
    const Record back = readWith(&formats::readRis, ris).records.value(0);
    EXPECT_EQ(back.pages, r.pages);
    const QByteArray nbib = formats::writeNbib({back});
    EXPECT_TRUE(nbib.contains("STAT- MEDLINE\n"));
    EXPECT_TRUE(nbib.contains("SP  - A sponsor\n"));
    EXPECT_TRUE(nbib.contains("X9  - Cited by=7\n"));
}

TEST(NbibWriter, PrintsBothFormsOfNames)
{
    EXPECT_EQ(
        formats::writeNbib({article()}),
        "PMID- 90000001\nTI  - Walking & back pain\nAB  - One.\n      Two.\nFAU - Ito, Ken B Jr\n"
        "AU  - Ito KB Jr\nCN  - Back Pain Group\nJT  - Pain Reports\nDP  - 2020/05\nVI  - 4\nPG  - 482-91\n"
        "LID - 10.5555/w.1 [doi]\nOT  - walking\nOT  - pain; back\n\n");
}

TEST(NbibWriter, KeepsRecordsApartThatHaveNoPmid)
{
    Record without = article();
    without.pmid.clear();
    const QList<Record> back =
        readWith(&formats::readNbib, formats::writeNbib({article(), without, without})).records;
    ASSERT_EQ(back.size(), 3);
    EXPECT_TRUE(back.at(2).pmid.isEmpty());
}

TEST(CsvWriter, KeepsAnyText)
{
    std::mt19937 random(7);
    const auto below = [&random](qsizetype n) {
        return static_cast<qsizetype>(random() % static_cast<std::mt19937::result_type>(n));
    };
    const auto text = [&]() -> QString {
        static const QString letters = u"ab;\"',{}<>&é\n: #|\\"_s;
        QString out;
        for (qsizetype i = below(12); i > 0; --i)
            out += letters.at(below(letters.size()));
        return u'x' + out.trimmed() + u'y';
    };
    for (int i = 0; i < 2000; ++i) {
        Record r;
        r.type = u"JOUR"_s;
        r.title = text();
        r.authors = {{text(), text(), {}, {}, u"0000-0001"_s}, {{}, {}, {}, text(), {}}};
        r.abstracts = {text(), text()};
        r.notes = {u'"' + text()};
        r.keywords = {text(), u'"' + text(), {}};
        r.accessions = {{u"Embase"_s, text()}};
        r.raw = {{u"A"_s, text()}, {u"A"_s, text()}, {QString(), text()}};
        const QByteArray csv = formats::writeCsv({r, article()});
        const QList<Record> back = readWith(&formats::readCsv, csv).records;
        ASSERT_EQ(back.size(), 2) << csv.toStdString();
        r.line = back.at(0).line;
        EXPECT_TRUE(formats::isSameRecord(r, back.at(0))) << csv.toStdString();
    }
}
