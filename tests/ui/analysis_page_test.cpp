// SPDX-License-Identifier: GPL-3.0-or-later
// Clicking through the tabs of the analyses on the BCG trials.
#include "tests/session/bcg_review.hpp"
#include "tests/ui/window_fixture.hpp"

#include "ui/common/figure_view.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>

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
