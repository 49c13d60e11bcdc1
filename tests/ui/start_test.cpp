// SPDX-License-Identifier: GPL-3.0-or-later
// The start page and what belongs to the frame: recent reviews, cards, dropping, jobs, panes.
#include "tests/ui/window_fixture.hpp"
#include "ui/common/panes.hpp"
#include "ui/start/recent_row.hpp"

#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

class StartTest : public test::PageTest {
protected:
    void openWindow()
    {
        window = std::make_unique<ui::MainWindow>(std::make_unique<test::AnsweringPrompter>(answers));
        window->show();
        QApplication::setActiveWindow(window.get());
    }

    void click(const char16_t* name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }

    QListWidget* recent() { return find<QListWidget>(u"recentReviews"); }

    /// Two reviews that were open once, the second one later.
    void openTwo()
    {
        create(u"first.plansift"_s);
        importRis(*create(u"second.plansift"_s), 3);
        openWindow();
        window->openReview(path(u"first.plansift"_s));
        window->openReview(path(u"second.plansift"_s));
        window->closeReview();
    }

    void drop(const QString& file)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(find<QWidget>(u"dropArea"), &enter);
        QDropEvent event({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(find<QWidget>(u"dropArea"), &event);
    }
};

} // namespace

TEST_F(StartTest, RecentReviewsTellWhatWaits)
{
    openTwo();
    ASSERT_EQ(recent()->count(), 2);
    const QWidget* row = recent()->itemWidget(recent()->item(0));
    const auto tells = [row](const QString& text) {
        const QList<QLabel*> labels = row->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel* label) { return label->text().contains(text); });
    };
    EXPECT_TRUE(QTest::qWaitFor([&tells] { return tells(u"Screening: 3 wait"_s); }, 20000));
    EXPECT_TRUE(tells(u"second.plansift"_s));
    find<QLineEdit>(u"filterRecent")->setText(u"first"_s);
    EXPECT_TRUE(recent()->item(0)->isHidden());
    EXPECT_FALSE(recent()->item(1)->isHidden());
}

TEST_F(StartTest, AReviewLeavesTheListAndComesBack)
{
    openTwo();
    recent()->setCurrentRow(0);
    recent()->setFocus();
    QTest::keyClick(recent(), Qt::Key_Delete);
    ASSERT_EQ(recent()->count(), 1);
    EXPECT_TRUE(QFile::exists(path(u"second.plansift"_s)));
    QTest::keyClick(recent(), Qt::Key_Delete);
    ASSERT_EQ(recent()->count(), 0);
    EXPECT_TRUE(find<QPushButton>(u"undoRemove")->isVisible()) << "the last one comes back too";
    click(u"undoRemove");
    EXPECT_EQ(recent()->count(), 1);
}

TEST_F(StartTest, AFileThatIsGoneCanBeLocatedOrRemoved)
{
    openTwo();
    ASSERT_TRUE(QFile::rename(path(u"second.plansift"_s), path(u"moved.plansift"_s)));
    window->openReview(path(u"first.plansift"_s));
    window->closeReview();
    answers.open = {path(u"moved.plansift"_s)};
    click(u"locateReview");
    ASSERT_TRUE(window->hasReview());
    window->closeReview();
    EXPECT_EQ(recent()->count(), 2) << "first and moved: what was located is no longer lost";
    ASSERT_TRUE(QFile::remove(path(u"moved.plansift"_s)));
    window->openReview(path(u"first.plansift"_s));
    window->closeReview();
    QTest::qWait(1); // rows of the list before are gone then
    click(u"removeReview");
    EXPECT_TRUE(QTest::qWaitFor([this] { return recent()->count() == 1; }, 20000));
}

TEST_F(StartTest, ReferencesOfAnotherToolStartAReview)
{
    openWindow();
    answers.open = {write(u"library.ris"_s, ris(4))};
    answers.review = ui::NewReview{path(u"new.plansift"_s), {}, u"Ann"_s};
    click(u"bring_references");
    ASSERT_TRUE(window->hasReview());
    EXPECT_TRUE(
        QTest::qWaitFor([this] { return pageState(u"importPage") == u"nothing is written yet"_s; }, 20000));
}

TEST_F(StartTest, WorkOfAnotherToolComesInAsAJob)
{
    openWindow();
    answers.open = {QStringLiteral(PLANSIFT_TEST_DATA) + u"/interchange/rayyan_articles.csv"_s};
    answers.review = ui::NewReview{path(u"new.plansift"_s), {}, u"Ann"_s};
    click(u"bring_rayyan");
    ASSERT_TRUE(window->hasReview());
    auto* jobs = find<QTableWidget>(u"jobTable");
    ASSERT_EQ(jobs->rowCount(), 1);
    EXPECT_TRUE(QTest::qWaitFor([jobs] { return jobs->item(0, 2)->text() == u"done"_s; }, 20000));
    EXPECT_TRUE(find<QLabel>(u"lastChange")->text().startsWith(u"Adopted: "_s));
    EXPECT_GT(*recordTotal(*reopen(u"new.plansift"_s)), 0);
}

TEST_F(StartTest, ADroppedReviewOpensAndOtherFilesStartOne)
{
    create();
    openWindow();
    drop(path(u"r.plansift"_s));
    EXPECT_TRUE(window->hasReview());
    window->closeReview();
    answers.review = ui::NewReview{path(u"new.plansift"_s), {}, u"Ann"_s};
    drop(write(u"a.ris"_s, ris(2)));
    EXPECT_TRUE(window->hasReview());
    EXPECT_TRUE(
        QTest::qWaitFor([this] { return pageState(u"importPage") == u"nothing is written yet"_s; }, 20000));
}

TEST_F(StartTest, SizesOfPanesAreKeptForEachReview)
{
    importRis(*create(), 3);
    create(u"other.plansift"_s);
    openOn(u"records"_s);
    QApplication::processEvents();
    const auto splitter = [this] { return find<QWidget>(u"recordsPage")->findChild<QSplitter*>(); };
    splitter()->setSizes({300, splitter()->width() - 600, 300});
    const QList<int> sizes = splitter()->sizes();
    window->openReview(path(u"other.plansift"_s));
    window->showPage(u"records"_s);
    EXPECT_NE(splitter()->sizes(), sizes);
    window->openReview(path(u"r.plansift"_s));
    QApplication::processEvents();
    EXPECT_EQ(splitter()->sizes(), sizes);
}

TEST_F(StartTest, F6WalksThroughThePanesAndComesRound)
{
    importRis(*create(), 3);
    openOn(u"records"_s);
    QApplication::processEvents();
    QSet<QWidget*> seen;
    QWidget* first = nullptr;
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(window.get(), Qt::Key_F6);
        QWidget* focus = QApplication::focusWidget();
        ASSERT_NE(focus, nullptr);
        if (!first)
            first = focus;
        else if (focus == first)
            break;
        seen.insert(focus);
    }
    EXPECT_GE(seen.size(), 2) << "filters, list and detail";
    EXPECT_EQ(QApplication::focusWidget(), first);
}
