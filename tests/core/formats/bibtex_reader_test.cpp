// SPDX-License-Identifier: GPL-3.0-or-later
// BibTeX: entries in every shape, broken ones too, names, dates, inheritance.
#include "core/formats/bibtex_name.hpp"
#include "core/formats/readers.hpp"
#include "core/formats/writers.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

struct Reading {
    ReadSummary summary{};
    QList<Record> records{};
};

Reading read(const QByteArray& text)
{
    Reading reading;
    reading.summary = formats::readBibtex(text, [&reading](Record&& record) {
        reading.records += std::move(record);
        return true;
    });
    return reading;
}

Record one(const QByteArray& text)
{
    const Reading reading = read(text);
    EXPECT_EQ(reading.records.size(), 1) << text.toStdString();
    return reading.records.value(0);
}

QString rawOf(const Record& record, const QString& tag)
{
    for (const RawField& raw : record.raw)
        if (raw.tag == tag)
            return raw.value;
    return {};
}

Author nameOf(const char* latex)
{
    return formats::readBibtexNames(QString::fromUtf8(latex)).authors.value(0);
}

} // namespace

TEST(BibtexReader, ReadsAScopusExport)
{
    const Reading reading =
        read("Scopus\nEXPORT DATE: 15 February 2020\n\n@ARTICLE{Ito2019621,\nauthor={Ito, K., Jr. and "
             "{\\\"O}z, B.},\n"
             "title={{Walking} for \\& against pain},\njournal={J "
             "Pain},\nyear={2019},\nvolume={46},\nnumber={4},\n"
             "art_number={111},\npages={621--637},\ndoi={10.1007/s1_2},\nnote={cited By 0},\n"
             "url={https://www.scopus.com/inward/record.uri?eid=2-s2.0-85069485230&doi=10.1007%2fs1},\n"
             "affiliation={Clinic A, Town; Clinic B},\nabstract={One\ntwo.\n\nThree.},\n"
             "author_keywords={Pain; Walking},\nissn={03135373},\npubmed_id={123},\nlanguage={English},\n"
             "abbrev_source_title={J. Pain},\ndocument_type={Article},\nsource={Scopus},\n}\n");
    ASSERT_EQ(reading.records.size(), 1);
    const Record& r = reading.records.at(0);
    EXPECT_EQ(r.authors,
              (QList<Author>{{u"Ito"_s, u"K."_s, u"Jr."_s, {}, {}}, {u"Öz"_s, u"B."_s, {}, {}, {}}}));
    EXPECT_EQ(r.title, u"Walking for & against pain"_s);
    EXPECT_EQ(r.pages, u"621-637"_s);
    EXPECT_EQ(r.articleNumber, u"111"_s);
    EXPECT_EQ(r.abstracts, QStringList{u"One two.\nThree."_s});
    EXPECT_EQ(r.keywords, (QStringList{u"Pain"_s, u"Walking"_s}));
    EXPECT_EQ(r.affiliations.size(), 2);
    EXPECT_EQ(r.accessions, (QList<ListedId>{{u"Scopus"_s, u"2-s2.0-85069485230"_s}}));
    EXPECT_EQ(r.pmid, u"123"_s);
    EXPECT_EQ(r.database, u"Scopus"_s);
    EXPECT_EQ(r.line, 4);
    EXPECT_EQ(rawOf(r, u"document_type"_s), u"Article"_s);
    EXPECT_EQ(reading.summary.issues.size(), 1); // the two lines before the entry
}

TEST(BibtexReader, JoinsMacrosAndReportsUnknownOnes)
{
    const Reading reading =
        read("@string{jp = \"J Pain\"}\n@String(x = {Extra})\n"
             "@article(k, journal = jp # \" and \" # X, month = FEB, title = unknownword,\nyear = 2020)\n");
    ASSERT_EQ(reading.records.size(), 1);
    EXPECT_EQ(reading.records.at(0).journal, u"J Pain and Extra"_s);
    EXPECT_EQ(reading.records.at(0).date, u"Feb"_s);
    EXPECT_EQ(reading.records.at(0).title, u"unknownword"_s);
    ASSERT_EQ(reading.summary.issues.size(), 1);
    EXPECT_EQ(reading.summary.issues.at(0).line, 3);
}

TEST(BibtexReader, ReadsOddKeys)
{
    EXPECT_EQ(rawOf(one("@ARTICLE{Kenny20103,17,\n title = {T},\n year=2020}"), u"@key"_s),
              u"Kenny20103,17"_s);
    EXPECT_EQ(rawOf(one("@article{ Smith und Söhne 2020,\n title={T}}"), u"@key"_s),
              u"Smith und Söhne 2020"_s);
    EXPECT_EQ(rawOf(one("@article{,\n title={T}}"), u"@key"_s), QString());
    EXPECT_EQ(one("@article{key title={T}, year={2020}}").title, u"T"_s);
    const Record keyless = one("@article{title={T}, year={2020}}");
    EXPECT_EQ(keyless.title, u"T"_s);
    EXPECT_EQ(keyless.year, 2020);
}

TEST(BibtexReader, RecoversFromUnbalancedBraces)
{
    const Reading reading =
        read("@article{a,\n title = {One},\n doi = {10.1234/x,\n author = {Ito, K.},\n year = 2019\n}\n\n"
             "@article{b,\n title = {Two}}\n, year = 2020,\n pages = {3}\n}\n"
             "@article{c, title={Three}, year=2021}\n");
    ASSERT_EQ(reading.records.size(), 3);
    EXPECT_EQ(reading.records.at(0).doi, u"10.1234/x"_s);
    EXPECT_EQ(reading.records.at(0).authors.size(), 1);
    EXPECT_EQ(reading.records.at(0).year, 2019);
    EXPECT_EQ(reading.records.at(1).title, u"Two"_s);
    EXPECT_EQ(reading.records.at(1).pages, u"3"_s);
    EXPECT_EQ(reading.records.at(2).title, u"Three"_s);
    EXPECT_EQ(reading.summary.issues.at(0).line, 1);
    EXPECT_EQ(reading.summary.issues.at(1).line, 3);
}

TEST(BibtexReader, ReadsQuotesInsideQuotesAndMissingCommas)
{
    const Record r = one("@article{k,\n title = \"The \"big\" wolf\"\n year = 2020\n journal = {J},\n}");
    EXPECT_EQ(r.title, u"The \"big\" wolf"_s);
    EXPECT_EQ(r.year, 2020);
    EXPECT_EQ(r.journal, u"J"_s);
}

TEST(BibtexReader, KeepsStrayTextAndUnknownFields)
{
    const Record r = one("@article{k,\n title = {T} tail,\n !!! stray\n my_field = {a {b} \\c},\n}");
    EXPECT_EQ(r.title, u"T tail"_s);
    EXPECT_EQ(rawOf(r, u"my_field"_s), u"a {b} \\c"_s);
    EXPECT_EQ(rawOf(r, u""_s), u"!!! stray"_s);
}

TEST(BibtexReader, InheritsFromProceedingsAndData)
{
    const Reading reading =
        read("@inproceedings{p, title={Paper}, crossref={Conf}, xdata={d}}\n"
             "@proceedings{conf, title={Proceedings}, year=2006, editor={Ed, A.}, abstract={no}}\n"
             "@xdata{d, publisher={House}, xdata={p}}\n");
    ASSERT_EQ(reading.records.size(), 2);
    const Record& paper = reading.records.at(0);
    EXPECT_EQ(paper.title, u"Paper"_s);
    EXPECT_EQ(paper.journal, u"Proceedings"_s);
    EXPECT_EQ(paper.year, 2006);
    EXPECT_EQ(paper.editors.size(), 1);
    EXPECT_EQ(paper.publisher, u"House"_s);
    EXPECT_TRUE(paper.abstracts.isEmpty());
}

TEST(BibtexReader, CirclesAndMissingParentsAreHarmless)
{
    const Reading reading =
        read("@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}, year=2001}\n"
             "@book{c, title={C}, crossref={zz}}\n");
    ASSERT_EQ(reading.records.size(), 3);
    EXPECT_EQ(reading.records.at(0).year, 2001);
    EXPECT_TRUE(reading.summary.issues.constFirst().text.contains(u"\"zz\", which is not in the file"_s));
}

TEST(BibtexReader, ReadsDatesOfBothDialects)
{
    EXPECT_EQ(one("@article{k, title={T}, date={2020-05-01}}").date, u"2020-05-01"_s);
    EXPECT_EQ(one("@article{k, title={T}, date={2020-05-01}}").year, 2020);
    EXPECT_EQ(one("@article{k, title={T}, year={in press}}").date, u"in press"_s);
    const Record both = one("@article{k, title={T}, year=2020, month={7--8 May}}");
    EXPECT_EQ(both.year, 2020);
    EXPECT_EQ(both.date, u"7–8 May"_s);
    EXPECT_EQ(one("@article{k, title={T}, eprint={123}, eprinttype={pubmed}}").pmid, u"123"_s);
}

TEST(BibtexNames, FollowBibtexAndTheDatabases)
{
    EXPECT_EQ(nameOf("Jan van der Berg"), (Author{u"van der Berg"_s, u"Jan"_s, {}, {}, {}}));
    EXPECT_EQ(nameOf("van der Berg, Jan"), (Author{u"van der Berg"_s, u"Jan"_s, {}, {}, {}}));
    EXPECT_EQ(nameOf("von Hicks, III, Michael"), (Author{u"von Hicks"_s, u"Michael"_s, u"III"_s, {}, {}}));
    EXPECT_EQ(nameOf("Milton {Abramowitz}"), (Author{u"Abramowitz"_s, u"Milton"_s, {}, {}, {}}));
    EXPECT_EQ(nameOf("Gao X."), (Author{u"Gao"_s, u"X."_s, {}, {}, {}}));
    EXPECT_EQ(nameOf("{Barnes and Noble, Inc.}"), (Author{{}, {}, {}, u"Barnes and Noble, Inc."_s, {}}));
    EXPECT_EQ(nameOf("Centre for Chronic Conditions").literal, u"Centre for Chronic Conditions"_s);
    EXPECT_EQ(nameOf("{de la Tour}, Anne"), (Author{u"de la Tour"_s, u"Anne"_s, {}, {}, {}}));
    const formats::BibtexNames names = formats::readBibtexNames(u"A, B and\n C, D AND others"_s);
    EXPECT_EQ(names.authors.size(), 2);
    EXPECT_TRUE(names.others);
    EXPECT_EQ(formats::readBibtexNames(u"A, B; M&uuml;ller, D"_s).authors.size(), 2);
}

TEST(BibtexWriter, ALineOfATextThatLooksLikeAnEntryIsNone)
{
    Record record;
    record.type = u"JOUR"_s;
    record.title = u"A title"_s;
    record.abstracts = {u"First line\n@misc{not, an = {entry}}\n@-- a dash\n  @last"_s};
    QList<Record> read;
    formats::readBibtex(formats::writeBibtex({record}), [&read](Record&& r) {
        read += std::move(r);
        return true;
    });
    ASSERT_EQ(read.size(), 1);
    EXPECT_EQ(read.constFirst().abstracts.value(0).simplified(), record.abstracts.constFirst().simplified());
}

TEST(BibtexWriter, EscapesProtectsAndMakesKeysUnique)
{
    Record record;
    record.type = u"JOUR"_s;
    record.title = u"Effects of DNA & 5% of {x}"_s;
    record.authors = {{u"Ito"_s, u"Ken"_s, {}, {}, {}}, {{}, {}, {}, u"Pain Group"_s, {}}};
    record.year = 2019;
    record.pages = u"482-91"_s;
    record.keywords = {u"Insurance, Psychiatric"_s};
    const QByteArray text = formats::writeBibtex({record, record});
    EXPECT_TRUE(text.contains("@article{Ito2019,\n"));
    EXPECT_TRUE(text.contains("@article{Ito2019b,\n"));
    EXPECT_TRUE(text.contains("title = {Effects of {DNA} \\& 5\\% of \\{x\\}}"));
    EXPECT_TRUE(text.contains("author = {Ito, Ken and {Pain Group}}"));
    EXPECT_TRUE(text.contains("pages = {482--91}"));
    const Record again = read(text).records.value(0);
    EXPECT_EQ(again.title, record.title);
    EXPECT_EQ(again.keywords, record.keywords);
    EXPECT_EQ(again.pages, record.pages);
}
