// SPDX-License-Identifier: GPL-3.0-or-later
// The page of duplicates: pairs are decided, taken back, taken apart by keys.
#include "core/session/duplicates.hpp"
#include "tests/ui/window_fixture.hpp"
#include "ui/duplicates/word_diff.hpp"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

class DuplicatesPageTest : public plansift::test::PageTest {
protected:
    /// Two pairs that only people can decide: everything agrees but the pages, or the DOI.
    void makePairs()
    {
        const auto article = [](const QByteArray& title, const QByteArray& doi,
                                const QByteArray& page) -> QByteArray {
            return "TY  - JOUR\nTI  - " + title +
                   "\nAU  - Smith, Ann\nAU  - Jones, Bo\nPY  - 2019\nJO  - Pain Research\n"
                   "VL  - 12\nIS  - 3\nSP  - " +
                   page + "\nDO  - " + doi + "\nER  - \n\n";
        };
        const QByteArray walking = "Walking and counselling for people with persistent back pain";
        const QByteArray rowing = "Rowing compared with swimming in office workers with neck pain";
        ImportRequest request;
        request.files = {{write(u"pairs.ris"_s, article(walking, "10.5555/w.1", "100") +
                                                    article(walking, "10.5555/w.2", "100") +
                                                    article(rowing, "", "10") + article(rowing, "", "55"))}};
        const auto session = create();
        ASSERT_TRUE(isOk(importFiles(*session, request)));
        ASSERT_EQ(findDuplicates(*session)->band, 2);
    }
    int rows() { return find<QTableView>(u"pairList")->model()->rowCount(); }
};

TEST_F(DuplicatesPageTest, KeysDecideAndBackspaceTakesBack)
{
    makePairs();
    openOn(u"duplicates"_s);
    const int before = rows();
    ASSERT_GE(before, 2);
    auto* list = find<QTableView>(u"pairList");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_N);
    EXPECT_EQ(rows(), before - 1);
    QTest::keyClick(list, Qt::Key_D);
    const auto look = reopen();
    EXPECT_EQ(duplicateProgress(*look)->different, 1);
    EXPECT_EQ(duplicateProgress(*look)->removedByHand, 1);
    QTest::keyClick(list, Qt::Key_Backspace);
    EXPECT_EQ(duplicateProgress(*look)->removedByHand, 0);
    EXPECT_EQ(rows(), before - 1);
    QTest::keyClick(list, Qt::Key_Space);
    EXPECT_EQ(duplicatePairs(*look, {PairState::Later})->size(), 1);
    EXPECT_EQ(rows(), before - 1) << "what is put off still waits";
}

TEST_F(DuplicatesPageTest, RecordsThatWereNotComparedSaySoAndAreComparedOnRequest)
{
    {
        const auto session = create();
        importRis(*session, 3, "Same");
        importRis(*session, 3, "Same");
    }
    openOn(u"duplicates"_s);
    EXPECT_TRUE(find<QLabel>(u"noPairs")->text().contains(u"6 records have not been compared"_s));
    EXPECT_FALSE(find<QPushButton>(u"toScreening")->isVisible());
    QTest::mouseClick(find<QPushButton>(u"compareNow"), Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor(
        [this] { return find<QLabel>(u"lastChange")->text().contains(u"6 records compared"_s); }, 20000));
    EXPECT_TRUE(find<QLabel>(u"lastChange")->text().contains(u"3 removed"_s));
    EXPECT_TRUE(find<QPushButton>(u"toScreening")->isVisible());
}

TEST_F(DuplicatesPageTest, SpacePressesTheControlThatHasTheFocus)
{
    makePairs();
    openOn(u"duplicates"_s);
    const int before = rows();
    auto* only = find<QCheckBox>(u"onlyDifferences");
    const bool was = only->isChecked();
    only->setFocus();
    QTest::keyClick(only, Qt::Key_Space);
    EXPECT_NE(only->isChecked(), was);
    auto* different = find<QPushButton>(u"pairDifferent");
    different->setFocus();
    QTest::keyClick(different, Qt::Key_Space);
    const auto look = reopen();
    EXPECT_EQ(duplicatePairs(*look, {PairState::Later})->size(), 0);
    EXPECT_EQ(duplicateProgress(*look)->different, 1);
    EXPECT_EQ(rows(), before - 1);
}

TEST_F(DuplicatesPageTest, AMergedRecordIsTakenApartAndStaysApart)
{
    {
        const auto session = create();
        importRis(*session, 3, "Same");
        importRis(*session, 3, "Same");
        ASSERT_EQ(findDuplicates(*session)->removed, 3);
    }
    openOn(u"duplicates"_s);
    find<QTabBar>(u"duplicateTabs")->setCurrentIndex(1);
    EXPECT_EQ(rows(), 3);
    QTest::mouseClick(find<QPushButton>(u"pairApart"), Qt::LeftButton);
    EXPECT_EQ(rows(), 2);
    const auto session = reopen();
    DuplicateSearch again;
    again.everything = true;
    EXPECT_EQ(findDuplicates(*session, again)->removed, 2) << "what was taken apart is not merged again";
}

TEST_F(DuplicatesPageTest, TheSearchRunsAsAJob)
{
    {
        const auto session = create();
        importRis(*session, 20, "Same");
        importRis(*session, 20, "Same");
    }
    openOn(u"duplicates"_s);
    EXPECT_EQ(rows(), 0);
    QTest::mouseClick(find<QPushButton>(u"findDuplicates"), Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor(
        [this] { return pageState(u"duplicatesPage") == u"40 records · 20 removed so far"_s; }, 20000))
        << pageState(u"duplicatesPage").toStdString();
}

TEST(WordDiff, MarksOnlyWhatTheOtherTextDoesNotHave)
{
    const auto [a, b] = ui::differingWords(u"back pain: pilot RCT"_s, u"Back pain: a pilot trial"_s);
    ASSERT_EQ(a.size(), 1);
    EXPECT_EQ(u"back pain: pilot RCT"_s.mid(a.at(0).first, a.at(0).second), u"RCT"_s);
    ASSERT_EQ(b.size(), 2);
    EXPECT_EQ(u"Back pain: a pilot trial"_s.mid(b.at(1).first, b.at(1).second), u"trial"_s);
}
