// SPDX-License-Identifier: GPL-3.0-or-later
// The way through the algorithm as the form shows it.
#include "core/appraisal/path.hpp"

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift::appraisal;

namespace {

const Tool& robTwo()
{
    return *toolByKey(u"rob2"_s);
}

QStringList questionsOf(const Path& path)
{
    QStringList ids;
    for (const PathStep& step : path.steps)
        ids += step.question;
    return ids;
}

} // namespace

TEST(AppraisalPath, NamesTheQuestionsPassedAndTheJudgement)
{
    const Domain& domain = *robTwo().domain(u"D1"_s);
    const Path path = pathOf(robTwo(), domain, {{u"1.1"_s, u"Y"_s}, {u"1.2"_s, u"PY"_s}, {u"1.3"_s, u"N"_s}});
    EXPECT_EQ(questionsOf(path), (QStringList{u"1.2"_s, u"1.1"_s, u"1.3"_s}));
    EXPECT_EQ(path.judgement, u"Low"_s);
}

TEST(AppraisalPath, TellsWhatAnotherAnswerWouldGive)
{
    const Domain& domain = *robTwo().domain(u"D1"_s);
    const Path path = pathOf(robTwo(), domain, {{u"1.1"_s, u"Y"_s}, {u"1.2"_s, u"Y"_s}, {u"1.3"_s, u"N"_s}});
    const PathStep& concealment = path.steps.constFirst();
    ASSERT_EQ(concealment.alternatives.size(), 2);
    EXPECT_EQ(concealment.alternatives.at(0), (Alternative{{u"PN"_s, u"N"_s}, u"High"_s}));
    EXPECT_EQ(concealment.alternatives.at(1), (Alternative{{u"NI"_s}, u"Some concerns"_s}));
}

TEST(AppraisalPath, AMissingAnswerGivesNoJudgement)
{
    const Domain& domain = *robTwo().domain(u"D1"_s);
    const Path path = pathOf(robTwo(), domain, {{u"1.2"_s, u"Y"_s}});
    EXPECT_EQ(path.judgement, QString());
    EXPECT_EQ(path.steps.constLast().answer, QString());
}

TEST(AppraisalPath, AConditionalQuestionIsAskedOnlyOnItsWay)
{
    const Domain& domain = *robTwo().domain(u"D2_assignment"_s);
    const Question& departures = domain.questions.at(2);
    const Path blind = pathOf(robTwo(), domain, {{u"2.1"_s, u"N"_s}, {u"2.2"_s, u"N"_s}, {u"2.6"_s, u"Y"_s}});
    EXPECT_FALSE(isAsked(departures, blind));
    const Path open = pathOf(robTwo(), domain, {{u"2.1"_s, u"Y"_s}, {u"2.2"_s, u"N"_s}, {u"2.6"_s, u"Y"_s}});
    EXPECT_TRUE(isAsked(departures, open));
    EXPECT_TRUE(isAsked(domain.questions.constFirst(), blind));
}
