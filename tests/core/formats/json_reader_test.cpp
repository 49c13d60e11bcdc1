// SPDX-License-Identifier: GPL-3.0-or-later
// JSON formats: slices, broken objects, and what the keys mean.
#include "core/formats/format.hpp"
#include "core/formats/json_records.hpp"
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

Reading read(ReadSummary (*reader)(const QByteArray&, const formats::RecordSink&), const QByteArray& text)
{
    Reading reading;
    reading.summary = reader(text, [&reading](Record&& record) {
        reading.records += std::move(record);
        return true;
    });
    return reading;
}

QStringList slices(const QByteArray& text)
{
    formats::JsonRecordSlicer slicer(text, "studies");
    QStringList list;
    while (const std::optional<formats::JsonSlice> slice = slicer.next())
        list +=
            QString::number(slice->line) + (slice->closed ? u":"_s : u"!"_s) + QString::fromUtf8(slice->text);
    return list;
}

QStringList titlesOf(const Reading& reading)
{
    QStringList titles;
    for (const Record& record : reading.records)
        titles += record.title;
    return titles;
}

/// Every kind of value that the format has.
constexpr const char* kItems = R"([
{"id":"a","type":"article-journal","title":"One & {two}","author":[{"family":"Berg",
 "non-dropping-particle":"van der","given":"Jan","suffix":"Jr","sequence":"first"},{"literal":"Pain, Group"}],
 "issued":{"date-parts":[[2020,5,1]],"season":"2"},"container-title":"J Pain",
 "container-title-short":"J. Pain","DOI":"10.1234/AbC","ISSN":["1234-5678"],"URL":"https://a.example/x","keyword":"Insurance, Psychiatric; b",
 "custom":{"x":[1,2]},"page":"1-9","number":"e1"},
{"id":"a","type":"motion_picture","title":"Film","issued":{"date-parts":[[1998]],"raw":"Winter 1998"},
 "keyword":"single, word;","accessed":{"date-parts":[[2024,1,2]]},"PMID":123},
{"id":7,"type":"strange","title":"Third","issued":{"literal":"in press"}}
])";

} // namespace

TEST(JsonRecords, FindsObjectsInEveryWrapping)
{
    EXPECT_EQ(slices("[{\"a\":1},\n{\"a\":\"}\"}]"), (QStringList{u"1:{\"a\":1}"_s, u"2:{\"a\":\"}\"}"_s}));
    EXPECT_EQ(slices("{\"n\":{\"studies\":[{}]},\n\"studies\":[{\"b\":[{}]}]}"),
              QStringList{u"2:{\"b\":[{}]}"_s});
    EXPECT_EQ(slices(" {\"a\":{}} "), QStringList{u"1:{\"a\":{}}"_s});
    EXPECT_EQ(slices("{\"a\":1}\n{\"a\":2}"), (QStringList{u"1:{\"a\":1}"_s, u"2:{\"a\":2}"_s}));
}

TEST(JsonRecords, ReadsBrokenObjectsUpToTheBreak)
{
    const Reading comma = read(&formats::readCslJson, "[{\"id\":1,\"title\":\"One\" \"volume\":\"2\"},\n"
                                                      "{\"id\":2,\"title\":\"Two\"}]");
    EXPECT_EQ(titlesOf(comma), (QStringList{u"One"_s, u"Two"_s}));
    EXPECT_EQ(comma.records.at(0).raw.constLast().value, u"\"volume\":\"2\"}"_s);
    const Reading quote =
        read(&formats::readCslJson, "[{\"id\":1,\"title\":\"One\",\"note\":\"open},\n"
                                    "{\"id\":2,\"title\":\"Two\"},\n{\"id\":3,\"title\":\"Three\"}]");
    EXPECT_EQ(titlesOf(quote), (QStringList{u"One"_s, u"Two"_s, u"Three"_s}));
    const Reading nothing = read(&formats::readCslJson, "[{\"id\" 1},{\"id\":2,\"title\":\"Two\"}]");
    EXPECT_EQ(nothing.summary.refused, 1);
    EXPECT_EQ(titlesOf(nothing), QStringList{u"Two"_s});
    const Reading cut =
        read(&formats::readCslJson, "[{\"id\":1,\"title\":\"One\"},{\"id\":2,\"title\":\"Two\",\"vol");
    EXPECT_EQ(titlesOf(cut), (QStringList{u"One"_s, u"Two"_s}));
    EXPECT_EQ(cut.summary.issues.constFirst().severity, Severity::Warning);
}

TEST(JsonRecords, LeavesOutControlsAndEmptyObjects)
{
    const Reading reading =
        read(&formats::readCslJson, "[{\"id\":1,\"title\":\"a\\u0000b\\\\u0001c\\n\"},{}]");
    EXPECT_EQ(titlesOf(reading), QStringList{u"a b\\u0001c"_s});
    EXPECT_EQ(reading.summary.refused, 1);
}

TEST(CslJson, ReadsItems)
{
    const Reading reading = read(&formats::readCslJson, kItems);
    ASSERT_EQ(reading.records.size(), 3);
    const Record& r = reading.records.at(0);
    EXPECT_EQ(r.authors, (QList<Author>{{u"van der Berg"_s, u"Jan"_s, u"Jr"_s, {}, {}},
                                        {{}, {}, {}, u"Pain, Group"_s, {}}}));
    EXPECT_EQ(r.date, u"2020-05-01"_s);
    EXPECT_EQ(r.doi, u"10.1234/AbC"_s);
    EXPECT_EQ(r.issns, QStringList{u"1234-5678"_s});
    EXPECT_EQ(r.keywords, (QStringList{u"Insurance, Psychiatric"_s, u"b"_s}));
    EXPECT_TRUE(r.raw.contains({u"custom"_s, u"{\"x\":[1,2]}"_s}));
    EXPECT_TRUE(r.raw.contains({u"author.sequence"_s, u"first"_s}));
    EXPECT_EQ(reading.records.at(1).type, u"MPCT"_s);
    EXPECT_EQ(reading.records.at(1).date, u"Winter 1998"_s);
    EXPECT_EQ(reading.records.at(1).pmid, u"123"_s);
    EXPECT_EQ(reading.records.at(2).type, u"GEN"_s);
    EXPECT_TRUE(reading.records.at(2).raw.contains({u"type"_s, u"strange"_s}));
}

TEST(CslJson, ComesBackTheSameWithUniqueIds)
{
    const QList<Record> before = read(&formats::readCslJson, kItems).records;
    const QByteArray written = formats::writeCslJson(before);
    EXPECT_TRUE(written.contains("\"id\": \"a\"") && written.contains("\"id\": \"ab\""));
    QList<Record> after = read(&formats::readCslJson, written).records;
    ASSERT_EQ(after.size(), before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        Record first = before.at(i);
        Record second = after.at(i);
        for (Record* record : {&first, &second}) {
            record->line = 0;
            record->raw.removeIf([](const RawField& raw) { return raw.tag == u"id"_s; });
        }
        EXPECT_EQ(first, second) << i;
    }
}

TEST(Ctgov, ReadsStudiesAndLeavesThePublicationsAlone)
{
    const Record r = read(&formats::readCtgov, R"({"studies":[{"protocolSection":{"identificationModule":{
"nctId":"NCT01234567","briefTitle":"Short","officialTitle":"Official",
"secondaryIdInfos":[{"id":"ISRCTN12345678"}]},
"statusModule":{"overallStatus":"COMPLETED","studyFirstSubmitDate":"2019-05-01"},
"sponsorCollaboratorsModule":{"leadSponsor":{"name":"Clinic","class":"OTHER"}},
"descriptionModule":{"briefSummary":"Sum."},"conditionsModule":{"conditions":["Pain"],"keywords":["walk"]},
"referencesModule":{"references":[{"pmid":"777"}]}}}],"nextPageToken":"x"})")
                         .records.value(0);
    EXPECT_EQ(r.title, u"Official"_s);
    EXPECT_EQ(r.titleShort, u"Short"_s);
    EXPECT_EQ(r.year, 2019);
    EXPECT_EQ(r.authors.value(0).literal, u"Clinic"_s);
    EXPECT_EQ(r.keywords, (QStringList{u"Pain"_s, u"walk"_s}));
    EXPECT_EQ(r.trialIds.size(), 2);
    EXPECT_EQ(r.urls, QStringList{u"https://clinicaltrials.gov/study/NCT01234567"_s});
    EXPECT_EQ(r.pmid, QString());
    EXPECT_TRUE(
        r.raw.contains({u"protocolSection.referencesModule"_s, u"{\"references\":[{\"pmid\":\"777\"}]}"_s}));
}
