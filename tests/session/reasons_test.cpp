// SPDX-License-Identifier: GPL-3.0-or-later
// The list of reasons: renaming, order, deleting; what names a reason follows.
#include "core/session/conflicts.hpp"
#include "core/session/reasons.hpp"
#include "core/session/screening.hpp"
#include "tests/session/review_fixture.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

namespace {

class ReasonsTest : public test::ReviewTest {
protected:
    void SetUp() override
    {
        session = create(u"r.plansift"_s, 1);
        ids = importRis(*session, 3);
        ASSERT_TRUE(isOk(addReasons(*session, Stage::FullText, {u"Desing"_s, u"Outcome"_s, u"Language"_s})));
    }

    void excludeAtFullText(RowId id, const QStringList& why)
    {
        ASSERT_TRUE(isOk(decide(*session, vote(id, Verdict::Include))));
        Decision decision = vote(id, Verdict::Exclude, Stage::FullText);
        decision.reasons = why;
        ASSERT_TRUE(isOk(decide(*session, decision)));
    }

    QStringList labels()
    {
        QStringList list;
        const QList<Reason> known = *reasons(*session, Stage::FullText);
        for (const Reason& reason : known)
            list += reason.label;
        return list;
    }

    RowId idOf(const QString& label)
    {
        const QList<Reason> known = *reasons(*session, Stage::FullText);
        for (const Reason& reason : known)
            if (reason.label == label)
                return reason.id;
        return 0;
    }

    std::unique_ptr<Session> session;
    QList<RowId> ids{};
};

} // namespace

TEST_F(ReasonsTest, ARenamedReasonIsRenamedInVotesAndInTheFlow)
{
    excludeAtFullText(ids.at(0), {u"Desing"_s});
    excludeAtFullText(ids.at(1), {u"Outcome"_s, u"Desing"_s});
    const qint64 before = *session->newestEvent();
    ASSERT_TRUE(isOk(renameReason(*session, idOf(u"Desing"_s), u" Design "_s)));
    EXPECT_EQ(labels(), (QStringList{u"Design"_s, u"Outcome"_s, u"Language"_s}));
    const auto onFullText = [this](RowId id) {
        const QList<Decision> all = *decisionsOn(*session, id);
        return std::ranges::find(all, Stage::FullText, &Decision::stage)->reasons;
    };
    EXPECT_EQ(onFullText(ids.at(0)), QStringList{u"Design"_s});
    EXPECT_EQ(onFullText(ids.at(1)), (QStringList{u"Outcome"_s, u"Design"_s}));
    EXPECT_EQ(prismaCounts(*session)->viaDatabases.excluded.constFirst().name, u"Design"_s);
    EXPECT_EQ(session->eventsSince(before)->size(), 2)
        << "the reason, and the vote that names it further down";
    ASSERT_TRUE(isOk(session->undo()));
    EXPECT_EQ(onFullText(ids.at(1)), (QStringList{u"Outcome"_s, u"Desing"_s}));
    EXPECT_EQ(labels().constFirst(), u"Desing"_s);
}

TEST_F(ReasonsTest, ANameIsNeededAndStandsOnce)
{
    EXPECT_FALSE(static_cast<bool>(renameReason(*session, idOf(u"Desing"_s), u"Outcome"_s)));
    EXPECT_FALSE(static_cast<bool>(renameReason(*session, idOf(u"Desing"_s), u"  "_s)));
    EXPECT_EQ(labels().constFirst(), u"Desing"_s);
}

TEST_F(ReasonsTest, OneInUseIsNotDeleted)
{
    excludeAtFullText(ids.at(0), {u"Outcome"_s, u"Desing"_s});
    for (const QString& used : {u"Outcome"_s, u"Desing"_s}) {
        const Status refused = removeReason(*session, idOf(used));
        ASSERT_FALSE(static_cast<bool>(refused));
        EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    }
    EXPECT_TRUE(isOk(removeReason(*session, idOf(u"Language"_s))));
    EXPECT_EQ(labels(), (QStringList{u"Desing"_s, u"Outcome"_s}));
}

TEST_F(ReasonsTest, TheOrderIsThatOfPriority)
{
    excludeAtFullText(ids.at(0), {u"Desing"_s});
    ASSERT_TRUE(isOk(orderReasons(*session, {idOf(u"Language"_s), idOf(u"Outcome"_s), idOf(u"Desing"_s)})));
    EXPECT_EQ(labels(), (QStringList{u"Language"_s, u"Outcome"_s, u"Desing"_s}));
    EXPECT_EQ(prismaCounts(*session)->viaDatabases.excluded.constFirst().name, u"Desing"_s);
}

TEST_F(ReasonsTest, ConflictsTellSinceWhenAboutWhatAndHowTheyWereSettled)
{
    const auto two = create(u"two.plansift"_s);
    const QList<RowId> records = importRis(*two, 3);
    voteApart(*two, records, u"Design"_s);
    ASSERT_TRUE(isOk(adjudicate(*two, vote(records.at(1), Verdict::Include))));
    const ConflictOverview overview = *conflictOverview(*two, Stage::TitleAbstract);
    ASSERT_EQ(overview.open.size(), 2);
    EXPECT_EQ(overview.open.constFirst().record, records.at(0));
    EXPECT_EQ(overview.open.constFirst().since, decisionsOn(*two, records.at(0))->at(1).decidedAt);
    ASSERT_EQ(overview.settled.size(), 1);
    EXPECT_EQ(overview.settled.constFirst().settled->verdict, Verdict::Include);
    EXPECT_EQ(overview.reasons, (QList<std::pair<QString, int>>{{u"Design"_s, 3}}));
    EXPECT_EQ(overview.pair.first, u"Ann"_s);
    EXPECT_EQ(overview.pair.agreement.table.firstOnly, 3);
    ASSERT_TRUE(isOk(writeDiscussionSheet(*two, Stage::TitleAbstract, path(u"sheet.csv"_s))));
    QFile file(path(u"sheet.csv"_s));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    EXPECT_EQ(text.count(u"\r\n"_s), 3) << "a head and the open ones";
    EXPECT_TRUE(text.contains(u"Trial number 1,Ann,include,,,Ben,exclude,Design,,,,"_s))
        << text.toStdString();
}
