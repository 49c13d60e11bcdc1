// SPDX-License-Identifier: GPL-3.0-or-later
// Import, export in the same format, import again: the identical record and the identical kept tags.
#include "core/formats/format.hpp"
#include "core/formats/readers.hpp"
#include "core/formats/writer.hpp"
#include "core/formats/writer_raw.hpp"
#include "core/formats/writers.hpp"
#include "core/model/record_json.hpp"
#include "tests/core/formats/manifest.hpp"
#include "tests/core/formats/reading.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::ManifestEntry;
using plansift::test::readWith;

namespace {

std::string shown(const Record& record)
{
    QJsonObject object = toJson(record);
    object.remove(u"line"_s);
    return QJsonDocument(object).toJson().toStdString();
}

/// Compares, with the readable difference when there is one.
void expectSame(const Record& before, const Record& after)
{
    if (formats::isSameRecord(before, after))
        return;
    EXPECT_EQ(shown(before), shown(after)) << "record at line " << before.line;
}

void expectSame(const QList<Record>& before, const QList<Record>& after)
{
    ASSERT_EQ(before.size(), after.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        expectSame(before.at(i), after.at(i));
}

/// A record with only what every tagged format has a place for (items 1 to 8 of the round trips).
Record essence(Record record)
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

QList<Record> fromJson(const QByteArray& bytes)
{
    QList<Record> records;
    for (const QJsonValue& value : QJsonDocument::fromJson(bytes).array())
        records += recordFromJson(value.toObject());
    return records;
}

class RoundTrip : public testing::TestWithParam<ManifestEntry> {};

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
    const Result<ImportedFile> file = formats::readFile(GetParam().path);
    ASSERT_TRUE(file.ok());
    const formats::WriterSpec* writer = formats::writerByKey(file->format);
    if (!writer)
        return;
    const formats::FormatSpec* format = formats::formatByKey(file->format);
    const QByteArray written = writer->write(file->records);
    EXPECT_TRUE(format->sniff(QString::fromUtf8(written.first(std::min<qsizetype>(written.size(), 60000)))));
    expectSame(file->records, readWith(format->read, written).records);
}

TEST_P(RoundTrip, GivesTheSameRecordsInCsvAndJson)
{
    const Result<ImportedFile> file = formats::readFile(GetParam().path);
    ASSERT_TRUE(file.ok());
    expectSame(file->records, readWith(&formats::readCsv, formats::writeCsv(file->records)).records);
    expectSame(file->records, fromJson(formats::writeJson(file->records)));
}

TEST_P(RoundTrip, KeepsTheEssenceFromNbibThroughRis)
{
    const Result<ImportedFile> file = formats::readFile(GetParam().path);
    ASSERT_TRUE(file.ok());
    if (file->format != u"nbib"_s)
        return;
    const QList<Record> ris = readWith(&formats::readRis, formats::writeRis(file->records)).records;
    const QList<Record> back = readWith(&formats::readNbib, formats::writeNbib(ris)).records;
    ASSERT_EQ(file->records.size(), back.size());
    for (qsizetype i = 0; i < back.size(); ++i)
        expectSame(essence(file->records.at(i)), essence(back.at(i)));
}

TEST_P(RoundTrip, WritesEveryRecordInEveryFormat)
{
    const Result<ImportedFile> file = formats::readFile(GetParam().path);
    ASSERT_TRUE(file.ok());
    for (const auto& [write, read] : {std::pair{&formats::writeRis, &formats::readRis},
                                      std::pair{&formats::writeNbib, &formats::readNbib}}) {
        const QList<Record> records = readWith(read, write(file->records)).records;
        ASSERT_EQ(records.size(), file->records.size());
        for (qsizetype i = 0; i < records.size(); ++i) {
            EXPECT_EQ(records.at(i).title.simplified(), file->records.at(i).title.simplified());
            EXPECT_EQ(records.at(i).authors.size(), file->records.at(i).authors.size());
            if (!file->records.at(i).doi.isEmpty()) // a link may give the DOI that a record lacks
            {
                EXPECT_EQ(records.at(i).doi, file->records.at(i).doi);
            }
            EXPECT_EQ(records.at(i).year, file->records.at(i).year);
            EXPECT_EQ(records.at(i).abstracts.join(u' ').simplified(),
                      file->records.at(i).abstracts.join(u' ').simplified());
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Records, RoundTrip, testing::ValuesIn(filledEntries()), nameOf);
