// SPDX-License-Identifier: GPL-3.0-or-later
// The history: filters, what a step changed, taking back one step, the exported log.
#include "core/session/history.hpp"
#include "tests/ui/window_fixture.hpp"
#include "ui/history/step_model.hpp"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

namespace {

class HistoryPageTest : public test::PageTest {
protected:
    /// An import, Ann's votes on two records, a vote of Bo that Ann must not see yet, a correction.
    void makeHistory()
    {
        const auto session = create();
        ids = importRis(*session, 3);
        ASSERT_TRUE(isOk(decide(*session, vote(ids.at(0), Verdict::Exclude))));
        ASSERT_TRUE(isOk(decide(*session, vote(ids.at(1), Verdict::Include))));
        session->setReviewer(u"Bo"_s);
        ASSERT_TRUE(isOk(decide(*session, vote(ids.at(2), Verdict::Include))));
        session->setReviewer(u"Ann"_s);
        ASSERT_TRUE(isOk(correctField(*session, ids.at(0), recordFields().constFirst(), u"Another title"_s)));
    }

    QAbstractItemModel* steps() { return find<QTableView>(u"historyTable")->model(); }
    QStringList titles()
    {
        QStringList list;
        for (int row = 0; row < steps()->rowCount(); ++row)
            if (const QString title = steps()->index(row, ui::StepModel::What).data().toString();
                !title.isEmpty())
                list += title;
        return list;
    }

    QList<RowId> ids{};
};

} // namespace

TEST_F(HistoryPageTest, StepsAreNarrowedByPersonKindAndWhatTheyChanged)
{
    makeHistory();
    openOn(u"history"_s);
    new QAbstractItemModelTester(steps(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                 window.get());
    ASSERT_TRUE(QTest::qWaitFor([this] { return titles().size() == 6; }, 20000));
    auto* who = find<QComboBox>(u"historyWho");
    who->setCurrentIndex(who->findText(u"Bo"_s));
    Q_EMIT who->activated(who->currentIndex());
    EXPECT_TRUE(QTest::qWaitFor([this] { return titles().size() == 1; }, 20000));
    who->setCurrentIndex(0);
    auto* kind = find<QComboBox>(u"historyKind");
    kind->setCurrentIndex(kind->findData(u"decision"_s));
    Q_EMIT kind->activated(kind->currentIndex());
    EXPECT_TRUE(QTest::qWaitFor([this] { return titles().size() == 3; }, 20000));
    kind->setCurrentIndex(0);
    auto* text = find<QLineEdit>(u"historyText");
    text->setText(u"Another title"_s);
    EXPECT_TRUE(QTest::qWaitFor([this] { return titles().size() == 1; }, 20000)) << "a value";
    text->setText(QString::number(ids.at(1)));
    EXPECT_TRUE(QTest::qWaitFor(
        [this] { return titles().size() == 1 && titles().constFirst().contains(QString::number(ids.at(1))); },
        20000))
        << titles().join(u'|').toStdString();
}

TEST_F(HistoryPageTest, AVoteThatIsSealedIsNotFoundByItsValue)
{
    makeHistory();
    const auto session = reopen();
    const auto found = session->recentSteps(100, {{}, {}, u"include"_s});
    ASSERT_TRUE(isOk(found));
    for (const StepSummary& step : *found)
        EXPECT_NE(step.actor, u"Bo"_s) << step.note.toStdString();
}

TEST_F(HistoryPageTest, TheCreationOfTheReviewCannotBeTakenBack)
{
    makeHistory();
    openOn(u"history"_s);
    ASSERT_TRUE(QTest::qWaitFor([this] { return titles().size() == 6; }, 20000));
    auto* table = find<QTableView>(u"historyTable");
    EXPECT_TRUE(find<QPushButton>(u"undoStep")->isEnabled());
    table->selectRow(steps()->rowCount() - 1);
    EXPECT_FALSE(find<QPushButton>(u"undoStep")->isEnabled());
    const auto first = reopen()->recentSteps(100);
    EXPECT_FALSE(reopen()->undoStep(first->constLast().step));
}

TEST_F(HistoryPageTest, TheLogIsExportedWithEveryChange)
{
    makeHistory();
    const auto session = reopen();
    ASSERT_TRUE(isOk(exportHistory(*session, {}, path(u"log.csv"_s))));
    QFile file(path(u"log.csv"_s));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    EXPECT_TRUE(text.contains(u"record %1,title,Trial number 1,Another title"_s.arg(ids.at(0))))
        << text.toStdString();
    EXPECT_TRUE(text.contains(u"record %1,hidden until you have voted"_s.arg(ids.at(2))));
}
