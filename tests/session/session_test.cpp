// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, changing, taking back, and what must be refused.
#include "core/session/check.hpp"
#include "core/session/duplicates.hpp"
#include "tests/session/review_fixture.hpp"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

class SessionTest : public test::ReviewTest {};

TEST_F(SessionTest, UndoAndRedoWorkAfterARestart)
{
    QList<RowId> ids;
    {
        auto session = create();
        ids = importRis(*session, 5);
        ASSERT_TRUE(isOk(decide(*session, vote(ids.at(0), Verdict::Include))));
        ASSERT_TRUE(isOk(decide(*session, vote(ids.at(1), Verdict::Exclude))));
    }
    auto session = reopen();
    ASSERT_TRUE(isOk(session->undo()));
    EXPECT_EQ(decisionsOn(*session, ids.at(1))->size(), 0);
    EXPECT_EQ(decisionsOn(*session, ids.at(0))->size(), 1);
    session.reset();
    session = reopen();
    ASSERT_TRUE(isOk(session->redo()));
    EXPECT_EQ(decisionsOn(*session, ids.at(1))->size(), 1);
    EXPECT_TRUE(checkReview(*session)->problems.isEmpty());
}

TEST_F(SessionTest, EverythingCanBeTakenBackToTheBeginningAndDoneAgain)
{
    auto session = create();
    const QList<RowId> ids = importRis(*session, 4);
    ASSERT_TRUE(isOk(decide(*session, vote(ids.at(0), Verdict::Include))));
    ASSERT_TRUE(isOk(decide(*session, vote(ids.at(0), Verdict::Maybe))));
    ASSERT_TRUE(isOk(markDuplicates(*session, {{ids.at(3), ids.at(2), {}, u"same"_s}})));
    ASSERT_TRUE(isOk(addStudy(*session, u"Smith 2019"_s, {ids.at(0)})));
    const PrismaCounts before = *prismaCounts(*session);
    int steps = 0;
    while (true) {
        const Result<UndoReport> undone = session->undo();
        ASSERT_TRUE(isOk(undone));
        if (undone->step.isEmpty())
            break;
        ++steps;
    }
    EXPECT_EQ(steps, 5);
    EXPECT_EQ(*recordTotal(*session), 0);
    EXPECT_TRUE(studies(*session)->isEmpty());
    EXPECT_TRUE(checkReview(*session)->problems.isEmpty());
    for (int i = 0; i < steps; ++i) {
        const Result<UndoReport> redone = session->redo();
        ASSERT_TRUE(isOk(redone));
        EXPECT_FALSE(redone->step.isEmpty());
    }
    EXPECT_EQ(*prismaCounts(*session), before);
    EXPECT_EQ(decisionsOn(*session, ids.at(0))->constFirst().verdict, Verdict::Maybe);
    EXPECT_TRUE(checkReview(*session)->problems.isEmpty())
        << checkReview(*session)->problems.join(u'\n').toStdString();
}

TEST_F(SessionTest, TwoProgramsShareOneFile)
{
    auto ann = create();
    const QList<RowId> ids = importRis(*ann, 3);
    auto ben = reopen();
    ben->setReviewer(u"Ben"_s);
    const qint64 seen = *ben->newestEvent();
    ASSERT_TRUE(isOk(decide(*ann, vote(ids.at(0), Verdict::Include))));
    EXPECT_GT(*ben->newestEvent(), seen);
    ASSERT_TRUE(isOk(decide(*ben, vote(ids.at(0), Verdict::Exclude))));
    EXPECT_EQ(decisionsOn(*ann, ids.at(0))->size(), 2);
    EXPECT_EQ(recordsStanding(*ann, Stage::TitleAbstract, Standing::Conflict)->size(), 1);
    const Result<screening::Agreement> found = agreement(*ann, Stage::TitleAbstract);
    EXPECT_EQ(found->n, 1);
    EXPECT_EQ(found->table.firstOnly, 1);
}

TEST_F(SessionTest, OthersVotesAreHiddenUntilBothHaveVoted)
{
    auto session = create();
    const QList<RowId> ids = importRis(*session, 1);
    ASSERT_TRUE(isOk(decide(*session, vote(ids.at(0), Verdict::Include))));
    EXPECT_EQ(visibleDecisions(*session, ids.at(0))->size(), 1) << "my own vote";
    session->setReviewer(u"Ben"_s);
    EXPECT_EQ(visibleDecisions(*session, ids.at(0))->size(), 0) << "Ann's vote is sealed";
    ASSERT_TRUE(isOk(decide(*session, vote(ids.at(0), Verdict::Exclude))));
    EXPECT_EQ(visibleDecisions(*session, ids.at(0))->size(), 2);
    session->setReviewer(u"Cem"_s);
    EXPECT_EQ(visibleDecisions(*session, ids.at(0))->size(), 2) << "a conflict is open to who settles it";
    EXPECT_EQ(*reviewers(*session), (QStringList{u"Cem"_s, u"Ann"_s, u"Ben"_s}));
}

TEST_F(SessionTest, AFileAtRestIsOneFile)
{
    {
        auto session = create();
        importRis(*session, 3);
        EXPECT_TRUE(QFileInfo::exists(path(u"r.plansift-wal"_s)));
    }
    EXPECT_FALSE(QFileInfo::exists(path(u"r.plansift-wal"_s)));
    EXPECT_FALSE(QFileInfo::exists(path(u"r.plansift-shm"_s)));
}

TEST_F(SessionTest, AReadOnlyFileOpensAndRefusesChanges)
{
    QList<RowId> ids;
    {
        auto session = create();
        ids = importRis(*session, 3);
    }
    ASSERT_TRUE(QFile::setPermissions(path(u"r.plansift"_s), QFile::ReadOwner | QFile::ReadUser));
    auto session = reopen();
    EXPECT_TRUE(session->isReadOnly());
    EXPECT_EQ(*recordTotal(*session), 3);
    const Status refused = decide(*session, vote(ids.at(0), Verdict::Include));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message, "cannot change \"r.plansift\": the file is read-only");
}

TEST_F(SessionTest, ForeignFilesAreRefusedUntouched)
{
    const QList<std::pair<QString, QByteArray>> files{
        {u"empty.plansift"_s, ""},
        {u"text.plansift"_s, "just words\n"},
        {u"page.plansift"_s, "<!DOCTYPE html><html>log in</html>"},
        {u"torn.plansift"_s, QByteArray("SQLite format 3\0torn", 20)}};
    for (const auto& [name, bytes] : files) {
        write(name, bytes);
        const Result<std::unique_ptr<Session>> opened = Session::open(path(name));
        ASSERT_FALSE(opened) << name.toStdString();
        EXPECT_EQ(opened.error().code, ErrorCode::Input);
        EXPECT_TRUE(QString::fromStdString(opened.error().message).contains(name)) << opened.error().message;
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_EQ(file.readAll(), bytes) << "nothing is written to a foreign file";
    }
}

TEST_F(SessionTest, CreatingLeavesNothingBehindWhenItFails)
{
    EXPECT_FALSE(Session::create(path(u"no/such/folder.plansift"_s), {}));
    write(u"taken.plansift"_s, "mine");
    const Result<std::unique_ptr<Session>> taken = Session::create(path(u"taken.plansift"_s), {});
    ASSERT_FALSE(taken);
    QFile file(path(u"taken.plansift"_s));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), "mine");
}

TEST_F(SessionTest, AnExclusionAtFullTextNeedsAReason)
{
    auto session = create();
    const QList<RowId> ids = importRis(*session, 1);
    Decision decision = vote(ids.at(0), Verdict::Exclude, Stage::FullText);
    EXPECT_FALSE(decide(*session, decision));
    decision.reasons = {u"Wrong population"_s};
    EXPECT_TRUE(isOk(decide(*session, decision)));
    EXPECT_EQ(reasons(*session, Stage::FullText)->constFirst().label, u"Wrong population"_s);
}

TEST_F(SessionTest, ImportReportsBadFilesAndTakesTheGoodOnes)
{
    auto session = create();
    ImportRequest request;
    for (const QString& bad :
         {write(u"good.ris"_s, ris(3)), write(u"login.ris"_s, "<html><body>Please log in</body></html>"),
          write(u"empty.ris"_s, ""), write(u"binary.nbib"_s, QByteArray("PK\3\4\0\0\0\0", 8))})
        request.files.append({bad, {}, SourceKind::Database, {}});
    const Result<ImportReport> report = importFiles(*session, request);
    ASSERT_TRUE(isOk(report));
    EXPECT_EQ(report->recordsTotal, 3);
    EXPECT_FALSE(report->files.at(0).error);
    for (const int i : {1, 2, 3}) {
        ASSERT_TRUE(report->files.at(i).error) << i;
        EXPECT_TRUE(
            QString::fromStdString(report->files.at(i).error->message).startsWith(u"cannot import"_s));
    }
    EXPECT_EQ(session->recentSteps(1)->constFirst().note, u"Import 1 file(s)"_s);
}

TEST_F(SessionTest, TheSameFileTwiceIsRecognised)
{
    auto session = create();
    importRis(*session, 3);
    ImportRequest request;
    request.files = {{path(u"Trial.ris"_s), {}, SourceKind::Database, {}}};
    const Result<ImportReport> again = importFiles(*session, request);
    ASSERT_TRUE(isOk(again));
    ASSERT_FALSE(again->files.constFirst().summary.issues.isEmpty());
    EXPECT_TRUE(again->files.constFirst().summary.issues.constFirst().text.contains(u"imported before"_s));
    const Result<DuplicateReport> marked = findDuplicates(*session);
    EXPECT_EQ(marked->removed, 3);
    EXPECT_EQ(prismaCounts(*session)->duplicates, 3);
    EXPECT_TRUE(checkReview(*session)->problems.isEmpty());
}

TEST_F(SessionTest, OutcomeDataThatCannotBeAreRefusedByRowAndColumn)
{
    auto session = create();
    Outcome outcome;
    outcome.name = u"Pain"_s;
    const QString file = write(u"pain.csv"_s, "study,m1i,sd1i,n1i,m2i,sd2i,n2i\n"
                                              "Good,1,2,10,2,2,10\n"
                                              "No people,1,2,0,2,2,10\n"
                                              "Negative,1,-2,10,2,2,10\n"
                                              "Words,one,2,10,2,2,10\n");
    const Result<DataReport> report = importData(*session, {file, outcome});
    ASSERT_TRUE(isOk(report));
    EXPECT_EQ(report->rows, 1);
    EXPECT_FALSE(report->allTaken());
    QStringList refused;
    for (const ImportIssue& issue : report->issues)
        if (issue.severity == Severity::Error)
            refused += issue.text;
    ASSERT_EQ(refused.size(), 3);
    EXPECT_TRUE(refused.at(0).contains(u"row 2 (No people) is refused: n1i = 0"_s))
        << refused.at(0).toStdString();
    EXPECT_TRUE(refused.at(1).contains(u"sd1i = -2"_s));
    EXPECT_TRUE(refused.at(2).contains(u"m1i = \"one\" is not a number"_s));
    const QString events = write(u"events.csv"_s, "study,ai,n1i,ci,n2i\nMore,12,10,1,10\n");
    outcome.name = u"Deaths"_s;
    const Result<DataReport> more = importData(*session, {events, outcome});
    EXPECT_EQ(more->rows, 0);
    EXPECT_TRUE(more->issues.constFirst().text.contains(u"ai = 12 events are more than n1i = 10"_s));
    EXPECT_EQ(outcomes(*session)->size(), 1) << "an outcome without a good row is not made";
}
