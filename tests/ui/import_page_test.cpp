// SPDX-License-Identifier: GPL-3.0-or-later
// The import page: files are looked at first, columns can be mapped, bad files say why, one undo takes all
// back.
#include "tests/ui/window_fixture.hpp"
#include "ui/import/mapping_table.hpp"

#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

class ImportPageTest : public plansift::test::PageTest {
protected:
    void add(const QStringList& paths)
    {
        answers.open = paths;
        QTest::mouseClick(find<QPushButton>(u"addFiles"), Qt::LeftButton);
        ASSERT_TRUE(QTest::qWaitFor(
            [this] { return pageState(u"importPage") == u"nothing is written yet"_s; }, 20000));
    }
};

TEST_F(ImportPageTest, FilesAreCheckedImportedAndTakenBackAsOneStep)
{
    create();
    openOn(u"import"_s);
    add({write(u"a.ris"_s, ris(5)), write(u"login.ris"_s, "<html><body>Please log in</body></html>")});
    EXPECT_EQ(find<QPushButton>(u"runImport")->text(), u"Import 5 records"_s);
    find<QListWidget>(u"importFiles")->setCurrentRow(1);
    const auto* problems = find<QTableWidget>(u"importProblems");
    ASSERT_EQ(problems->rowCount(), 1);
    EXPECT_TRUE(problems->item(0, 2)->text().contains(u"web page"_s));
    QTest::keyClick(find<QListWidget>(u"importFiles"), Qt::Key_I, Qt::AltModifier);
    const auto look = reopen();
    ASSERT_TRUE(QTest::qWaitFor([&look] { return *recordTotal(*look) == 5; }, 20000));
    ASSERT_TRUE(QTest::qWaitFor([this] { return find<QToolButton>(u"undoButton")->isEnabled(); }, 20000));
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(*recordTotal(*look), 0);
}

TEST_F(ImportPageTest, ProblemsAreListedByWhatBecameOfTheRecord)
{
    create();
    openOn(u"import"_s);
    add({write(u"a.ris"_s, "TY  - JOUR\nTI  - A title and nothing else\nER  - \n\n"
                           "TY  - JOUR\nER  - \n\n"
                           "TY  - JOUR\nTI  - Walking\nAU  - Smith, Ann\nPY  - 2019\nZZ  - odd\nER  - \n")});
    auto* lists = find<QTabBar>(u"problemLists");
    const auto* problems = find<QTableWidget>(u"importProblems");
    EXPECT_EQ(problems->rowCount(), 3); // incomplete, refused, an unknown tag
    QTest::mouseClick(find<QPushButton>(u"tile2"), Qt::LeftButton);
    EXPECT_EQ(lists->currentIndex(), 2);
    ASSERT_EQ(problems->rowCount(), 1);
    EXPECT_TRUE(problems->item(0, 2)->text().contains(u"nothing else to identify it by"_s));
    QTest::mouseClick(find<QPushButton>(u"tile3"), Qt::LeftButton);
    ASSERT_EQ(problems->rowCount(), 1);
    EXPECT_EQ(problems->item(0, 0)->text(), u"5"_s);
    EXPECT_EQ(lists->tabText(1), u"Refused 1"_s);
    QTest::mouseClick(find<QPushButton>(u"tile3"), Qt::LeftButton);
    EXPECT_EQ(problems->rowCount(), 3);
}

TEST_F(ImportPageTest, AColumnIsMappedAndRememberedForTheNextFileLikeIt)
{
    create();
    openOn(u"import"_s);
    add({write(u"one.csv"_s, "Title,Who,When\nWalking,\"Smith, Ann\",2019\n")});
    auto* choice = find<QComboBox>(u"field.1");
    choice->setCurrentIndex(choice->findData(u"authors"_s));
    Q_EMIT choice->activated(choice->currentIndex());
    const auto* records = find<QTableWidget>(u"firstRecords");
    EXPECT_TRUE(
        QTest::qWaitFor([records] { return records->item(0, 2)->text().startsWith(u"Smith"_s); }, 20000));
    add({write(u"two.csv"_s, "Title,Who,When\nRowing,\"Jones, Bo\",2020\n")});
    find<QListWidget>(u"importFiles")->setCurrentRow(1);
    EXPECT_TRUE(
        QTest::qWaitFor([records] { return records->item(0, 2)->text().startsWith(u"Jones"_s); }, 20000))
        << records->item(0, 2)->text().toStdString();
}

TEST_F(ImportPageTest, TextConvertedTwiceIsRepairedOnRequest)
{
    create();
    openOn(u"import"_s);
    add({write(u"a.ris"_s, "TY  - JOUR\nTI  - RevisiÃ³n de la atenciÃ³n y educaciÃ³n mÃ©dica\nER  - \n")});
    const auto* records = find<QTableWidget>(u"firstRecords");
    EXPECT_TRUE(records->item(0, 1)->text().contains(u"Ã³"_s));
    QTest::mouseClick(find<QPushButton>(u"repairText"), Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor(
        [records] { return records->item(0, 1)->text() == u"Revisión de la atención y educación médica"_s; },
        20000))
        << records->item(0, 1)->text().toStdString();
}

TEST_F(ImportPageTest, AFileThatWasImportedBeforeIsRecognisedByItsBytes)
{
    importRis(*create(), 2, "Once");
    openOn(u"import"_s);
    add({path(u"Once.ris"_s)});
    const auto* problems = find<QTableWidget>(u"importProblems");
    ASSERT_GE(problems->rowCount(), 1);
    EXPECT_TRUE(problems->item(0, 2)->text().contains(u"imported before"_s));
}
