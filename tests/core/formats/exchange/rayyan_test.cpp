// SPDX-License-Identifier: GPL-3.0-or-later
// Rayyan's notes and log, and the names of people.
#include "core/formats/exchange/pseudonyms.hpp"
#include "core/formats/exchange/rayyan_log.hpp"
#include "core/formats/exchange/rayyan_notes.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using namespace plansift::formats;

TEST(RayyanNotes, AreReadPartByPart)
{
    const RayyanNote note =
        readRayyanNote(u"own | text | RAYYAN-INCLUSION: {\"A \\\"B\\\"\"=>\"Included\", \"C\"=>\"Maybe\"} | "
                       u"RAYYAN-LABELS: x, y | "
                       "RAYYAN-EXCLUSION-REASONS: z | USER-NOTES: {\"C\"=>[\"one | two\", \"three\"]}"_s);
    EXPECT_EQ(note.text, u"own | text"_s);
    const QList<NamedWords> inclusion{{u"A \"B\""_s, {u"Included"_s}}, {u"C"_s, {u"Maybe"_s}}};
    EXPECT_EQ(note.inclusion, inclusion);
    EXPECT_EQ(note.labels, (QStringList{u"x"_s, u"y"_s}));
    EXPECT_EQ(note.reasons, QStringList{u"z"_s});
    ASSERT_EQ(note.userNotes.size(), 1);
    EXPECT_EQ(note.userNotes.at(0).words, (QStringList{u"one | two"_s, u"three"_s}));
    EXPECT_TRUE(note.unread.isEmpty());
}

TEST(RayyanNotes, ThatAreCutOffAreNamed)
{
    for (const QString& text : {u"RAYYAN-INCLUSION: {\"A\"=>\"Incl"_s, u"RAYYAN-INCLUSION: {\"A\"=>"_s,
                                u"RAYYAN-INCLUSION: nothing"_s, u"RAYYAN-INCLUSION: {\"A\" \"B\"}"_s})
        EXPECT_EQ(readRayyanNote(text).unread.size(), 1) << text.toStdString();
    EXPECT_TRUE(readRayyanNote({}).text.isEmpty());
}

TEST(RayyanNotes, KnowThreeVerdicts)
{
    EXPECT_EQ(rayyanVerdict(u"included"_s), Verdict::Include);
    EXPECT_EQ(rayyanVerdict(u"Maybe"_s), Verdict::Maybe);
    EXPECT_EQ(rayyanVerdict(u"Excluded"_s), Verdict::Exclude);
    EXPECT_FALSE(rayyanVerdict(u"Undecided"_s));
}

TEST(RayyanLog, TheLatestEntryCountsWhateverTheOrderOfLines)
{
    ForeignReview review;
    const QByteArray bytes = "created_at,user_id,user_email,article_id,key,value\n"
                             "2023-01-02T00:00:00.000Z,1,a@b.c,5,included,-1\n"
                             "2023-01-01T00:00:00.000Z,1,a@b.c,5,included,1\n"
                             "2023-01-02T00:00:01.000Z,1,a@b.c,5,\"\"\"__EXR__x\"\"\",1\n"
                             "2023-01-02T00:00:02.000Z,1,a@b.c,,included,1\n"
                             "2023-01-02T00:00:03.000Z,1,a@b.c,6,included,7\n"
                             "2023-01-02T00:00:04.000Z,1\n";
    const ForeignFile file{u"log.csv"_s, bytes};
    EXPECT_TRUE(isRayyanLog(file));
    const QList<RayyanVote> votes = readRayyanLog(file, review);
    ASSERT_EQ(votes.size(), 2);
    EXPECT_EQ(votes.at(0).verdict, Verdict::Exclude);
    EXPECT_EQ(votes.at(0).decidedAt, u"2023-01-02T00:00:00.000Z"_s);
    EXPECT_EQ(votes.at(0).reasons, QStringList{u"x"_s});
    EXPECT_FALSE(votes.at(1).verdict);
    ASSERT_EQ(review.issues.size(), 4);
    for (const ImportIssue& issue : review.issues)
        EXPECT_GT(issue.line, 4);
}

TEST(Pseudonyms, HideAddressesAndKeepNames)
{
    Pseudonyms hidden(false);
    EXPECT_EQ(hidden.nameOf(u"a@b.c"_s), u"Reviewer 1"_s);
    EXPECT_EQ(hidden.nameOf(u"Ben"_s), u"Ben"_s);
    EXPECT_EQ(hidden.nameOf(u"d@b.c"_s), u"Reviewer 2"_s);
    EXPECT_EQ(hidden.nameOf(u"a@b.c"_s), u"Reviewer 1"_s);
    EXPECT_EQ(Pseudonyms(true).nameOf(u"a@b.c"_s), u"a@b.c"_s);
}
