// SPDX-License-Identifier: GPL-3.0-or-later
// Full texts: the queue, files kept in the project, matching files to reports, quotes.
#include "core/session/check.hpp"
#include "core/session/full_text.hpp"
#include "core/store/database.hpp"
#include "tests/session/review_fixture.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

namespace {

class FullTextTest : public test::ReviewTest {
protected:
    /// A review with one vote a record in which the first two of three records passed.
    std::unique_ptr<Session> sought()
    {
        auto session = create(u"r.plansift"_s, 1);
        ids = importRis(*session, 3);
        for (int i = 0; i < 3; ++i)
            EXPECT_TRUE(isOk(decide(*session, vote(ids.at(i), i < 2 ? Verdict::Include : Verdict::Exclude))));
        return session;
    }

    QList<RowId> ids{};
};

SoughtReport report(RowId record, const QString& label, const QString& title, const QString& doi)
{
    return {record, label, title, doi, ReportState::WaitsForMe, {}, false};
}

} // namespace

TEST_F(FullTextTest, TheQueueFollowsTheDecisions)
{
    auto session = sought();
    QList<SoughtReport> reports = *soughtReports(*session);
    ASSERT_EQ(reports.size(), 2);
    EXPECT_EQ(reports.constFirst().label, u"Smith 2019"_s);
    EXPECT_EQ(reports.constFirst().state, ReportState::WaitsForMe);
    Decision no = vote(ids.at(0), Verdict::Exclude, Stage::FullText);
    EXPECT_FALSE(decide(*session, no)) << "an exclusion at full text needs a reason";
    no.reasons = {u"Wrong population"_s};
    ASSERT_TRUE(isOk(decide(*session, no)));
    ASSERT_TRUE(isOk(decide(*session, vote(ids.at(1), Verdict::NotRetrieved, Stage::FullText))));
    reports = *soughtReports(*session);
    EXPECT_EQ(reports.at(0).state, ReportState::Excluded);
    EXPECT_EQ(reports.at(0).reason, u"Wrong population"_s);
    EXPECT_EQ(reports.at(1).state, ReportState::NotRetrieved);
}

TEST_F(FullTextTest, AFileIsKeptInTheProjectAndCanBeTakenAway)
{
    auto session = sought();
    ASSERT_TRUE(isOk(attachFile(*session, ids.at(0), write(u"a.pdf"_s, "%PDF-1.4 one"))));
    QList<Attachment> files = *attachmentsOf(*session, ids.at(0));
    ASSERT_EQ(files.size(), 1);
    EXPECT_EQ(*attachmentBytes(*session, files.constFirst()), QByteArray("%PDF-1.4 one"));
    EXPECT_TRUE(soughtReports(*session)->constFirst().hasFile);
    ASSERT_TRUE(isOk(removeAttachment(*session, files.constFirst())));
    EXPECT_TRUE(attachmentsOf(*session, ids.at(0))->isEmpty());
    ASSERT_TRUE(isOk(session->undo()));
    EXPECT_EQ(attachmentsOf(*session, ids.at(0))->size(), 1);
    EXPECT_TRUE(checkReview(*session)->problems.isEmpty());
    EXPECT_FALSE(attachFile(*session, ids.at(0), write(u"empty.pdf"_s, {})));
    EXPECT_FALSE(attachFile(*session, ids.at(0), path(u"none.pdf"_s)));
}

TEST_F(FullTextTest, AMissingFileIsFoundByTheCheck)
{
    auto session = sought();
    ASSERT_TRUE(isOk(attachFile(*session, ids.at(0), write(u"a.pdf"_s, "%PDF-1.4 one"))));
    ASSERT_TRUE(isOk(session->database().exec(u"DELETE FROM attachment_content"_s)));
    EXPECT_EQ(checkReview(*session)->problems.size(), 1);
}

TEST_F(FullTextTest, QuotesAreKeptWithTheirPlaces)
{
    auto session = sought();
    const Quote quote{
        0, ids.at(0), 4, u"38 were randomised"_s, QuotePurpose::Sample, {QRectF(10, 20, 100, 12)}};
    ASSERT_TRUE(isOk(addQuote(*session, quote)));
    QList<Quote> quotes = *quotesOf(*session, ids.at(0));
    ASSERT_EQ(quotes.size(), 1);
    EXPECT_EQ(quotes.constFirst().places, quote.places);
    EXPECT_EQ(quotes.constFirst().purpose, QuotePurpose::Sample);
    ASSERT_TRUE(isOk(removeQuote(*session, quotes.constFirst())));
    EXPECT_TRUE(quotesOf(*session, ids.at(0))->isEmpty());
    EXPECT_FALSE(addQuote(*session, {0, ids.at(0), 1, u" "_s, QuotePurpose::Result, {}}));
}

TEST(ReportOfFile, GoesByDoiThenTitleThenNameAndYear)
{
    const QList<SoughtReport> reports{
        report(1, u"Havel 2021"_s, u"Motivational interviewing plus graded exercise"_s, u"10.5555/abc.1"_s),
        report(2, u"Tembo 2019"_s, u"Exercise for chronic low back pain at home"_s, {}),
        report(3, u"Tembo 2020"_s, u"Another trial of exercise in back pain"_s, {})};
    EXPECT_EQ(reportOfFile(reports, u"x.pdf"_s, u"see https://doi.org/10.5555/ABC.1."_s), 1);
    EXPECT_EQ(reportOfFile(reports, u"x.pdf"_s, u"Exercise for Chronic\nLow Back Pain at home: a trial"_s),
              2);
    EXPECT_EQ(reportOfFile(reports, u"Tembo_2020_final.pdf"_s, {}), 3);
    EXPECT_EQ(reportOfFile(reports, u"Tembo.pdf"_s, {}), 0) << "two reports fit";
    EXPECT_EQ(reportOfFile(reports, u"scan001.pdf"_s, u"nothing"_s), 0);
}
