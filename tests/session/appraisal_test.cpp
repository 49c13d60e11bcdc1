// SPDX-License-Identifier: GPL-3.0-or-later
// Assessing a result by answers: what is kept, what goes stale, what the other assessor may be shown.
#include "core/base/text.hpp"
#include "core/session/appraisal.hpp"
#include "core/session/figures.hpp"
#include "core/session/history.hpp"
#include "core/session/screening_history.hpp"
#include "core/session/screening_rules.hpp"
#include "core/session/to_do.hpp"
#include "tests/session/review_fixture.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

namespace {

class AssessTest : public test::ReviewTest {
protected:
    void SetUp() override
    {
        session = create();
        study = *addStudy(*session, u"Trial A"_s, {});
        assessment.study = study;
        assessment.studyLabel = u"Trial A"_s;
        assessment.tool = u"rob2"_s;
    }

    void answer(const QString& question, const QString& option)
    {
        assessment = withAnswer(assessment, {question, option, {}});
    }

    std::unique_ptr<Session> session{};
    RowId study = 0;
    RobAssessment assessment{};
};

} // namespace

TEST_F(AssessTest, AStudyWithoutDataIsAResultAsAWhole)
{
    const QList<RobTarget> targets = *robTargets(*session);
    ASSERT_EQ(targets.size(), 1);
    EXPECT_EQ(targets.constFirst(), (RobTarget{study, u"Trial A"_s, 0, {}}));
}

TEST_F(AssessTest, AnAnswerThatChangesTheProposalTakesTheJudgementAway)
{
    for (const QString& question : {u"1.1"_s, u"1.2"_s})
        answer(question, u"Y"_s);
    answer(u"1.3"_s, u"N"_s);
    assessment = withJudgement(assessment, {u"D1"_s, u"Low"_s, {}});
    ASSERT_TRUE(isOk(assess(*session, assessment)));
    answer(u"1.2"_s, u"N"_s);
    EXPECT_TRUE(assessment.judgement(u"D1"_s).isEmpty());
    ASSERT_TRUE(isOk(assess(*session, assessment)));
    EXPECT_TRUE(assessments(*session)->constFirst().judgements.isEmpty()) << "the stale judgement is gone";
    ASSERT_TRUE(isOk(session->undo()));
    EXPECT_EQ(assessments(*session)->constFirst().judgement(u"D1"_s), u"Low"_s);
}

TEST_F(AssessTest, AnOverrideStandsWithItsReason)
{
    for (const QString& question : {u"1.1"_s, u"1.2"_s})
        answer(question, u"Y"_s);
    answer(u"1.3"_s, u"N"_s);
    EXPECT_FALSE(assess(*session, withJudgement(assessment, {u"D1"_s, u"High"_s, {}})));
    assessment = withJudgement(assessment, {u"D1"_s, u"High"_s, u"the list was open"_s});
    answer(u"1.2"_s, u"NI"_s);
    EXPECT_EQ(assessment.judgement(u"D1"_s), u"High"_s);
    EXPECT_TRUE(isOk(assess(*session, assessment)));
}

TEST_F(AssessTest, TheOverallJudgementFollowsTheDomains)
{
    for (const QString& domain : {u"D1"_s, u"D2_assignment"_s, u"D3"_s, u"D4"_s})
        assessment = withJudgement(assessment, {domain, u"Low"_s, {}});
    EXPECT_TRUE(overallProposal(assessment)->judgement.isEmpty());
    assessment = withJudgement(assessment, {u"D5"_s, u"Low"_s, {}});
    EXPECT_EQ(overallProposal(assessment)->judgement, u"Low"_s);
    assessment = withJudgement(assessment, {u"overall"_s, u"Low"_s, {}});
    assessment = withJudgement(assessment, {u"D3"_s, u"High"_s, {}});
    EXPECT_TRUE(assessment.judgement(u"overall"_s).isEmpty());
    EXPECT_EQ(overallProposal(assessment)->judgement, u"High"_s);
}

TEST_F(AssessTest, TheOtherAssessorIsHiddenUntilMyOwnJudgementStands)
{
    session->setReviewer(u"Ben"_s);
    ASSERT_TRUE(isOk(assess(*session, withJudgement(assessment, {u"overall"_s, u"High"_s, {}}))));
    session->setReviewer(u"Ann"_s);
    const RobTarget target{study, u"Trial A"_s, 0, {}};
    QList<OtherAssessor> others = *otherAssessors(*session, target, u"rob2"_s);
    ASSERT_EQ(others.size(), 1);
    EXPECT_FALSE(others.constFirst().assessment.has_value());
    ASSERT_TRUE(isOk(assess(*session, withJudgement(assessment, {u"overall"_s, u"Low"_s, {}}))));
    others = *otherAssessors(*session, target, u"rob2"_s);
    ASSERT_TRUE(others.constFirst().assessment.has_value());
    EXPECT_EQ(others.constFirst().assessment->judgement(u"overall"_s), u"High"_s);
}

TEST_F(AssessTest, FiguresAndHistoryKeepTheJudgementsOfOthersBack)
{
    const FigureRequest light{u"traffic-light"_s, {}, {}, {}};
    const auto judge = [this](const QString& who, const QString& level) {
        session->setReviewer(who);
        EXPECT_TRUE(isOk(assess(*session, withJudgement(assessment, {u"overall"_s, level, {}}))));
        return session->recentSteps(1)->constFirst().step;
    };
    const QString step = judge(u"Ben"_s, u"High"_s);
    const auto historyTells = [&] {
        const QList<ChangeLine> lines = *changesOf(*session, step, 50);
        return std::ranges::any_of(lines, [](const ChangeLine& line) { return line.after == u"High"_s; });
    };
    EXPECT_TRUE(isOk(buildFigure(*session, light))) << "my own";
    session->setReviewer(u"Ann"_s);
    const Result<figure::Pages> hidden = buildFigure(*session, light);
    ASSERT_FALSE(hidden);
    EXPECT_TRUE(messageOf(hidden.error()).contains(u"hidden until your own"_s));
    EXPECT_FALSE(historyTells());
    EXPECT_EQ(*resultsToJudge(*session), 1);
    FigureRequest everybody = light;
    everybody.blinding = Blinding::Lifted;
    EXPECT_TRUE(isOk(buildFigure(*session, everybody)));
    judge(u"Ann"_s, u"Low"_s);
    EXPECT_EQ(visibleAssessments(*session)->size(), 2);
    EXPECT_TRUE(historyTells());
    EXPECT_EQ(*resultsToJudge(*session), 0);
    session->setReviewer(u"Cy"_s);
    EXPECT_EQ(visibleAssessments(*session)->size(), 2) << "both have finished: nothing waits for a third";
    EXPECT_EQ(*resultsToJudge(*session), 0);
}

TEST_F(AssessTest, ADomainIsCopiedWithItsAnswers)
{
    for (const QString& question : {u"1.1"_s, u"1.2"_s})
        answer(question, u"Y"_s);
    answer(u"1.3"_s, u"N"_s);
    assessment = withJudgement(assessment, {u"D1"_s, u"Low"_s, {}});
    RobAssessment other;
    other.tool = u"rob2"_s;
    other = withDomainOf(other, assessment, u"D1"_s);
    EXPECT_EQ(other.answers.size(), 3);
    EXPECT_EQ(other.judgement(u"D1"_s), u"Low"_s);
}

TEST_F(AssessTest, RulesOfScreeningAreReplacedAsOneStep)
{
    const QList<Criterion> criteria{{u"Population"_s, u"In adults"_s}, {u"Design"_s, u"In trials"_s}};
    ASSERT_TRUE(isOk(setCriteria(*session, criteria)));
    EXPECT_EQ(*plansift::criteria(*session), criteria);
    ASSERT_TRUE(isOk(setCriteria(*session, criteria.mid(1))));
    EXPECT_EQ(plansift::criteria(*session)->size(), 1);
    ASSERT_TRUE(isOk(session->undo()));
    EXPECT_EQ(*plansift::criteria(*session), criteria);
    const QList<Highlight> words{{u"pain"_s, HighlightKind::Include}, {u"acute"_s, HighlightKind::Exclude}};
    ASSERT_TRUE(isOk(setHighlights(*session, words)));
    ASSERT_TRUE(isOk(setHighlights(*session, {{u"pain"_s, HighlightKind::Neutral}})));
    EXPECT_EQ(*highlights(*session), (QList<Highlight>{{u"pain"_s, HighlightKind::Neutral}}));
}

TEST_F(AssessTest, ProgressCountsVotesAndTheHistoryOfThem)
{
    const QList<RowId> ids = importRis(*session, 4);
    for (const QString& who : {u"Ann"_s, u"Ben"_s}) {
        session->setReviewer(who);
        for (int i = 0; i < (who == u"Ann"_s ? 3 : 2); ++i)
            ASSERT_TRUE(isOk(decide(
                *session, vote(ids.at(i), i == 0 && who == u"Ben"_s ? Verdict::Include : Verdict::Exclude))));
    }
    session->setReviewer(u"Ann"_s);
    const ScreeningProgress progress = *screeningProgress(*session, Stage::TitleAbstract);
    EXPECT_EQ(progress.records, 4);
    EXPECT_EQ(progress.mine, 3);
    EXPECT_EQ(progress.complete, 2);
    const QList<ScreeningDay> days = *screeningHistory(*session, Stage::TitleAbstract);
    ASSERT_EQ(days.size(), 1);
    EXPECT_EQ(days.constFirst().votes.value(u"Ben"_s), 2);
    EXPECT_DOUBLE_EQ(*days.constFirst().observed, 0.5);
}

TEST_F(AssessTest, AnotherReviewersVoteIsSealedInTheHistory)
{
    const QList<RowId> ids = importRis(*session, 1);
    session->setReviewer(u"Ben"_s);
    ASSERT_TRUE(isOk(decide(*session, vote(ids.at(0), Verdict::Include))));
    session->setReviewer(u"Ann"_s);
    const QString step = session->recentSteps(1)->constFirst().step;
    const auto tells = [&](const QString& value) {
        const QList<ChangeLine> lines = *changesOf(*session, step, 50);
        return std::ranges::any_of(lines, [&](const ChangeLine& line) { return line.after == value; });
    };
    EXPECT_FALSE(tells(u"include"_s));
    ASSERT_TRUE(isOk(decide(*session, vote(ids.at(0), Verdict::Exclude))));
    EXPECT_TRUE(tells(u"include"_s));
}

TEST_F(AssessTest, WhatWaitsIsDerivedFromTheData)
{
    const auto says = [this](const QString& words) {
        const QList<Task> tasks = progressOf(*session)->tasks;
        return std::ranges::any_of(tasks, [&words](const Task& task) { return task.text.contains(words); });
    };
    EXPECT_TRUE(says(u"Import the records"_s));
    EXPECT_TRUE(says(u"1 results have no judgement"_s));
    importRis(*session, 2);
    EXPECT_FALSE(says(u"Import the records"_s));
    EXPECT_TRUE(says(u"2 records wait for your vote"_s));
}
