// SPDX-License-Identifier: GPL-3.0-or-later
// Entering outcome data as papers print them, and what follows from it.
#include "core/session/outcome_view.hpp"
#include "core/session/plan.hpp"
#include "tests/session/review_fixture.hpp"

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

namespace {

class DataEntryTest : public test::ReviewTest {
protected:
    void SetUp() override
    {
        session = create();
        Outcome pain;
        pain.name = u"Pain"_s;
        pain.kind = u"cont"_s;
        outcome = *addOutcome(*session, pain);
        for (const QString& label : {u"Trial A"_s, u"Trial B"_s})
            rows += *addResult(*session, outcome, *addStudy(*session, label, {}), {});
    }

    Status enter(int row, const QString& column, const QString& text)
    {
        return enterCells(*session, {{outcome, rows.at(row), column, text}});
    }

    /// m1 sd1 n1 m2 sd2 n2
    void enterRow(int row, const QStringList& texts)
    {
        const QStringList columns{u"m1i"_s, u"sd1i"_s, u"n1i"_s, u"m2i"_s, u"sd2i"_s, u"n2i"_s};
        QList<CellEntry> entries;
        for (qsizetype i = 0; i < columns.size(); ++i)
            entries.append({outcome, rows.at(row), columns.at(i), texts.at(i)});
        ASSERT_TRUE(isOk(enterCells(*session, entries)));
    }

    Cell cell(int row, const QString& column)
    {
        const QList<OutcomeRow> all = *outcomeRows(*session, outcome);
        for (const Cell& known : std::ranges::find(all, rows.at(row), &OutcomeRow::id)->cells)
            if (known.name == column)
                return known;
        return {};
    }

    std::unique_ptr<Session> session{};
    RowId outcome = 0;
    QList<RowId> rows{};
};

} // namespace

TEST_F(DataEntryTest, ASpreadThatWaitsForNFollowsWhenNComes)
{
    ASSERT_TRUE(isOk(enter(0, u"sd1i"_s, u"SE 4.25"_s)));
    EXPECT_FALSE(cell(0, u"sd1i"_s).value.has_value());
    EXPECT_TRUE(cell(0, u"sd1i"_s).conversion.contains(u"n1i"_s));
    ASSERT_TRUE(isOk(enter(0, u"n1i"_s, u"28"_s)));
    EXPECT_NEAR(*cell(0, u"sd1i"_s).value, 4.25 * std::sqrt(28.0), 1e-12);
    EXPECT_EQ(cell(0, u"sd1i"_s).printed, u"SE 4.25"_s);
    ASSERT_TRUE(isOk(enter(0, u"n1i"_s, u"30"_s)));
    EXPECT_NEAR(*cell(0, u"sd1i"_s).value, 4.25 * std::sqrt(30.0), 1e-12);
    ASSERT_TRUE(isOk(session->undo()));
    EXPECT_NEAR(*cell(0, u"sd1i"_s).value, 4.25 * std::sqrt(28.0), 1e-12);
}

TEST_F(DataEntryTest, ABlockIsOneStepOrNothing)
{
    enterRow(0, {u"3.4"_s, u"1.9"_s, u"38"_s, u"4.1"_s, u"2.2"_s, u"38"_s});
    const qint64 before = *session->newestEvent();
    EXPECT_FALSE(enterCells(
        *session, {{outcome, rows.at(1), u"m1i"_s, u"5"_s}, {outcome, rows.at(1), u"n1i"_s, u"-3"_s}}));
    EXPECT_EQ(*session->newestEvent(), before) << "a block with one impossible value stores nothing";
    ASSERT_TRUE(isOk(session->undo()));
    EXPECT_TRUE(cell(0, u"m1i"_s).printed.isEmpty());
    EXPECT_TRUE(cell(0, u"n2i"_s).printed.isEmpty());
}

TEST_F(DataEntryTest, SourceAndKindOfACellStayWhenItsValueChanges)
{
    ASSERT_TRUE(isOk(enter(0, u"m1i"_s, u"3.4"_s)));
    Cell known = cell(0, u"m1i"_s);
    known.page = u"p. 6"_s;
    known.tag = u"published"_s;
    ASSERT_TRUE(isOk(setCellSource(*session, rows.at(0), known)));
    ASSERT_TRUE(isOk(enter(0, u"m1i"_s, u"3.5"_s)));
    EXPECT_EQ(cell(0, u"m1i"_s).page, u"p. 6"_s);
    EXPECT_EQ(cell(0, u"m1i"_s).tag, u"published"_s);
    EXPECT_EQ(*cell(0, u"m1i"_s).value, 3.5);
}

TEST_F(DataEntryTest, EffectsOfRowsFollowAndIncompleteRowsHaveNone)
{
    enterRow(0, {u"3.4"_s, u"1.9"_s, u"38"_s, u"4.1"_s, u"2.2"_s, u"38"_s});
    const QList<RowEffect> effects = *rowEffects(*session, *outcomeNamed(*session, u"Pain"_s));
    ASSERT_EQ(effects.size(), 2);
    EXPECT_NEAR(effects.at(0).effect, -0.7, 1e-12);
    EXPECT_TRUE(effects.at(0).text.startsWith(u"−0.70 ["_s)) << effects.at(0).text.toStdString();
    EXPECT_TRUE(std::isnan(effects.at(1).effect));
}

TEST_F(DataEntryTest, AnSeEnteredAsSdIsFound)
{
    enterRow(0, {u"41.2"_s, u"20"_s, u"28"_s, u"41"_s, u"21"_s, u"28"_s});
    enterRow(1, {u"40"_s, u"3.9"_s, u"28"_s, u"42"_s, u"20"_s, u"28"_s});
    const QList<Finding> found = *findings(*session);
    ASSERT_EQ(found.size(), 1);
    EXPECT_EQ(found.constFirst().row, rows.at(1));
    EXPECT_EQ(found.constFirst().column, u"sd1i"_s);
}

TEST_F(DataEntryTest, LookingAheadStoresNothing)
{
    enterRow(0, {u"3.4"_s, u"1.9"_s, u"38"_s, u"4.1"_s, u"2.2"_s, u"38"_s});
    const qint64 before = *session->newestEvent();
    const QList<OutcomeRow> all = *outcomeRows(*session, outcome);
    const Result<OutcomeRow> changed = rowWith(all.constFirst(), u"m1i"_s, u"9"_s);
    ASSERT_TRUE(isOk(changed));
    EXPECT_EQ(*changed->value(u"m1i"_s), 9);
    EXPECT_FALSE(rowWith(all.constFirst(), u"n1i"_s, u"-"_s));
    EXPECT_EQ(*session->newestEvent(), before);
}

TEST_F(DataEntryTest, AnotherKindOfDataTakesItsOwnMeasure)
{
    Outcome events = *outcomeNamed(*session, u"Pain"_s);
    EXPECT_EQ(events.plan.value(u"measure"_s), u"MD"_s);
    events.kind = u"2x2"_s;
    ASSERT_TRUE(isOk(changeOutcome(*session, events)));
    EXPECT_EQ(outcomeNamed(*session, u"Pain"_s)->plan.value(u"measure"_s), u"RR"_s);
}

TEST_F(DataEntryTest, OtherMethodsAndAdviceStandBesideThePlan)
{
    enterRow(0, {u"3.4"_s, u"1.9"_s, u"38"_s, u"4.1"_s, u"2.2"_s, u"38"_s});
    enterRow(1, {u"4.1"_s, u"2.0"_s, u"28"_s, u"4.0"_s, u"2.1"_s, u"28"_s});
    const Outcome pain = *outcomeNamed(*session, u"Pain"_s);
    const MethodComparison methods = *otherMethods(*session, pain);
    ASSERT_GE(methods.lines.size(), 6);
    EXPECT_TRUE(methods.lines.constFirst().yours);
    EXPECT_DOUBLE_EQ(methods.none, 0);
    EXPECT_EQ(withoutEach(*session, pain)->lines.size(), 2);
    const QList<PlanAdvice> advice = *planAdvice(*session, pain);
    ASSERT_FALSE(advice.isEmpty());
    EXPECT_EQ(advice.constFirst().changes.value(u"test"_s), u"adhoc"_s);
    ASSERT_TRUE(isOk(changePlan(*session, outcome, advice.constFirst().changes)));
    EXPECT_EQ(outcomeNamed(*session, u"Pain"_s)->plan.value(u"test"_s), u"adhoc"_s);
    ASSERT_TRUE(isOk(changePlan(*session, outcome, {{u"test"_s, QString()}})));
    EXPECT_FALSE(outcomeNamed(*session, u"Pain"_s)->plan.contains(u"test"_s));
}

TEST_F(DataEntryTest, AResultLeftOutTakesNoPart)
{
    enterRow(0, {u"3.4"_s, u"1.9"_s, u"38"_s, u"4.1"_s, u"2.2"_s, u"38"_s});
    enterRow(1, {u"4.1"_s, u"2.0"_s, u"28"_s, u"4.0"_s, u"2.1"_s, u"28"_s});
    const QList<OutcomeRow> all = *outcomeRows(*session, outcome);
    ASSERT_TRUE(isOk(setIncluded(*session, all.at(1), false)));
    EXPECT_FALSE(outcomeRows(*session, outcome)->at(1).included);
    ASSERT_TRUE(isOk(removeResult(*session, all.at(1))));
    EXPECT_EQ(outcomeRows(*session, outcome)->size(), 1);
    ASSERT_TRUE(isOk(session->undo()));
    EXPECT_EQ(outcomeRows(*session, outcome)->at(1).cells.size(), 6);
}
