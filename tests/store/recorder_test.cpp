// SPDX-License-Identifier: GPL-3.0-or-later
// Every change and its event, and the way back.
#include "core/store/event_log.hpp"
#include "core/store/integrity.hpp"
#include "core/store/screening_repo.hpp"
#include "tests/store/fixture.hpp"

#include <QSqlDatabase>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;
using plansift::test::StoreTest;

namespace {

Decision vote(RowId record, const QString& reviewer, Verdict verdict, const QString& reason = {})
{
    Decision decision;
    decision.record = record;
    decision.stage = reason.isEmpty() ? Stage::TitleAbstract : Stage::FullText;
    decision.reviewer = reviewer;
    decision.verdict = verdict;
    if (!reason.isEmpty())
        decision.reasons = {reason};
    return decision;
}

} // namespace

class RecorderTest : public StoreTest {
protected:
    Status put(const Decision& decision)
    {
        return step([&](store::Recorder& recorder) -> Status {
            const Result<bool> done = store::putDecision(recorder, decision);
            return done ? Status() : Status(done.error());
        });
    }
};

TEST_P(RecorderTest, AVoteIsOneStepWithBeforeAndAfter)
{
    const QList<RowId> records = importTitles({u"A trial"_s, u"B trial"_s});
    ASSERT_TRUE(isOk(put(vote(records.at(0), u"Ann"_s, Verdict::Include))));
    ASSERT_TRUE(isOk(put(vote(records.at(0), u"Ann"_s, Verdict::Exclude))));
    const Result<QList<Event>> events = store::readEvents(*database, {{}, {}, lastStep(), 0, 0});
    ASSERT_TRUE(isOk(events));
    ASSERT_FALSE(events->isEmpty());
    EXPECT_EQ(events->constFirst().kind, u"decision.update"_s);
    EXPECT_TRUE(events->constFirst().before.contains(u"\"include\""_s))
        << events->constFirst().before.toStdString();
    EXPECT_TRUE(events->constFirst().after.contains(u"\"exclude\""_s));
    EXPECT_EQ(events->constFirst().actor, u"Tester"_s);
    EXPECT_EQ(count(u"decision"_s), 1);
}

TEST_P(RecorderTest, TheSameVoteTwiceWritesNothing)
{
    const QList<RowId> records = importTitles({u"A trial"_s});
    ASSERT_TRUE(isOk(put(vote(records.at(0), u"Ann"_s, Verdict::Include))));
    const qint64 events = count(u"event"_s);
    ASSERT_TRUE(isOk(put(vote(records.at(0), u"Ann"_s, Verdict::Include))));
    EXPECT_EQ(count(u"event"_s), events);
}

TEST_P(RecorderTest, UndoAndRedoGoThroughTheLog)
{
    const QList<RowId> records = importTitles({u"A trial"_s});
    ASSERT_TRUE(isOk(put(vote(records.at(0), u"Ann"_s, Verdict::Include))));
    const QString voted = lastStep();
    EXPECT_EQ(*store::nextUndo(*database, {}), voted);
    ASSERT_TRUE(isOk(undo(voted)));
    EXPECT_EQ(count(u"decision"_s), 0);
    const QString undone = lastStep();
    EXPECT_NE(*store::nextUndo(*database, {}), voted);
    EXPECT_EQ(*store::nextRedo(*database, {}), undone);
    ASSERT_TRUE(isOk(undo(undone)));
    EXPECT_EQ(count(u"decision"_s), 1);
    EXPECT_EQ(*store::nextUndo(*database, {}), voted) << "what was redone can be undone again";
    EXPECT_EQ(*store::nextRedo(*database, {}), QString());
    EXPECT_TRUE(store::brokenHistory(*database)->isEmpty());
}

TEST_P(RecorderTest, UndoOfSomethingChangedSinceIsAConflict)
{
    const QList<RowId> records = importTitles({u"A trial"_s});
    ASSERT_TRUE(isOk(put(vote(records.at(0), u"Ann"_s, Verdict::Include))));
    const QString first = lastStep();
    ASSERT_TRUE(isOk(put(vote(records.at(0), u"Ann"_s, Verdict::Exclude))));
    const Status refused = undo(first);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_EQ(count(u"decision"_s, u"verdict = 'exclude'"_s), 1) << "nothing was overwritten";
}

TEST_P(RecorderTest, UndoOfAnImportWithdrawsTheBatch)
{
    importTitles({u"A trial"_s, u"B trial"_s});
    const QString imported = lastStep();
    ASSERT_TRUE(isOk(undo(imported)));
    EXPECT_EQ(*store::countRecords(*database), 0);
    EXPECT_EQ(count(u"record"_s), 2) << "the rows stay, so that their history stays";
    ASSERT_TRUE(isOk(undo(lastStep())));
    EXPECT_EQ(*store::countRecords(*database), 2);
}

TEST_P(RecorderTest, TheLogCannotBeRewritten)
{
    importTitles({u"A trial"_s});
    const qint64 events = count(u"event"_s);
    EXPECT_FALSE(database->exec(u"UPDATE event SET actor = 'Nobody'"_s));
    EXPECT_FALSE(database->exec(u"DELETE FROM event"_s));
    EXPECT_EQ(count(u"event"_s), events);
    EXPECT_EQ(count(u"event"_s, u"actor = 'Nobody'"_s), 0);
}

TEST_P(RecorderTest, AFailedStepLeavesNothing)
{
    const QList<RowId> records = importTitles({u"A trial"_s});
    const qint64 events = count(u"event"_s);
    const Status done = step([&](store::Recorder& recorder) -> Status {
        const Result<bool> put =
            store::putDecision(recorder, vote(records.at(0), u"Ann"_s, Verdict::Include));
        return put ? Status(Error{ErrorCode::Cancelled, "stopped", {}}) : Status(put.error());
    });
    EXPECT_FALSE(done);
    EXPECT_EQ(count(u"event"_s), events);
    EXPECT_EQ(count(u"decision"_s), 0);
    EXPECT_EQ(count(u"reviewer"_s), 0);
}

TEST_P(RecorderTest, ACorrectionKeepsTheOriginalInTheHistory)
{
    const QList<RowId> records = importTitles({u"A trail"_s});
    Record corrected = store::readRecord(*database, records.at(0))->record;
    corrected.title = u"A trial"_s;
    ASSERT_TRUE(
        isOk(step([&](store::Recorder& r) { return store::correctRecord(r, records.at(0), corrected); })));
    const Result<QList<Event>> events = store::readEvents(*database, {{}, {}, lastStep(), 0, 0});
    EXPECT_TRUE(events->constFirst().before.contains(u"A trail"_s));
    EXPECT_EQ(store::readRecord(*database, records.at(0))->record.title, u"A trial"_s);
    EXPECT_EQ(*store::search(*database, u"trial"_s), records);
    EXPECT_TRUE(store::brokenHistory(*database)->isEmpty());
}

TEST_P(RecorderTest, BrokenHistoryNamesARowChangedBehindItsBack)
{
    const QList<RowId> records = importTitles({u"A trial"_s});
    ASSERT_TRUE(isOk(put(vote(records.at(0), u"Ann"_s, Verdict::Include))));
    EXPECT_TRUE(store::brokenHistory(*database)->isEmpty());
    ASSERT_TRUE(isOk(database->exec(u"UPDATE decision SET verdict = 'exclude'"_s)));
    ASSERT_EQ(store::brokenHistory(*database)->size(), 1);
    EXPECT_TRUE(store::brokenHistory(*database)->constFirst().startsWith(u"verdict of decision"_s));
}

INSTANTIATE_TEST_SUITE_P(Sqlite, RecorderTest, ::testing::Values(store::Backend::Sqlite));
INSTANTIATE_TEST_SUITE_P(Postgres, RecorderTest, ::testing::Values(store::Backend::Postgres));
