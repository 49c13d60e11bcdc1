// SPDX-License-Identifier: GPL-3.0-or-later
// Records that are written and read again: the identical record in the same format, its essence in others.
#include "core/formats/readers.hpp"
#include "core/formats/record_file.hpp"
#include "core/formats/writer.hpp"
#include "core/formats/writer_raw.hpp"
#include "core/formats/writers.hpp"
#include "core/model/record_json.hpp"
#include "tests/core/formats/manifest.hpp"
#include "tests/core/formats/reading.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::ManifestEntry;
using plansift::test::readWith;

namespace {

/// Tags under which BibTeX and CSL-JSON keep the key of a record.
bool isKeyTag(const QString& tag)
{
    return tag == u"@key"_s || tag == u"id"_s;
}

/// Without the key, which a writer has to make anew where it is missing, doubled or unusable.
Record withoutKey(Record record)
{
    record.raw.removeIf([](const RawField& field) { return isKeyTag(field.tag); });
    return record;
}

std::string shown(const Record& record)
{
    QJsonObject object = toJson(record);
    object.remove(u"line"_s);
    return QJsonDocument(object).toJson().toStdString();
}

/// Compares, with the readable difference when there is one.
void expectSame(const Record& before, const Record& after)
{
    if (formats::isSameRecord(withoutKey(before), withoutKey(after)))
        return;
    EXPECT_EQ(shown(before), shown(after)) << "record at line " << before.line;
}

void expectSame(const QList<Record>& before, const QList<Record>& after)
{
    ASSERT_EQ(before.size(), after.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        expectSame(before.at(i), after.at(i));
}

QString keyOf(const Record& record)
{
    for (const RawField& field : record.raw)
        if (isKeyTag(field.tag))
            return field.value;
    return {};
}

/// A record with only what every tagged format has a place for (items 1 to 8 of the round trips).
Record taggedEssence(Record record)
{
    record.raw.clear();
    record.type.clear();
    record.provider.clear();
    record.status.clear();
    record.line = 0;
    for (Author& author : record.authors)
        author.orcid.clear();
    return record;
}

/// What BibTeX, EndNote XML and CSL-JSON all say about a record, in one text.
std::string markupEssence(const Record& record)
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
                      record.journal};
    for (const Author& author : record.authors + record.editors)
        parts += displayName(author);
    parts += record.keywords;
    parts += record.notes.join(u'\n');
    return parts.join(u" | "_s).simplified().toStdString();
}

QList<Record> fromJson(const QByteArray& bytes)
{
    QList<Record> records;
    for (const QJsonValue& value : QJsonDocument::fromJson(bytes).array())
        records += recordFromJson(value.toObject());
    return records;
}

/// The records as a format gives them back; the format "json" is that of the record itself.
QList<Record> readBack(const formats::WriterSpec& writer, const QList<Record>& records)
{
    const QByteArray written = writer.write(records);
    const formats::FormatSpec* format = formats::formatByKey(writer.key);
    return format ? readWith(format->read, written).records : fromJson(written);
}

/// Records that hold nothing are refused by the readers of texts.
QList<Record> filled(QList<Record> records)
{
    const Record nothing;
    records.removeIf([&nothing](Record record) {
        record.line = 0;
        record.type.clear();
        return record == nothing;
    });
    return records;
}

class RoundTrip : public testing::TestWithParam<ManifestEntry> {
protected:
    void SetUp() override
    {
        Result<ImportedFile> read = formats::readFile(GetParam().path);
        ASSERT_TRUE(read.ok());
        file = *read;
    }

    ImportedFile file{};
};

QList<ManifestEntry> filledEntries()
{
    QList<ManifestEntry> entries;
    for (const ManifestEntry& entry : test::allManifestEntries())
        if (entry.records > 0 && formats::readFile(entry.path).ok())
            entries += entry;
    return entries;
}

std::string nameOf(const testing::TestParamInfo<ManifestEntry>& info)
{
    static const QRegularExpression other(u"[^A-Za-z0-9]"_s);
    return std::to_string(info.index) + "_" + QString(info.param.name).replace(other, u"_"_s).toStdString();
}

} // namespace

TEST_P(RoundTrip, GivesTheSameRecordsInTheSameFormat)
{
    const formats::WriterSpec* writer = formats::writerByKey(file.format);
    if (!writer)
        return;
    const formats::FormatSpec* format = formats::formatByKey(file.format);
    const QByteArray written = writer->write(file.records);
    EXPECT_TRUE(format->sniff(QString::fromUtf8(written.first(std::min<qsizetype>(written.size(), 60000)))));
    expectSame(file.records, readWith(format->read, written).records);
}

TEST_P(RoundTrip, GivesTheSameRecordsInCsvAndJson)
{
    for (const QString& key : {u"csv"_s, u"json"_s})
        expectSame(file.records, readBack(*formats::writerByKey(key), file.records));
}

TEST_P(RoundTrip, LeavesKeysThatCanBeUsed)
{
    const formats::WriterSpec* writer = formats::writerByKey(file.format);
    if (!writer)
        return;
    static const QRegularExpression usable(u"^[A-Za-z0-9_:.-]+$"_s);
    const QList<Record> back = readBack(*writer, file.records);
    ASSERT_EQ(back.size(), file.records.size());
    QSet<QString> known;
    for (qsizetype i = 0; i < back.size(); ++i) {
        const QString key = keyOf(file.records.at(i));
        const bool stays = usable.match(key).hasMatch() && !known.contains(key);
        EXPECT_TRUE(!stays || keyOf(back.at(i)) == key) << key.toStdString();
        known.insert(keyOf(back.at(i)));
    }
}

TEST_P(RoundTrip, KeepsTheEssenceFromNbibThroughRis)
{
    if (file.format != u"nbib"_s)
        return;
    const QList<Record> ris = readWith(&formats::readRis, formats::writeRis(file.records)).records;
    const QList<Record> back = readWith(&formats::readNbib, formats::writeNbib(ris)).records;
    ASSERT_EQ(file.records.size(), back.size());
    for (qsizetype i = 0; i < back.size(); ++i)
        expectSame(taggedEssence(file.records.at(i)), taggedEssence(back.at(i)));
}

TEST_P(RoundTrip, KeepsTheEssenceOfDatabasesInMarkup)
{
    if (file.format != u"ris"_s && file.format != u"nbib"_s && file.format != u"pubmed-xml"_s)
        return;
    for (const QString& key : {u"bibtex"_s, u"endnote-xml"_s, u"csljson"_s}) {
        const QList<Record> back = readBack(*formats::writerByKey(key), file.records);
        ASSERT_EQ(back.size(), file.records.size()) << key.toStdString();
        for (qsizetype i = 0; i < back.size(); ++i)
            EXPECT_EQ(markupEssence(back.at(i)), markupEssence(file.records.at(i)))
                << key.toStdString() << " record " << i + 1;
    }
}

TEST_P(RoundTrip, WritesEveryRecordInEveryFormat)
{
    const QList<Record> before = filled(file.records);
    for (const formats::WriterSpec& writer : formats::writers()) {
        const QList<Record> after = readBack(writer, before);
        ASSERT_EQ(after.size(), before.size()) << writer.key.toStdString();
        for (qsizetype i = 0; i < after.size(); ++i) {
            SCOPED_TRACE(writer.key.toStdString() + " record " + std::to_string(i + 1));
            EXPECT_EQ(after.at(i).title.simplified(), before.at(i).title.simplified());
            EXPECT_EQ(after.at(i).authors.size(), before.at(i).authors.size());
            if (!before.at(i).doi.isEmpty()) // a link may give the DOI that a record lacks
            {
                EXPECT_EQ(after.at(i).doi, before.at(i).doi);
            }
            EXPECT_EQ(after.at(i).year, before.at(i).year);
            EXPECT_EQ(after.at(i).abstracts.join(u' ').simplified().toStdString(),
                      before.at(i).abstracts.join(u' ').simplified().toStdString());
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Records, RoundTrip, testing::ValuesIn(filledEntries()), nameOf);
