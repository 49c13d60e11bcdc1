// SPDX-License-Identifier: GPL-3.0-or-later
// RIS: every spelling of tags and ends, every profile, and cut files.
#include "core/formats/readers.hpp"
#include "tests/core/formats/reading.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::Reading;

namespace {

Reading read(const QByteArray& text)
{
    return test::readWith(&formats::readRis, text);
}

Record only(const QByteArray& text)
{
    const Reading reading = read(text);
    EXPECT_EQ(reading.records.size(), 1);
    return reading.records.value(0);
}

QStringList rawTags(const Record& record)
{
    QStringList tags;
    for (const RawField& field : record.raw)
        tags += field.tag;
    return tags;
}

bool mentions(const ReadSummary& summary, const QString& words, int line)
{
    return std::any_of(summary.issues.begin(), summary.issues.end(),
                       [&](const ImportIssue& i) { return i.line == line && i.text.contains(words); });
}

} // namespace

TEST(RisReader, ReadsAJournalArticle)
{
    const Record r =
        only("TY  - JOUR\nTI  - Walking and back pain\nAU  - Ito, K.\nAU  - Back Pain Group,\nPY  - 2019\n"
             "DA  - 2019/06/04\nT2  - Pain Reports\nJ2  - Pain Rep.\nVL  - 4\nIS  - 2\nSP  - 482\nEP  - 91\n"
             "SN  - 1234-5678\nDO  - https://doi.org/10.5555/Abc\nLA  - en\nKW  - back pain\nKW  - walking\n"
             "AB  - First.\nSecond.\nN1  - a note\nER  - \n");
    EXPECT_EQ(r.type, u"JOUR"_s);
    EXPECT_EQ(r.title, u"Walking and back pain"_s);
    EXPECT_EQ(authorLine(r), u"Ito K.; Back Pain Group"_s);
    EXPECT_EQ(r.year, 2019);
    EXPECT_EQ(r.date, u"2019/06/04"_s);
    EXPECT_EQ(r.journal, u"Pain Reports"_s);
    EXPECT_EQ(r.journalAbbrev, u"Pain Rep."_s);
    EXPECT_EQ(r.pages, u"482-91"_s);
    EXPECT_EQ(r.doi, u"10.5555/Abc"_s);
    EXPECT_EQ(r.abstracts, QStringList{u"First.\nSecond."_s});
    EXPECT_EQ(r.keywords, (QStringList{u"back pain"_s, u"walking"_s}));
    EXPECT_EQ(r.line, 1);
    EXPECT_TRUE(r.raw.isEmpty());
}

TEST(RisReader, KnowsTheSpellingsOfTags)
{
    const QByteArray canonical = "TY  - JOUR\nTI  - One\nAU  - A, B\nER  - \n";
    for (const QByteArray& text : {QByteArray("TY - JOUR\nTI - One\nAU - A, B\nER -\n"),
                                   QByteArray("TY  -JOUR\nTI  -One\nAU  -A, B\nER  -\n"),
                                   QByteArray(" TY  - JOUR\n TI  - One\n AU  - A, B\n ER  - \n"),
                                   QByteArray("ty  - JOUR\nti  - One\nau  - A, B\ner  - \n"),
                                   QByteArray("TY  -\tJOUR\nTI\t- One\nAU  - A, B\nER\n")}) {
        const Record r = only(text);
        EXPECT_EQ(r.type, u"JOUR"_s) << text.toStdString();
        EXPECT_EQ(r.title, u"One"_s) << text.toStdString();
        EXPECT_EQ(r.authors, only(canonical).authors) << text.toStdString();
    }
    EXPECT_EQ(only("TY  - JOUR\nTI  - One\nPMID - 123\nER  - \n").pmid, u"123"_s);
}

TEST(RisReader, DoesNotCutTextsAtWordsThatLookLikeTags)
{
    const Record r = only(
        "TY  - JOUR\nTI  - One\nAB  - Risk was lower\nIN - the group\nSD - 3.2 and\nER - positive tumours\n"
        "KW  - x\nER  - \n");
    EXPECT_EQ(r.abstracts,
              QStringList{u"Risk was lower\nIN - the group\nSD - 3.2 and\nER - positive tumours"_s});
    EXPECT_EQ(r.keywords, QStringList{u"x"_s});
}

TEST(RisReader, EndsRecordsWithoutEr)
{
    const Reading reading =
        read("TY  - JOUR\nTI  - One\nTY  - BOOK\nTI  - Two\n\nTY  - JOUR\nJF  - Only a journal\n\n"
             "TY  - JOUR\nTI  - Four\n");
    ASSERT_EQ(reading.records.size(), 4);
    EXPECT_EQ(reading.records.at(1).type, u"BOOK"_s);
    EXPECT_EQ(reading.records.at(1).line, 3);
    EXPECT_EQ(reading.records.at(3).title, u"Four"_s);
    EXPECT_TRUE(mentions(reading.summary, u"no end"_s, 1));
    EXPECT_TRUE(mentions(reading.summary, u"cut off"_s, 9));
    EXPECT_EQ(reading.summary.incomplete, 4); // a title alone does not identify
}

TEST(RisReader, TakesRepeatedTypesAsOneRecord)
{
    const Reading reading =
        read("TY  - JOUR\nTY  - BOOK\nTI  - One\nAU  - A, B\nTY  - CHAP\nPB  - P\nER  - \n");
    ASSERT_EQ(reading.records.size(), 1);
    EXPECT_EQ(reading.records.constFirst().type, u"JOUR"_s);
    EXPECT_EQ(rawTags(reading.records.constFirst()), (QStringList{u"TY"_s, u"TY"_s}));
    EXPECT_TRUE(mentions(reading.summary, u"more than once"_s, 5));
}

TEST(RisReader, StartsWithoutType)
{
    const Reading reading = read("\xEF\xBB\xBF\nJF  - Journal\nT1  - Title\nER  -\n");
    ASSERT_EQ(reading.records.size(), 1);
    EXPECT_EQ(reading.records.constFirst().type, u"GEN"_s);
    EXPECT_TRUE(mentions(reading.summary, u"without its type"_s, 2));
}

TEST(RisReader, LeavesTextBetweenRecordsOut)
{
    const Reading reading =
        read("Record #1 of 2\nProvider: P\nContent: text/plain; charset=\"UTF-8\"\n1.\nTY  - JOUR\n"
             "T1  - One\nY1  - 2014//\nER  - \n\nLink to the full text: http://a.example\n\n2.\nTY  - JOUR\n"
             "T1  - Two\nY1  - 2015//\nER  - \n");
    ASSERT_EQ(reading.records.size(), 2);
    EXPECT_EQ(reading.records.at(0).year, 2014);
    EXPECT_TRUE(reading.records.at(0).date.isEmpty());
    EXPECT_TRUE(mentions(reading.summary, u"belong to none"_s, 1));
    EXPECT_EQ(reading.summary.found, 2);
}

TEST(RisReader, KeepsWhatItDoesNotKnow)
{
    const Reading reading =
        read("TY  - WEIRD\nTI  - One\nZZ  - odd\n more odd\nVL  - 3\n\nlost line\nER  - \n");
    const Record r = reading.records.value(0);
    EXPECT_EQ(r.type, u"GEN"_s);
    EXPECT_EQ(r.raw, (QList<RawField>{
                         {u"TY"_s, u"WEIRD"_s}, {u"ZZ"_s, u"odd\nmore odd"_s}, {u""_s, u"lost line"_s}}));
    EXPECT_TRUE(mentions(reading.summary, u"unknown tag ZZ (1 times)"_s, 3));
}

TEST(RisReader, RefusesEmptyRecords)
{
    const Reading reading = read("TY  - JOUR\nER  - \nTY  - JOUR\nTI  - One\nDO  - 10.5555/x\nER  - \n");
    EXPECT_EQ(reading.summary.found, 2);
    EXPECT_EQ(reading.summary.imported, 1);
    EXPECT_EQ(reading.summary.refused, 1);
    EXPECT_TRUE(mentions(reading.summary, u"empty"_s, 1));
}

TEST(RisReader, ProfileEmbase)
{
    const Record r = only(
        "TY  - JOUR\nAD  - A. Ito, Clinic\nM1  - (Ito A.)\nT1  - [Back pain]\nA1  - Ito A.B.\nU2  - "
        "L373791783\n"
        "DB  - Embase\nDB  - Medline\nY1  - 2013\nN2  - Text\nSN  - 1234-5678\nSN  - 1234-5678\n"
        "LK  - https://www.embase.com/search/results?from=exporthttp://dx.doi.org/10.5555/e.1\nER  - \n");
    EXPECT_EQ(r.authors, (QList<Author>{{u"Ito"_s, u"A.B."_s, {}, {}, {}}}));
    EXPECT_EQ(r.accessions, (QList<ListedId>{{u"Embase"_s, u"L373791783"_s}}));
    EXPECT_EQ(r.database, u"Embase"_s);
    EXPECT_EQ(r.doi, u"10.5555/e.1"_s);
    EXPECT_EQ(r.urls.size(), 2);
    EXPECT_EQ(r.issns, QStringList{u"1234-5678"_s});
    EXPECT_EQ(rawTags(r), (QStringList{u"M1"_s, u"DB"_s}));
}

TEST(RisReader, ProfileOvid)
{
    const Record r =
        only("TY  - JOUR\nID  - 2019-65183-001\nT1  - Back pain.\nA1  - Ito, Ann\nY1  - 2019//\nSP  - No\n"
             "EP  - Specified\nIS  - eag, 7805975\nM3  - Pain [3270]\nKW  - *Back Pain\n"
             "UR  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=psyc16&AN=2019-65183-001\nDO  - 10.5555/o.1\n"
             "DO  - 10.5555/o.1\nER  - \n");
    EXPECT_EQ(r.database, u"APA PsycInfo"_s);
    EXPECT_EQ(r.accessions, (QList<ListedId>{{u"APA PsycInfo"_s, u"2019-65183-001"_s}}));
    EXPECT_TRUE(r.pages.isEmpty());
    EXPECT_TRUE(r.issue.isEmpty());
    EXPECT_EQ(r.keywords, QStringList{u"*Back Pain"_s});
    EXPECT_TRUE(rawTags(r).contains(u"IS"_s));
}

TEST(RisReader, ProfileScopus)
{
    const Record r =
        only("TY  - JOUR\nTI  - Back pain\nT2  - Pain Reports\nJ2  - Pain Rep.\nC7  - e111\nC2  - 12345678\n"
             "SN  - 00139351 (ISSN)\nN1  - Export Date: 1 May 2022\nN1  - References: A, 10.5555/other.1;\n"
             "B, 10.5555/other.2\nDB  - Scopus\n"
             "UR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-8512&doi=x\nER  - \n");
    EXPECT_EQ(r.pmid, u"12345678"_s);
    EXPECT_EQ(r.articleNumber, u"e111"_s);
    EXPECT_EQ(r.accessions, (QList<ListedId>{{u"Scopus"_s, u"2-s2.0-8512"_s}}));
    EXPECT_TRUE(r.doi.isEmpty());
    EXPECT_EQ(r.notes.size(), 2);
}

TEST(RisReader, ProfileWebOfScienceWithGluedTags)
{
    const Record r = only("TY  - JOUR\nTI  - Back pain\nT2  - PAIN REPORTS\nJ9  - PAIN REP\nJI  - Pain Rep.\n"
                          "AD  - Univ One, SpainC3  - Univ OnePU  - WILEY\nDA  - MAY\nPY  - 2023\n"
                          "WE  - Science Citation Index (SCI)AN  - WOS:000957555400001\nER  -\n");
    EXPECT_EQ(r.affiliations, QStringList{u"Univ One, Spain"_s});
    EXPECT_EQ(r.publisher, u"WILEY"_s);
    EXPECT_EQ(r.accessions, (QList<ListedId>{{u"Web of Science"_s, u"WOS:000957555400001"_s}}));
    EXPECT_EQ(r.database, u"Web of Science"_s);
    EXPECT_EQ(r.journalAbbrev, u"Pain Rep."_s);
    EXPECT_EQ(r.date, u"MAY"_s);
    EXPECT_EQ(r.year, 2023);
}

TEST(RisReader, ProfileEndNote)
{
    const Record r =
        only("TY  - JOUR\nAB  - Text\nAD  - One.\nTwo.\nAN  - 21553931\nAU  - Ito, K.\nDA  - Jun\nDP  - NLM\n"
             "KW  - Animals\nBack Pain/*therapy\nHumans; mostly\nN1  - 1179-1926\nIto, Ken\nJournal Article\n"
             "PY  - 2011\nSP  - 349-69\nT2  - Pain Rep\nTI  - Back pain\nID  - 369\nC2  - PMC123\nER  -\n");
    EXPECT_EQ(r.keywords, (QStringList{u"Animals"_s, u"Back Pain/*therapy"_s, u"Humans; mostly"_s}));
    EXPECT_EQ(r.affiliations.size(), 2);
    EXPECT_EQ(r.pmid, u"21553931"_s);
    EXPECT_EQ(r.pmcid, u"PMC123"_s);
    EXPECT_TRUE(r.accessions.isEmpty());
    EXPECT_EQ(rawTags(r), QStringList{u"ID"_s});
    EXPECT_EQ(r.pages, u"349-69"_s);
}

TEST(RisReader, ProfileProQuestAndLilacs)
{
    const Record pq = only("TY  - JOUR\nT1  - Back pain\nAN  - 2214991469; 51887\nDB  - PTSDpubs\nER  - \n");
    EXPECT_EQ(pq.accessions,
              (QList<ListedId>{{u"PTSDpubs"_s, u"2214991469"_s}, {u"PTSDpubs"_s, u"51887"_s}}));
    const Record lilacs =
        only("TY  - JOUR\nTI  - Dolor\nTT  - Pain\nTT  - Dor\nAB  - uno\nAB  - one\nDB  - LILACS\n"
             "ID  - biblio-1\nC8  - biblio-1\nER  -\n");
    EXPECT_EQ(lilacs.titlesTranslated, (QStringList{u"Pain"_s, u"Dor"_s}));
    EXPECT_EQ(lilacs.abstracts.size(), 2);
    EXPECT_EQ(lilacs.accessions, (QList<ListedId>{{u"LILACS"_s, u"biblio-1"_s}}));
    EXPECT_TRUE(lilacs.raw.isEmpty());
}

TEST(RisReader, SplitsALoneKeywordLineOnly)
{
    EXPECT_EQ(only("TY  - JOUR\nTI  - One\nKW  - a; b;c\nER  -\n").keywords,
              (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    EXPECT_EQ(only("TY  - JOUR\nTI  - One\nKW  - a; b\nKW  - c\nER  -\n").keywords,
              (QStringList{u"a; b"_s, u"c"_s}));
    EXPECT_EQ(only("TY  - JOUR\nTI  - One\nKW  - Pain, Chronic\nER  -\n").keywords,
              QStringList{u"Pain, Chronic"_s});
}

TEST(RisReader, StopsWhenToldSo)
{
    int seen = 0;
    const ReadSummary summary =
        formats::readRis("TY  - JOUR\nTI  - 1\nER  -\nTY  - JOUR\nTI  - 2\nER  -\nTY  - JOUR\nTI  - 3\n",
                         [&seen](Record&&) { return ++seen < 2; });
    EXPECT_EQ(seen, 2);
    EXPECT_EQ(summary.imported, 2);
}

TEST(RisReader, ListsRepeatedProblemsOnceTheyAreMany)
{
    QByteArray text;
    for (int i = 0; i < 500; ++i)
        text += "TY  - JOUR\nAU  - A, B\nER  -\n";
    const Reading reading = read(text);
    EXPECT_EQ(reading.summary.incomplete, 500);
    EXPECT_EQ(reading.summary.issues.size(), 201);
}
