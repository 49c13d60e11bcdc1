// SPDX-License-Identifier: GPL-3.0-or-later
// Web of Science: tags, continuations with and without indentation, ends of records, databases of the
// platform.
#include "core/formats/readers.hpp"
#include "tests/core/formats/reading.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::rawValue;

namespace {

test::Reading read(const QByteArray& text)
{
    return test::readWith(&formats::readWos, text);
}

constexpr const char* kArticle =
    "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Ito, K\n   Dam, JV\nAF Ito, Ken\n   van Dam, Jo "
    "V.\n"
    "TI Walking and\n   back pain\nSO JOURNAL OF PAIN\nLA English\nDT Article\nDE walking; back pain\n"
    "ID EXERCISE; TRIAL\nAB One.\n   Two.\nC1 Univ A,\n   Town.\n   Univ B, City.\nSN 1234-5678\nEI "
    "1234-567X\n"
    "J9 J PAIN\nJI J. Pain\nPD APR 15\nPY 2020\nVL 4\nIS 2\nBP 10\nEP 19\nDI 10.5555/w.1\nPM 90000001\n"
    "OI Van Dam, Jo V./0000-0001-2345-678X; Other, A/0000-0001-0000-0000\nUT WOS:000111222333444\nZZ "
    "something\nER\n\nEF\n";

} // namespace

TEST(WosReader, ReadsAnArticle)
{
    const test::Reading reading = read(kArticle);
    ASSERT_EQ(reading.records.size(), 1);
    const Record r = reading.records.constFirst();
    EXPECT_EQ(r.type, u"JOUR"_s);
    EXPECT_EQ(r.title, u"Walking and back pain"_s);
    EXPECT_EQ(authorLine(r), u"Ito Ken; van Dam Jo V."_s);
    EXPECT_EQ(r.authors.at(1).orcid, u"0000-0001-2345-678X"_s);
    EXPECT_TRUE(r.authors.at(0).orcid.isEmpty());
    EXPECT_EQ(rawValue(r, u"AU"_s), u"Ito, K\nDam, JV"_s);
    EXPECT_EQ(r.journal, u"JOURNAL OF PAIN"_s);
    EXPECT_EQ(r.journalAbbrev, u"J. Pain"_s);
    EXPECT_EQ(r.keywords, (QStringList{u"walking"_s, u"back pain"_s, u"EXERCISE"_s, u"TRIAL"_s}));
    EXPECT_EQ(r.abstracts, QStringList{u"One. Two."_s});
    EXPECT_EQ(r.affiliations, (QStringList{u"Univ A, Town."_s, u"Univ B, City."_s}));
    EXPECT_EQ(r.issns, (QStringList{u"1234-5678"_s, u"1234-567X"_s}));
    EXPECT_EQ(r.year, 2020);
    EXPECT_EQ(r.date, u"APR 15"_s);
    EXPECT_EQ(r.pages, u"10-19"_s);
    EXPECT_EQ(r.doi, u"10.5555/w.1"_s);
    EXPECT_EQ(r.pmid, u"90000001"_s);
    EXPECT_EQ(r.accessions, (QList<ListedId>{{u"Web of Science"_s, u"WOS:000111222333444"_s}}));
    EXPECT_EQ(r.database, u"Web of Science"_s);
    EXPECT_EQ(r.line, 3);
    EXPECT_TRUE(reading.mentions(u"unknown tag ZZ"_s));
}

TEST(WosReader, KnowsTheOtherDatabasesOfThePlatform)
{
    const Record medline =
        read("PT J\nTI A\nAU Ito, K; Lee, Ann\nPS 1-9\nUT MEDLINE:16842170\nER\n").records.value(0);
    EXPECT_EQ(medline.pmid, u"16842170"_s);
    EXPECT_EQ(medline.authors.size(), 2);
    EXPECT_EQ(medline.pages, u"1-9"_s);
    const Record zoo =
        read("PT J\nTI A\nAU Ito, Ken (ken.ito@a.example) \nUT ZOOREC:ZOOR1\nER\n").records.value(0);
    EXPECT_EQ(authorLine(zoo), u"Ito Ken"_s);
    EXPECT_TRUE(rawValue(zoo, u"AU"_s).contains(u"ken.ito@a.example"_s));
    EXPECT_EQ(zoo.database, u"ZOOREC"_s);
    EXPECT_EQ(read("PT B\nTI A\nDT Proceedings Paper\nSO P\nER\n").records.value(0).type, u"CPAPER"_s);
    EXPECT_EQ(read("PT P\nTI A\nDT Patent\nER\n").records.value(0).type, u"PAT"_s);
}

TEST(WosReader, ReadsFilesThatLostTheirIndentation)
{
    const Record r =
        read("FN X\nVR 1.0\nPT J\nTI Carbon in\nlakes\nAB We saw\nDNA and\nTP 53 mutations\nER\nEF\n")
            .records.value(0);
    EXPECT_EQ(r.title, u"Carbon in lakes"_s);
    EXPECT_EQ(r.abstracts, QStringList{u"We saw DNA and TP 53 mutations"_s});
}

TEST(WosReader, EndsRecordsWithoutEr)
{
    const test::Reading reading =
        read("PT J\nTI A\nPY 2020\nPT J\nTI B\nPY 2021\nFN X\nVR 1.0\nPT J\nTI C\nPY 2022\n");
    ASSERT_EQ(reading.records.size(), 3);
    EXPECT_TRUE(reading.mentions(u"no end"_s, 1));
    EXPECT_TRUE(reading.mentions(u"cut off"_s, 4));
    EXPECT_TRUE(reading.mentions(u"cut off"_s, 9));
    EXPECT_EQ(read("PT J\nER\nPT J\nTI A\nER\n").summary.refused, 1);
}

TEST(WosReader, IsToldByItsFirstLine)
{
    EXPECT_TRUE(formats::sniffWos(QString::fromLatin1(kArticle)));
    EXPECT_TRUE(formats::sniffWos(u"\nPT J\nAU X\n"_s));
    EXPECT_FALSE(formats::sniffWos(u"TY  - JOUR\nPT J\n"_s));
    EXPECT_FALSE(formats::sniffWos(u"PT\tAU\tTI\n"_s));
}
