// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of forms and figures: keys, what is refused, what is drawn.
#include "core/session/appraisal.hpp"
#include "core/session/record_browser.hpp"
#include "core/session/screening_rules.hpp"
#include "tests/ui/example_fixture.hpp"
#include "ui/command_palette.hpp"
#include "ui/key_map.hpp"
#include "ui/report/figure_sheet.hpp"
#include "ui/studies/outcome_grid.hpp"
#include "ui/studies/outcome_grid_model.hpp"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

class FormsTest : public test::ExampleTest {};

TEST_F(FormsTest, ARefusedTextStaysWithTheReasonUntilEscape)
{
    openExample(u"studies"_s);
    auto* table = onPage<QTableView>(u"studiesPage", u"outcomeGrid");
    const QAbstractItemModelTester tester(table->model(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    table->setCurrentIndex(table->model()->index(1, ui::OutcomeGridModel::A1));
    auto* text = onPage<QLineEdit>(u"studiesPage", u"cellText");
    const QString before = text->text();
    ASSERT_FALSE(before.isEmpty());
    text->setText(u"about three"_s);
    QTest::keyClick(text, Qt::Key_Return);
    EXPECT_TRUE(onPage<QLabel>(u"studiesPage", u"cellRefusal")->text().contains(u"is not a number"_s));
    EXPECT_EQ(table->model()->index(1, ui::OutcomeGridModel::A1).data().toString(), u"about three"_s);
    EXPECT_EQ(table->model()->index(1, ui::OutcomeGridModel::Effect).data().toString(), u"\u2013"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Escape);
    EXPECT_EQ(table->model()->index(1, ui::OutcomeGridModel::A1).data(Qt::EditRole).toString(), before);
    EXPECT_FALSE(onPage<QLabel>(u"studiesPage", u"cellRefusal")->isVisible());
}

TEST_F(FormsTest, ABlockOfATableIsPasted)
{
    openExample(u"studies"_s);
    auto* grid = find<QWidget>(u"studiesPage")->findChild<ui::OutcomeGrid*>();
    ASSERT_NE(grid, nullptr);
    grid->table()->setCurrentIndex(grid->model()->index(1, ui::OutcomeGridModel::A1));
    grid->paste(u"5.0\t2.0\t40\t6.0\t2.5\t41\n5.5\tSE 0.4\t30\t6.5\tSE 0.5\t31\n"_s);
    EXPECT_EQ(grid->model()->index(1, ui::OutcomeGridModel::B3).data(Qt::EditRole).toString(), u"41"_s);
    EXPECT_EQ(grid->model()->index(2, ui::OutcomeGridModel::A2).data(Qt::EditRole).toString(), u"SE 0.4"_s);
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_NE(grid->model()->index(1, ui::OutcomeGridModel::B3).data(Qt::EditRole).toString(), u"41"_s)
        << "a block is one step";
}

TEST_F(FormsTest, AnOverrideOfTheProposalAsksForAReason)
{
    QSettings().setValue(u"reviewer/name"_s, u"Reviewer C"_s); // who has judged nothing yet
    openExample(u"appraisal"_s);
    auto* results = find<QListWidget>(u"robResults");
    ASSERT_GT(results->count(), 3);
    // The example's assessments are Reviewer A's; mine begin empty.
    EXPECT_EQ(find<QLabel>(u"robProposal")->text(), u"No proposal yet"_s);
    auto* form = find<QWidget>(u"assessmentForm");
    find<QWidget>(u"answer_1.1_Y")->setFocus();
    for (const Qt::Key key : {Qt::Key_Y, Qt::Key_Y, Qt::Key_N})
        QTest::keyClick(form, key);
    QTest::mouseClick(find<QPushButton>(u"robOverride"), Qt::LeftButton);
    EXPECT_FALSE(find<QPushButton>(u"robOverrideSave")->isEnabled());
    find<QComboBox>(u"robOverrideLevel")->setCurrentText(u"High"_s);
    QTest::keyClicks(find<QLineEdit>(u"robOverrideReason"), u"the list was open"_s);
    QTest::mouseClick(find<QPushButton>(u"robOverrideSave"), Qt::LeftButton);
    EXPECT_EQ(find<QLabel>(u"robProposal")->text(), u"Judged: High, against the proposal"_s);
}

TEST_F(FormsTest, MarkedWordsAndCriteriaStandBesideTheRecord)
{
    const auto session = create();
    importRis(*session, 2, "Motivation");
    ASSERT_TRUE(isOk(setHighlights(*session, {{u"motivation"_s, HighlightKind::Include}})));
    ASSERT_TRUE(isOk(setCriteria(*session, {{u"Population"_s, u"In adults\nOut children"_s}})));
    openOn(u"screening"_s);
    EXPECT_TRUE(find<QLabel>(u"criteria")->text().contains(u"adults"_s));
    auto* record = find<QTextBrowser>(u"screeningRecord");
    EXPECT_TRUE(record->toHtml().contains(ui::lightTheme().includeSoft.name(), Qt::CaseInsensitive));
    record->setFocus();
    QTest::keyClick(record, Qt::Key_H);
    EXPECT_FALSE(record->toHtml().contains(ui::lightTheme().includeSoft.name(), Qt::CaseInsensitive));
    QTest::keyClick(record, Qt::Key_N);
    auto* note = find<QPlainTextEdit>(u"screeningNote");
    EXPECT_TRUE(note->hasFocus());
    QTest::keyClicks(note, u"ask the authors"_s);
    QTest::keyClick(note, Qt::Key_Escape);
    EXPECT_EQ(*noteOn(*session, recordIds(*session)->constFirst()), QString())
        << "the note is the window's reviewer's";
}

TEST_F(FormsTest, TheForestPlotFollowsWhatIsTyped)
{
    openExample(u"analysis"_s);
    auto* table = onPage<QTableView>(u"analysisPage", u"outcomeGrid");
    const auto* forest = find<QWidget>(u"forestView");
    const QString before = forest->accessibleDescription();
    table->setCurrentIndex(table->model()->index(0, ui::OutcomeGridModel::A1));
    auto* text = onPage<QLineEdit>(u"analysisPage", u"cellText");
    text->setFocus();
    text->selectAll();
    QTest::keyClicks(text, u"9"_s);
    EXPECT_NE(forest->accessibleDescription(), before);
    EXPECT_EQ(table->model()->index(0, ui::OutcomeGridModel::A1).data(Qt::EditRole).toString(), u"3.4"_s)
        << "nothing is stored before Enter";
}

TEST_F(FormsTest, ModelMethodsConventionsAndRCodeStandBesideThePlot)
{
    openExample(u"analysis"_s);
    auto* test = find<QComboBox>(u"plan_test");
    test->setCurrentIndex(test->findData(u"knha"_s));
    Q_EMIT test->activated(test->currentIndex());
    EXPECT_EQ(outcomes(*reopen())->constFirst().plan.value(u"test"_s), u"knha"_s);
    EXPECT_FALSE(find<QComboBox>(u"plan_to")->isEnabled()) << "no zero cells among means";
    EXPECT_TRUE(find<QWidget>(u"otherMethods")->accessibleDescription().contains(u"REML"_s));
    EXPECT_TRUE(find<QWidget>(u"withoutEach")->accessibleDescription().contains(u"without Trial A"_s));
    find<QTabWidget>(u"analysisTabs")->setCurrentIndex(1);
    EXPECT_TRUE(find<QLabel>(u"heterogeneity")->text().contains(u"Cochran's Q"_s));
    find<QTabWidget>(u"analysisTabs")->setCurrentIndex(6);
    EXPECT_TRUE(find<QPlainTextEdit>(u"rScript")->toPlainText().contains(u"library(metafor)"_s));
}

TEST_F(FormsTest, ThePaletteFindsStudiesAndRunsCommands)
{
    openExample(u"overview"_s);
    QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
    auto* text = find<QLineEdit>(u"commandText");
    QTest::keyClicks(text, u"trial b"_s);
    QTest::keyClick(text, Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor([this] { return find<QWidget>(u"studiesPage")->isVisible(); }, 5000));
}

TEST_F(FormsTest, TheMapOfKeysListsThoseOfThePage)
{
    openExample(u"screening"_s);
    QTest::keyClick(window.get(), Qt::Key_Question);
    const auto* map = window->findChild<ui::KeyMap*>();
    ASSERT_NE(map, nullptr);
    bool tellsInclude = false;
    for (const QLabel* label : map->findChildren<QLabel*>())
        tellsInclude = tellsInclude || label->text() == u"include"_s;
    EXPECT_TRUE(tellsInclude);
}

TEST(CommandPalette, TheBestMatchComesFirst)
{
    const QList<ui::Command> commands{{u"Export all figures"_s, {}, {}, {}},
                                      {u"Figure studio"_s, {}, {}, {}},
                                      {u"Find duplicates"_s, {}, {}, {}}};
    EXPECT_EQ(ui::matchingCommands(commands, u"fig"_s), (QList<qsizetype>{1, 0}));
    EXPECT_EQ(ui::matchingCommands(commands, u"fdup"_s), (QList<qsizetype>{2}));
    EXPECT_EQ(ui::matchingCommands(commands, {}).size(), 3);
}

TEST(Looks, RedAndGreenOfOneLightnessBecomeAlike)
{
    QImage image(2, 1, QImage::Format_RGB32);
    image.setPixel(0, 0, qRgb(200, 0, 0));
    image.setPixel(1, 0, qRgb(0, 130, 0));
    const QImage blind = ui::seenAs(image, ui::Look::RedGreenBlind);
    EXPECT_LT(std::abs(qRed(blind.pixel(0, 0)) - qRed(blind.pixel(1, 0))), 30);
    EXPECT_EQ(qRed(blind.pixel(0, 0)), qGreen(blind.pixel(0, 0)));
    const QImage grey = ui::seenAs(image, ui::Look::Grey);
    EXPECT_EQ(qRed(grey.pixel(0, 0)), qBlue(grey.pixel(0, 0)));
}
