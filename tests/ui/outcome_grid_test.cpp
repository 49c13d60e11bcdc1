// SPDX-License-Identifier: GPL-3.0-or-later
// Typing outcome data: keys, what is refused, what follows, and what stands beside the grid.
#include "core/session/outcome_view.hpp"
#include "tests/ui/window_fixture.hpp"
#include "ui/common/keys.hpp"
#include "ui/studies/outcome_grid.hpp"
#include "ui/studies/outcome_grid_model.hpp"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;
using Model = ui::OutcomeGridModel;

namespace {

/// A window on a review with two studies and one outcome, no numbers yet. Row 0 of the grid is the heading.
class OutcomeGridTest : public test::PageTest {
protected:
    void SetUp() override
    {
        PageTest::SetUp();
        const auto session = create();
        Outcome pain;
        pain.name = u"Pain"_s;
        pain.kind = u"cont"_s;
        pain.arm1 = u"Exercise"_s;
        pain.arm2 = u"Usual care"_s;
        outcome = *addOutcome(*session, pain);
        for (const QString& label : {u"Trial A"_s, u"Trial B"_s})
            ASSERT_TRUE(isOk(addResult(*session, outcome, *addStudy(*session, label, {}), {})));
    }

    void openStudies()
    {
        openOn(u"studies"_s);
        table = find<QWidget>(u"studiesPage")->findChild<QTableView*>(u"outcomeGrid"_s);
        ASSERT_NE(table, nullptr);
    }

    QModelIndex at(int row, int column) const { return table->model()->index(row, column); }
    QString shown(int row, int column) const { return at(row, column).data().toString(); }

    /// Types into whatever has the focus, as a person does.
    static void type(const QString& text)
    {
        for (const QChar letter : text) // the first one opens an editor, which has the focus then
            QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    void start(int row, int column)
    {
        table->setCurrentIndex(at(row, column));
        table->setFocus();
    }

    RowId outcome = 0;
    QTableView* table = nullptr;
};

} // namespace

TEST_F(OutcomeGridTest, ARowIsTypedWithoutLeavingTheGrid)
{
    openStudies();
    start(1, Model::A1);
    for (const QString& text : {u"3.4"_s, u"1.9"_s, u"38"_s, u"4.1"_s, u"2.2"_s, u"38"_s}) {
        type(text);
        press(Qt::Key_Tab);
    }
    EXPECT_TRUE(table->hasFocus() || table->isAncestorOf(QApplication::focusWidget()));
    EXPECT_EQ(table->currentIndex(), at(2, Model::A1))
        << "Tab goes right, after the last place to the next row";
    EXPECT_TRUE(shown(1, Model::Effect).startsWith(u"−0.70 ["_s)) << shown(1, Model::Effect).toStdString();
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    EXPECT_EQ(table->currentIndex(), at(1, Model::B3));
    start(1, Model::A1);
    type(u"3.5"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(table->currentIndex(), at(2, Model::A1)) << "Enter goes down";
    type(u"4.0"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(shown(2, Model::A1), u"4.0"_s) << "typing starts editing in the cell below";
    EXPECT_EQ(table->currentIndex(), at(2, Model::A1)) << "below the last row there is none";
    press(Qt::Key_Up);
    EXPECT_EQ(table->currentIndex().row(), 1) << "arrows stay in the grid";
    EXPECT_TRUE(find<QWidget>(u"studiesPage")->isVisible());
    press(Qt::Key_Delete);
    EXPECT_EQ(shown(1, Model::A1), QString());
    EXPECT_TRUE(table->hasFocus());
    press(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(table->currentIndex(), at(2, Model::A1)) << "next study";
}

TEST_F(OutcomeGridTest, ARefusedTextIsMarkedAndTheCellIsNotLeft)
{
    openStudies();
    start(1, Model::A1);
    type(u"about 3"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(shown(1, Model::A1), u"about 3"_s);
    EXPECT_TRUE(at(1, Model::A1).data(Model::kRefusedRole).toBool()) << "a red edge";
    EXPECT_EQ(table->currentIndex(), at(1, Model::A1));
    const auto* sentence = find<QWidget>(u"studiesPage")->findChild<QLabel*>(u"cellRefusal"_s);
    EXPECT_TRUE(sentence->text().startsWith(u"Mean (Exercise) of Trial A: "_s))
        << sentence->text().toStdString();
    EXPECT_EQ(shown(1, Model::Effect), u"–"_s);
    EXPECT_TRUE(outcomeRows(*reopen(), outcome)->constFirst().cells.isEmpty()) << "nothing is stored";
    type(u"3"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(shown(1, Model::A1), u"3"_s);
    EXPECT_FALSE(at(1, Model::A1).data(Model::kRefusedRole).toBool());
    EXPECT_EQ(table->currentIndex(), at(2, Model::A1));
}

TEST_F(OutcomeGridTest, TheEffectFollowsWhatIsTyped)
{
    openStudies();
    auto* grid = find<QWidget>(u"studiesPage")->findChild<ui::OutcomeGrid*>();
    start(1, Model::A1);
    grid->paste(u"3.4\t1.9\t38\t4.1\t2.2\t38"_s);
    start(1, Model::A1);
    type(u"4.1"_s);
    EXPECT_TRUE(shown(1, Model::Effect).startsWith(u"0.00 ["_s)) << shown(1, Model::Effect).toStdString();
    press(Qt::Key_Escape);
    EXPECT_TRUE(shown(1, Model::Effect).startsWith(u"−0.70 ["_s)) << "nothing was stored";
}

TEST_F(OutcomeGridTest, TheEffectIsInSightAndEmptyColumnsAreNot)
{
    openStudies();
    window->resize(1280, 800);
    auto* grid = find<QWidget>(u"studiesPage")->findChild<ui::OutcomeGrid*>();
    start(1, Model::A1);
    grid->paste(u"103.4\tSE 4.25\t138\t104.1\tSE 4.31\t138"_s);
    EXPECT_TRUE(table->isColumnHidden(Model::Time));
    EXPECT_TRUE(table->isColumnHidden(Model::Subgroup));
    const QRect effect = table->visualRect(at(1, Model::Effect));
    const int needed = table->fontMetrics().horizontalAdvance(shown(1, Model::Effect));
    EXPECT_GE(table->viewport()->width(), effect.left() + needed) << "no sideways scrolling";
    auto* time = find<QLineEdit>(u"rowTime");
    time->setText(u"12 weeks"_s);
    Q_EMIT time->editingFinished();
    EXPECT_FALSE(table->isColumnHidden(Model::Time));
    EXPECT_EQ(shown(1, Model::Time), u"12 weeks"_s);
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(outcomeRows(*reopen(), outcome)->constFirst().timePoint, QString());
}

TEST_F(OutcomeGridTest, APrintedHazardRatioIsPlottedAsThatRatio)
{
    openStudies();
    auto* name = find<QLineEdit>(u"newOutcome");
    QTest::keyClicks(name, u"Survival"_s);
    QTest::keyClick(name, Qt::Key_Return);
    auto* kind = find<QComboBox>(u"outcomeKind");
    kind->setCurrentIndex(kind->findText(u"effect and standard error"_s));
    ASSERT_GE(kind->currentIndex(), 0) << "the kind is called what the grid asks for";
    Q_EMIT kind->activated(kind->currentIndex());
    const RowId survival = outcomeNamed(*reopen(), u"Survival"_s)->id;
    const QList<Study> both = *studies(*reopen());
    for (const Study& study : both)
        ASSERT_TRUE(isOk(addResult(*reopen(), survival, study.id, {})));
    window->showPage(u"analysis"_s);
    window->showPage(u"studies"_s);
    start(4, Model::A1);
    EXPECT_EQ(table->model()->headerData(Model::A2, Qt::Horizontal).toString(), u"SD / SE\nExercise"_s);
    for (const QString& text : {u"0.74"_s, u"0.52 to 1.05"_s, u"0.80"_s, u"0.60 to 1.07"_s}) {
        type(text);
        press(Qt::Key_Tab);
    }
    window->showPage(u"analysis"_s, u"survival"_s);
    auto* measure = find<QComboBox>(u"plan_measure");
    measure->setCurrentIndex(measure->findData(u"HR"_s));
    Q_EMIT measure->activated(measure->currentIndex());
    window->showPage(u"studies"_s);
    EXPECT_EQ(shown(4, Model::Effect), u"0.74 [0.52, 1.05]"_s);
    EXPECT_EQ(shown(4, Model::A1), u"0.74"_s) << "what is printed stays";
    auto* effects = find<QComboBox>(u"outcomeEffects");
    EXPECT_TRUE(effects->currentData().toBool());
    effects->setCurrentIndex(effects->findData(false));
    Q_EMIT effects->activated(effects->currentIndex());
    EXPECT_EQ(shown(4, Model::Effect).left(4), u"2.10"_s) << "as logs, when somebody says that they are";
}

TEST_F(OutcomeGridTest, TreeAndGridShowTheSameStudy)
{
    openStudies();
    auto* tree = find<QTreeWidget>(u"studyTree");
    start(2, Model::A1);
    EXPECT_EQ(tree->currentItem()->text(0), u"Trial B"_s);
    EXPECT_EQ(find<QLineEdit>(u"studyLabel")->text(), u"Trial B"_s);
    tree->setCurrentItem(tree->topLevelItem(0));
    EXPECT_EQ(shown(table->currentIndex().row(), Model::Study), u"Trial A"_s);
}

TEST_F(OutcomeGridTest, AFindingIsSettledAndOpenedAgainByUndo)
{
    {
        const auto session = reopen();
        const QList<OutcomeRow> rows = *outcomeRows(*session, outcome);
        QList<CellEntry> entries;
        const QList<QStringList> texts{{u"41.2"_s, u"20"_s, u"28"_s, u"41"_s, u"21"_s, u"28"_s},
                                       {u"40"_s, u"3.9"_s, u"28"_s, u"42"_s, u"20"_s, u"28"_s}};
        const QStringList columns{u"m1i"_s, u"sd1i"_s, u"n1i"_s, u"m2i"_s, u"sd2i"_s, u"n2i"_s};
        for (int row = 0; row < 2; ++row)
            for (int i = 0; i < columns.size(); ++i)
                entries.append({outcome, rows.at(row).id, columns.at(i), texts.at(row).at(i)});
        ASSERT_TRUE(isOk(enterCells(*session, entries)));
    }
    openStudies();
    const auto* count = find<QLabel>(u"findingCount");
    EXPECT_TRUE(count->text().contains(u"1 open, 0 settled"_s)) << count->text().toStdString();
    table->setFocus();
    press(Qt::Key_Down, Qt::AltModifier);
    EXPECT_EQ(table->currentIndex(), at(2, Model::A2)) << "next finding";
    QTest::mouseClick(find<QPushButton>(u"settleFinding"), Qt::LeftButton);
    EXPECT_TRUE(count->text().contains(u"0 open, 1 settled"_s)) << count->text().toStdString();
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(count->text().contains(u"1 open, 0 settled"_s));
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    start(2, Model::A2);
    type(u"3.8"_s);
    press(Qt::Key_Return);
    EXPECT_TRUE(count->text().contains(u"1 open, 0 settled"_s)) << "another number is looked at anew";
}

TEST_F(OutcomeGridTest, AnOutcomeIsRemovedWithItsRowsAndBroughtBack)
{
    openStudies();
    find<QTabWidget>(u"studyTabs")->setCurrentIndex(2);
    QTest::mouseClick(find<QPushButton>(u"removeOutcome"), Qt::LeftButton);
    EXPECT_TRUE(outcomes(*reopen())->isEmpty());
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(outcomeRows(*reopen(), outcome)->size(), 2);
}

TEST_F(OutcomeGridTest, TheKeysAreOnTheMap)
{
    openStudies();
    QStringList words;
    for (const ui::KeyHelp& key : ui::keysOf(*find<QWidget>(u"studiesPage")))
        words += key.words;
    for (const QString& wanted : {u"next study"_s, u"paste a table"_s, u"empty the chosen cells"_s})
        EXPECT_TRUE(words.contains(wanted)) << wanted.toStdString();
}

TEST_F(OutcomeGridTest, WithoutTwoStudiesTheAnalysisSaysWhatIsMissing)
{
    openOn(u"analysis"_s);
    const QString words = find<QWidget>(u"forestView")->accessibleName();
    EXPECT_TRUE(words.contains(u"No outcome has two studies yet"_s)) << words.toStdString();
    EXPECT_TRUE(
        words.contains(u"Pain: 0 of 2 studies have data; numbers are missing for Trial A, Trial B"_s));
    EXPECT_FALSE(find<QWidget>(u"otherMethods")->isVisible());
}
