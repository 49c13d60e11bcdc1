// SPDX-License-Identifier: GPL-3.0-or-later
// Screening in the real window by keys: votes, back, undo, presets, double bindings.
#include "core/session/screening.hpp"
#include "tests/session/review_fixture.hpp"
#include "ui/common/shortcuts.hpp"
#include "ui/main_window.hpp"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

class ScreeningTest : public plansift::test::ReviewTest {};

TEST_F(ScreeningTest, KeysVoteGoBackAndUndo)
{
    QList<RowId> ids;
    {
        const auto session = create();
        ids = importRis(*session, 3);
    }
    ui::MainWindow window;
    window.show();
    QApplication::setActiveWindow(&window);
    window.openReview(path(u"r.plansift"_s));
    window.showPage(u"screening"_s);
    auto* page = window.findChild<QWidget*>(u"screeningPage"_s);
    ASSERT_NE(page, nullptr);
    page->findChild<QComboBox*>(u"keyPreset"_s)->setCurrentIndex(0);
    page->findChild<QWidget*>(u"screeningRecord"_s)->setFocus();
    QTest::keyClick(page, Qt::Key_1);
    QTest::keyClick(page, Qt::Key_3);
    const auto look = reopen();
    const auto soon = [&look](RowId id, Verdict verdict) { // votes are written beside the window
        return QTest::qWaitFor([&] {
            const QList<Decision> all = *decisionsOn(*look, id);
            return all.size() == 1 && all.constFirst().verdict == verdict;
        });
    };
    EXPECT_TRUE(soon(ids.at(1), Verdict::Include));
    ASSERT_EQ(decisionsOn(*look, ids.at(0))->size(), 1);
    EXPECT_EQ(decisionsOn(*look, ids.at(0))->constFirst().verdict, Verdict::Exclude);
    QTest::keyClick(page, Qt::Key_Backspace);
    QTest::keyClick(page, Qt::Key_2);
    EXPECT_TRUE(soon(ids.at(1), Verdict::Maybe));
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(decisionsOn(*look, ids.at(1))->constFirst().verdict, Verdict::Include);
    page->findChild<QComboBox*>(u"keyPreset"_s)->setCurrentIndex(1);
    QTest::keyClick(page, Qt::Key_U);
    EXPECT_TRUE(soon(ids.at(2), Verdict::Maybe));
}

TEST_F(ScreeningTest, AConflictIsSettledAndTheVotesStay)
{
    QList<RowId> ids;
    {
        const auto session = create();
        ids = importRis(*session, 2);
        for (const auto& [name, verdict] :
             {std::pair(u"Ann"_s, Verdict::Include), std::pair(u"Ben"_s, Verdict::Exclude)}) {
            session->setReviewer(name);
            for (const RowId id : ids)
                ASSERT_TRUE(isOk(decide(*session, vote(id, verdict))));
        }
    }
    ui::MainWindow window;
    window.show();
    QApplication::setActiveWindow(&window);
    window.openReview(path(u"r.plansift"_s));
    window.showPage(u"screening"_s);
    auto* tabs = window.findChild<QTabWidget*>(u"screeningTabs"_s);
    EXPECT_EQ(tabs->tabText(1), u"Conflicts (2)"_s);
    tabs->setCurrentIndex(1);
    window.findChild<QLineEdit*>(u"conflictNote"_s)->setFocus();
    QTest::keyClicks(window.findChild<QLineEdit*>(u"conflictNote"_s), u"joint discussion"_s);
    QTest::mouseClick(window.findChild<QPushButton*>(u"settle.include"_s), Qt::LeftButton);
    EXPECT_EQ(tabs->tabText(1), u"Conflicts (1)"_s);
    const auto look = reopen();
    const QList<Decision> all = *decisionsOn(*look, ids.at(0));
    ASSERT_EQ(all.size(), 3);
    EXPECT_TRUE(all.at(2).adjudication);
    EXPECT_EQ(all.at(2).note, u"joint discussion"_s);
    EXPECT_EQ(recordsStanding(*look, Stage::TitleAbstract, Standing::Included)->size(), 1);
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(tabs->tabText(1), u"Conflicts (2)"_s) << "settling can be taken back";
}

TEST(Shortcuts, PresetsHoldAndDoubleBindingsAreRefused)
{
    for (const QString& preset : {u"neutral"_s, u"rayyan"_s, u"asreview"_s, u"covidence"_s})
        EXPECT_TRUE(isOk(ui::screeningKeys(preset)));
    ui::ShortcutTable table;
    EXPECT_TRUE(isOk(table.bind(u"include"_s, QKeySequence(u"I"_s))));
    EXPECT_FALSE(static_cast<bool>(table.bind(u"exclude"_s, QKeySequence(u"I"_s))));
    EXPECT_EQ(table.bindings().size(), 1);
}
