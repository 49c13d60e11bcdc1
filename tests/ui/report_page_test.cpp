// SPDX-License-Identifier: GPL-3.0-or-later
// The figure studio: checks at final size, columns, export.
#include "tests/ui/example_fixture.hpp"
#include "ui/report/figure_sheet.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

class ReportPageTest : public test::ExampleTest {};

TEST_F(ReportPageTest, TheStudioChecksAtFinalSizeAndRepairs)
{
    openExample(u"report"_s);
    auto* contents = find<QListWidget>(u"reportContents");
    ASSERT_EQ(contents->count(), 3 + 4 + 1 + 1); // outcomes of two studies have a forest plot only
    contents->setCurrentRow(3);
    auto* journal = find<QComboBox>(u"studioJournal");
    journal->setCurrentIndex(journal->findData(u"bmc-full"_s));
    Q_EMIT journal->activated(journal->currentIndex());
    auto* font = find<QDoubleSpinBox>(u"studioFont");
    font->setValue(7);
    auto* checks = find<QListWidget>(u"figureChecks");
    ASSERT_EQ(checks->count(), 5);
    const double before = font->value();
    Q_EMIT checks->itemActivated(checks->item(2));
    checks->setCurrentRow(2);
    Q_EMIT checks->itemActivated(checks->item(2));
    EXPECT_GT(font->value(), before) << checks->item(2)->text().toStdString();
    answers.save = path(u"pain.svg"_s);
    QTest::mouseClick(find<QPushButton>(u"studioExport"), Qt::LeftButton);
    EXPECT_TRUE(QFileInfo::exists(path(u"pain.svg"_s)));
    EXPECT_TRUE(QFileInfo::exists(path(u"pain.pdf"_s)));
}

TEST_F(ReportPageTest, AllFiguresGoIntoAFolderAndReplaceNothingUnasked)
{
    openExample(u"report"_s);
    answers.folder = path(u"figures"_s);
    ASSERT_TRUE(QDir().mkpath(answers.folder));
    for (auto* box : window->findChildren<QCheckBox*>(QRegularExpression(u"^format_"_s)))
        box->setChecked(box->objectName() == u"format_svg"_s);
    QTest::mouseClick(find<QPushButton>(u"exportAll"), Qt::LeftButton);
    const QDir written(answers.folder);
    EXPECT_EQ(written.entryList(QDir::Files).size(), find<QListWidget>(u"reportContents")->count());
    EXPECT_TRUE(answers.replaced.isEmpty());
    QFile mine(written.filePath(u"01-prisma.svg"_s));
    ASSERT_TRUE(mine.open(QIODevice::WriteOnly));
    mine.write("mine");
    mine.close();
    QTest::mouseClick(find<QPushButton>(u"exportAll"), Qt::LeftButton);
    EXPECT_TRUE(answers.replaced.contains(u"01-prisma.svg"_s));
    EXPECT_EQ(mine.size(), 4);
    answers.replace = true;
    QTest::mouseClick(find<QPushButton>(u"exportAll"), Qt::LeftButton);
    EXPECT_GT(mine.size(), 1000);
}

TEST_F(ReportPageTest, ColumnsOfAForestPlotAreMovedAndLeftOut)
{
    openExample(u"report"_s);
    find<QListWidget>(u"reportContents")->setCurrentRow(3);
    const auto* sheet = window->findChild<ui::FigureSheet*>();
    ASSERT_NE(sheet, nullptr);
    const auto leftOf = [sheet](const std::string& text) {
        for (const figure::Item& item : sheet->pages().front().items)
            if (const auto* words = std::get_if<figure::Text>(&item.mark); words && words->text == text)
                return words->at.x;
        return -1.0;
    };
    auto* columns = find<QListWidget>(u"studioColumns");
    ASSERT_EQ(columns->count(), 4); // arms, weight, effect and interval, plot
    const double before = leftOf("Weight");
    columns->setFocus();
    columns->setCurrentRow(1);
    QTest::keyClick(columns, Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(columns, Qt::Key_Down, Qt::AltModifier);
    EXPECT_EQ(columns->currentRow(), 3);
    EXPECT_GT(leftOf("Weight"), before + 100); // behind the plot
    columns->item(3)->setCheckState(Qt::Unchecked);
    EXPECT_LT(leftOf("Weight"), 0);
    window->showPage(u"history"_s);
    window.reset();
    openOn(u"report"_s);
    columns = find<QListWidget>(u"studioColumns");
    EXPECT_EQ(columns->item(3)->text(), u"Weight"_s);
    EXPECT_EQ(columns->item(3)->checkState(), Qt::Unchecked);
}
