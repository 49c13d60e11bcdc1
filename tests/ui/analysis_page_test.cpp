// SPDX-License-Identifier: GPL-3.0-or-later
// Clicking through the tabs of the analyses on the BCG trials.
#include "tests/session/bcg_review.hpp"
#include "tests/ui/window_fixture.hpp"

#include "ui/common/figure_view.hpp"
#include "ui/studies/outcome_grid_model.hpp"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

class AnalysisPageTest : public test::PageTest {
protected:
    void SetUp() override
    {
        PageTest::SetUp();
        ASSERT_TRUE(test::isOk(createExample(u"bcg"_s, path(u"r.plansift"_s))));
        ASSERT_TRUE(test::isOk(test::describeBcgTrials(*reopen())));
        openOn(u"analysis"_s);
    }

    void showTab(const QString& title)
    {
        auto* tabs = find<QTabWidget>(u"analysisTabs");
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->tabText(i) == title)
                return tabs->setCurrentIndex(i);
        FAIL() << title.toStdString();
    }

    void click(const char16_t* name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }

    void tick(const QString& key)
    {
        auto* list = find<QListWidget>(u"moderators");
        for (int i = 0; i < list->count(); ++i)
            if (list->item(i)->data(Qt::UserRole).toString() == key)
                return list->item(i)->setCheckState(Qt::Checked);
        FAIL() << key.toStdString();
    }

    QString text(const char16_t* label) { return find<QLabel>(label)->text(); }

    bool saved(const char16_t* button, const QString& name)
    {
        answers.save = path(name);
        click(button);
        return QFileInfo(path(name)).size() > 1000;
    }
};

} // namespace

TEST_F(AnalysisPageTest, AModeratorIsTickedAndExplains)
{
    showTab(u"Meta-regression"_s);
    EXPECT_TRUE(text(u"regressionSentence").contains(u"Choose"_s));
    EXPECT_FALSE(find<QWidget>(u"bubbleView")->isVisible());
    tick(u"Absolute_latitude"_s);
    EXPECT_TRUE(text(u"regressionSentence").contains(u"differed with"_s));
    EXPECT_TRUE(text(u"regressionTable").contains(u"−0.0291"_s));
    EXPECT_TRUE(find<QWidget>(u"bubbleView")->accessibleDescription().contains(u"Absolute latitude"_s));
    EXPECT_TRUE(saved(u"exportBubble", u"bubble.svg"_s));
    tick(u"Allocation"_s);
    EXPECT_TRUE(text(u"regressionTable").contains(u"VIF"_s));
    EXPECT_FALSE(find<QWidget>(u"bubbleView")->isVisible()) << "two moderators have no bubble plot";
    EXPECT_TRUE(text(u"regressionCautions").contains(u"10.11.5.1"_s));
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(find<QWidget>(u"bubbleView")->isVisible()) << "undo takes the second moderator back";
}

TEST_F(AnalysisPageTest, ACategoryShowsItsMeans)
{
    showTab(u"Meta-regression"_s);
    tick(u"Allocation"_s);
    EXPECT_TRUE(find<QWidget>(u"categoryMeans")->accessibleDescription().contains(u"random (7 studies)"_s));
}

TEST_F(AnalysisPageTest, ThePermutationTestRunsBesideTheWindow)
{
    showTab(u"Meta-regression"_s);
    tick(u"Absolute_latitude"_s);
    click(u"permutationTest");
    EXPECT_TRUE(
        QTest::qWaitFor([this] { return text(u"regressionTable").contains(u"P by permutation"_s); }, 60000));
    EXPECT_TRUE(text(u"regressionTable").contains(u"1000 random assignments"_s));
}

TEST_F(AnalysisPageTest, SensitivityIsComputedBesideTheWindow)
{
    showTab(u"Sensitivity"_s);
    ASSERT_TRUE(QTest::qWaitFor([this] { return text(u"goshWords").contains(u"subsets"_s); }, 60000));
    EXPECT_TRUE(text(u"multiverseWords").contains(u"own choice gives 0.49"_s));
    EXPECT_TRUE(find<QWidget>(u"multiverseView")->isVisible());
    EXPECT_TRUE(find<QWidget>(u"goshView")->accessibleDescription().contains(u"GOSH plot"_s));
    EXPECT_TRUE(saved(u"multiverseExport", u"curve.svg"_s));
    EXPECT_TRUE(saved(u"goshExport", u"gosh.svg"_s));
    auto* model = find<QComboBox>(u"plan_model");
    model->setCurrentIndex(model->findData(u"EE"_s));
    Q_EMIT model->activated(model->currentIndex());
    EXPECT_TRUE(QTest::qWaitFor(
        [this] { return text(u"multiverseWords").contains(u"own choice gives 0.65"_s); }, 60000))
        << "a change of the plan is computed anew: " << text(u"multiverseWords").toStdString();
}

TEST_F(AnalysisPageTest, SmallStudiesHaveATableOfMethodsAndContours)
{
    showTab(u"Small studies"_s);
    for (const QString& method : {u"Egger"_s, u"Peters"_s, u"Copas"_s, u"p-curve"_s, u"Rosenthal"_s})
        EXPECT_TRUE(text(u"smallStudyMethods").contains(method)) << method.toStdString();
    EXPECT_TRUE(find<QWidget>(u"adjustedEstimates")->accessibleDescription().contains(u"PET-PEESE"_s));
    auto* funnel = find<ui::FigureView>(u"funnelView");
    const std::size_t plain = funnel->pages().at(0).items.size();
    QTest::mouseClick(find<QCheckBox>(u"funnelContours"), Qt::LeftButton, {}, QPoint(8, 8));
    EXPECT_GT(funnel->pages().at(0).items.size(), plain) << "regions of P and their legend";
}

TEST_F(AnalysisPageTest, HeterogeneityAnswersAThreshold)
{
    showTab(u"Heterogeneity"_s);
    auto* threshold = find<QLineEdit>(u"effectThreshold");
    threshold->setFocus();
    QTest::keyClicks(threshold, u"0.8"_s);
    EXPECT_TRUE(text(u"beyondThreshold").contains(u"above 0.80"_s)) << text(u"beyondThreshold").toStdString();
}

TEST_F(AnalysisPageTest, SubgroupsByACategoryAreInTheForestPlot)
{
    auto* by = find<QComboBox>(u"plan_subgroup_by");
    by->setCurrentIndex(by->findData(u"Allocation"_s));
    Q_EMIT by->activated(by->currentIndex());
    EXPECT_TRUE(find<QWidget>(u"forestView")->accessibleDescription().contains(u"systematic"_s));
}

TEST_F(AnalysisPageTest, OtherProgramsAreOnTheScaleOfTheResult)
{
    showTab(u"Other programs"_s);
    const auto* table = find<QTreeWidget>(u"conventions");
    EXPECT_EQ(table->headerItem()->text(2), u"RR"_s);
    EXPECT_TRUE(table->topLevelItem(0)->text(2).startsWith(u"0.4"_s))
        << table->topLevelItem(0)->text(2).toStdString();
    EXPECT_FALSE(table->topLevelItem(0)->text(3).contains(u'-')) << "a ratio has no minus";
}

TEST_F(AnalysisPageTest, TheGhostIsTheDashedOutlineOfTheResultsBefore)
{
    auto* table = find<QWidget>(u"analysisPage")->findChild<QTableView*>(u"outcomeGrid"_s);
    table->setCurrentIndex(table->model()->index(0, ui::OutcomeGridModel::A1));
    table->setFocus();
    QTest::keyClicks(table, u"9"_s);
    const auto* forest = find<ui::FigureView>(u"forestView");
    ASSERT_FALSE(forest->ghost().empty());
    for (const figure::Item& item : forest->ghost().front().items) {
        EXPECT_FALSE(std::holds_alternative<figure::Text>(item.mark))
            << "old numbers do not run into new ones";
        if (const auto* box = std::get_if<figure::Box>(&item.mark)) {
            EXPECT_FALSE(box->ink.fill.has_value());
            EXPECT_FALSE(box->ink.stroke->dash.empty());
        }
    }
    EXPECT_GE(forest->ghost().front().items.size(), 27U) << "13 squares and intervals, the diamond";
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_TRUE(forest->ghost().empty());
}

TEST_F(AnalysisPageTest, WithoutAResultTheLastPlotStaysGreyWithAWayOut)
{
    const auto choose = [this](const char16_t* name, const QString& key) {
        auto* box = find<QComboBox>(name);
        box->setCurrentIndex(box->findData(key));
        Q_EMIT box->activated(box->currentIndex());
    };
    choose(u"plan_model", u"PETO"_s); // gives odds ratios, not the risk ratios that are asked for
    const auto* forest = find<ui::FigureView>(u"forestView");
    EXPECT_TRUE(forest->isStale());
    EXPECT_FALSE(forest->pages().empty());
    EXPECT_TRUE(forest->accessibleDescription().contains(u"Try DL, Wald"_s))
        << forest->accessibleDescription().toStdString();
    choose(u"plan_model", u"RE"_s);
    EXPECT_FALSE(forest->isStale());
}

TEST_F(AnalysisPageTest, AClickOnASquareGoesToTheRowAndTellsItsSource)
{
    auto* forest = find<ui::FigureView>(u"forestView");
    auto* table = find<QWidget>(u"analysisPage")->findChild<QTableView*>(u"outcomeGrid"_s);
    table->setCurrentIndex({});
    const auto& items = forest->pages().front().items;
    const auto square = std::ranges::find_if(items, [](const figure::Item& item) {
        return item.role == "square" && item.label.find("Rosenthal") != std::string::npos;
    });
    ASSERT_NE(square, items.end());
    Q_EMIT forest->itemClicked(QString::fromStdString(square->role), QString::fromStdString(square->ref));
    const QString study =
        table->currentIndex().siblingAtColumn(ui::OutcomeGridModel::Study).data().toString();
    EXPECT_TRUE(study.contains(u"Rosenthal"_s)) << study.toStdString();
    EXPECT_TRUE(text(u"resultTrace").startsWith(study)) << text(u"resultTrace").toStdString();
}

TEST_F(AnalysisPageTest, KeysCopyTheFigureAndOpenTheStudio)
{
    auto* forest = find<ui::FigureView>(u"forestView");
    forest->setFocus();
    QTest::keyClick(forest, Qt::Key_C, Qt::ControlModifier);
    EXPECT_TRUE(QApplication::clipboard()->mimeData()->hasFormat(u"image/svg+xml"_s));
    QTest::keyClick(forest, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(QTest::qWaitFor([this] { return find<QWidget>(u"reportPage")->isVisible(); }, 5000));
}

TEST_F(AnalysisPageTest, TheListsOfMethodsDoNotWidenThePage)
{
    window->resize(1024, 680);
    const auto* methods = find<QWidget>(u"otherMethods");
    const auto* without = find<QWidget>(u"withoutEach");
    EXPECT_LT(methods->mapTo(window.get(), QPoint()).y(), without->mapTo(window.get(), QPoint()).y())
        << "one below the other where there is no room for both";
    const auto* forest = find<QWidget>(u"forestView");
    EXPECT_LE(forest->width(), find<QTabWidget>(u"analysisTabs")->width());
    EXPECT_TRUE(methods->accessibleDescription().startsWith(u"yours: REML"_s))
        << methods->accessibleDescription().toStdString();
}
