// SPDX-License-Identifier: GPL-3.0-or-later
// The page of screening as it is used: keys, reasons, the drawer, who I am, what is said when nothing waits.
#include "core/session/reasons.hpp"
#include "core/session/record_browser.hpp"
#include "core/session/screening.hpp"
#include "core/session/screening_rules.hpp"
#include "tests/ui/window_fixture.hpp"
#include "ui/screening/record_queue.hpp"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

class ScreeningPageTest : public test::PageTest {
protected:
    void SetUp() override
    {
        PageTest::SetUp();
        QSettings().setValue(u"reviewer/name"_s, u"Ann"_s);
        look = create();
    }

    void openScreening(int records = 3)
    {
        if (records > 0)
            ids = importRis(*look, records);
        openOn(u"screening"_s);
        find<QComboBox>(u"keyPreset")->setCurrentIndex(0);
        record = find<QTextBrowser>(u"screeningRecord");
        record->setFocus();
    }

    std::unique_ptr<Session> look;
    QList<RowId> ids{};
    QTextBrowser* record = nullptr;
};

QStringList labelsOf(const Session& session)
{
    QStringList labels;
    const QList<Reason> known = *reasons(session, Stage::TitleAbstract);
    for (const Reason& reason : known)
        labels += reason.label;
    return labels;
}

} // namespace

TEST_F(ScreeningPageTest, SpacePressesTheButtonThatHasTheFocus)
{
    openScreening();
    auto* exclude = find<QPushButton>(u"vote.exclude");
    exclude->setFocus();
    QTest::keyClick(exclude, Qt::Key_Space);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !decisionsOn(*look, ids.at(0))->isEmpty(); }));
    EXPECT_EQ(decisionsOn(*look, ids.at(0))->constFirst().verdict, Verdict::Exclude);
}

TEST_F(ScreeningPageTest, ReasonsAreRenamedMovedAndDeletedUnlessInUse)
{
    ids = importRis(*look, 3);
    ASSERT_TRUE(test::isOk(addReasons(*look, Stage::TitleAbstract, {u"Desing"_s, u"Outcome"_s, u"Age"_s})));
    Decision decision = vote(ids.at(0), Verdict::Exclude);
    decision.reasons = {u"Desing"_s};
    ASSERT_TRUE(test::isOk(decide(*look, decision)));
    openScreening(0);
    find<QTabWidget>(u"screeningTabs")->setCurrentIndex(2);
    auto* list = find<QListWidget>(u"reasonList");
    list->setCurrentRow(0);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_F2);
    auto* editor = list->findChild<QLineEdit*>();
    ASSERT_NE(editor, nullptr);
    QTest::keyClicks(editor, u"Design"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTest::qWait(10); // the list takes the name when the editor is done
    EXPECT_EQ(labelsOf(*look), (QStringList{u"Design"_s, u"Outcome"_s, u"Age"_s}));
    EXPECT_EQ(decisionsOn(*look, ids.at(0))->constFirst().reasons, QStringList{u"Design"_s});
    EXPECT_EQ(find<QPushButton>(u"reason.0")->accessibleName(), u"Design"_s);
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Delete);
    EXPECT_EQ(labelsOf(*look).size(), 3) << "it is in use";
    QTest::mouseClick(find<QToolButton>(u"reasonDown"), Qt::LeftButton);
    EXPECT_EQ(labelsOf(*look), (QStringList{u"Outcome"_s, u"Design"_s, u"Age"_s}));
    EXPECT_EQ(list->currentRow(), 1) << "the one that was moved stays chosen";
    list->setCurrentRow(2);
    QTest::keyClick(list, Qt::Key_Delete);
    EXPECT_EQ(labelsOf(*look), (QStringList{u"Outcome"_s, u"Design"_s}));
}

TEST_F(ScreeningPageTest, LongReasonsEndInDotsAndTheHintGivesWay)
{
    ASSERT_TRUE(
        test::isOk(addReasons(*look, Stage::TitleAbstract,
                              {u"Wrong population altogether"_s, u"Wrong intervention or none"_s,
                               u"Wrong design of the study"_s, u"Wrong outcome"_s, u"Not a report"_s})));
    QSettings().setValue(u"screening/drawer"_s, true);
    openScreening();
    window->resize(1024, 680);
    QTest::qWait(10);
    for (int i = 0; i < 5; ++i) {
        const auto* button = window->findChild<QPushButton*>(u"reason.%1"_s.arg(i));
        EXPECT_TRUE(button->text().endsWith(u'…')) << button->text().toStdString();
        EXPECT_LT(button->fontMetrics().horizontalAdvance(button->text()), button->width());
    }
    QList<QRect> places;
    for (const char16_t* name :
         {u"vote.back", u"vote.exclude", u"vote.maybe", u"vote.include", u"vote.later"}) {
        const auto* button = find<QPushButton>(name);
        places += QRect(button->mapTo(window.get(), QPoint()), button->size());
    }
    for (qsizetype i = 1; i < places.size(); ++i)
        EXPECT_GE(places.at(i).left(), places.at(i - 1).right() + 8);
    EXPECT_LE(places.constLast().right(),
              find<QWidget>(u"progressDrawer")->mapTo(window.get(), QPoint()).x());
    EXPECT_EQ(record->horizontalScrollBar()->maximum(), 0);
    window->resize(1280, 800);
    QTest::qWait(10);
    EXPECT_EQ(find<QWidget>(u"stageRail")->width(), 176) << "the page takes no room from the rail";
    QTest::keyClick(record, Qt::Key_5);
    QTest::keyClick(record, Qt::Key_4);
    window->resize(1900, 800);
    QTest::qWait(10);
    EXPECT_EQ(find<QPushButton>(u"reason.1")->text(), u"5  Wrong intervention or none · first"_s);
    EXPECT_EQ(find<QPushButton>(u"reason.0")->text(), u"4  Wrong population altogether · also"_s);
}

TEST_F(ScreeningPageTest, TheColumnIsSeventyCharactersInTheMiddle)
{
    openScreening();
    window->resize(1900, 800);
    QTest::qWait(10);
    const QRect text = record->viewport()->geometry();
    EXPECT_NEAR(text.width(), 537, 6) << "with and without a scroll bar";
    EXPECT_NEAR(text.left(), record->width() - text.right(), 20);
}

TEST_F(ScreeningPageTest, WithoutRecordsItOffersTheImport)
{
    openScreening(0);
    EXPECT_TRUE(find<QPushButton>(u"screeningImport")->isVisible());
    EXPECT_TRUE(find<QLabel>(u"nothingWaits")->text().startsWith(u"No records yet"_s));
    QTest::mouseClick(find<QPushButton>(u"screeningImport"), Qt::LeftButton);
    EXPECT_TRUE(find<QWidget>(u"importPage")->isVisible());
}

TEST_F(ScreeningPageTest, WhenAllIsVotedItSaysForWhomItWaits)
{
    ids = importRis(*look, 3);
    look->setReviewer(u"Ben"_s);
    ASSERT_TRUE(test::isOk(decide(*look, vote(ids.at(0), Verdict::Include))));
    openScreening(0);
    EXPECT_TRUE(find<QLabel>(u"hiddenVotes")->text().contains(u"Ben"_s)) << "blinded";
    EXPECT_FALSE(record->toPlainText().contains(u"Ben"_s));
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(record, Qt::Key_1);
    ASSERT_TRUE(QTest::qWaitFor([this] { return find<QPushButton>(u"toConflicts")->isVisible(); }));
    EXPECT_EQ(find<QLabel>(u"nothingWaits")->text(), u"All 3 records have your vote. 2 wait for Ben."_s);
    QTest::mouseClick(find<QPushButton>(u"toConflicts"), Qt::LeftButton);
    EXPECT_EQ(find<QTabWidget>(u"screeningTabs")->currentIndex(), 1);
}

TEST_F(ScreeningPageTest, WhoIAmIsAppliedByTabAndShownBelow)
{
    openScreening();
    auto* name = find<QComboBox>(u"iAm")->lineEdit();
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"Cleo"_s);
    QTest::keyClick(name, Qt::Key_Tab);
    EXPECT_EQ(find<QLabel>(u"who")->text(), u"Cleo"_s);
    record->setFocus();
    QTest::keyClick(record, Qt::Key_3);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !decisionsOn(*look, ids.at(0))->isEmpty(); }));
    EXPECT_EQ(decisionsOn(*look, ids.at(0))->constFirst().reviewer, u"Cleo"_s);
}

TEST_F(ScreeningPageTest, EscLeavesAFieldThenTheDrawer)
{
    openScreening();
    QTest::keyClick(record, Qt::Key_F4);
    auto* drawer = find<QWidget>(u"progressDrawer");
    ASSERT_TRUE(drawer->isVisible());
    QTest::keyClick(record, Qt::Key_T);
    auto* tag = find<QLineEdit>(u"screeningTag");
    ASSERT_TRUE(tag->hasFocus());
    QTest::keyClick(tag, Qt::Key_Escape);
    EXPECT_FALSE(tag->hasFocus());
    EXPECT_TRUE(drawer->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_FALSE(drawer->isVisible());
}

TEST_F(ScreeningPageTest, CriteriaShowTheKeysOfTheirReasonsAndLeadToTheWords)
{
    ASSERT_TRUE(
        test::isOk(setCriteria(*look, {{u"Population"_s, u"In adults"_s}, {u"Design"_s, u"In trials"_s}})));
    ASSERT_TRUE(test::isOk(addReasons(*look, Stage::TitleAbstract, {u"Wrong design"_s, u"Population"_s})));
    openScreening();
    const QString html = find<QLabel>(u"criteria")->text();
    EXPECT_LT(html.indexOf(u"Population"_s), html.indexOf(u"5&nbsp;"_s));
    EXPECT_LT(html.indexOf(u"Design"_s), html.indexOf(u"4&nbsp;"_s));
    QTest::mouseClick(find<QPushButton>(u"editWords"), Qt::LeftButton);
    EXPECT_TRUE(find<QLineEdit>(u"wordsInclude")->hasFocus());
}

TEST_F(ScreeningPageTest, TheTextCanBeSelectedAndTheKeysStayWithThePage)
{
    openScreening();
    record->selectAll();
    EXPECT_TRUE(record->textCursor().selectedText().contains(u"Trial number 1"_s));
    EXPECT_TRUE(record->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
    QTest::keyClick(record, Qt::Key_Right);
    EXPECT_TRUE(record->toPlainText().contains(u"Trial number 2"_s));
    QTest::keyClick(record, Qt::Key_Backspace);
    EXPECT_TRUE(record->toPlainText().contains(u"Trial number 1"_s));
}

TEST_F(ScreeningPageTest, TextGrowsByStepsAndTheOrderIsKept)
{
    openScreening(8);
    for (const int size : {17, 19, 22, 22}) {
        QTest::mouseClick(find<QPushButton>(u"largerText"), Qt::LeftButton);
        EXPECT_EQ(record->font().pixelSize(), size);
    }
    auto* order = find<QComboBox>(u"screeningOrder");
    order->setCurrentIndex(1);
    Q_EMIT order->activated(1);
    const QString first = record->toPlainText();
    window.reset();
    openOn(u"screening"_s);
    EXPECT_EQ(find<QComboBox>(u"screeningOrder")->currentIndex(), 1);
    EXPECT_EQ(find<QTextBrowser>(u"screeningRecord")->toPlainText(), first);
}

TEST(RecordQueue, TheRandomOrderStaysWhenTheListShrinks)
{
    QList<RowId> waiting;
    for (RowId id = 1; id <= 50; ++id)
        waiting += id;
    const auto orderOf = [](const QList<RowId>& list) {
        ui::RecordQueue queue;
        queue.start(ui::RecordOrder::Random);
        queue.setWaiting(list);
        QList<RowId> order;
        for (; queue.current() != 0; queue.voteOnCurrent())
            order += queue.current();
        return order;
    };
    QList<RowId> all = orderOf(waiting);
    EXPECT_NE(all, waiting);
    waiting.removeOne(all.takeFirst());
    waiting.removeOne(all.takeAt(20));
    EXPECT_EQ(orderOf(waiting), all);
}
