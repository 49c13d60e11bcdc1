// SPDX-License-Identifier: GPL-3.0-or-later
// Full text in the real window: the way through the queue, files, fields and keys.
#include "core/session/full_text.hpp"
#include "core/session/screening_rules.hpp"
#include "tests/ui/window_fixture.hpp"

#include <QClipboard>
#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QPushButton>
#include <QTabWidget>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

namespace {

class FullTextPageTest : public test::PageTest {
protected:
    /// A review with one vote a record in which all records passed; its reports wait.
    void openReports(int n)
    {
        {
            const auto session = create(u"r.plansift"_s, 1);
            QSettings().setValue(u"reviewer/name"_s, session->reviewer());
            ids = importRis(*session, n);
            for (const RowId id : ids)
                ASSERT_TRUE(isOk(decide(*session, vote(id, Verdict::Include))));
            ASSERT_TRUE(isOk(addReasons(*session, Stage::FullText,
                                        {u"Population: not people with low back pain of three months"_s,
                                         u"Design"_s, u"Outcome"_s, u"Language"_s, u"Protocol only"_s})));
        }
        openOn(u"fulltext"_s);
    }

    /// A PDF of one page that says `words`.
    QString pdf(const QString& name, const QString& words)
    {
        QPdfWriter writer(path(name));
        QPainter painter(&writer);
        painter.drawText(QPointF(1000, 1000), words);
        painter.end();
        return path(name);
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ASSERT_NE(QApplication::focusWidget(), nullptr);
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    void click(const char16_t* name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }

    QString shown() { return find<QLabel>(u"reportTitle")->text(); }

    void drop(QWidget* target, const QString& file)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(target->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &enter);
        ASSERT_TRUE(enter.isAccepted());
        QDropEvent event(target->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &event);
    }

    QList<Attachment> filesOf(RowId record) { return attachmentsOf(*reopen(), record).valueOr({}); }

    QList<RowId> ids{};
};

} // namespace

TEST_F(FullTextPageTest, LaterIsNotUndoneByTheNextVoteAndBackIsTheReportLeftLast)
{
    openReports(6);
    EXPECT_FALSE(find<QPushButton>(u"fullText.back")->isEnabled());
    EXPECT_EQ(shown(), u"Trial number 1"_s);
    for (const Qt::Key key : {Qt::Key_S, Qt::Key_S, Qt::Key_S})
        press(key);
    EXPECT_EQ(shown(), u"Trial number 4"_s);
    press(Qt::Key_3);
    EXPECT_EQ(shown(), u"Trial number 5"_s);
    press(Qt::Key_Backspace);
    EXPECT_EQ(shown(), u"Trial number 4"_s) << "the one just decided, wherever it stands now";
    click(u"fullText.back");
    EXPECT_EQ(shown(), u"Trial number 3"_s);
    press(Qt::Key_3);
    press(Qt::Key_3);
    press(Qt::Key_3);
    EXPECT_EQ(shown(), u"Trial number 1"_s) << "what was put off comes after the last";
}

TEST_F(FullTextPageTest, ReasonsShowTheirKeysAndOnHowManyReportsTheyCount)
{
    openReports(3);
    window->resize(1024, 680);
    press(Qt::Key_5);
    press(Qt::Key_1);
    const auto* design = find<QPushButton>(u"fullTextReason.1");
    EXPECT_TRUE(design->accessibleDescription().contains(u"1 reports"_s));
    press(Qt::Key_4);
    EXPECT_TRUE(find<QPushButton>(u"fullTextReason.0")->accessibleDescription().startsWith(u"first"_s));
    QTest::qWait(50); // rows are laid out
    EXPECT_EQ(find<QWidget>(u"fullTextDecision")->height(), 98);
    int bottom = 0;
    for (int i = 0; i < 5; ++i) {
        const auto* row = window->findChild<QPushButton*>(u"fullTextReason.%1"_s.arg(i));
        EXPECT_GE(row->y(), bottom) << i;
        EXPECT_GE(row->height(), row->heightForWidth(row->width())) << i;
        bottom = row->geometry().bottom();
    }
}

TEST_F(FullTextPageTest, AFileDroppedWhereThePagesWouldStandIsKeptWithTheOpenReport)
{
    openReports(2);
    press(Qt::Key_J);
    const RowId second = ids.at(1);
    drop(find<QWidget>(u"pdfReader"), pdf(u"x.pdf"_s, u"nothing that tells"_s));
    ASSERT_EQ(filesOf(second).size(), 1);
    EXPECT_EQ(find<QPushButton>(u"attachFile")->text(), u"Replace the file…"_s);
    click(u"removeFile");
    EXPECT_TRUE(filesOf(second).isEmpty());
    EXPECT_TRUE(find<QWidget>(u"noPdf")->isVisible());
    click(u"copyDoi");
    EXPECT_EQ(QApplication::clipboard()->text(), u"https://doi.org/10.5555/Trial.2"_s);
    click(u"notRetrievedHere");
    EXPECT_EQ(decisionsOn(*reopen(), second)->constLast().verdict, Verdict::NotRetrieved);
}

TEST_F(FullTextPageTest, FilesAreMatchedBesideTheWindow)
{
    openReports(3);
    answers.open = {pdf(u"a.pdf"_s, u"doi: 10.5555/Trial.1"_s), pdf(u"b.pdf"_s, u"doi: 10.5555/Trial.3"_s),
                    pdf(u"c.pdf"_s, u"unknown"_s)};
    const auto* error = find<QWidget>(u"fulltextPage")->findChild<QLabel*>(u"errorText"_s);
    click(u"matchFiles");
    EXPECT_TRUE(find<QWidget>(u"jobName")->isVisible()) << "it runs as a job with its progress and Cancel";
    ASSERT_TRUE(QTest::qWaitFor(
        [error] { return error->text().contains(u"No report was found for: c.pdf"_s); }, 20000));
    EXPECT_EQ(filesOf(ids.at(0)).size(), 1);
    EXPECT_EQ(filesOf(ids.at(2)).size(), 1);
    EXPECT_TRUE(filesOf(ids.at(1)).isEmpty());
}

TEST_F(FullTextPageTest, AFileThatIsOnlyReadTakesNothing)
{
    openReports(2);
    window.reset();
    QFile(path(u"r.plansift"_s)).setPermissions(QFile::ReadOwner);
    openOn(u"fulltext"_s);
    for (const char16_t* name : {u"attachFile", u"removeFile", u"matchFiles", u"removeQuote",
                                 u"fullText.include", u"fullText.later", u"fullTextReason.0"})
        EXPECT_FALSE(find<QPushButton>(name)->isEnabled()) << QString::fromUtf16(name).toStdString();
    window->showPage(u"appraisal"_s);
    for (const char16_t* name :
         {u"copyDomain", u"readRobTable", u"export_traffic-light", u"export_rob-summary"})
        EXPECT_FALSE(find<QPushButton>(name)->isEnabled()) << QString::fromUtf16(name).toStdString();
    EXPECT_FALSE(find<QWidget>(u"robSummaryView")->isVisible()) << "why there is no figure is said once";
}

TEST_F(FullTextPageTest, EscLeavesTheSearchAndTheKeysVoteAgain)
{
    openReports(2);
    press(Qt::Key_F, Qt::ControlModifier);
    auto* search = find<QLineEdit>(u"pdfSearch");
    ASSERT_TRUE(search->hasFocus());
    press(Qt::Key_3);
    EXPECT_EQ(search->text(), u"3"_s);
    press(Qt::Key_Escape);
    EXPECT_FALSE(search->hasFocus());
    press(Qt::Key_3);
    EXPECT_EQ(search->text(), u"3"_s);
    EXPECT_EQ(decisionsOn(*reopen(), ids.at(0))->constLast().stage, Stage::FullText);
    find<QTabWidget>(u"fullTextTabs")->setCurrentIndex(1);
    find<QTabWidget>(u"fullTextTabs")->setFocus();
    press(Qt::Key_F, Qt::ControlModifier);
    EXPECT_TRUE(find<QLineEdit>(u"globalSearch")->hasFocus())
        << "beside the reports the records are searched";
}
