// SPDX-License-Identifier: GPL-3.0-or-later
// Refer, RefWorks, Ovid and Cochrane Library texts.
#include "core/formats/readers.hpp"
#include "core/formats/source_line.hpp"
#include "tests/core/formats/reading.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::rawValue;
using plansift::test::readWith;

TEST(ReferReader, ReadsARecord)
{
    const Record r = readWith(&formats::readRefer, "%0 Journal Article\n%A Ito, Ken\n%A Lee, Ann\n%T "
                                                   "Walking\n%B Pain Reports\n%D 2020\n%8 2020/05/01\n"
                                                   "%V 4\n%N 2\n%P 10-19\n%X First.\n\nSecond.\n%K "
                                                   "one\ntwo\n%U http://a.example\n%R doi:10.5555/e.1\n"
                                                   "%@ 1234-5678\n%M 123\n%1 own\n%+ Univ A\n%~ Medline\n")
                         .records.value(0);
    EXPECT_EQ(r.type, u"JOUR"_s);
    EXPECT_EQ(authorLine(r), u"Ito Ken; Lee Ann"_s);
    EXPECT_EQ(r.journal, u"Pain Reports"_s);
    EXPECT_EQ(r.date, u"2020/05/01"_s);
    EXPECT_EQ(r.abstracts, QStringList{u"First.\nSecond."_s});
    EXPECT_EQ(r.keywords, (QStringList{u"one"_s, u"two"_s}));
    EXPECT_EQ(r.doi, u"10.5555/e.1"_s);
    EXPECT_EQ(rawValue(r, u"%1"_s), u"own"_s);
    EXPECT_EQ(r.database, u"Medline"_s);
}

TEST(ReferReader, PartsRecordsAtTypesAndBlankLines)
{
    EXPECT_EQ(readWith(&formats::readRefer, "%0 Book\n%T A\n%0 Book\n%T B\n").records.size(), 2);
    EXPECT_EQ(readWith(&formats::readRefer, "%T A\n%D 2020\n\n%T B\n%D 2021\n").records.size(), 2);
    EXPECT_EQ(readWith(&formats::readRefer, "%T A\n%0 Book\n%D 2020\n").records.size(), 1);
    const test::Reading twoTypes = readWith(&formats::readRefer, "%0 Book\n%0 Thesis\n%T A\n%D 2020\n");
    ASSERT_EQ(twoTypes.records.size(), 1);
    EXPECT_EQ(twoTypes.summary.found, 1);
    const test::Reading empty = readWith(&formats::readRefer, "%0 Book\n%0 Book\n%0 Book\n%T A\n");
    EXPECT_EQ(empty.summary.found, 3);
    EXPECT_EQ(empty.summary.refused, 2);
}

TEST(RefWorksReader, ReadsARecordBehindTheLegend)
{
    const test::Reading reading = readWith(
        &formats::readRefWorks, "Tag legend\nRT=Reference Type\n\nBEGIN EXPORTED REFERENCES\n\n"
                                "RT Book, Section\nID 7\nA1 Ito,Ken\nT1 Walking\nYR 2020\nFD May\nSP 10\n"
                                "OP 19\nK1 one\nK1 two, three\nAB First\nAB normal line? no\nT2 The Book\n"
                                "NO doi: 10.5555/r.1\nU10 own\nLK http://a.example\n");
    ASSERT_EQ(reading.records.size(), 1);
    const Record r = reading.records.constFirst();
    EXPECT_EQ(r.type, u"CHAP"_s);
    EXPECT_EQ(authorLine(r), u"Ito Ken"_s);
    EXPECT_EQ(r.journal, u"The Book"_s);
    EXPECT_EQ(r.pages, u"10-19"_s);
    EXPECT_EQ(r.keywords, (QStringList{u"one"_s, u"two, three"_s}));
    EXPECT_EQ(r.doi, u"10.5555/r.1"_s);
    EXPECT_EQ(rawValue(r, u"U10"_s), u"own"_s);
    EXPECT_EQ(r.line, 6);
    EXPECT_TRUE(formats::sniffRefWorks(u"RT Journal Article\nSR x\nID 3\nA1 B,C\n"_s));
    EXPECT_FALSE(formats::sniffRefWorks(u"Dear RT users,\nA1 is a road\n"_s));
}

TEST(OvidReader, ReadsTags)
{
    const Record r =
        readWith(&formats::readOvid,
                 "<6. >\nVN  - Ovid Technologies\nDB  - Journals@Ovid\nAN  - 0144-2015.\n"
                 "AU  - Ito, Ken MD, MPH 1,2\nAU  - van Dam, Jo Ph.D.\nTI  - Walking.  [Article]\n"
                 "SO  - Pain Reports June 2015;58(6):688-696\nAB  - One.\n\n      Two.\nLG  - English.\n"
                 "IS  - 1234-5678\nDI  - 10.5555/o.1\nXP  - XL  - http://a.example\n")
            .records.value(0);
    EXPECT_EQ(r.title, u"Walking."_s);
    EXPECT_EQ(rawValue(r, u"TI"_s), u"Walking.  [Article]"_s);
    EXPECT_EQ(authorLine(r), u"Ito Ken; van Dam Jo"_s);
    EXPECT_EQ(r.journal, u"Pain Reports"_s);
    EXPECT_EQ(r.volume, u"58"_s);
    EXPECT_EQ(r.issue, u"6"_s);
    EXPECT_EQ(r.pages, u"688-696"_s);
    EXPECT_EQ(r.year, 2015);
    EXPECT_EQ(r.languages, QStringList{u"English"_s});
    EXPECT_EQ(r.urls, QStringList{u"http://a.example"_s});
    EXPECT_EQ(r.accessions.value(0).id, u"0144-2015"_s);
    EXPECT_TRUE(rawValue(r, u"AU"_s).contains(u"MPH"_s));
}

TEST(OvidReader, ReadsLabels)
{
    const Record r =
        readWith(&formats::readOvid,
                 "<1>\nAccession Number\n  0000.\nAuthor\n  Verbeek, Jan MD *;  Max [Ed]\nTitle\n"
                 "  Screws in fractures.[Review]\nSource\n  Ecohydrology.   8(6):1048-1064, September 2015.\n"
                 "Strange Label\n  kept\nDOI Number\n  10.5555/o.2\n"
                 "Link to the Ovid Full Text or citation\n http://a.example/x\n")
            .records.value(0);
    EXPECT_EQ(r.title, u"Screws in fractures."_s);
    EXPECT_EQ(authorLine(r), u"Verbeek Jan"_s);
    EXPECT_EQ(r.editors.size(), 1);
    EXPECT_EQ(r.pages, u"1048-1064"_s);
    EXPECT_EQ(rawValue(r, u"Strange Label"_s), u"kept"_s);
    EXPECT_EQ(r.urls, QStringList{u"http://a.example/x"_s});
}

TEST(CochraneReader, ReadsReviewsAndTrials)
{
    const test::Reading reading =
        readWith(&formats::readCochrane,
                 "Record #1 of 2\rID: CD009275\rAU: Van Ryswyk Emer\rAU: Back Pain Group\rTI: Diet\r"
                 "SO: Cochrane Database of Systematic Reviews\rYR: 2017\rNO: 2\rKY: One [x];Two, three\r"
                 "DOI: 10.1002/14651858.CD009275.pub3\rAB: Background: A.\rUS: http://a.example\r\r\r"
                 "\xEF\xBB\xBFRecord #2 of 2\rID: CN-01234567\rAU: Ito K\rTI: Trial\rSO: Pain\rYR: 2019\rVL: "
                 "3\rPG: 1-9\r"
                 "PM: PUBMED 12345678\rXR: NCT01234567\rPT: Journal article\r");
    ASSERT_EQ(reading.records.size(), 2);
    const Record review = reading.records.at(0);
    EXPECT_EQ(review.authors, (QList<Author>{{u"Van Ryswyk"_s, u"Emer"_s, {}, {}, {}},
                                             {{}, {}, {}, u"Back Pain Group"_s, {}}}));
    EXPECT_EQ(review.issue, u"2"_s);
    EXPECT_EQ(review.keywords, (QStringList{u"One [x]"_s, u"Two, three"_s}));
    EXPECT_EQ(review.database, u"Cochrane Database of Systematic Reviews"_s);
    const Record trial = reading.records.at(1);
    EXPECT_EQ(trial.database, u"CENTRAL"_s);
    EXPECT_EQ(trial.pmid, u"12345678"_s);
    EXPECT_EQ(trial.trialIds.value(0).id, u"NCT01234567"_s);
    EXPECT_EQ(authorLine(trial), u"Ito K"_s);
    EXPECT_FALSE(formats::sniffCochrane(u"Record #1 of 2\nProvider: P\nTY  - JOUR\nID: x\n"_s));
}

TEST(SourceLine, KnowsTheFormsOfDatabases)
{
    const auto parts = [](const QString& text) -> QString {
        const formats::SourceLine s = formats::parseSourceLine(text);
        return QStringList{s.journal, QString::number(s.year), s.volume, s.issue, s.pages}.join(u'|');
    };
    EXPECT_EQ(parts(u"Cancer (2004) 102:4 (253-258). Date of Publication: 25 Aug 2004"_s),
              u"Cancer|2004|102|4|253-258"_s);
    EXPECT_EQ(parts(u"J. Clin. (Paris) (2019) 54 (83-86)."_s), u"J. Clin. (Paris)|2019|54||83-86"_s);
    EXPECT_EQ(parts(u"Nature. 2021 Dec 21;1(2):10-11. doi: 10.1111/nature1111."_s),
              u"Nature|2021|1|2|10-11"_s);
    EXPECT_EQ(parts(u"Very Long Title. Vol 28(2) April 2015, 103-106."_s),
              u"Very Long Title|2015|28|2|103-106"_s);
    EXPECT_EQ(parts(u"Lancet. 385 (9966) (pp 430-440), 2015. Date of Publication: 31 Jan 2015."_s),
              u"Lancet|2015|385|9966|430-440"_s);
    EXPECT_EQ(parts(u"Journal of Orthopaedic Trauma. "_s), u"Journal of Orthopaedic Trauma|0|||"_s);
    EXPECT_TRUE(
        formats::parseSourceLine(u"Ed (2015). A Title. (pp. 103-106) X pp. Address: Publisher"_s).book);
    formats::parseSourceLine(u"((((. 1 ("_s.repeated(5000)); // long nonsense is not searched
}
