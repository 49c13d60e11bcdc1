// SPDX-License-Identifier: GPL-3.0-or-later
// Risk of bias in the real window: keys wherever the focus is, nothing typed is lost.
#include "core/session/appraisal.hpp"
#include "tests/ui/example_fixture.hpp"
#include "ui/appraisal/judgement_mark.hpp"
#include "ui/common/figure_view.hpp"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

namespace {

class AppraisalPageTest : public test::ExampleTest {
protected:
    /// The person who sits at the window; has judged nothing in the example.
    void SetUp() override
    {
        ExampleTest::SetUp();
        QSettings().setValue(u"reviewer/name"_s, u"Reviewer C"_s);
    }

    /// Presses a key wherever the focus is, as people do.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ASSERT_NE(QApplication::focusWidget(), nullptr);
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }

    /// My assessment as the file has it; the tests judge one result.
    RobAssessment mine()
    {
        const QList<RobAssessment> all = assessments(*reopen()).valueOr({});
        const auto found = std::ranges::find(all, u"Reviewer C"_s, &RobAssessment::reviewer);
        return found == all.end() ? RobAssessment() : *found;
    }

    RobAnswer stored(const QString& question)
    {
        const QList<RobAnswer> all = mine().answers;
        const auto found = std::ranges::find(all, question, &RobAnswer::question);
        return found == all.end() ? RobAnswer() : *found;
    }

    QString storedReason() { return mine().judgements.value(0).overrideReason; }

    /// Number of the question that the keys answer; "" when none is marked.
    QString current()
    {
        for (const QWidget* row : find<QWidget>(u"robQuestions")->findChildren<QWidget*>())
            if (row->property("current").toBool() && row->styleSheet().contains(u"background"_s))
                return row->objectName().section(u'_', 1);
        return {};
    }
};

} // namespace

TEST_F(AppraisalPageTest, EnterInTheReasonStoresTheOverride)
{
    openExample(u"appraisal"_s);
    for (const Qt::Key key : {Qt::Key_Y, Qt::Key_Y, Qt::Key_N, Qt::Key_O})
        press(key);
    find<QComboBox>(u"robOverrideLevel")->setCurrentText(u"High"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"the list was open"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(find<QLabel>(u"robProposal")->text(), u"Judged: High, against the proposal"_s);
    EXPECT_EQ(storedReason(), u"the list was open"_s);
    EXPECT_TRUE(find<QLabel>(u"robDomain")->text().startsWith(u"D1"_s)) << "nothing is passed over";
    press(Qt::Key_O);
    QTest::keyClicks(QApplication::focusWidget(), u", all of it"_s);
    press(Qt::Key_Escape);
    EXPECT_FALSE(find<QWidget>(u"robOverrideReason")->isVisible());
    press(Qt::Key_Return);
    EXPECT_TRUE(find<QLabel>(u"robDomain")->text().startsWith(u"D2"_s));
    EXPECT_EQ(storedReason(), u"the list was open"_s) << "what is given up is not stored";
}

TEST_F(AppraisalPageTest, AReasonBeingTypedOutlastsAChangeByOthers)
{
    openExample(u"appraisal"_s);
    for (const Qt::Key key : {Qt::Key_Y, Qt::Key_Y, Qt::Key_N, Qt::Key_O})
        press(key);
    QTest::keyClicks(QApplication::focusWidget(), u"the list"_s);
    ASSERT_TRUE(isOk(addStudy(*reopen(), u"Trial Z"_s, {})));
    ASSERT_TRUE(QTest::qWaitFor([this] { return find<QListWidget>(u"robResults")->count() == 12; }, 5000));
    EXPECT_EQ(find<QLineEdit>(u"robOverrideReason")->text(), u"the list"_s);
    EXPECT_TRUE(find<QWidget>(u"robOverrideReason")->isVisible());
}

TEST_F(AppraisalPageTest, ASupportTextIsStoredByEnterAndWhenItsDomainGoes)
{
    openExample(u"appraisal"_s);
    auto* support = find<QLineEdit>(u"support_1.1");
    click(support);
    QTest::keyClicks(support, u"drawn by computer, p. 4"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(stored(u"1.1"_s).support, u"drawn by computer, p. 4"_s);
    EXPECT_TRUE(find<QLabel>(u"robDomain")->text().startsWith(u"D1"_s));
    press(Qt::Key_Y);
    EXPECT_EQ(stored(u"1.1"_s).answer, u"Y"_s) << "the keys answer again";
    support = find<QLineEdit>(u"support_1.2");
    click(support);
    QTest::keyClicks(support, u"sealed envelopes"_s);
    click(find<QToolButton>(u"domain_D3"));
    EXPECT_EQ(stored(u"1.2"_s).support, u"sealed envelopes"_s);
    support = find<QLineEdit>(u"support_3.1");
    click(support);
    QTest::keyClicks(support, u"all came back"_s);
    press(Qt::Key_4, Qt::AltModifier);
    EXPECT_EQ(stored(u"3.1"_s).support, u"all came back"_s);
    support = find<QLineEdit>(u"support_4.1");
    click(support);
    QTest::keyClicks(support, u"a visual analogue scale"_s);
    window.reset();
    EXPECT_EQ(stored(u"4.1"_s).support, u"a visual analogue scale"_s) << "closing the window stores it too";
}

TEST_F(AppraisalPageTest, KeysAnswerWhereverTheFocusIs)
{
    openExample(u"overview"_s);
    press(Qt::Key_7, Qt::ControlModifier);
    EXPECT_EQ(current(), u"1.1"_s);
    press(Qt::Key_Y);
    EXPECT_EQ(stored(u"1.1"_s).answer, u"Y"_s);
    EXPECT_EQ(current(), u"1.2"_s);
    click(find<QWidget>(u"question_1.3"));
    EXPECT_EQ(current(), u"1.3"_s);
    press(Qt::Key_M);
    EXPECT_EQ(stored(u"1.3"_s).answer, u"PN"_s);
    press(Qt::Key_Up);
    EXPECT_EQ(current(), u"1.2"_s);
    click(find<QToolButton>(u"answer_1.2_NI"));
    EXPECT_EQ(stored(u"1.2"_s).answer, u"NI"_s);
    press(Qt::Key_U);
    EXPECT_EQ(stored(u"1.2"_s).answer, u"PY"_s);
    press(Qt::Key_5, Qt::AltModifier);
    EXPECT_EQ(current(), u"5.1"_s) << "the rows of a new domain take the keys over";
    press(Qt::Key_N);
    EXPECT_EQ(stored(u"5.1"_s).answer, u"N"_s);
    click(find<QToolButton>(u"domain_D3"));
    press(Qt::Key_I);
    EXPECT_EQ(stored(u"3.1"_s).answer, u"NI"_s);
    find<QWidget>(u"robResults")->setFocus();
    press(Qt::Key_N);
    EXPECT_EQ(stored(u"3.2"_s).answer, u"N"_s) << "from the list too";
    auto* support = find<QLineEdit>(u"support_3.1");
    click(support);
    press(Qt::Key_Y);
    EXPECT_EQ(support->text(), u"y"_s) << "a field keeps its letters";
    EXPECT_EQ(stored(u"3.1"_s).answer, u"NI"_s);
}

TEST_F(AppraisalPageTest, ArrowsInTheListOfResultsChooseAResult)
{
    openExample(u"appraisal"_s);
    find<QWidget>(u"robResults")->setFocus();
    const QString before = find<QLabel>(u"robResult")->text();
    press(Qt::Key_Down);
    EXPECT_NE(find<QLabel>(u"robResult")->text(), before);
    EXPECT_EQ(current(), u"1.1"_s);
}

TEST_F(AppraisalPageTest, AKeySetsAndAPressTakesBack)
{
    openExample(u"appraisal"_s);
    press(Qt::Key_Y);
    press(Qt::Key_Up);
    press(Qt::Key_Y);
    EXPECT_EQ(stored(u"1.1"_s).answer, u"Y"_s) << "a key never takes an answer back";
    EXPECT_EQ(current(), u"1.2"_s);
    click(find<QToolButton>(u"answer_1.1_Y"));
    EXPECT_EQ(stored(u"1.1"_s).answer, QString());
}

TEST_F(AppraisalPageTest, WhatAnotherAssessorJudgedIsKeptBackUntilIHaveFinished)
{
    openExample(u"appraisal"_s);
    EXPECT_EQ(pageState(u"appraisalPage"), u"0 of 7 results judged by you"_s);
    auto* light = find<ui::FigureView>(u"trafficLightView");
    EXPECT_TRUE(light->pages().empty());
    EXPECT_TRUE(find<ui::FigureView>(u"robSummaryView")->pages().empty());
    EXPECT_TRUE(find<QLabel>(u"robOthers")->text().contains(u"5 domains judged, hidden"_s));
    auto session = reopen();
    session->setReviewer(u"Reviewer C"_s);
    const QList<RobTarget> targets = *robTargets(*session);
    RobAssessment own;
    own.study = targets.constFirst().study;
    own.outcome = targets.constFirst().outcome;
    own.tool = u"rob2"_s;
    ASSERT_TRUE(isOk(assess(*session, withJudgement(own, {u"overall"_s, u"High"_s, {}}))));
    window->showPage(u"overview"_s);
    window->showPage(u"appraisal"_s);
    EXPECT_EQ(pageState(u"appraisalPage"), u"1 of 7 results judged by you"_s);
    ASSERT_FALSE(light->pages().empty());
    EXPECT_TRUE(find<QLabel>(u"robOthers")
                    ->text()
                    .startsWith(u"Reviewer A: D1 Low · D2 Low · D3 Low · D4 Low · D5 Low · overall Low"_s))
        << find<QLabel>(u"robOthers")->text().toStdString();
    EXPECT_FALSE(QString::fromStdString(light->pages().front().description).contains(u"Trial B"_s))
        << "the results that I have not finished stay hidden";
}

TEST_F(AppraisalPageTest, TheForestPlotKeepsTheJudgementsOfOthersBack)
{
    openExample(u"analysis"_s);
    const auto marks = [this] {
        const figure::Pages& pages = find<ui::FigureView>(u"forestView")->pages();
        return pages.empty() ? -1 : std::ranges::count_if(pages.front().items, [](const figure::Item& item) {
            return item.label.find("Some concerns") != std::string::npos;
        });
    };
    EXPECT_EQ(marks(), 0);
    window.reset();
    QSettings().setValue(u"reviewer/name"_s, u"Reviewer A"_s);
    openOn(u"analysis"_s);
    EXPECT_GT(marks(), 0) << "those who judged see what they judged";
}

TEST_F(AppraisalPageTest, TheSignOnDarkRedIsWhite)
{
    const QImage high = ui::judgementIcon(u"High"_s, 16).pixmap(16, 16).toImage();
    const QImage low = ui::judgementIcon(u"Low"_s, 16).pixmap(16, 16).toImage();
    EXPECT_GT(high.pixelColor(high.rect().center()).lightness(), 200);
    EXPECT_LT(low.pixelColor(low.rect().center()).lightness(), 50);
}

TEST_F(AppraisalPageTest, LiveFiguresAreLaidOutForTheirPane)
{
    QSettings().setValue(u"reviewer/name"_s, u"Reviewer A"_s);
    openExample(u"appraisal"_s);
    QTest::qWait(50); // the page is laid out
    for (const char16_t* name : {u"trafficLightView", u"robSummaryView"}) {
        auto* view = find<ui::FigureView>(name);
        ASSERT_FALSE(view->pages().empty());
        const double pxPerPoint = view->width() / view->pages().front().width;
        EXPECT_GT(pxPerPoint, 1.0) << "type of 7 pt has 7 px at least";
    }
}

TEST_F(AppraisalPageTest, EnterOnAButtonPressesThatButton)
{
    openExample(u"appraisal"_s);
    for (const Qt::Key key : {Qt::Key_Y, Qt::Key_Y, Qt::Key_N})
        press(key);
    find<QPushButton>(u"robOverride")->setFocus();
    press(Qt::Key_Return);
    EXPECT_TRUE(find<QWidget>(u"robOverrideReason")->hasFocus());
    EXPECT_EQ(find<QLabel>(u"robProposal")->text(), u"Proposed: Low"_s);
}
