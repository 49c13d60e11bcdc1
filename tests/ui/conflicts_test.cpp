// SPDX-License-Identifier: GPL-3.0-or-later
// Settling conflicts in the real window: what is typed stays with its record, the keys, the sheet.
#include "core/session/record_browser.hpp"
#include "core/session/screening.hpp"
#include "tests/ui/window_fixture.hpp"
#include "ui/screening/conflict_list.hpp"
#include "ui/screening/vote_card.hpp"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTextBrowser>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

class ConflictsTest : public test::PageTest {
protected:
    void SetUp() override
    {
        PageTest::SetUp();
        QSettings().setValue(u"reviewer/name"_s, u"Ann"_s);
        look = create();
        ids = importRis(*look, 3);
        voteApart(*look, ids, u"Population"_s);
        for (const QString& name : {u"Ann"_s, u"Ben"_s}) {
            look->setReviewer(name);
            for (const RowId id : ids)
                ASSERT_TRUE(test::isOk(setNote(*look, id, u"note of "_s + name)));
        }
        openOn(u"screening"_s);
        find<QComboBox>(u"keyPreset")->setCurrentIndex(0);
        find<QTabWidget>(u"screeningTabs")->setCurrentIndex(1);
        QTest::qWait(10); // old cards go
        list = find<ui::ConflictList>(u"conflictList");
        why = find<QLineEdit>(u"conflictNote");
        list->setFocus();
    }

    std::optional<Decision> settlementOf(RowId id)
    {
        const QList<Decision> all = *decisionsOn(*look, id);
        return all.constLast().adjudication ? std::optional(all.constLast()) : std::nullopt;
    }

    QStringList cards()
    {
        QTest::qWait(10); // old cards go, new ones are shown
        QStringList names;
        for (const ui::VoteCard* card : window->findChildren<ui::VoteCard*>())
            if (card->isVisible())
                names += card->accessibleName();
        return names;
    }

    std::unique_ptr<Session> look;
    QList<RowId> ids{};
    ui::ConflictList* list = nullptr;
    QLineEdit* why = nullptr;
};

} // namespace

TEST_F(ConflictsTest, WhatIsTypedStaysWithItsConflict)
{
    ASSERT_EQ(list->chosen(), ids.at(0));
    QTest::keyClick(list, Qt::Key_R);
    ASSERT_TRUE(why->hasFocus());
    QTest::keyClicks(why, u"for the first"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_J);
    ASSERT_EQ(list->chosen(), ids.at(1));
    EXPECT_EQ(why->text(), QString());
    QTest::keyClick(list, Qt::Key_3);
    ASSERT_TRUE(settlementOf(ids.at(1)));
    EXPECT_EQ(settlementOf(ids.at(1))->note, QString());
    QTest::keyClick(list, Qt::Key_K);
    ASSERT_EQ(list->chosen(), ids.at(0));
    EXPECT_EQ(why->text(), u"for the first"_s);
    QTest::keyClick(list, Qt::Key_1);
    EXPECT_EQ(settlementOf(ids.at(0))->note, u"for the first"_s);
    EXPECT_EQ(settlementOf(ids.at(0))->verdict, Verdict::Exclude);
    EXPECT_EQ(settlementOf(ids.at(0))->reasons, QStringList{u"Population"_s}) << "proposed from the vote";
}

TEST_F(ConflictsTest, BothVotesStandInCardsOfOneWidth)
{
    EXPECT_EQ(cards(), (QStringList{u"Vote of Ann: include"_s, u"Vote of Ben: exclude (Population)"_s}));
    QList<int> widths;
    QStringList words;
    for (const ui::VoteCard* card : window->findChildren<ui::VoteCard*>()) {
        widths += card->width();
        for (const QLabel* label : card->findChildren<QLabel*>())
            words += label->text();
    }
    ASSERT_EQ(widths.size(), 2);
    EXPECT_LE(std::abs(widths.at(0) - widths.at(1)), 1);
    for (const QString& word : {u"✓ include"_s, u"✕ exclude"_s, u"note of Ann"_s, u"note of Ben"_s})
        EXPECT_TRUE(words.contains(word)) << word.toStdString();
    EXPECT_EQ(find<QLabel>(u"votes1")->text(), u"3"_s) << "Ann in, Ben out";
}

TEST_F(ConflictsTest, KeysSettlePutOffAndGoBack)
{
    QTest::keyClick(list, Qt::Key_S);
    ASSERT_EQ(list->chosen(), ids.at(1));
    QTest::keyClick(list, Qt::Key_3);
    ASSERT_EQ(list->chosen(), ids.at(2));
    QTest::keyClick(list, Qt::Key_Backspace);
    ASSERT_EQ(list->chosen(), ids.at(1)) << "what was settled can be looked at again";
    EXPECT_TRUE(find<QPushButton>(u"settle.include")->property("given").toBool());
    QTest::keyClick(list, Qt::Key_1);
    EXPECT_EQ(settlementOf(ids.at(1))->verdict, Verdict::Exclude);
    for (const RowId id : {ids.at(2), ids.at(0)}) {
        ASSERT_TRUE(list->choose(id));
        QTest::keyClick(list, Qt::Key_3);
    }
    EXPECT_EQ(find<QLabel>(u"noConflicts")->text(),
              u"No open conflicts. 3 settled: 2 included, 1 excluded."_s);
    EXPECT_EQ(find<QTabWidget>(u"screeningTabs")->tabText(1), u"Conflicts (0)"_s);
}

TEST_F(ConflictsTest, TheSheetIsWrittenByKey)
{
    answers.save = path(u"sheet.csv"_s);
    QTest::keyClick(list, Qt::Key_D);
    QFile file(answers.save);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll().count("note of Ben"), 3);
}

TEST_F(ConflictsTest, ABlindThirdReviewerSeesWhoVotedNotHow)
{
    find<QRadioButton>(u"settling2")->click();
    EXPECT_TRUE(cards().contains(u"Vote of Ann: include"_s)) << "who voted knows the votes";
    QSettings().setValue(u"reviewer/name"_s, u"Eve"_s);
    window.reset();
    openOn(u"screening"_s);
    find<QTabWidget>(u"screeningTabs")->setCurrentIndex(1);
    EXPECT_EQ(cards(), (QStringList{u"Vote of Ann, hidden"_s, u"Vote of Ben, hidden"_s}));
}

TEST_F(ConflictsTest, NothingIsCutBesideTheDrawer)
{
    QSettings().setValue(u"screening/drawer"_s, true);
    window.reset();
    openOn(u"screening"_s);
    window->resize(1280, 800);
    find<QTabWidget>(u"screeningTabs")->setCurrentIndex(1);
    QTest::qWait(10);
    EXPECT_FALSE(find<QWidget>(u"progressDrawer")->isVisible());
    EXPECT_GE(find<QLineEdit>(u"conflictNote")->width(), 200);
    window->resize(1024, 680);
    QTest::qWait(10);
    EXPECT_GE(find<QLineEdit>(u"conflictNote")->width(), 150);
}
