// SPDX-License-Identifier: GPL-3.0-or-later
// Broken, hostile and huge files of XML, JSON and BibTeX: nothing crashes or hangs, what stands before the
// break is kept.
#include "core/formats/readers.hpp"
#include "core/formats/record_file.hpp"
#include "tests/core/formats/damages.hpp"
#include "tests/support/reference_data.hpp"

#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

struct Sample {
    const char* format;
    ReadSummary (*read)(const QByteArray&, const formats::RecordSink&);
    QByteArray text; ///< three records
};

QByteArray repeated(QByteArrayView head, QByteArrayView record, QByteArrayView tail)
{
    QByteArray text = head.toByteArray();
    for (const char* number : {"1", "2", "3"})
        text += record.toByteArray().replace("#", number);
    return text + tail.toByteArray();
}

const std::vector<Sample>& samples()
{
    static const std::vector<Sample> list{
        {"endnote-xml", &formats::readEndnoteXml,
         repeated("<?xml version=\"1.0\"?>\n<xml><records>\n",
                  "<record><ref-type name=\"Journal Article\">17</ref-type><titles><title><style "
                  "face=\"normal\">Title # &amp; more</style></title></titles>\n"
                  "<dates><year>201#</year></dates></record>\n",
                  "</records></xml>\n")},
        {"pubmed-xml", &formats::readPubmedXml,
         repeated("<PubmedArticleSet>\n",
                  "<PubmedArticle><MedlineCitation><PMID>100#</PMID><Article><ArticleTitle>Title "
                  "<i>#</i></ArticleTitle>\n"
                  "<AuthorList><Author><LastName>Ito</LastName></Author></AuthorList></Article>"
                  "</MedlineCitation></PubmedArticle>\n",
                  "</PubmedArticleSet>\n")},
        {"ictrp", &formats::readIctrpXml,
         repeated("<Trials_downloaded_from_ICTRP>\n",
                  "<Trial><TrialID>NCT0000000#</TrialID><Public_title>Title #</Public_title>\n"
                  "<Date_registration>01/02/2020</Date_registration></Trial>\n",
                  "</Trials_downloaded_from_ICTRP>\n")},
        {"ctgov", &formats::readCtgov,
         repeated("{\"studies\": [\n",
                  "{\"protocolSection\": {\"identificationModule\": {\"nctId\": \"NCT0000000#\",\n"
                  "\"briefTitle\": \"Title #\"}}},\n",
                  "{\"protocolSection\": {}}]}\n")},
        {"csljson", &formats::readCslJson,
         repeated("[\n",
                  "{\"id\": \"k#\", \"type\": \"article-journal\", \"title\": \"Title #\",\n"
                  " \"issued\": {\"date-parts\": [[201#, 5]]}},\n",
                  "{\"id\": \"k4\", \"type\": \"book\", \"title\": \"Title 4\"}]\n")},
        {"bibtex", &formats::readBibtex,
         repeated("",
                  "@article{key#,\n  title = {Title {DNA} #},\n  author = \"Ito, K. and {\\\"O}z, A.\",\n"
                  "  year = 201#\n}\n\n",
                  "")}};
    return list;
}

struct Reading {
    ReadSummary summary{};
    QList<Record> records{};
};

Reading readWith(const Sample& sample, const QByteArray& text)
{
    Reading reading;
    reading.summary = sample.read(text, [&reading](Record&& record) {
        reading.records += std::move(record);
        return true;
    });
    return reading;
}

/// The first place that belongs to record `number` (from 0).
qsizetype startOf(const Sample& sample, int number)
{
    static const QHash<QByteArray, QByteArray> starts{
        {"endnote-xml", "<record>"}, {"pubmed-xml", "<PubmedArticle>"},
        {"ictrp", "<Trial>"},        {"ctgov", "{\"protocolSection\""},
        {"csljson", "{\"id\""},      {"bibtex", "@article"}};
    qsizetype at = -1;
    for (int i = 0; i <= number; ++i)
        at = sample.text.indexOf(starts.value(sample.format), at + 1);
    return at;
}

QByteArray mutated(QByteArray text, qsizetype from, std::mt19937& random)
{
    static constexpr QByteArrayView signs("<>&\"'{}[]@,=\\:/#-! \n(ax0%;$");
    const auto pick = [&random](qsizetype n) {
        return static_cast<qsizetype>(random() % static_cast<unsigned>(n));
    };
    for (int changes = 1 + static_cast<int>(random() % 4); changes > 0 && text.size() > from + 1; --changes) {
        const qsizetype at = from + pick(text.size() - from);
        const char sign = signs.at(pick(signs.size()));
        switch (random() % 4) {
        case 0:
            text[at] = sign;
            break;
        case 1:
            text.insert(at, sign);
            break;
        case 2:
            text.remove(at, 1 + pick(8));
            break;
        default:
            text.insert(at, text.sliced(from + pick(text.size() - from)).left(40));
            break;
        }
    }
    return text;
}

std::string refusalOf(const QByteArray& text, const QString& name)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(name));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const Result<ImportedFile> result = formats::readFile(file.fileName());
    EXPECT_FALSE(result.ok());
    return result.ok() ? std::string() : result.error().message;
}

} // namespace

TEST(MarkupBroken, RandomChangesLeaveTheRecordsBeforeThem)
{
    for (const Sample& sample : samples()) {
        const QList<Record> whole = readWith(sample, sample.text).records;
        ASSERT_GE(whole.size(), 3) << sample.format;
        std::mt19937 random(20261126);
        for (int round = 0; round < test::kDamages; ++round) {
            const int kept = round % 3;
            const QByteArray text = mutated(sample.text, startOf(sample, kept) + 1, random);
            const Reading reading = readWith(sample, text);
            ASSERT_EQ(reading.summary.found, reading.summary.imported + reading.summary.refused);
            ASSERT_EQ(reading.summary.imported, reading.records.size());
            ASSERT_GE(reading.records.size(), kept) << sample.format << "\n" << text.toStdString();
            ASSERT_EQ(reading.records.first(kept), whole.first(kept)) << sample.format << "\n"
                                                                      << text.toStdString();
        }
    }
}

TEST(MarkupBroken, OneBrokenRecordLeavesTheOthers)
{
    for (const Sample& sample : samples()) {
        const QList<Record> whole = readWith(sample, sample.text).records;
        const QByteArray closers = QByteArray(sample.format) == "bibtex" ? "}" : "</}";
        QByteArray text = sample.text;
        const qsizetype second = startOf(sample, 1);
        for (qsizetype at = startOf(sample, 2) - 1; at > second; --at)
            if (closers.contains(text.at(at)))
                text.remove(at, 1);
        const Reading reading = readWith(sample, text);
        ASSERT_EQ(reading.records.size(), whole.size()) << sample.format << "\n" << text.toStdString();
        EXPECT_EQ(reading.records.at(0), whole.at(0)) << sample.format;
        EXPECT_EQ(reading.records.at(2).title, whole.at(2).title) << sample.format;
        EXPECT_FALSE(reading.summary.issues.isEmpty()) << sample.format;
    }
}

TEST(MarkupBroken, EntityBombsAreRefusedInWords)
{
    const QByteArray bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE xml [\n<!ENTITY a \"aaaaaaaaaa\">\n"
                            "<!ENTITY b \"&a;&a;&a;&a;&a;&a;\">\n]>\n<xml><records><record><titles><title>&b;"
                            "</title></titles></record></records></xml>";
    EXPECT_NE(refusalOf(bomb, u"bomb.xml"_s).find("declares entities of its own (line 3)"),
              std::string::npos);
}

TEST(MarkupBroken, DoublingMacrosStayBounded)
{
    QByteArray text = "@string{a0 = \"0123456789\"}\n";
    for (int i = 1; i < 60; ++i) {
        const QByteArray before = "a" + QByteArray::number(i - 1);
        text += "@string{a" + QByteArray::number(i) + " = " + before + " # " + before + "}\n";
    }
    text += "@article{k, title = a59 # a59 # a59, year = 2020}\n";
    const Reading reading = readWith(samples().back(), text);
    ASSERT_EQ(reading.records.size(), 1);
    EXPECT_LT(reading.records.at(0).title.size(), 10000);
}

TEST(MarkupBroken, DeepNestingIsBounded)
{
    constexpr int depth = 300000;
    for (const Sample& sample : samples()) {
        const QByteArray kind(sample.format);
        QByteArray deep = kind == "bibtex"                       ? QByteArray("{").repeated(depth)
                          : kind == "csljson" || kind == "ctgov" ? QByteArray("[").repeated(depth)
                                                                 : QByteArray("<a>").repeated(depth);
        QByteArray text = sample.text;
        text.insert(text.indexOf("Title") + (kind == "csljson" || kind == "ctgov" ? -1 : 0), deep);
        const Reading reading = readWith(sample, text);
        EXPECT_GE(reading.summary.found, 1) << sample.format;
        EXPECT_FALSE(reading.summary.issues.isEmpty()) << sample.format;
    }
}

TEST(MarkupBroken, HugeRecordsOnOneLineAreRefusedAndTheOthersRead)
{
    for (const Sample& sample : samples()) {
        const bool json = sample.text.startsWith('[') || sample.text.startsWith('{');
        QByteArray text = sample.text;
        text.insert(text.indexOf("Title"), QByteArray((json ? 101 : 65) * 1024 * 1024, 'x'));
        const Reading reading = readWith(sample, text);
        EXPECT_EQ(reading.summary.refused, 1) << sample.format;
        EXPECT_GE(reading.summary.imported, 2) << sample.format;
        ASSERT_FALSE(reading.summary.issues.isEmpty());
        EXPECT_TRUE(reading.summary.issues.constFirst().text.contains(u"is larger than"_s)) << sample.format;
    }
}

TEST(MarkupBroken, NastyFilesGiveWhatIsInThem)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    const std::pair<QString, int> expected[] = {
        {u"endnote_ctrlchars.xml"_s, 3},
        {u"truncated_endnote.xml"_s, 2}, // the one that is complete, and the one that is cut off
        {u"unbalanced_brace.bib"_s, 11}};
    for (const auto& [name, records] : expected) {
        const Result<ImportedFile> file =
            formats::readFile(QString::fromStdString(test::referenceData()) + u"/records/nasty/"_s + name);
        ASSERT_TRUE(file.ok()) << name.toStdString();
        EXPECT_EQ(file->summary.imported, records) << name.toStdString();
        EXPECT_EQ(file->summary.incomplete, 0) << name.toStdString();
        EXPECT_FALSE(file->summary.issues.isEmpty()) << name.toStdString();
    }
}
