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
    EXPECT_TRUE(cell(0, u"sd1i"_s).conversion.contains(u"waits for n (arm 1)"_s));
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
    const Result<OutcomeRow> changed =
        rowWith(*outcomeNamed(*session, u"Pain"_s), all.constFirst(), u"m1i"_s, u"9"_s);
    ASSERT_TRUE(isOk(changed));
    EXPECT_EQ(*changed->value(u"m1i"_s), 9);
    EXPECT_FALSE(rowWith(*outcomeNamed(*session, u"Pain"_s), all.constFirst(), u"n1i"_s, u"-"_s));
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

namespace {

/// An outcome of effects with standard errors, one row.
class EffectEntryTest : public test::ReviewTest {
protected:
    void SetUp() override
    {
        session = create();
        Outcome survival;
        survival.name = u"Survival"_s;
        survival.kind = u"generic"_s;
        outcome = *addOutcome(*session, survival);
        row = *addResult(*session, outcome, *addStudy(*session, u"Trial A"_s, {}), {});
    }

    Status enter(const QString& column, const QString& text)
    {
        return enterCells(*session, {{outcome, row, column, text}});
    }

    Status measure(const QString& key) { return changePlan(*session, outcome, {{u"measure"_s, key}}); }

    double value(const QString& column)
    {
        return *outcomeRows(*session, outcome)->constFirst().value(column);
    }

    QString effect() { return rowEffects(*session, *outcomeById(*session, outcome))->constFirst().text; }

    std::unique_ptr<Session> session{};
    RowId outcome = 0;
    RowId row = 0;
};

} // namespace

TEST_F(EffectEntryTest, ATypedRatioStaysThatRatioWhenTheMeasureIsChosen)
{
    ASSERT_TRUE(isOk(enter(u"yi"_s, u"0.74"_s)));
    ASSERT_TRUE(isOk(enter(u"sei"_s, u"0.52 to 1.05"_s)));
    ASSERT_EQ(findings(*session)->size(), 1) << "as a difference the interval does not fit its effect";
    ASSERT_TRUE(isOk(measure(u"HR"_s)));
    // log 0.74 and (log 1.05 - log 0.52) / (2 * 1.959964); exp(-0.301105 -+ 1.959964 * 0.179268)
    EXPECT_NEAR(value(u"yi"_s), -0.3011050927839216, 1e-12);
    EXPECT_NEAR(value(u"sei"_s), 0.17926774091744418, 1e-12);
    EXPECT_EQ(effect(), u"0.74 [0.52, 1.05]"_s);
    EXPECT_TRUE(findings(*session)->isEmpty());
    ASSERT_TRUE(isOk(enter(u"yi"_s, u"0.80"_s)));
    EXPECT_NEAR(value(u"yi"_s), std::log(0.8), 1e-12) << "typed after the choice as well";
    ASSERT_TRUE(isOk(session->undo()));
    ASSERT_TRUE(isOk(session->undo()));
    EXPECT_EQ(value(u"yi"_s), 0.74) << "measure and numbers change in one step";
    ASSERT_TRUE(isOk(session->redo()));
    EXPECT_EQ(effect(), u"0.74 [0.52, 1.05]"_s);
}

TEST_F(EffectEntryTest, LogsAreTakenAsTheyAreWhenTheOutcomeSaysSo)
{
    ASSERT_TRUE(isOk(enter(u"yi"_s, u"-0.3011"_s)));
    ASSERT_TRUE(isOk(enter(u"sei"_s, u"0.18"_s)));
    EXPECT_FALSE(measure(u"HR"_s)) << "a ratio below zero";
    EXPECT_EQ(outcomeById(*session, outcome)->plan.value(u"measure"_s), u"GEN"_s);
    ASSERT_TRUE(isOk(changeOutcome(*session, withEffects(*outcomeById(*session, outcome), false))));
    ASSERT_TRUE(isOk(measure(u"HR"_s)));
    EXPECT_EQ(value(u"yi"_s), -0.3011);
    EXPECT_EQ(value(u"sei"_s), 0.18);
    EXPECT_EQ(effect(), u"0.74 [0.52, 1.05]"_s);
}

TEST_F(EffectEntryTest, AFileOfDataIsOnTheScaleOfTheAnalysis)
{
    Outcome other;
    other.name = u"Relapse"_s;
    other.plan = {{u"measure"_s, u"HR"_s}};
    const QString file = write(u"hr.csv"_s, "study,yi,sei\nTrial A,-0.3011,0.18\nTrial B,0.1,0.2\n");
    ASSERT_TRUE(isOk(importData(*session, {file, other})));
    const Outcome relapse = *outcomeNamed(*session, u"Relapse"_s);
    EXPECT_EQ(rowEffects(*session, relapse)->constFirst().text, u"0.74 [0.52, 1.05]"_s);
    // Into an outcome without data it makes the outcome one of that scale; ratios that are there stay alone.
    ASSERT_TRUE(isOk(measure(u"HR"_s)));
    ASSERT_TRUE(isOk(importData(*session, {file, *outcomeById(*session, outcome)})));
    EXPECT_EQ(effect(), u"0.74 [0.52, 1.05]"_s);
    ASSERT_TRUE(isOk(session->undo()));
    ASSERT_TRUE(isOk(enter(u"yi"_s, u"0.74"_s)));
    const auto refused = importData(*session, {file, *outcomeById(*session, outcome)});
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    ASSERT_TRUE(isOk(enter(u"sei"_s, u"0.52 to 1.05"_s)));
    EXPECT_TRUE(exportData(*session, *outcomeById(*session, outcome))->last().contains(u"-0.30110509278"_s))
        << "a file of it can be read again";
}

TEST_F(EffectEntryTest, AStandardErrorTakesThePlaceOfAVariance)
{
    ASSERT_TRUE(isOk(enter(u"sei"_s, u"var 0.04"_s)));
    EXPECT_NEAR(value(u"sei"_s), 0.2, 1e-12);
    ASSERT_TRUE(isOk(enter(u"vi"_s, u"0.09"_s)));
    EXPECT_FALSE(outcomeRows(*session, outcome)->constFirst().value(u"sei"_s).has_value());
}

TEST_F(DataEntryTest, PeopleReadTheNamesOfColumnsNotTheirKeys)
{
    Outcome pain = *outcomeById(*session, outcome);
    pain.arm1 = u"Exercise"_s;
    ASSERT_TRUE(isOk(changeOutcome(*session, pain)));
    ASSERT_TRUE(isOk(enter(0, u"sd1i"_s, u"2.2"_s)));
    EXPECT_EQ(session->undo()->note, u"Enter SD (Exercise) of Trial A"_s);
    const Status refused = enter(1, u"m2i"_s, u"about three"_s);
    EXPECT_TRUE(QString::fromStdString(refused.error().message).startsWith(u"Mean (arm 2) of Trial B: "_s));
    const Status impossible = enter(1, u"n1i"_s, u"2.5"_s);
    EXPECT_TRUE(QString::fromStdString(impossible.error().message).contains(u"n (arm 1) = 2.5"_s));
}
