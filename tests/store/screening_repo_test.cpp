// SPDX-License-Identifier: GPL-3.0-or-later
// Where records stand after votes and adjudications, and the counts of the flow that follow from it.
#include "core/store/duplicate_repo.hpp"
#include "core/store/screening_repo.hpp"
#include "core/store/study_repo.hpp"
#include "tests/store/fixture.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;
using plansift::test::StoreTest;

class ScreeningRepoTest : public StoreTest {
protected:
    void vote(RowId record, Stage stage, const QString& reviewer, Verdict verdict, const QString& reason = {})
    {
        Decision decision{record, stage, reviewer, verdict, {}, {}, {}, false};
        if (!reason.isEmpty())
            decision.reasons = {reason};
        EXPECT_TRUE(isOk(step([&](store::Recorder& recorder) -> Status {
            const Result<bool> done = store::putDecision(recorder, decision);
            return done ? Status() : Status(done.error());
        })));
    }

    Status settle(RowId record, Stage stage, Verdict verdict)
    {
        const Decision decision{record, stage, u"Ann"_s, verdict, {}, u"joint discussion"_s, {}, true};
        return step([&](store::Recorder& recorder) -> Status {
            const Result<bool> done = store::putAdjudication(recorder, decision);
            return done ? Status() : Status(done.error());
        });
    }

    void both(RowId record, Stage stage, Verdict verdict, const QString& reason = {})
    {
        vote(record, stage, u"Ann"_s, verdict, reason);
        vote(record, stage, u"Ben"_s, verdict, reason);
    }

    Standing standing(RowId record, Stage stage = Stage::TitleAbstract)
    {
        return *store::standingOf(*database, record, stage);
    }
};

TEST_P(ScreeningRepoTest, TwoVotesSettleAndMaybeMovesOn)
{
    const QList<RowId> r = importTitles({u"A"_s, u"B"_s, u"C"_s, u"D"_s});
    EXPECT_EQ(standing(r.at(0)), Standing::Unscreened);
    vote(r.at(0), Stage::TitleAbstract, u"Ann"_s, Verdict::Include);
    EXPECT_EQ(standing(r.at(0)), Standing::Waiting);
    vote(r.at(0), Stage::TitleAbstract, u"Ben"_s, Verdict::Maybe);
    EXPECT_EQ(standing(r.at(0)), Standing::Included);
    both(r.at(1), Stage::TitleAbstract, Verdict::Exclude);
    EXPECT_EQ(standing(r.at(1)), Standing::Excluded);
    vote(r.at(2), Stage::TitleAbstract, u"Ann"_s, Verdict::Maybe);
    vote(r.at(2), Stage::TitleAbstract, u"Ben"_s, Verdict::Exclude);
    EXPECT_EQ(standing(r.at(2)), Standing::Conflict);
    ASSERT_TRUE(isOk(settle(r.at(2), Stage::TitleAbstract, Verdict::Exclude)));
    EXPECT_EQ(standing(r.at(2)), Standing::Excluded);
    EXPECT_EQ(store::decisionsOn(*database, r.at(2))->size(), 3) << "both votes stay beside the adjudication";
    const Status none = settle(r.at(3), Stage::TitleAbstract, Verdict::Include);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::Conflict);
}

TEST_P(ScreeningRepoTest, BlindReviewersWaitOnlyForTheirOwnVote)
{
    const QList<RowId> r = importTitles({u"A"_s, u"B"_s});
    vote(r.at(0), Stage::TitleAbstract, u"Ann"_s, Verdict::Include);
    EXPECT_EQ(*store::waitingFor(*database, Stage::TitleAbstract, u"Ann"_s), QList<RowId>{r.at(1)});
    EXPECT_EQ(*store::waitingFor(*database, Stage::TitleAbstract, u"Ben"_s), r);
}

TEST_P(ScreeningRepoTest, TheFlowIsDerivedFromRecordsAndVotes)
{
    const QList<RowId> r = importTitles({u"A"_s, u"B"_s, u"C"_s, u"D"_s, u"E"_s, u"F"_s, u"G"_s});
    ASSERT_TRUE(isOk(step([&](store::Recorder& recorder) {
        return store::markDuplicate(recorder, {r.at(6), r.at(0), u"manual"_s, u"same"_s});
    })));
    both(r.at(0), Stage::TitleAbstract, Verdict::Exclude);
    for (const int i : {1, 2, 3, 4})
        both(r.at(i), Stage::TitleAbstract, Verdict::Include);
    both(r.at(1), Stage::FullText, Verdict::NotRetrieved);
    vote(r.at(2), Stage::FullText, u"Ann"_s, Verdict::Exclude, u"Wrong population"_s);
    vote(r.at(2), Stage::FullText, u"Ben"_s, Verdict::Exclude, u"Wrong design"_s);
    both(r.at(3), Stage::FullText, Verdict::Include);
    ASSERT_TRUE(isOk(step([&](store::Recorder& recorder) -> Status {
        const Result<RowId> study = store::addStudy(recorder, u"Smith 2020"_s, {});
        return study ? store::addReport(recorder, *study, r.at(3)) : Status(study.error());
    })));
    const Result<PrismaCounts> counts = store::prismaCounts(*database);
    ASSERT_TRUE(isOk(counts));
    EXPECT_EQ(counts->databases, (QList<NamedCount>{{u"MEDLINE"_s, 7}}));
    EXPECT_EQ(counts->duplicates, 1);
    EXPECT_EQ(counts->screened, 6);
    EXPECT_EQ(counts->recordsExcluded, 1);
    EXPECT_EQ(counts->openScreening, 1);
    EXPECT_EQ(counts->viaDatabases.sought, 4);
    EXPECT_EQ(counts->viaDatabases.notRetrieved, 1);
    EXPECT_EQ(counts->viaDatabases.assessed, 2);
    EXPECT_EQ(counts->viaDatabases.open, 1);
    EXPECT_EQ(counts->viaDatabases.excluded, (QList<NamedCount>{{u"Wrong population"_s, 1}}))
        << "two reasons are settled by their order, not a conflict";
    EXPECT_EQ(counts->newStudies, 1);
    EXPECT_EQ(counts->newReports, 1);
    EXPECT_EQ(counts->open(), 2);
    EXPECT_EQ(store::openRecords(*database)->size(), 2);
    EXPECT_TRUE(prismaBreaches(*counts).isEmpty()) << prismaBreaches(*counts).join(u'\n').toStdString();
}

TEST_P(ScreeningRepoTest, OtherSourcesSkipTheScreeningOfTitles)
{
    const QList<RowId> r = importTitles({u"A"_s}, SourceKind::Citation);
    both(r.at(0), Stage::FullText, Verdict::Include);
    const Result<PrismaCounts> counts = store::prismaCounts(*database);
    EXPECT_EQ(counts->citations, 1);
    EXPECT_EQ(counts->viaOther.sought, 1);
    EXPECT_EQ(counts->viaOther.included, 1);
    EXPECT_EQ(counts->screened, 0);
    EXPECT_EQ(counts->reportsWithoutStudy, 1);
    EXPECT_TRUE(prismaBreaches(*counts).isEmpty());
}

TEST_P(ScreeningRepoTest, AReportBelongsToOneStudy)
{
    const QList<RowId> r = importTitles({u"A"_s});
    const auto add = [&](const QString& label) {
        return step([&](store::Recorder& recorder) -> Status {
            const Result<RowId> study = store::addStudy(recorder, label, {});
            return study ? store::addReport(recorder, *study, r.at(0)) : Status(study.error());
        });
    };
    ASSERT_TRUE(isOk(add(u"One"_s)));
    const Status second = add(u"Two"_s);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Conflict);
    EXPECT_EQ(store::studies(*database)->size(), 1) << "the whole step is taken back";
}

TEST_P(ScreeningRepoTest, RecordsAreFoundByNumberUidAndDoi)
{
    const QList<RowId> r = importTitles({u"Alpha trial"_s, u"Beta trial"_s});
    const QString uid = store::readRecord(*database, r.at(1))->provenance.uid;
    EXPECT_EQ(*store::recordsNamed(*database, QString::number(r.at(1))), QList<RowId>{r.at(1)});
    EXPECT_EQ(*store::recordsNamed(*database, uid), QList<RowId>{r.at(1)});
    EXPECT_EQ(*store::recordsNamed(*database, u"https://doi.org/10.5555/ALPHA"_s), QList<RowId>{r.at(0)});
    EXPECT_EQ(*store::search(*database, u"alpha tri"_s), QList<RowId>{r.at(0)});
    EXPECT_EQ(*store::search(*database, u"trial"_s), r);
    EXPECT_TRUE(store::search(*database, u"gamma"_s)->isEmpty());
}

INSTANTIATE_TEST_SUITE_P(Sqlite, ScreeningRepoTest, ::testing::Values(store::Backend::Sqlite));
INSTANTIATE_TEST_SUITE_P(Postgres, ScreeningRepoTest, ::testing::Values(store::Backend::Postgres));
