// SPDX-License-Identifier: GPL-3.0-or-later
// Records that are written and read again are the same records: same normal form, same raw fields.
#include "core/base/text.hpp"
#include "core/formats/format.hpp"
#include "core/formats/readers.hpp"
#include "core/formats/writers.hpp"
#include "core/model/record_json.hpp"
#include "tests/core/formats/manifest.hpp"

#include <QJsonDocument>

#include <gtest/gtest.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::ManifestEntry;

namespace {

struct Way {
    QString format;
    QByteArray (*write)(const QList<Record>&);
    ReadSummary (*read)(const QByteArray&, const formats::RecordSink&);
};

const QList<Way>& ways()
{
    static const QList<Way> list{{u"bibtex"_s, &formats::writeBibtex, &formats::readBibtex},
                                 {u"endnote-xml"_s, &formats::writeEndnoteXml, &formats::readEndnoteXml},
                                 {u"csl-json"_s, &formats::writeCslJson, &formats::readCslJson}};
    return list;
}

QList<Record> readAgain(const Way& way, const QList<Record>& records)
{
    QList<Record> again;
    way.read(way.write(records), [&again](Record&& record) {
        again += std::move(record);
        return true;
    });
    return again;
}

/// Raw fields in one order and without what the writer has to make anew: the place in the file, and keys
/// that were missing, doubled or cut.
Record comparable(Record record)
{
    record.line = 0;
    record.raw.removeIf(
        [](const RawField& raw) { return raw.tag.isEmpty() || raw.tag == u"@key"_s || raw.tag == u"id"_s; });
    std::sort(record.raw.begin(), record.raw.end(), [](const RawField& a, const RawField& b) {
        return std::tie(a.tag, a.value) < std::tie(b.tag, b.value);
    });
    return record;
}

std::string jsonOf(const Record& record)
{
    return QJsonDocument(toJson(record)).toJson().toStdString();
}

void expectSame(const QList<Record>& before, const QList<Record>& after, const QString& name)
{
    ASSERT_EQ(before.size(), after.size()) << name.toStdString();
    for (qsizetype i = 0; i < before.size(); ++i) {
        const Record first = comparable(before.at(i));
        const Record second = comparable(after.at(i));
        if (first == second)
            continue;
        EXPECT_EQ(jsonOf(first), jsonOf(second)) << name.toStdString() << " record " << i + 1;
    }
}

/// What every format says about a record, in one text.
QString essence(const Record& record)
{
    QStringList parts{record.title,
                      QString::number(record.year),
                      record.volume,
                      record.issue,
                      record.pages,
                      record.articleNumber,
                      record.doi,
                      record.pmid,
                      record.titleShort,
                      record.publisher,
                      record.place,
                      record.abstracts.join(u'\n'),
                      record.issns.join(u' '),
                      record.isbns.join(u' '),
                      record.urls.join(u' '),
                      record.languages.join(u' '),
                      record.journal.isEmpty() ? u""_s : record.journal};
    for (const Author& author : record.authors + record.editors)
        parts += displayName(author);
    parts += record.keywords;
    parts += record.notes.join(u'\n');
    return parts.join(u" | "_s).simplified();
}

} // namespace

TEST(MarkupRoundTrip, OtherFormatsSurviveTheWayThroughThese)
{
    int files = 0;
    for (const ManifestEntry& entry : test::allManifestEntries()) {
        if (entry.format != u"ris"_s && entry.format != u"nbib"_s && entry.format != u"pubmed-xml"_s)
            continue;
        const Result<ImportedFile> file = formats::readFile(entry.path);
        for (const Way& way : ways()) {
            const QList<Record> after = file ? readAgain(way, file->records) : QList<Record>();
            ASSERT_EQ(after.size(), file ? file->records.size() : 0);
            for (qsizetype i = 0; i < after.size(); ++i)
                EXPECT_EQ(essence(after.at(i)).toStdString(), essence(file->records.at(i)).toStdString())
                    << entry.name.toStdString() << " as " << way.format.toStdString() << " record " << i + 1;
            files += after.isEmpty() ? 0 : 1;
        }
    }
    EXPECT_GT(files, 0);
}

TEST(MarkupRoundTrip, EveryRealFileOfTheFormatComesBackTheSame)
{
    int files = 0;
    for (const ManifestEntry& entry : test::allManifestEntries()) {
        const Result<ImportedFile> file = formats::readFile(entry.path);
        for (const Way& way : ways())
            if (file && file->format == way.format) {
                ++files;
                expectSame(file->records, readAgain(way, file->records), entry.name);
            }
    }
    EXPECT_GT(files, 0);
}

TEST(MarkupRoundTrip, OneLibraryIsTheSameInEndnoteXmlAndNbib)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    const QString folder = QString::fromStdString(test::referenceData()) + u"/records/"_s;
    const Result<ImportedFile> xml = formats::readFile(folder + u"endnote-xml/reflib__blue-light.xml"_s);
    const Result<ImportedFile> nbib = formats::readFile(folder + u"nbib/reflib__blue-light.nbib"_s);
    ASSERT_TRUE(xml.ok() && nbib.ok());
    QHash<QString, Record> byNumber;
    for (const Record& record : nbib->records)
        byNumber.insert(record.pmid, record);
    int shared = 0;
    for (const Record& a : xml->records) {
        const auto b = byNumber.constFind(a.pmid);
        if (b == byNumber.constEnd())
            continue;
        ++shared;
        EXPECT_EQ(foldText(a.title), foldText(b->title)) << a.line;
        EXPECT_EQ(a.year, b->year);
        EXPECT_EQ(a.doi.toLower(), b->doi.toLower());
        EXPECT_EQ(a.volume, b->volume);
        EXPECT_EQ(a.issue, b->issue);
        EXPECT_EQ(a.pages.toLower(), b->pages.toLower()); // EndNote writes Cd007917
        EXPECT_LE(a.authors.size(), b->authors.size());   // and leaves out groups
    }
    EXPECT_GE(shared, 70);
}

TEST(MarkupRoundTrip, OneSearchIsTheSameInBibtexAndRis)
{
    PLANSIFT_NEEDS_REFERENCE_DATA();
    const QString folder = QString::fromStdString(test::referenceData()) + u"/records/"_s;
    const Result<ImportedFile> bib =
        formats::readFile(folder + u"bibtex/umbrellareview_pfas_pilot__scopus.bib"_s);
    const Result<ImportedFile> ris =
        formats::readFile(folder + u"ris/umbrellareview_pfas_pilot__scopus.ris"_s);
    ASSERT_TRUE(bib.ok() && ris.ok());
    ASSERT_EQ(bib->records.size(), ris->records.size());
    for (qsizetype i = 0; i < bib->records.size(); ++i) {
        const Record& a = bib->records.at(i);
        const Record& b = ris->records.at(i);
        EXPECT_EQ(a.title, b.title) << i;
        EXPECT_EQ(a.year, b.year) << i;
        EXPECT_EQ(a.doi, b.doi) << i;
        EXPECT_EQ(a.pmid, b.pmid) << i;
        EXPECT_EQ(a.journal, b.journal) << i;
        EXPECT_EQ(a.issns, b.issns) << i;
        EXPECT_EQ(a.accessions, b.accessions) << i;
        EXPECT_EQ(authorLine(a), authorLine(b)) << i;
    }
}
