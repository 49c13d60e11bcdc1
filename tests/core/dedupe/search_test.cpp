// SPDX-License-Identifier: GPL-3.0-or-later
// Properties of the search as a whole.
#include "tests/core/dedupe/entries.hpp"
#include "tests/support/results.hpp"

#include <QSet>

#include <algorithm>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using namespace plansift::dedupe;

namespace {

/// `count` articles, each second one a second time as another database has it.
QList<Entry> library(int count)
{
    QList<Entry> entries;
    for (int i = 0; i < count; ++i) {
        entries += test::articleNumber(i);
        entries.back().batch = 1;
        if (i % 2 == 0) {
            Entry again = entries.back();
            again.doi.clear();
            again.title = again.title.toUpper();
            again.batch = 2;
            entries += again;
        }
    }
    for (qsizetype i = 0; i < entries.size(); ++i)
        entries[i].id = i + 1;
    return entries;
}

QList<Entry> shuffled(QList<Entry> entries, unsigned seed)
{
    std::shuffle(entries.begin(), entries.end(), std::mt19937(seed));
    return entries;
}

bool together(const Outcome& outcome, qint64 a, qint64 b)
{
    return std::any_of(outcome.groups.begin(), outcome.groups.end(),
                       [=](const Group& g) { return g.ids.contains(a) && g.ids.contains(b); });
}

/// Three records of which the first two and the last two agree: the middle one has no page.
QList<Entry> chain()
{
    Entry a = test::article();
    a.id = 1;
    a.doi.clear();
    Entry b = a;
    b.id = 2;
    b.pages.clear();
    b.volume.clear();
    Entry c = a;
    c.id = 3;
    c.pages = u"401-412"_s;
    c.volume = u"13"_s;
    c.issue.clear();
    return {a, b, c};
}

} // namespace

TEST(SearchTest, FindsEveryRepeatedRecordAndNothingElse)
{
    const Outcome outcome = findDuplicates(library(400));
    EXPECT_EQ(outcome.groups.size(), 200);
    EXPECT_EQ(outcome.surplus(), 200);
    for (const Group& group : outcome.groups)
        EXPECT_EQ(group.ids.at(1) - group.ids.at(0), 1);
}

TEST(SearchTest, TheOrderOfTheRecordsDoesNotMatter)
{
    const QList<Entry> entries = library(300);
    const Outcome first = findDuplicates(entries);
    for (const unsigned seed : {1U, 2U, 3U}) {
        const Outcome other = findDuplicates(shuffled(entries, seed));
        EXPECT_EQ(other.groups, first.groups);
        EXPECT_EQ(other.band, first.band);
        EXPECT_EQ(other.links, first.links);
    }
}

TEST(SearchTest, PortionsOfACorpusMakeNoDifference)
{
    const QList<Entry> entries = library(3000); // more than one thread takes at once
    Corpus corpus;
    for (qsizetype i = 0; i < entries.size(); i += 700)
        corpus.add(entries.mid(i, 700));
    EXPECT_EQ(corpus.size(), entries.size());
    EXPECT_EQ(findDuplicates(corpus).groups, findDuplicates(entries).groups);
}

TEST(SearchTest, AFileReadTwiceMergesCompletely)
{
    Record sparse;
    sparse.title = u"Editorial"_s;
    Record untitled;
    untitled.authors = {{u"Smith"_s, u"J"_s}};
    Record full;
    full.title = u"Walking and counselling for back pain"_s;
    full.doi = u"10.5555/walk"_s;
    QList<Entry> entries;
    qint64 id = 0;
    for (int file = 0; file < 2; ++file)
        for (const Record& record : {sparse, untitled, full})
            entries += entryOf(record, ++id, file + 1);
    EXPECT_EQ(findDuplicates(entries).surplus(), 3);
}

TEST(SearchTest, AGroupTakesNoRecordThatContradictsAnyOfIt)
{
    const Outcome outcome = findDuplicates(chain());
    EXPECT_FALSE(together(outcome, 1, 3));
    EXPECT_EQ(outcome.groups.size(), 1);
    ASSERT_EQ(outcome.refused.size(), 1);
    EXPECT_TRUE(outcome.refused.front().reasons.contains(Reason::GroupConflict));
    EXPECT_FALSE(outcome.band.isEmpty());
}

TEST(SearchTest, PeoplesDecisionsAreObeyedThroughOtherRecords)
{
    QList<Entry> entries{test::article(), test::article(), test::article()};
    for (qsizetype i = 0; i < 3; ++i)
        entries[i].id = i + 1;
    Options options;
    options.constraints.different = {{1, 3}};
    const Outcome outcome = findDuplicates(entries, options);
    EXPECT_FALSE(together(outcome, 1, 3));
    EXPECT_EQ(outcome.surplus(), 1);
    for (const Pair& pair : outcome.band)
        EXPECT_FALSE(pair.a == 1 && pair.b == 3);
}

TEST(SearchTest, EarlierLinksStandWhateverTheRecordsSay)
{
    QList<Entry> entries{test::articleNumber(1), test::articleNumber(2), test::articleNumber(3)};
    for (qsizetype i = 0; i < 3; ++i)
        entries[i].id = i + 1;
    Options options;
    options.constraints.same = {{1, 2}, {2, 3}, {3, 99}};
    options.constraints.different = {{1, 3}};
    const Outcome outcome = findDuplicates(entries, options);
    EXPECT_TRUE(together(outcome, 1, 2));
    EXPECT_FALSE(together(outcome, 1, 3));
    ASSERT_EQ(outcome.refused.size(), 1);
    EXPECT_TRUE(outcome.refused.front().reasons.contains(Reason::DecidedDifferent));
}

TEST(SearchTest, ALaterRunKeepsTheLinksOfAnEarlierOne)
{
    const QList<Entry> all = library(300);
    const QList<Entry> first = all.first(300);
    const Outcome before = findDuplicates(first);
    Options options;
    options.isNew = [](qint64 id) { return id > 300; };
    for (const Group& group : before.groups)
        for (const qint64 id : group.ids)
            options.constraints.same += {group.ids.front(), id};
    const Outcome after = findDuplicates(all, options);
    EXPECT_EQ(after.groups, findDuplicates(all).groups);
    EXPECT_LT(after.compared, findDuplicates(all).compared);
    for (const Pair& link : after.links)
        EXPECT_TRUE(link.a > 300 || link.b > 300);
}

TEST(SearchTest, OneBatchNeverMergesWithinItselfWhenAskedSo)
{
    QList<Entry> entries{test::article(), test::article()};
    entries[0].id = 1;
    entries[1].id = 2;
    entries[0].batch = entries[1].batch = 7;
    Options options;
    options.neverWithinOneBatch = true;
    const Outcome outcome = findDuplicates(entries, options);
    EXPECT_TRUE(outcome.groups.isEmpty());
    ASSERT_EQ(outcome.band.size(), 1);
    EXPECT_TRUE(outcome.band.front().reasons.contains(Reason::SameSource));
}

TEST(SearchTest, OneBatchDoesNotMergeThroughAnotherEither)
{
    QList<Entry> entries(4, test::article());
    for (qsizetype i = 0; i < 4; ++i) {
        entries[i].id = i + 1;
        entries[i].batch = i < 2 ? 1 : 2;
    }
    Options options;
    options.neverWithinOneBatch = true;
    const Outcome outcome = findDuplicates(entries, options);
    EXPECT_EQ(outcome.groups.size(), 2);
    EXPECT_FALSE(together(outcome, 1, 2));
    EXPECT_FALSE(together(outcome, 3, 4));
}

TEST(SearchTest, TheRichestRecordIsPrimary)
{
    Entry poor = test::article();
    poor.id = 1;
    poor.abstract.clear();
    Entry rich = test::article();
    rich.id = 2;
    rich.pmid = u"12345"_s;
    const Outcome outcome = findDuplicates(QList<Entry>{poor, rich});
    ASSERT_EQ(outcome.groups.size(), 1);
    EXPECT_EQ(outcome.groups.front().primary, 2);
}

TEST(SearchTest, LargeBlocksAreReportedAndStillCompared)
{
    QList<Entry> entries;
    for (int i = 0; i < 100; ++i) {
        entries += test::articleNumber(i);
        entries.back().id = i + 1;
        entries.back().doi = u"10.5555/supplement"_s;
    }
    entries += entries.front();
    entries.back().id = 101;
    const Outcome outcome = findDuplicates(entries);
    ASSERT_FALSE(outcome.oversize.isEmpty());
    EXPECT_EQ(outcome.oversize.front().records, 101);
    EXPECT_TRUE(together(outcome, 1, 101));
    EXPECT_EQ(outcome.surplus(), 1);
}

TEST(SearchTest, ThousandsOfIdenticalRecordsAreOneGroup)
{
    QList<Entry> entries(5000, test::article());
    for (qsizetype i = 0; i < entries.size(); ++i)
        entries[i].id = i + 1;
    const Outcome outcome = findDuplicates(entries);
    ASSERT_EQ(outcome.groups.size(), 1);
    EXPECT_EQ(outcome.surplus(), entries.size() - 1);
}

TEST(SearchTest, AStoppedSearchGivesNothing)
{
    const Outcome outcome = findDuplicates(library(50), {}, [](double) { return false; });
    EXPECT_TRUE(outcome.cancelled);
    EXPECT_TRUE(outcome.groups.isEmpty());
}

TEST(SearchTest, ProgressGrowsToOne)
{
    double last = 0;
    findDuplicates(library(50), {}, [&last](double done) {
        EXPECT_GE(done, last);
        last = done;
        return true;
    });
    EXPECT_NEAR(last, 1, 0.02);
}

TEST(SearchTest, NothingComesOfNothing)
{
    EXPECT_TRUE(findDuplicates(QList<Entry>{}).groups.isEmpty());
}

TEST(PanelTest, ListsTheLikelyDuplicatesOfOneRecordFirst)
{
    const QList<Entry> entries = library(200);
    const QList<Pair> pairs = possibleDuplicatesOf(entries.front(), entries);
    ASSERT_FALSE(pairs.isEmpty());
    EXPECT_EQ(pairs.front().a, 1);
    EXPECT_EQ(pairs.front().b, 2);
    EXPECT_LE(possibleDuplicatesOf(entries.front(), entries, 1).size(), 1);
}

TEST(PanelTest, SaysWhatTwoRecordsAgreeAndDifferIn)
{
    Entry a = test::article();
    a.id = 2;
    Entry b = test::article();
    b.id = 1;
    b.pages = u"300-310"_s;
    const Pair pair = comparePair(a, b);
    EXPECT_EQ(pair.a, 1);
    EXPECT_TRUE(pair.reasons.contains(Reason::SameDoi));
    EXPECT_TRUE(pair.reasons.contains(Reason::PagesDiffer));
}
