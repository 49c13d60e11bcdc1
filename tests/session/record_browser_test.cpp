// SPDX-License-Identifier: GPL-3.0-or-later
// Filters, counts and orders of the list of records.
#include "core/session/duplicates.hpp"
#include "core/session/record_browser.hpp"
#include "tests/session/review_fixture.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

class RecordBrowserTest : public test::ReviewTest {
protected:
    static RecordList list(const Session& session, const RecordFilter& filter = {},
                           RecordSort sort = RecordSort::Import, bool descending = false)
    {
        const auto index = RecordIndex::load(session);
        EXPECT_TRUE(isOk(index));
        const Result<RecordList> found = (*index)->list(session, filter, sort, descending);
        EXPECT_TRUE(isOk(found));
        return *found;
    }
    static int at(const RecordFacets& facets, RecordStage stage)
    {
        return facets.stages[static_cast<int>(stage)];
    }
};

TEST_F(RecordBrowserTest, EachPartCountsWhatTheOthersLeave)
{
    auto session = create(u"r.plansift"_s, 1);
    const QList<RowId> ids = importRis(*session, 4);
    ASSERT_TRUE(isOk(decide(*session, vote(ids.at(0), Verdict::Exclude))));
    ASSERT_TRUE(isOk(decide(*session, vote(ids.at(1), Verdict::Include))));
    ASSERT_TRUE(isOk(tagRecords(*session, {ids.at(0), ids.at(2)}, u"key"_s, true)));
    RecordFilter tagged;
    tagged.tags = {u"key"_s};
    const RecordList found = list(*session, tagged);
    EXPECT_EQ(found.ids, (QList<RowId>{ids.at(0), ids.at(2)}));
    EXPECT_EQ(at(found.facets, RecordStage::Excluded), 1);
    EXPECT_EQ(at(found.facets, RecordStage::Sought), 0) << "that record has no such tag";
    EXPECT_EQ(found.facets.tags.value(u"key"_s), 2);
    tagged.stages = {RecordStage::Excluded};
    const RecordList both = list(*session, tagged);
    EXPECT_EQ(both.ids, QList<RowId>{ids.at(0)});
    EXPECT_EQ(at(both.facets, RecordStage::WaitsForMe), 1) << "what another choice of stage would give";
    EXPECT_EQ(both.total, 4);
}

TEST_F(RecordBrowserTest, CopiesAreLeftOutUntilAskedForAndTheirWordsFindThePrimary)
{
    auto session = create();
    importRis(*session, 3, "Same");
    importRis(*session, 3, "Same");
    ASSERT_EQ(findDuplicates(*session)->removed, 3);
    EXPECT_EQ(list(*session).ids.size(), 3);
    RecordFilter copies;
    copies.stages = {RecordStage::Copy};
    EXPECT_EQ(list(*session, copies).ids.size(), 3);
    EXPECT_EQ(at(list(*session).facets, RecordStage::Copy), 3);
    RecordFilter text;
    text.text = u"number 2"_s;
    EXPECT_EQ(list(*session, text).ids.size(), 1);
}

TEST_F(RecordBrowserTest, OrdersByColumnBothWays)
{
    auto session = create();
    ImportRequest request;
    request.files = {
        {write(u"o.ris"_s, "TY  - JOUR\nTI  - Beta\nPY  - 2001\nER  - \n\nTY  - JOUR\nTI  - Alpha\n"
                           "PY  - 2010\nER  - \n\nTY  - JOUR\nPY  - 1990\nAU  - Nobody\nER  - \n")}};
    ASSERT_TRUE(isOk(importFiles(*session, request)));
    const QList<RowId> ids = *recordIds(*session);
    const QList<RowId> byTitle{ids.at(1), ids.at(0), ids.at(2)};
    EXPECT_EQ(list(*session, {}, RecordSort::Title).ids, byTitle) << "records without a title come last";
    const QList<RowId> byYear{ids.at(1), ids.at(0), ids.at(2)};
    EXPECT_EQ(list(*session, {}, RecordSort::Year, true).ids, byYear);
    RecordFilter years;
    years.yearFrom = 2000;
    years.yearTo = 2005;
    EXPECT_EQ(list(*session, years).ids, QList<RowId>{ids.at(0)});
    RecordFilter incomplete;
    incomplete.traits = {RecordTrait::Incomplete};
    EXPECT_EQ(list(*session, incomplete).ids, QList<RowId>{ids.at(2)});
}

TEST_F(RecordBrowserTest, NotesBelongToTheirWriter)
{
    auto session = create();
    const RowId id = importRis(*session, 1).constFirst();
    ASSERT_TRUE(isOk(setNote(*session, id, u"mine"_s)));
    session->setReviewer(u"Bo"_s);
    EXPECT_EQ(*noteOn(*session, id), QString());
    session->setReviewer(u"Ann"_s);
    EXPECT_EQ(*noteOn(*session, id), u"mine"_s);
    ASSERT_TRUE(isOk(setNote(*session, id, QString())));
    EXPECT_EQ(*noteOn(*session, id), QString());
}
