// SPDX-License-Identifier: GPL-3.0-or-later
// A whole review in the window, by key and by mouse: from an empty file over import, screening by two people
// with a conflict, full text, a study with data and its risk of bias to an exported forest plot; then ten
// steps back.
#include "core/session/appraisal.hpp"
#include "core/session/check.hpp"
#include "core/session/full_text.hpp"
#include "tests/ui/window_fixture.hpp"
#include "ui/studies/outcome_grid_model.hpp"

#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

class WholeReviewTest : public test::PageTest {
protected:
    /// A new review by the form, shown on the import page.
    void startReview()
    {
        answers.review = ui::NewReview{path(u"r.plansift"_s), {}, u"Ann"_s};
        answers.review->info.title = u"Exercise"_s;
        window = std::make_unique<ui::MainWindow>(std::make_unique<test::AnsweringPrompter>(answers));
        window->show();
        QApplication::setActiveWindow(window.get());
        click(u"newReview");
        ASSERT_TRUE(window->hasReview());
    }

    void click(const char16_t* name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }

    void importRecords()
    {
        answers.open = {write(u"a.ris"_s, ris(4))};
        click(u"addFiles");
        ASSERT_TRUE(QTest::qWaitFor(
            [this] { return pageState(u"importPage") == u"nothing is written yet"_s; }, 20000));
        click(u"runImport");
        const auto look = reopen();
        ASSERT_TRUE(QTest::qWaitFor([&look] { return *recordTotal(*look) == 4; }, 20000));
    }

    /// Votes on the records in their order by the neutral keys.
    void screenAs(const QString& reviewer, const QList<Qt::Key>& keys)
    {
        window->showPage(u"screening"_s);
        auto* who = find<QComboBox>(u"iAm");
        who->setEditText(reviewer);
        Q_EMIT who->textActivated(reviewer);
        auto* record = find<QWidget>(u"screeningRecord");
        record->setFocus();
        for (const Qt::Key key : keys)
            QTest::keyClick(record, key);
        const auto look = reopen();
        look->setReviewer(reviewer);
        ASSERT_TRUE(QTest::qWaitFor([&look] { return waitingForMe(*look, Stage::TitleAbstract)->isEmpty(); }))
            << "votes are written beside the window";
        QTest::qWait(0); // the window hears of it
    }

    void settleConflict()
    {
        find<QTabWidget>(u"screeningTabs")->setCurrentIndex(1);
        QTest::keyClicks(find<QLineEdit>(u"conflictNote"), u"joint discussion"_s);
        click(u"settle.include");
    }

    void readFullTexts(const QString& reviewer)
    {
        window->showPage(u"screening"_s);
        Q_EMIT find<QComboBox>(u"iAm")->textActivated(reviewer);
        const QList<RowId> ids = *recordIds(*reopen());
        window->showPage(u"fulltext"_s, QString::number(ids.at(0)));
        auto* queue = find<QListWidget>(u"reportQueue");
        queue->setFocus();
        QTest::keyClick(queue, Qt::Key_3);
        window->showPage(u"fulltext"_s, QString::number(ids.at(1)));
        auto* reason = find<QLineEdit>(u"newReason");
        if (reviewer == u"Ann"_s) {
            QTest::keyClicks(reason, u"Wrong design"_s);
            QTest::keyClick(reason, Qt::Key_Return);
        } else {
            queue->setFocus();
            QTest::keyClick(queue, Qt::Key_4);
        }
        queue->setFocus();
        QTest::keyClick(queue, Qt::Key_1);
    }

    QWidget* page(const char16_t* name) { return find<QWidget>(name); }

    void enterStudy()
    {
        window->showPage(u"studies"_s);
        auto* tree = find<QTreeWidget>(u"studyTree");
        QTreeWidgetItem* waiting = tree->topLevelItem(0);
        ASSERT_NE(waiting, nullptr);
        ASSERT_EQ(waiting->childCount(), 1);
        tree->setCurrentItem(waiting->child(0));
        click(u"makeStudy");
        auto* outcome = find<QLineEdit>(u"newOutcome");
        QTest::keyClicks(outcome, u"Pain"_s);
        QTest::keyClick(outcome, Qt::Key_Return);
        const auto look = reopen();
        ASSERT_EQ(outcomes(*look)->size(), 1);
        ASSERT_EQ(studies(*look)->size(), 1);
        auto other = reopen(); // a second study comes by another program meanwhile
        const Result<RowId> second = addStudy(*other, u"Trial B"_s, {});
        ASSERT_TRUE(test::isOk(second));
        const QList<Study> both = *studies(*other);
        for (const Study& study : both)
            ASSERT_TRUE(test::isOk(addResult(*other, outcomes(*other)->constFirst().id, study.id, {})));
        window->showPage(u"analysis"_s);
        window->showPage(u"studies"_s);
        typeData();
    }

    /// Types into the grid what the papers print.
    void typeData()
    {
        auto* grid = page(u"studiesPage")->findChild<QTableView*>(u"outcomeGrid"_s);
        const QList<QStringList> rows{{u"3.4"_s, u"1.9"_s, u"38"_s, u"4.1"_s, u"2.2"_s, u"38"_s},
                                      {u"41.2"_s, u"SE 3.44"_s, u"28"_s, u"41.0"_s, u"SE 4.25"_s, u"28"_s}};
        for (int row = 0; row < rows.size(); ++row)
            for (int column = 0; column < 6; ++column) {
                grid->setCurrentIndex(grid->model()->index(row + 1, ui::OutcomeGridModel::A1 + column));
                auto* text = page(u"studiesPage")->findChild<QLineEdit*>(u"cellText"_s);
                text->setFocus();
                text->selectAll();
                QTest::keyClicks(text, rows.at(row).at(column));
                QTest::keyClick(text, Qt::Key_Return);
            }
    }

    void judgeFirstDomain()
    {
        window->showPage(u"appraisal"_s);
        auto* form = find<QWidget>(u"assessmentForm");
        find<QToolButton>(u"answer_1.1_Y")->setFocus();
        QTest::keyClick(form, Qt::Key_Y);
        QTest::keyClick(form, Qt::Key_Y);
        QTest::keyClick(form, Qt::Key_N);
        EXPECT_EQ(find<QLabel>(u"robProposal")->text(), u"Proposed: Low"_s);
        click(u"robAccept");
    }
};

} // namespace

TEST_F(WholeReviewTest, FromAnEmptyFileToAForestPlotAndTenStepsBack)
{
    startReview();
    importRecords();
    // Ann: include 1 and 2, exclude 3 and 4. Ben: include 1, exclude the rest: a conflict on 2.
    screenAs(u"Ann"_s, {Qt::Key_3, Qt::Key_3, Qt::Key_1, Qt::Key_1});
    screenAs(u"Ben"_s, {Qt::Key_3, Qt::Key_1, Qt::Key_1, Qt::Key_1});
    const auto look = reopen();
    ASSERT_EQ(recordsStanding(*look, Stage::TitleAbstract, Standing::Conflict)->size(), 1);
    settleConflict();
    ASSERT_EQ(recordsStanding(*look, Stage::TitleAbstract, Standing::Included)->size(), 2);
    readFullTexts(u"Ann"_s);
    readFullTexts(u"Ben"_s);
    const PrismaCounts counts = *prismaCounts(*look);
    EXPECT_EQ(counts.viaDatabases.sought, 2);
    EXPECT_EQ(recordsStanding(*look, Stage::FullText, Standing::Included)->size(), 1);
    EXPECT_EQ(recordsStanding(*look, Stage::FullText, Standing::Excluded)->size(), 1);
    enterStudy();
    judgeFirstDomain();
    EXPECT_EQ(assessments(*look)->constFirst().judgement(u"D1"_s), u"Low"_s);
    window->showPage(u"analysis"_s);
    answers.save = path(u"forest.svg"_s);
    click(u"exportForest");
    ASSERT_TRUE(QFileInfo::exists(path(u"forest.svg"_s)));
    EXPECT_GT(QFileInfo(path(u"forest.svg"_s)).size(), 2000);
    EXPECT_TRUE(checkReview(*look)->problems.isEmpty());
    const qint64 newest = *look->newestEvent();
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_GT(*look->newestEvent(), newest) << "taking back is written down";
    EXPECT_TRUE(assessments(*look)->isEmpty());
    const OutcomeRow last = outcomeRows(*look, outcomes(*look)->constFirst().id)->constLast();
    EXPECT_FALSE(last.value(u"n2i"_s).has_value()) << "the last cells are empty again";
    EXPECT_TRUE(checkReview(*look)->problems.isEmpty());
}
