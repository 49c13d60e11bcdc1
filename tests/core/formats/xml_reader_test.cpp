// SPDX-License-Identifier: GPL-3.0-or-later
// XML formats: slices, mixed text, repairs, and what the elements mean.
#include "core/formats/readers.hpp"
#include "core/formats/writers.hpp"
#include "core/formats/xml_element.hpp"
#include "core/formats/xml_records.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

using Read = ReadSummary (*)(const QByteArray&, const formats::RecordSink&);

struct Reading {
    ReadSummary summary{};
    QList<Record> records{};
};

Reading read(Read reader, const QByteArray& text)
{
    Reading reading;
    reading.summary = reader(text, [&reading](Record&& record) {
        reading.records += std::move(record);
        return true;
    });
    return reading;
}

Record endnote(const QByteArray& inside)
{
    return read(&formats::readEndnoteXml, "<xml><records><record>" + inside + "</record></records></xml>")
        .records.value(0);
}

QStringList slices(const QByteArray& text)
{
    static constexpr QByteArrayView names[] = {"record"};
    formats::XmlRecordSlicer slicer(text, names);
    QStringList list;
    while (const std::optional<formats::XmlSlice> slice = slicer.next())
        list +=
            QString::number(slice->line) + (slice->closed ? u":"_s : u"!"_s) + QString::fromUtf8(slice->text);
    return list;
}

} // namespace

TEST(XmlRecords, CutsRecordsAndNothingElse)
{
    EXPECT_EQ(slices("<xml>\n<records><record a='1'>x</record>\n<record/><recorder></recorder></records>"),
              (QStringList{u"2:<record a='1'>x</record>"_s, u"3:<record/>"_s}));
    EXPECT_EQ(slices("<!-- <record>no</record> --><record><![CDATA[</record>]]></record>"),
              QStringList{u"1:<record><![CDATA[</record>]]></record>"_s});
}

TEST(XmlRecords, EndsOpenRecordsAtTheNextOne)
{
    EXPECT_EQ(slices("<record>a\n<record>b</record><record>c"),
              (QStringList{u"1!<record>a\n"_s, u"2:<record>b</record>"_s, u"2!<record>c"_s}));
    EXPECT_EQ(slices("<!-- <record>kept</record>"), QStringList{u"1:<record>kept</record>"_s});
}

TEST(XmlElement, JoinsMarkupWithoutBlanks)
{
    const formats::XmlReading plain =
        formats::readXmlElement("<t>H<sub>2</sub>O and <i>in</i> <b>vivo</b></t>");
    EXPECT_EQ(plain.root.fullText(), u"H2O and in vivo"_s);
    const formats::XmlReading styled =
        formats::readXmlElement("<t>\n  <style>H</style>\n  <style>2</style>O\n</t>");
    EXPECT_EQ(styled.root.fullText().trimmed(), u"H2O"_s);
}

TEST(XmlElement, RepairsStraySignsAndEntities)
{
    const formats::XmlReading reading =
        formats::readXmlElement("<t>A & B &eacute; &nosuch; p < 0.05 &#11; &amp;</t>");
    EXPECT_EQ(reading.problem, QString());
    EXPECT_TRUE(reading.repaired);
    EXPECT_EQ(reading.root.fullText(), u"A & B é &nosuch; p < 0.05   &"_s);
}

TEST(XmlElement, KeepsWhatStandsBehindABreak)
{
    const formats::XmlReading reading = formats::readXmlElement("<r><a>one</a><b>two</c><d>three</d></r>");
    EXPECT_NE(reading.problem, QString());
    EXPECT_EQ(reading.root.child(u"a")->fullText(), u"one"_s);
    EXPECT_TRUE(reading.unread.contains(u"three"_s));
    const formats::XmlReading cut = formats::readXmlElement("<r><a>one</a><b>tw");
    EXPECT_EQ(cut.root.child(u"b")->fullText(), u"tw"_s);
}

TEST(EndnoteXml, ReadsAnArticle)
{
    const Record r = endnote(
        "<database name=\"L.enl\">L.enl</database><ref-type name=\"Journal "
        "Article\">17</ref-type><contributors>"
        "<authors><author>Ito, K. B.</author><author>World Health Organization,</author></authors>"
        "<secondary-authors><author>Ed, A.</author></secondary-authors></contributors><titles><title><style "
        "face=\"italic\">In</style><style>-line</style></title><secondary-title>Journal of "
        "Pain</secondary-title><alt-title>J. "
        "Pain</alt-title></titles><pages>1-9</pages><volume>3</volume><number>2"
        "</number><keywords><keyword>one</keyword><keyword>two&#xD;three</keyword></"
        "keywords><dates><year>2015</year>"
        "<pub-dates><date>Mar 3</date></pub-dates></dates><isbn>0007-0920 (Print)&#xD;1532-1827 "
        "(Linking)</isbn>"
        "<accession-num>123456</accession-num><abstract>First.&#xD;Second.</abstract><custom2>PMC77</custom2>"
        "<electronic-resource-num>https://doi.org/10.1234/X</electronic-resource-num><custom1>own</custom1>"
        "<remote-database-provider>NLM</remote-database-provider><urls><related-urls><url>http://a.example</"
        "url>"
        "</related-urls></urls>");
    EXPECT_EQ(r.title, u"In-line"_s);
    EXPECT_EQ(r.journal, u"Journal of Pain"_s);
    EXPECT_EQ(r.journalAbbrev, u"J. Pain"_s);
    EXPECT_EQ(r.authors.at(1).literal, u"World Health Organization"_s);
    EXPECT_EQ(r.editors.size(), 1);
    EXPECT_EQ(r.keywords, (QStringList{u"one"_s, u"two"_s, u"three"_s}));
    EXPECT_EQ(r.abstracts, QStringList{u"First.\nSecond."_s});
    EXPECT_EQ(r.issns, (QStringList{u"0007-0920"_s, u"1532-1827"_s}));
    EXPECT_EQ(r.doi, u"10.1234/X"_s);
    EXPECT_EQ(r.pmid, u"123456"_s);
    EXPECT_EQ(r.pmcid, u"PMC77"_s);
    EXPECT_EQ(r.date, u"Mar 3"_s);
    EXPECT_EQ(r.raw,
              (QList<RawField>{
                  {u"database@name"_s, u"L.enl"_s}, {u"database"_s, u"L.enl"_s}, {u"custom1"_s, u"own"_s}}));
}

TEST(EndnoteXml, ARecordWithinARecordIsNotWritten)
{
    Record record;
    record.type = u"JOUR"_s;
    record.title = u"A title"_s;
    record.raw = {{u"record"_s, u"x"_s}, {u"custom7/record"_s, u"y"_s}};
    EXPECT_EQ(read(&formats::readEndnoteXml, formats::writeEndnoteXml({record})).records.size(), 1);
}

TEST(EndnoteXml, KeepsNamesThatNoPrintedFormSays)
{
    Record record;
    record.type = u"BOOK"_s;
    record.title = u"T"_s;
    record.authors = {{{}, {}, {}, u"Ministry of Health, Labour, Welfare"_s, {}},
                      {u"de Souza, Filho"_s, u"A"_s, {}, {}, {}},
                      {u"Ito"_s, u"Ken"_s, u"Jr"_s, {}, {}},
                      {{}, {}, {}, u"Smith FM"_s, {}}};
    const Reading again = read(&formats::readEndnoteXml, formats::writeEndnoteXml({record}));
    ASSERT_EQ(again.records.size(), 1);
    EXPECT_EQ(again.records.at(0).authors, record.authors);
}

TEST(PubmedXml, TakesTheNumbersOfTheArticleNotOfItsReferences)
{
    const Reading reading = read(
        &formats::readPubmedXml,
        "<?xml version=\"1.0\"?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD\" "
        "\"x.dtd\">\n<PubmedArticleSet>"
        "<PubmedArticle><MedlineCitation Status=\"MEDLINE\"><PMID "
        "Version=\"1\">11</PMID><Article><Journal><ISSN "
        "IssnType=\"Print\">1234-5678</ISSN><JournalIssue><Volume>4</Volume><PubDate><MedlineDate>1998 "
        "Dec-1999 "
        "Jan</MedlineDate></PubDate></JournalIssue><Title>Pain reports</Title><ISOAbbreviation>Pain "
        "Rep.</ISOAbbreviation></Journal><ArticleTitle>Pain in <i>S. aureus</i>.</ArticleTitle><Pagination>"
        "<StartPage>12</StartPage><EndPage>15</EndPage></Pagination><Abstract><AbstractText "
        "Label=\"AIM\">One.</AbstractText><AbstractText "
        "Label=\"UNLABELLED\">Two.</AbstractText></Abstract><AuthorList>"
        "<Author><LastName>Ito</LastName><ForeName>Ken B</ForeName><Initials>KB</Initials><Suffix>Jr</Suffix>"
        "<Identifier Source=\"ORCID\">https://orcid.org/0000-0001-2345-6789</Identifier></Author><Author>"
        "<CollectiveName>Pain "
        "Group</CollectiveName></Author></AuthorList><DataBankList><DataBank><DataBankName>"
        "ClinicalTrials.gov</DataBankName><AccessionNumberList><AccessionNumber>NCT01234567</AccessionNumber>"
        "</AccessionNumberList></DataBank></DataBankList></Article><MedlineJournalInfo><MedlineTA>Pain "
        "Rep</MedlineTA>"
        "</MedlineJournalInfo><MeshHeadingList><MeshHeading><DescriptorName MajorTopicYN=\"N\">Back Pain"
        "</DescriptorName><QualifierName "
        "MajorTopicYN=\"Y\">therapy</QualifierName></MeshHeading></MeshHeadingList>"
        "</MedlineCitation><PubmedData><PublicationStatus>aheadofprint</"
        "PublicationStatus><ArticleIdList><ArticleId "
        "IdType=\"doi\">10.5555/own</ArticleId><ArticleId "
        "IdType=\"pmc\">PMC9</ArticleId></ArticleIdList><ReferenceList>"
        "<Reference><ArticleIdList><ArticleId IdType=\"pubmed\">99</ArticleId><ArticleId "
        "IdType=\"doi\">10.5555/other"
        "</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle></"
        "PubmedArticleSet>");
    ASSERT_EQ(reading.records.size(), 1);
    const Record& r = reading.records.at(0);
    EXPECT_EQ(r.pmid, u"11"_s);
    EXPECT_EQ(r.doi, u"10.5555/own"_s);
    EXPECT_EQ(r.pmcid, u"PMC9"_s);
    EXPECT_EQ(r.title, u"Pain in S. aureus."_s);
    EXPECT_EQ(r.abstracts, QStringList{u"AIM: One.\nTwo."_s});
    EXPECT_EQ(r.authors, (QList<Author>{{u"Ito"_s, u"Ken B"_s, u"Jr"_s, {}, u"0000-0001-2345-6789"_s},
                                        {{}, {}, {}, u"Pain Group"_s, {}}}));
    EXPECT_EQ(r.journalAbbrev, u"Pain Rep"_s);
    EXPECT_EQ(r.date, u"1998 Dec-1999 Jan"_s);
    EXPECT_EQ(r.year, 1998);
    EXPECT_EQ(r.pages, u"12-15"_s);
    EXPECT_EQ(r.keywords, QStringList{u"Back Pain/*therapy"_s});
    EXPECT_EQ(r.trialIds.size(), 1);
    EXPECT_EQ(r.status, u"ahead-of-print"_s);
    EXPECT_EQ(r.type, u"JOUR"_s);
}

TEST(TrialXml, ReadsBothRegisters)
{
    const Reading ictrp =
        read(&formats::readIctrpXml,
             "<Trials_downloaded_from_ICTRP><Trial><TrialID>ISRCTN12345678</TrialID><Public_title>Short"
             "</Public_title><Scientific_title>Caf&amp;eacute;<br>trial</Scientific_title>"
             "<Primary_sponsor>Clinic</Primary_sponsor><Date_registration>05/01/2023"
             "</Date_registration><Source_Register>ISRCTN</Source_Register><Condition>Pain;Fatigue"
             "</Condition><Secondary_ID>NCT01234567</Secondary_ID></Trial>"
             "</Trials_downloaded_from_ICTRP>");
    ASSERT_EQ(ictrp.records.size(), 1);
    const Record& trial = ictrp.records.at(0);
    EXPECT_EQ(trial.title, u"Café trial"_s);
    EXPECT_EQ(trial.titleShort, u"Short"_s);
    EXPECT_EQ(trial.type, u"TRIAL"_s);
    EXPECT_EQ(trial.year, 2023);
    EXPECT_EQ(trial.keywords, (QStringList{u"Pain"_s, u"Fatigue"_s}));
    EXPECT_EQ(trial.trialIds.size(), 2);
    EXPECT_EQ(trial.accessions, (QList<ListedId>{{u"ISRCTN"_s, u"ISRCTN12345678"_s}}));
    const Record study =
        read(&formats::readCtgov,
             "<clinical_study><id_info><nct_id>NCT00000001</nct_id></id_info><brief_title>B"
             "</brief_title><brief_summary><textblock>\n   One\n   two.\n\n   Three.\n</textblock>"
             "</brief_summary><phase>N/A</phase></clinical_study>")
            .records.value(0);
    EXPECT_EQ(study.abstracts, QStringList{u"One two.\nThree."_s});
    EXPECT_EQ(study.raw, (QList<RawField>{{u"phase"_s, u"N/A"_s}}));
}
