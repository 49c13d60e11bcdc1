// SPDX-License-Identifier: GPL-3.0-or-later
// The page of records: filters, search expressions, tags, notes, correction in place, export.
#include "core/session/duplicates.hpp"
#include "core/session/record_browser.hpp"
#include "tests/ui/window_fixture.hpp"
#include "ui/records/field_table.hpp"
#include "ui/records/hit_delegate.hpp"
#include "ui/records/record_model.hpp"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

class RecordsPageTest : public plansift::test::PageTest {
protected:
    int rows() { return find<QTableView>(u"recordTable")->model()->rowCount(); }

    QTableWidgetItem* fieldItem(const QString& label, int column)
    {
        auto* fields = find<ui::FieldTable>(u"fieldTable");
        for (int row = 0; row < fields->rowCount(); ++row)
            if (fields->item(row, 0)->text() == label)
                return fields->item(row, column);
        ADD_FAILURE() << label.toStdString();
        return nullptr;
    }
    QString correctionOf(const QString& label) { return fieldItem(label, 2)->text(); }
};

TEST_F(RecordsPageTest, AStageNarrowsTheListAndItsChipWidensItAgain)
{
    {
        const auto session = create(u"r.plansift"_s, 1);
        const QList<RowId> ids = importRis(*session, 5);
        ASSERT_TRUE(isOk(decide(*session, vote(ids.at(0), Verdict::Exclude))));
        ASSERT_TRUE(isOk(decide(*session, vote(ids.at(1), Verdict::Include))));
    }
    openOn(u"records"_s);
    EXPECT_EQ(pageState(u"recordsPage"), u"5 records"_s);
    new QAbstractItemModelTester(find<QTableView>(u"recordTable")->model(),
                                 QAbstractItemModelTester::FailureReportingMode::Fatal, window.get());
    const QString excluded = u"facetStage.%1"_s.arg(static_cast<int>(RecordStage::Excluded));
    window->findChild<QCheckBox*>(excluded)->click();
    EXPECT_EQ(rows(), 1);
    EXPECT_EQ(pageState(u"recordsPage"), u"1 of 5 records"_s);
    find<QPushButton>(u"clearFilters")->click();
    EXPECT_EQ(rows(), 5);
}

TEST_F(RecordsPageTest, ASearchThatCannotBeReadKeepsTheLastListAndSaysWhere)
{
    importRis(*create(), 4);
    openOn(u"records"_s);
    auto* search = find<QLineEdit>(u"searchRecords");
    QTest::keyClicks(search, u"trial AND number"_s);
    EXPECT_EQ(rows(), 4);
    search->setText(u"trial )"_s);
    EXPECT_EQ(rows(), 4);
    EXPECT_TRUE(search->toolTip().contains(u"sign 7"_s)) << search->toolTip().toStdString();
    search->setText(u"trial NOT 2"_s);
    EXPECT_EQ(rows(), 3);
    EXPECT_TRUE(search->toolTip().isEmpty());
}

TEST_F(RecordsPageTest, ATagANoteAndACorrectionAreInTheFileAndCanBeUndone)
{
    const QList<RowId> ids = importRis(*create(), 2);
    openOn(u"records"_s);
    auto* table = find<QTableView>(u"recordTable");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_T);
    QTest::keyClicks(find<QLineEdit>(u"newTag"), u"key paper"_s);
    QTest::keyClick(find<QLineEdit>(u"newTag"), Qt::Key_Return);
    const auto look = reopen();
    EXPECT_EQ(*tagsOf(*look, ids.at(0)), QStringList{u"key paper"_s});
    fieldItem(u"Year"_s, 1)->setText(u"2021"_s);
    EXPECT_EQ(recordView(*look, ids.at(0))->record.year, 2021);
    EXPECT_EQ(recordView(*look, ids.at(0))->original.year, 2019);
    EXPECT_TRUE(correctionOf(u"Year"_s).contains(u"2019"_s)) << correctionOf(u"Year"_s).toStdString();
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(recordView(*look, ids.at(0))->record.year, 2019);
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(tagsOf(*look, ids.at(0))->isEmpty());
}

TEST_F(RecordsPageTest, TheListIsExportedInTheFormatOfTheNamesEnding)
{
    importRis(*create(), 3);
    openOn(u"records"_s);
    answers.save = path(u"out.bib"_s);
    QTest::mouseClick(find<QPushButton>(u"exportRecords"), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([this] { return QFile::exists(answers.save); }, 20000));
    QFile file(answers.save);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    EXPECT_EQ(bytes.count("@article"), 3);
    EXPECT_TRUE(bytes.contains("plansift: record 1; MEDLINE"));
}

TEST_F(RecordsPageTest, SelectedRecordsAreCountedAsOneAndTakenApartByUndo)
{
    importRis(*create(), 4);
    openOn(u"records"_s);
    auto* table = find<QTableView>(u"recordTable");
    table->selectRow(0);
    table->selectionModel()->select(table->model()->index(2, 0),
                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
    find<QAction>(u"mergeSelected")->trigger();
    EXPECT_EQ(rows(), 3);
    EXPECT_EQ(prismaCounts(*reopen())->duplicates, 1);
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(rows(), 4);
}

TEST_F(RecordsPageTest, WhatADatabaseLeftOutIsFilledIn)
{
    const QList<RowId> ids = importRis(*create(), 1);
    openOn(u"records"_s);
    auto* fields = find<ui::FieldTable>(u"fieldTable");
    fields->setCurrentItem(fieldItem(u"Abstract"_s, 1));
    find<QTableView>(u"recordTable")->setFocus();
    QTest::keyClick(find<QTableView>(u"recordTable"), Qt::Key_F2);
    auto* editor = find<QPlainTextEdit>(u"fieldText");
    QTest::keyClicks(editor, u"First."_s);
    QTest::keyClick(editor, Qt::Key_Return); // a new line
    QTest::keyClicks(editor, u"Second."_s);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(recordView(*reopen(), ids.at(0))->record.abstracts, QStringList{u"First.\nSecond."_s});
    EXPECT_EQ(correctionOf(u"Abstract"_s), u"corrected, was empty"_s);
}

TEST_F(RecordsPageTest, ACorrectionInAMergedRecordShowsWhatItWas)
{
    {
        const auto session = create();
        const QList<RowId> ids = importRis(*session, 2);
        ASSERT_TRUE(isOk(markDuplicates(*session, {{ids.at(1), ids.at(0), {}, u"by hand"_s}})));
    }
    openOn(u"records"_s);
    ASSERT_EQ(rows(), 1);
    fieldItem(u"Year"_s, 1)->setText(u"2021"_s);
    EXPECT_TRUE(correctionOf(u"Year"_s).contains(u"2019"_s)) << correctionOf(u"Year"_s).toStdString();
    EXPECT_TRUE(correctionOf(u"Title"_s).isEmpty());
}

TEST_F(RecordsPageTest, SeveralRecordsStaySelectedWhileTheyAreTagged)
{
    const QList<RowId> ids = importRis(*create(), 4);
    openOn(u"records"_s);
    auto* table = find<QTableView>(u"recordTable");
    table->selectRow(1);
    table->selectionModel()->select(table->model()->index(3, 0),
                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
    for (const QString& tag : {u"one"_s, u"two"_s}) {
        find<QLineEdit>(u"newTag")->setFocus();
        QTest::keyClicks(find<QLineEdit>(u"newTag"), tag);
        QTest::keyClick(find<QLineEdit>(u"newTag"), Qt::Key_Return);
    }
    const auto look = reopen();
    EXPECT_EQ(*tagsOf(*look, ids.at(1)), (QStringList{u"one"_s, u"two"_s}));
    EXPECT_EQ(*tagsOf(*look, ids.at(3)), (QStringList{u"one"_s, u"two"_s}));
}

TEST_F(RecordsPageTest, TheOrderOfTheListIsThatOfLastTime)
{
    importRis(*create(), 12);
    openOn(u"records"_s);
    auto* table = find<QTableView>(u"recordTable");
    QTest::mouseClick(table->horizontalHeader()->viewport(), Qt::LeftButton, {}, {5, 5});
    QTest::mouseClick(table->horizontalHeader()->viewport(), Qt::LeftButton, {}, {5, 5});
    const QString first = table->model()->index(0, ui::RecordModel::Title).data().toString();
    EXPECT_EQ(first, u"Trial number 9"_s); // by words, backwards
    window->close();
    window.reset();
    openOn(u"records"_s);
    EXPECT_EQ(find<QTableView>(u"recordTable")->model()->index(0, ui::RecordModel::Title).data().toString(),
              first);
}

TEST_F(RecordsPageTest, TabGoesFromTheHeaderThroughThePanesFromLeftToRight)
{
    importRis(*create(), 2);
    openOn(u"records"_s);
    const QWidget* page = find<QWidget>(u"recordsPage");
    find<QPushButton>(u"exportRecords")->setFocus();
    QStringList panes;
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget* focus = QApplication::focusWidget();
        ASSERT_TRUE(page->isAncestorOf(focus));
        const int x = focus->mapTo(page, QPoint(0, 0)).x();
        const QString pane = focus->mapTo(page, QPoint(0, 0)).y() < 44             ? u"header"_s
                             : x < 186                                             ? u"facets"_s
                             : find<QWidget>(u"recordDetail")->isAncestorOf(focus) ? u"detail"_s
                                                                                   : u"list"_s;
        if (panes.isEmpty() || panes.constLast() != pane)
            panes += pane;
        if (focus->objectName() == u"exportRecords"_s)
            break;
    }
    EXPECT_EQ(panes, (QStringList{u"header"_s, u"facets"_s, u"list"_s, u"detail"_s, u"header"_s}));
}

TEST_F(RecordsPageTest, AnEmptyListOffersToClearTheFilters)
{
    importRis(*create(), 3);
    openOn(u"records"_s);
    window->findChild<QCheckBox*>(u"facetStage.%1"_s.arg(static_cast<int>(RecordStage::WaitsForMe)))->click();
    ASSERT_EQ(rows(), 3);
    find<QLineEdit>(u"searchRecords")->setText(u"nowhere"_s);
    EXPECT_EQ(rows(), 0);
    auto* clear = find<QPushButton>(u"recordsEmptyAction");
    EXPECT_TRUE(clear->isVisible());
    clear->click();
    EXPECT_EQ(rows(), 3);
}

TEST(HitWords, OperatorsAndWhatIsExcludedAreNoHits)
{
    EXPECT_EQ(ui::hitWords(u"motivational AND \"back pain\" NOT yoga -rowing"_s),
              (QStringList{u"motivational"_s, u"back"_s, u"pain"_s}));
    const auto ranges = ui::hitRanges(u"Back pain and painting"_s, {u"pain"_s});
    ASSERT_EQ(ranges.size(), 2);
    EXPECT_EQ(ranges.at(1).first, 14);
}
