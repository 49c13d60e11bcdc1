// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of records: columns of every known source, delimiters, quotes, cut and damaged files, mappings.
#include "core/formats/readers.hpp"
#include "core/formats/table_reader.hpp"
#include "tests/core/formats/reading.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::rawValue;

namespace {

test::Reading read(const QByteArray& text)
{
    return test::readWith(&formats::readCsv, text);
}

Record only(const QByteArray& text)
{
    const test::Reading reading = read(text);
    EXPECT_EQ(reading.records.size(), 1);
    return reading.records.value(0);
}

} // namespace

TEST(TableReader, ReadsScopusOldAndNew)
{
    const Record before =
        only("Authors,Title,Year,Source title,Volume,Art. No.,Page start,Page end,Cited by,DOI,Link,"
             "Abstract,Author Keywords,Index Keywords,ISSN,PubMed ID,Abbreviated Source Title,"
             "Document Type,Source,EID\n"
             "\"Gao X., Ni W.\",A title,2021,Environmental Research,201,111632,,,7,10.5555/s.1,"
             "https://www.scopus.com/inward/record.uri?eid=2-s2.0-1,[No abstract available],"
             "a; b,B; c,00139351,90000001,Environ. Res.,Review,Scopus,2-s2.0-1\n");
    EXPECT_EQ(authorLine(before), u"Gao X.; Ni W."_s);
    EXPECT_EQ(before.articleNumber, u"111632"_s);
    EXPECT_TRUE(before.abstracts.isEmpty());
    EXPECT_EQ(before.keywords, (QStringList{u"a"_s, u"b"_s, u"B"_s, u"c"_s}));
    EXPECT_EQ(before.issns, QStringList{u"0013-9351"_s});
    EXPECT_EQ(before.pmid, u"90000001"_s);
    EXPECT_EQ(before.database, u"Scopus"_s);
    EXPECT_EQ(before.accessions.value(0), (ListedId{u"Scopus"_s, u"2-s2.0-1"_s}));
    EXPECT_EQ(rawValue(before, u"Cited by"_s), u"7"_s);
    const Record after = only("Authors,Author full names,Title,Source title,EID\n"
                              "Barros B.J.; Cunha J.,\"Barros, Beatriz Jacinto (59277033000); Cunha, J. "
                              "(57216759664)\",T,S,2-s2.0-2\n");
    EXPECT_EQ(authorLine(after), u"Barros Beatriz Jacinto; Cunha J."_s);
    EXPECT_TRUE(rawValue(after, u"Author full names"_s).contains(u"59277033000"_s));
}

TEST(TableReader, ReadsEmbasePubMedAndRayyan)
{
    const Record embase =
        only("Title,Author Names,Source,keywords,Clinical Trial Numbers,Open URL Link\n"
             "T,\"Liu R., Adler D.G.\",Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: "
             "2014,\"human, cyst (diagnosis, surgery)\",ClinicalTrials.gov (NCT01234567),http://a.example\n");
    EXPECT_EQ(embase.journal, u"Endoscopic Ultrasound"_s);
    EXPECT_EQ(embase.pages, u"152-160"_s);
    EXPECT_EQ(embase.database, u"Embase"_s);
    EXPECT_EQ(embase.keywords, (QStringList{u"human"_s, u"cyst (diagnosis, surgery)"_s}));
    EXPECT_EQ(embase.trialIds.value(0).id, u"NCT01234567"_s);
    const Record pubmed =
        only("PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,"
             "PMCID,NIHMS ID,DOI\n\"11223344\",\"P\",\"Smith A, Walter B\","
             "\"Nature. 2021 Dec 21;1(2):10-11. doi: 10.5555/n.\",\"Smith A\",\"Nature\",\"2021\","
             "\"2021/12/21\",\"PMC1122334\",\"\",\"10.5555/n\"\n");
    EXPECT_EQ(authorLine(pubmed), u"Smith A; Walter B"_s);
    EXPECT_EQ(pubmed.volume + pubmed.issue + pubmed.pages, u"1210-11"_s);
    EXPECT_EQ(pubmed.pmcid, u"PMC1122334"_s);
    const Record rayyan =
        only("key,title,year,month,day,journal,issn,authors,notes,keywords,pubmed_id,pmc_id\n"
             "rayyan-9,T,2007,5,1,J,1386-6346,\"Harris, V. and Koelsch, K.\","
             "\"L4 | RAYYAN-INCLUSION: {\"\"N\"\"=>\"\"Included\"\"}\",a;b,,\n");
    EXPECT_EQ(authorLine(rayyan), u"Harris V.; Koelsch K."_s);
    EXPECT_EQ(rayyan.date, u"2007/5/1"_s);
    EXPECT_TRUE(rayyan.notes.value(0).contains(u"{\"N\"=>\"Included\"}"_s));
    EXPECT_EQ(rayyan.accessions.value(0), (ListedId{u"Rayyan"_s, u"rayyan-9"_s}));
}

TEST(TableReader, ReadsTrialsSpringerAndIeee)
{
    const Record trial = only("NCT Number,Study Title,Study Status,Conditions,Sponsor,Start Date\n"
                              "NCT01234567,A trial,Completed,Pain|Back Pain,A University,2024-01\n");
    EXPECT_EQ(trial.type, u"TRIAL"_s);
    EXPECT_EQ(trial.trialIds.value(0).id, u"NCT01234567"_s);
    EXPECT_EQ(trial.keywords, (QStringList{u"Pain"_s, u"Back Pain"_s}));
    EXPECT_EQ(trial.authors.value(0).literal, u"A University"_s);
    EXPECT_EQ(trial.year, 2024);
    EXPECT_EQ(trial.journal, u"ClinicalTrials.gov"_s);
    EXPECT_EQ(trial.accessions, trial.trialIds);
    const test::Reading springer =
        read("Item Title,Publication Title,Book Series Title,Journal Volume,Journal Issue,Item DOI,Authors,"
             "Publication Year,URL,Content Type\nT,Nature,,17,3,10.1007/1,Andy SmithTom "
             "McDonald,2000,u,Article\n");
    EXPECT_EQ(authorLine(springer.records.value(0)), u"Smith Andy; McDonald Tom"_s);
    EXPECT_TRUE(springer.mentions(u"without anything between them"_s, 2));
    const Record ieee =
        only("\"Document Title\",Authors,\"Publication Title\",\"Start Page\",\"End Page\",\"ISSN\"\n"
             "T,\"J. Rottman; Erran van Carmel\",Computer,1,9,1234-5678\n");
    EXPECT_EQ(authorLine(ieee), u"Rottman J.; van Carmel Erran"_s);
}

TEST(TableReader, ReadsWebOfScienceTabsWithLoneQuotes)
{
    const Record r = only(
        "PT\tAU\tAF\tTI\tSO\tID\tSP\tUT\nJ\tIto, K\tIto, Ken\t5\" screens\tJ\tA; B\tSponsor\tWOS:0001\n");
    EXPECT_EQ(r.title, u"5\" screens"_s);
    EXPECT_EQ(authorLine(r), u"Ito Ken"_s);
    EXPECT_EQ(r.keywords, (QStringList{u"A"_s, u"B"_s}));
    EXPECT_EQ(rawValue(r, u"SP"_s), u"Sponsor"_s);
}

TEST(TableReader, IsRecognisedWhateverItsCellsHold)
{
    const QString head = u"title,abstract\nA,\"AIM - one\nPMID- 3\nTY  - JOUR\nEND - two\"\n"_s;
    const Result<const formats::FormatSpec*> format = formats::sniffFormat(head.toUtf8(), u"x"_s);
    ASSERT_TRUE(format.ok());
    EXPECT_EQ((*format)->key, u"csv"_s);
}

TEST(TableReader, ReadsUtf16)
{
    const QString text = u"\uFEFFPT\tAU\tTI\tSO\tPY\tUT\nJ\tMüller, K\tTitel\tZ\t2020\tWOS:0001\n"_s;
    const test::Reading reading =
        read(QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2));
    EXPECT_EQ(reading.summary.encoding, u"UTF-16LE"_s);
    EXPECT_EQ(authorLine(reading.records.value(0)), u"Müller K"_s);
}

TEST(TableReader, FindsTheDelimiter)
{
    for (const char* text :
         {"title;authors;year\n\"A; b, c\";X;2020\n", "title\tauthors\tyear\nA; b, c\tX\t2020\n",
          "sep=|\ntitle|authors|year\nA; b, c|X|2020\n", "title|authors|year\nA; b, c|X|2020\n",
          "title,authors,year\r\n\"A; b, c\",X,2020\r\n"}) {
        const Record r = only(text);
        EXPECT_EQ(r.title, u"A; b, c"_s) << text;
        EXPECT_EQ(r.year, 2020) << text;
    }
    EXPECT_EQ(only("sep=;\ntitle;year\nA;2020\n").line, 3);
}

TEST(TableReader, ReadsCellsWithLineEndsAndQuotes)
{
    const test::Reading reading =
        read("title,abstract,year\nA,\"One.\n\nTwo \"\"x\"\".\",2020\nB,\"said \"no\" to\",2021\n");
    ASSERT_EQ(reading.records.size(), 2);
    EXPECT_EQ(reading.records.at(0).abstracts, QStringList{u"One.\n\nTwo \"x\"."_s});
    EXPECT_EQ(reading.records.at(1).abstracts, QStringList{u"said \"no\" to"_s});
    EXPECT_EQ(reading.records.at(1).line, 5);
}

TEST(TableReader, KeepsRowsBehindALoneQuote)
{
    const test::Reading reading = read("title,abstract,year\nA,\"open,2020\nB,b,2021\nC,c,2022\n");
    ASSERT_EQ(reading.records.size(), 3);
    EXPECT_EQ(reading.records.at(2).title, u"C"_s);
    EXPECT_TRUE(reading.mentions(u"no counterpart"_s, 2));
}

TEST(TableReader, FlagsACutFile)
{
    const test::Reading inQuotes = read("title,abstract,year\nA,a,2020\nB,\"cut he");
    ASSERT_EQ(inQuotes.records.size(), 2);
    EXPECT_EQ(inQuotes.records.at(1).abstracts, QStringList{u"cut he"_s});
    EXPECT_TRUE(inQuotes.mentions(u"cut off"_s, 3));
    EXPECT_TRUE(read("title,abstract,year\nA,a,2020\nB,b").mentions(u"cut off"_s, 3));
    EXPECT_FALSE(read("title,abstract,year\nA,a,2020\nB,b,2021").mentions(u"cut off"_s));
}

TEST(TableReader, WarnsOfWhatSpreadsheetsDo)
{
    const test::Reading reading = read("title,pages,pmid,issn,extra\nA,Jan-02,1.23E+15,1234-5678,x,beyond\n");
    EXPECT_TRUE(reading.mentions(u"\"Jan-02\" looks as if a spreadsheet"_s, 2));
    EXPECT_TRUE(reading.mentions(u"1.23E+15"_s, 2));
    EXPECT_TRUE(reading.mentions(u"more cells than the header"_s, 2));
    EXPECT_EQ(rawValue(reading.records.value(0), QString()), u"beyond"_s);
}

TEST(TableReader, ReadsAsTheUserSays)
{
    formats::ColumnMap map = formats::guessColumns({u"Foo"_s, u"Bar"_s});
    EXPECT_EQ(map.fields, (QStringList{QString(), QString()}));
    map.fields = {u"title"_s, u"doi"_s};
    QList<Record> records;
    formats::readTable({{{u"A"_s, u"10.5555/x"_s}, 7}}, map, [&records](Record&& r) {
        records += std::move(r);
        return true;
    });
    ASSERT_EQ(records.size(), 1);
    EXPECT_EQ(records.at(0).doi, u"10.5555/x"_s);
    EXPECT_EQ(records.at(0).line, 7);
}

TEST(TableColumns, RememberMappingsByTheirHeader)
{
    EXPECT_EQ(formats::headerKey({u"Art. No."_s, u"Title"_s}),
              formats::headerKey({u"art_no"_s, u"title "_s}));
    EXPECT_NE(formats::headerKey({u"Title"_s, u"Year"_s}), formats::headerKey({u"Year"_s, u"Title"_s}));
    for (const formats::TableField& field : formats::tableFields())
        EXPECT_EQ(formats::tableFieldByKey(field.key.toString()), &field);
}

TEST(TableColumns, TellRecordsFromOtherTables)
{
    EXPECT_TRUE(formats::sniffCsv(u"Title,Review Byline\nA,B\n"_s));
    EXPECT_TRUE(formats::sniffCsv(u"authors;year;journal;doi\n"_s));
    EXPECT_FALSE(formats::sniffCsv(u"study,n,mean\nA,1,2\n"_s));
    EXPECT_FALSE(formats::sniffCsv(u"Dear colleague,\nplease find attached\n"_s));
    EXPECT_FALSE(formats::sniffCsv(u"<title>\n"_s));
    EXPECT_FALSE(formats::sniffCsv(u"{\"title\", \"year\"}\n"_s));
    EXPECT_TRUE(formats::sniffCsv(u"Title\nA\n"_s));
    EXPECT_FALSE(formats::sniffCsv({}));
}
