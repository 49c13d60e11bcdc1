// SPDX-License-Identifier: GPL-3.0-or-later
// The real window, driven by keys and clicks: example review, pages, search, undo, export, errors.
#include "core/session/example.hpp"
#include "core/session/screening.hpp"
#include "tests/support/results.hpp"
#include "ui/common/figure_view.hpp"
#include "ui/common/lookup.hpp"
#include "ui/common/prompter.hpp"
#include "ui/common/theme.hpp"
#include "ui/main_window.hpp"
#include "ui/records/record_model.hpp"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

namespace {

/// Answers with what a test put there.
class Answers final : public ui::Prompter {
public:
    explicit Answers(QStringList& open, QString& save)
        : m_open(open)
        , m_save(save)
    {
    }
    QStringList openFiles(QWidget*, const QString&, const QString&) override { return m_open; }
    QString saveFile(QWidget*, const QString&, const QString&, const QString&) override { return m_save; }
    QString chooseFolder(QWidget*, const QString&) override { return {}; }
    bool mayReplace(QWidget*, const QStringList&) override { return true; }
    std::optional<ui::NewReview> newReview(QWidget*, const QString&) override { return std::nullopt; }
    std::optional<ReviewInfo> editReview(QWidget*, const ReviewInfo&) override { return std::nullopt; }

private:
    QStringList& m_open;
    QString& m_save;
};

} // namespace

class WindowTest : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        QCoreApplication::setOrganizationName(u"PlansiftTest"_s);
        s_folder = new QTemporaryDir;
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, s_folder->path());
        ASSERT_TRUE(isOk(createExample(u"mi-clbp"_s, s_folder->filePath(u"example.plansift"_s))));
    }
    static void TearDownTestSuite() { delete s_folder; }

    void SetUp() override
    {
        ui::applyTheme(*qApp, ui::lightTheme());
        ui::lookupPatience() = 20000;
        path = m_own.filePath(u"review.plansift"_s);
        ASSERT_TRUE(QFile::copy(s_folder->filePath(u"example.plansift"_s), path));
        window = std::make_unique<ui::MainWindow>(std::make_unique<Answers>(open, save));
        window->show();
        QApplication::setActiveWindow(window.get()); // shortcuts want the active window
        window->openReview(path);
        ASSERT_TRUE(window->hasReview());
    }

    template<typename T>
    T* find(const QString& name)
    {
        T* widget = window->findChild<T*>(name);
        EXPECT_NE(widget, nullptr) << name.toStdString();
        return widget;
    }

    QString pageState(const QString& page)
    {
        return find<QWidget>(page)->findChild<QLabel*>(u"pageState"_s)->text();
    }

    /// The flow of the overview, which is read beside the window.
    ui::FigureView* shownFlow()
    {
        auto* flow = find<ui::FigureView>(u"flowView"_s);
        EXPECT_TRUE(QTest::qWaitFor([flow] { return flow->pages().size() == 1; }, 20000));
        return flow;
    }

    static QTemporaryDir* s_folder;
    QTemporaryDir m_own{};
    QString path{};
    QStringList open{};
    QString save{};
    std::unique_ptr<ui::MainWindow> window{};
};

QTemporaryDir* WindowTest::s_folder = nullptr;

TEST_F(WindowTest, TheOverviewShowsTheFlowAndABoxOpensItsRecords)
{
    auto* flow = shownFlow();
    ASSERT_EQ(flow->pages().size(), 1U);
    EXPECT_TRUE(flow->accessibleDescription().contains(u"2,081"_s))
        << flow->accessibleDescription().toStdString();
    Q_EMIT flow->itemClicked(u"box"_s, u"dbr_assessed"_s);
    EXPECT_TRUE(
        QTest::qWaitFor([this] { return pageState(u"recordsPage"_s) == u"32 of 2,081 records"_s; }, 20000))
        << pageState(u"recordsPage"_s).toStdString();
    window->showPage(u"overview"_s);
    const QString sources = find<QWidget>(u"sources"_s)->accessibleDescription();
    EXPECT_EQ(sources.count(u": "_s), 7) << sources.toStdString();
    EXPECT_TRUE(sources.contains(u"Embase: 1,043"_s));
}

TEST_F(WindowTest, EveryBoxOfTheFlowHasRecordsBehindIt)
{
    auto* flow = shownFlow();
    ASSERT_EQ(flow->pages().size(), 1U);
    int boxes = 0;
    for (const figure::Item& item : flow->pages().front().items) {
        if (item.ref.empty())
            continue;
        ++boxes;
        SessionOptions options;
        const auto session = Session::open(path, options);
        EXPECT_TRUE(isOk(recordsInBox(**session, QString::fromStdString(item.ref)))) << item.ref;
    }
    EXPECT_GE(boxes, 9);
}

TEST_F(WindowTest, SearchAsYouTypeAndTheRecordBesideIt)
{
    QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
    auto* search = find<QLineEdit>(u"searchRecords"_s);
    auto* table = find<QTableView>(u"recordTable"_s);
    new QAbstractItemModelTester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                 table);
    const auto* model = table->model();
    EXPECT_TRUE(QTest::qWaitFor([model] { return model->rowCount() == 2081; }, 20000))
        << "duplicates stand behind the records they are copies of";
    QTest::keyClicks(search, u"motivational interv"_s);
    EXPECT_TRUE(QTest::qWaitFor([model] { return model->rowCount() < 2081; }, 20000));
    EXPECT_GT(table->model()->rowCount(), 100);
    EXPECT_TRUE(find<QLabel>(u"detailTitle"_s)->text().contains(u"motivational"_s, Qt::CaseInsensitive));
    QTest::keyClicks(search, u" zzzz"_s);
    EXPECT_TRUE(QTest::qWaitFor([model] { return model->rowCount() == 0; }, 20000));
    EXPECT_TRUE(find<QLabel>(u"recordsEmpty"_s)->text().contains(u"No record matches"_s));
}

TEST_F(WindowTest, UndoAndRedoByKeysChangeWhatIsShown)
{
    QSettings().setValue(u"reviewer/name"_s, u"Reviewer A"_s); // who judged; to others it is hidden
    window->openReview(path);
    window->showPage(u"history"_s);
    const auto* steps = find<QTableView>(u"historyTable"_s)->model();
    const auto newest = [steps] { return steps->index(1, 2).data().toString(); };
    EXPECT_EQ(newest(), u"Assess the risk of bias of Trial C"_s);
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(QTest::qWaitFor([&newest] { return newest().startsWith(u"Take back"_s); }, 20000));
    window->showPage(u"appraisal"_s);
    EXPECT_EQ(pageState(u"appraisalPage"_s), u"6 of 7 results judged by you"_s);
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(pageState(u"appraisalPage"_s), u"7 of 7 results judged by you"_s);
    QSettings().remove(u"reviewer/name"_s);
}

TEST_F(WindowTest, ForestPlotsFollowTheOutcomeAndAreExported)
{
    window->showPage(u"analysis"_s);
    auto* outcomes = find<QListWidget>(u"outcomeList"_s);
    ASSERT_EQ(outcomes->count(), 3);
    EXPECT_TRUE(outcomes->item(0)->text().contains(u"SMD −0.23 [−0.55, 0.09]"_s))
        << outcomes->item(0)->text().toStdString();
    outcomes->setCurrentRow(1);
    EXPECT_TRUE(find<QLabel>(u"resultSentence"_s)->text().contains(u"−1.80 [−4.55, 0.94]"_s));
    save = m_own.filePath(u"disability.svg"_s);
    QTest::mouseClick(find<QPushButton>(u"exportForest"_s), Qt::LeftButton);
    QFile file(save);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().contains("width=\"170.0000mm\""));
}

TEST_F(WindowTest, AFileThatIsNoReviewIsExplainedOnTheStartPage)
{
    QFile file(m_own.filePath(u"words.plansift"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("just words");
    file.close();
    window->openReview(file.fileName());
    EXPECT_FALSE(window->hasReview());
    EXPECT_TRUE(find<QWidget>(u"startPage"_s)
                    ->findChild<QLabel*>(u"errorText"_s)
                    ->text()
                    .contains(u"not a Plansift review"_s));
}

TEST_F(WindowTest, EveryControlHasANameForScreenReaders)
{
    for (const QString& page :
         {u"overview"_s, u"records"_s, u"import"_s, u"duplicates"_s, u"screening"_s, u"fulltext"_s,
          u"studies"_s, u"appraisal"_s, u"analysis"_s, u"report"_s, u"history"_s}) {
        window->showPage(page);
        for (const QAbstractButton* button : window->findChildren<QAbstractButton*>())
            if (button->isVisible() && !button->objectName().startsWith(u"qt_"_s)) {
                EXPECT_FALSE(button->accessibleName().isEmpty() && button->text().isEmpty())
                    << page.toStdString() << " " << button->objectName().toStdString();
            }
        for (const QAbstractItemView* view : window->findChildren<QAbstractItemView*>())
            if (view->isVisible() && view->focusPolicy() != Qt::NoFocus) {
                EXPECT_FALSE(view->accessibleName().isEmpty())
                    << page.toStdString() << " " << view->objectName().toStdString();
            }
    }
}

TEST_F(WindowTest, BothThemesPaintEveryPage)
{
    for (const ui::Theme* theme : {&ui::lightTheme(), &ui::darkTheme()}) {
        ui::applyTheme(*qApp, *theme);
        window->openReview(path);
        for (const QString& page : {u"overview"_s, u"records"_s, u"import"_s, u"duplicates"_s, u"screening"_s,
                                    u"appraisal"_s, u"analysis"_s, u"history"_s}) {
            window->showPage(page);
            const QImage shot = window->grab().toImage();
            EXPECT_EQ(shot.pixelColor(3, shot.height() / 2), theme->sunken) << page.toStdString();
        }
    }
    ui::applyTheme(*qApp, ui::lightTheme());
    ui::lookupPatience() = 20000;
}
