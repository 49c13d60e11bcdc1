// SPDX-License-Identifier: GPL-3.0-or-later
// One record out of several.
#include "core/dedupe/merge.hpp"

#include "tests/support/results.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using namespace plansift::dedupe;

namespace {

Record ofMedline()
{
    Record r;
    r.title = u"Walking for back pain"_s;
    r.authors = {{u"Smith"_s, u"J"_s}, {u"Miller"_s, u"K"_s}};
    r.abstracts = {u"People with back pain are advised to stay active."_s};
    r.year = 2019;
    r.journal = u"J Pain Mov"_s;
    r.volume = u"12"_s;
    r.pages = u"101"_s;
    r.pmid = u"12345"_s;
    r.keywords = {u"Back Pain"_s, u"Walking"_s};
    r.raw = {{u"OWN"_s, u"NLM"_s}};
    r.line = 7;
    return r;
}

Record ofEmbase()
{
    Record r;
    r.title = u"WALKING FOR BACK PAIN"_s;
    r.authors = {{u"Smith"_s, u"Jane"_s}, {u"Miller"_s, u"Karl"_s}};
    r.abstracts = {
        u"People with back pain are advised to stay active. We compared two programmes over a..."_s};
    r.year = 2018;
    r.status = u"retracted"_s;
    r.journal = u"Journal of Pain and Movement"_s;
    r.pages = u"101-112"_s;
    r.doi = u"10.5555/walk.1"_s;
    r.keywords = {u"walking"_s, u"exercise"_s};
    return r;
}

QList<int> originOf(const MergedRecord& merged, const QString& field)
{
    const auto found = std::find_if(merged.origins.begin(), merged.origins.end(),
                                    [&field](const FieldOrigin& o) { return o.field == field; });
    return found == merged.origins.end() ? QList<int>() : found->records;
}

} // namespace

TEST(MergeTest, TakesTheBestOfEveryField)
{
    const MergedRecord merged = mergeRecords({ofMedline(), ofEmbase()}, 0);
    EXPECT_EQ(merged.record.title, u"Walking for back pain"_s);
    EXPECT_EQ(merged.record.journal, u"Journal of Pain and Movement"_s);
    EXPECT_EQ(merged.record.pages, u"101-112"_s);
    EXPECT_EQ(merged.record.authors, ofEmbase().authors);
    EXPECT_EQ(merged.record.abstracts, ofMedline().abstracts);
    EXPECT_EQ(merged.record.year, 2019);
    EXPECT_EQ(merged.record.doi, u"10.5555/walk.1"_s);
    EXPECT_EQ(merged.record.pmid, u"12345"_s);
    EXPECT_EQ(merged.record.status, u"retracted"_s);
}

TEST(MergeTest, JoinsListsWithoutRepeating)
{
    const MergedRecord merged = mergeRecords({ofMedline(), ofEmbase()}, 0);
    EXPECT_EQ(merged.record.keywords, (QStringList{u"Back Pain"_s, u"Walking"_s, u"exercise"_s}));
    EXPECT_EQ(originOf(merged, u"keywords"_s), (QList<int>{0, 1}));
}

TEST(MergeTest, SaysWhereEveryValueCameFrom)
{
    const MergedRecord merged = mergeRecords({ofMedline(), ofEmbase()}, 0);
    EXPECT_EQ(originOf(merged, u"title"_s), QList<int>{0});
    EXPECT_EQ(originOf(merged, u"journal"_s), QList<int>{1});
    EXPECT_EQ(originOf(merged, u"year"_s), QList<int>{0});
    EXPECT_TRUE(originOf(merged, u"publisher"_s).isEmpty());
}

TEST(MergeTest, ThePrimaryRecordDecidesBetweenEquals)
{
    Record other = ofMedline();
    other.title = u"Walking for Back Pain"_s;
    other.raw.clear();
    EXPECT_EQ(mergeRecords({ofMedline(), other}, 1).record.title, other.title);
    EXPECT_EQ(mergeRecords({ofMedline(), other}, 0).record.raw, ofMedline().raw);
}

TEST(MergeTest, OneRecordStaysWhatItIs)
{
    Record record = ofMedline();
    record.line = 7;
    EXPECT_EQ(mergeRecords({record}, 0).record, record);
}
