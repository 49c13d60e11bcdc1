// SPDX-License-Identifier: GPL-3.0-or-later
// No vote on a record that was not on the screen, none lost: failing writes, going back, changes meanwhile.
#include "core/session/record_browser.hpp"
#include "core/session/screening.hpp"
#include "tests/ui/window_fixture.hpp"

#include <QComboBox>
#include <QFrame>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTextBrowser>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

constexpr int kWait = 15000; // longer than a write waits for another program

class ScreeningSafetyTest : public test::PageTest {
protected:
    void SetUp() override
    {
        PageTest::SetUp();
        look = create();
        ids = importRis(*look, 4);
        ASSERT_TRUE(test::isOk(
            addReasons(*look, Stage::TitleAbstract, {u"Population"_s, u"Design"_s, u"Outcome"_s})));
        QSettings().setValue(u"reviewer/name"_s, u"Ann"_s);
        openOn(u"screening"_s);
        page = find<QWidget>(u"screeningPage");
        find<QComboBox>(u"keyPreset")->setCurrentIndex(0);
        record = find<QTextBrowser>(u"screeningRecord");
        record->setFocus();
    }

    void TearDown() override
    {
        unlock();
        window.reset();
        PageTest::TearDown();
    }

    void press(Qt::Key key) { QTest::keyClick(record, key); }

    /// Another program keeps the file for itself.
    void lock()
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(path(u"r.plansift"_s));
        ASSERT_TRUE(other.open());
        QSqlQuery begin(other);
        ASSERT_TRUE(begin.exec(u"BEGIN IMMEDIATE"_s));
    }

    static void unlock()
    {
        if (!QSqlDatabase::contains(u"other"_s))
            return;
        QSqlDatabase::database(u"other"_s).close();
        QSqlDatabase::removeDatabase(u"other"_s);
    }

    std::optional<Decision> voteOn(RowId id)
    {
        const QList<Decision> all = *decisionsOn(*look, id);
        return all.isEmpty() ? std::nullopt : std::optional(all.constFirst());
    }

    bool isWritten(RowId id)
    {
        return QTest::qWaitFor([this, id] { return voteOn(id).has_value(); }, kWait);
    }

    bool shows(RowId id) { return record->toPlainText().contains(recordView(*look, id)->record.title); }

    bool showsError()
    {
        auto* bar = page->findChild<QFrame*>(u"errorBar"_s);
        return bar->isVisible();
    }

    QPushButton* onBar(const QString& name) { return page->findChild<QPushButton*>(name); }

    std::unique_ptr<Session> look;
    QList<RowId> ids{};
    QWidget* page = nullptr;
    QTextBrowser* record = nullptr;
};

} // namespace

TEST_F(ScreeningSafetyTest, AVoteThatFailsComesBackWholeAndTakesNoOther)
{
    press(Qt::Key_4);
    lock();
    QElapsedTimer timer;
    timer.start();
    press(Qt::Key_1);
    EXPECT_LT(timer.elapsed(), 1000) << "the window waits for the file";
    ASSERT_TRUE(shows(ids.at(1)));
    press(Qt::Key_3); // for the record that is seen
    ASSERT_TRUE(shows(ids.at(2)));
    ASSERT_TRUE(QTest::qWaitFor([this] { return showsError(); }, kWait));
    EXPECT_TRUE(shows(ids.at(0))) << "back to the record that is not saved";
    EXPECT_TRUE(page->findChild<QLabel*>(u"errorText"_s)->text().startsWith(u"Not saved"_s));
    EXPECT_TRUE(onBar(u"reason.0"_s)->isChecked());
    EXPECT_TRUE(onBar(u"vote.exclude"_s)->property("given").toBool());
    for (const Qt::Key key : {Qt::Key_3, Qt::Key_Backspace, Qt::Key_S})
        press(key);
    EXPECT_TRUE(shows(ids.at(0))) << "no other vote, no other record";
    unlock();
    auto* again = onBar(u"errorAction"_s);
    ASSERT_TRUE(again->isVisible());
    QTest::mouseClick(again, Qt::LeftButton);
    ASSERT_TRUE(isWritten(ids.at(1)));
    EXPECT_EQ(voteOn(ids.at(0))->verdict, Verdict::Exclude);
    EXPECT_EQ(voteOn(ids.at(0))->reasons, QStringList{u"Population"_s});
    EXPECT_EQ(voteOn(ids.at(1))->verdict, Verdict::Include);
    ASSERT_TRUE(QTest::qWaitFor([this] { return shows(ids.at(2)); }, kWait));
    EXPECT_FALSE(showsError());
    EXPECT_FALSE(voteOn(ids.at(2)));
}

TEST_F(ScreeningSafetyTest, TheBarStaysWhileAnotherProgramChangesTheReview)
{
    lock();
    press(Qt::Key_1);
    ASSERT_TRUE(QTest::qWaitFor([this] { return showsError(); }, kWait));
    unlock();
    ASSERT_TRUE(test::isOk(tagRecords(*look, {ids.at(3)}, u"key"_s, true)));
    QTest::qWait(1500); // the window looks for others every second
    EXPECT_TRUE(showsError());
    EXPECT_FALSE(voteOn(ids.at(0)));
}

TEST_F(ScreeningSafetyTest, UndoWaitsForTheVote)
{
    press(Qt::Key_1);
    press(Qt::Key_3);
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(voteOn(ids.at(0)));
    EXPECT_FALSE(voteOn(ids.at(1)));
    EXPECT_TRUE(shows(ids.at(1))) << "the vote taken back comes up again";
}

TEST_F(ScreeningSafetyTest, WhoWentBackStaysWhateverChanges)
{
    press(Qt::Key_1);
    press(Qt::Key_3);
    press(Qt::Key_Backspace);
    press(Qt::Key_Backspace);
    ASSERT_TRUE(shows(ids.at(0)));
    press(Qt::Key_N);
    QTest::keyClicks(find<QPlainTextEdit>(u"screeningNote"), u"ask"_s);
    QTest::keyClick(find<QPlainTextEdit>(u"screeningNote"), Qt::Key_Escape);
    ASSERT_TRUE(QTest::qWaitFor([this] { return *noteOn(*look, ids.at(0)) == u"ask"_s; }, kWait));
    ASSERT_TRUE(test::isOk(tagRecords(*look, {ids.at(3)}, u"key"_s, true)));
    ASSERT_TRUE(test::isOk(addReasons(*look, Stage::TitleAbstract, {u"Language"_s})));
    ASSERT_TRUE(QTest::qWaitFor([this] { return onBar(u"reason.3"_s) != nullptr; }, kWait))
        << "a change of another program is seen also when it comes with an own one";
    EXPECT_TRUE(shows(ids.at(0)));
    record->setFocus();
    press(Qt::Key_2);
    EXPECT_TRUE(shows(ids.at(2))) << "on to the first that waits";
    ASSERT_TRUE(QTest::qWaitFor([this] { return voteOn(ids.at(0))->verdict == Verdict::Maybe; }, kWait));
}

TEST_F(ScreeningSafetyTest, GoingBackBringsTheVoteWithItsReasons)
{
    press(Qt::Key_5);
    press(Qt::Key_4);
    press(Qt::Key_1);
    ASSERT_TRUE(isWritten(ids.at(0)));
    EXPECT_FALSE(onBar(u"reason.1"_s)->isChecked());
    press(Qt::Key_Backspace);
    EXPECT_TRUE(onBar(u"reason.0"_s)->isChecked());
    EXPECT_TRUE(onBar(u"reason.1"_s)->isChecked());
    EXPECT_EQ(onBar(u"reason.1"_s)->accessibleDescription(), u"first"_s);
    EXPECT_TRUE(onBar(u"vote.exclude"_s)->property("given").toBool());
    EXPECT_TRUE(pageState(u"screeningPage").contains(u"your vote: exclude (Design; Population)"_s));
    press(Qt::Key_6);
    press(Qt::Key_1);
    EXPECT_FALSE(onBar(u"vote.exclude"_s)->property("given").toBool()) << "the next has no vote";
    ASSERT_TRUE(QTest::qWaitFor([this] { return voteOn(ids.at(0))->reasons.size() == 3; }, kWait));
    EXPECT_EQ(voteOn(ids.at(0))->reasons, (QStringList{u"Design"_s, u"Population"_s, u"Outcome"_s}));
}

TEST_F(ScreeningSafetyTest, WhatIsPutOffComesUpAgainAtTheEnd)
{
    press(Qt::Key_S);
    ASSERT_TRUE(shows(ids.at(1)));
    ASSERT_TRUE(test::isOk(tagRecords(*look, {ids.at(3)}, u"key"_s, true)));
    QTest::qWait(1500);
    for (const qsizetype i : {1, 2, 3}) {
        ASSERT_TRUE(shows(ids.at(i)));
        press(Qt::Key_1);
    }
    EXPECT_TRUE(shows(ids.at(0)));
}
