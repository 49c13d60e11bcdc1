// SPDX-License-Identifier: GPL-3.0-or-later
// A full disk, a lock that stays, and a file from a newer program.
#include "core/store/database.hpp"
#include "tests/session/review_fixture.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

class FaultsTest : public test::ReviewTest {
protected:
    void exec(const Session& session, const QString& sql) { EXPECT_TRUE(isOk(session.database().exec(sql))); }
};

TEST_F(FaultsTest, AFullDiskChangesNothing)
{
    auto session = create();
    importRis(*session, 10);
    const qint64 events = *session->newestEvent();
    const qint64 pages = session->database().scalar(u"PRAGMA page_count"_s)->toLongLong();
    exec(*session, u"PRAGMA max_page_count=%1"_s.arg(pages + 2));
    ImportRequest request;
    request.files = {{write(u"many.ris"_s, ris(5000, "Many")), {}, SourceKind::Database, {}}};
    const Result<ImportReport> refused = importFiles(*session, request);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(
        QString::fromStdString(refused.error().message).contains(u"the disk is full; nothing was changed"_s))
        << refused.error().message;
    EXPECT_EQ(*recordTotal(*session), 10);
    EXPECT_EQ(*session->newestEvent(), events);
}

TEST_F(FaultsTest, ALockThatStaysIsAConflictAfterFiveSeconds)
{
    auto ann = create();
    const QList<RowId> ids = importRis(*ann, 2);
    auto ben = reopen();
    exec(*ben, u"BEGIN IMMEDIATE"_s);
    const Status refused = decide(*ann, vote(ids.at(0), Verdict::Include));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_TRUE(QString::fromStdString(refused.error().message).contains(u"more than 5 seconds"_s));
    exec(*ben, u"ROLLBACK"_s);
    EXPECT_TRUE(isOk(decide(*ann, vote(ids.at(0), Verdict::Include))));
    EXPECT_EQ(decisionsOn(*ann, ids.at(0))->size(), 1);
}

TEST_F(FaultsTest, AFileFromANewerProgramIsRefusedInWords)
{
    {
        auto session = create();
        exec(*session, u"UPDATE meta SET value = '99'"_s);
    }
    const Result<std::unique_ptr<Session>> opened = Session::open(path(u"r.plansift"_s));
    ASSERT_FALSE(opened);
    EXPECT_TRUE(QString::fromStdString(opened.error().message).contains(u"saved by a newer Plansift"_s));
}
