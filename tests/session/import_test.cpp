// SPDX-License-Identifier: GPL-3.0-or-later
// Imports of many blocks: order, stopping on the way, and files that change after they were looked at.
#include "core/session/import_preview.hpp"
#include "tests/session/review_fixture.hpp"

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using plansift::test::isOk;

namespace {

constexpr int kMany = 6000; // more than the reader may be ahead

class ImportTest : public test::ReviewTest {
protected:
    ImportRequest requestFor(int records) const
    {
        ImportRequest request;
        request.files = {{write(u"many.ris"_s, ris(records)), u"MEDLINE"_s, SourceKind::Database, {}}};
        return request;
    }
};

} // namespace

TEST_F(ImportTest, ManyRecordsKeepTheOrderOfTheFile)
{
    auto session = create();
    ImportRequest request = requestFor(kMany);
    QList<int> told;
    request.progress = [&told](int done, int total) {
        EXPECT_EQ(total, kMany);
        told += done;
        return true;
    };
    const Result<ImportReport> report = importFiles(*session, request);
    ASSERT_TRUE(isOk(report));
    EXPECT_EQ(report->recordsTotal, kMany);
    EXPECT_EQ(told.constLast(), kMany);
    EXPECT_TRUE(std::is_sorted(told.cbegin(), told.cend()));
    const QList<RecordLine> lines = *recordLines(*session, *recordIds(*session));
    ASSERT_EQ(lines.size(), kMany);
    for (int i = 0; i < kMany; ++i)
        ASSERT_EQ(lines.at(i).title, u"Trial number %1"_s.arg(i + 1));
    EXPECT_EQ(recordView(*session, lines.constLast().id)->line, (kMany - 1) * 7 + 1);
    EXPECT_EQ(*searchRecords(*session, u"title:%1"_s.arg(kMany)), QList<RowId>{lines.constLast().id});
}

TEST_F(ImportTest, StoppedOnTheWayItWritesNothing)
{
    auto session = create();
    ImportRequest request = requestFor(kMany);
    request.progress = [](int done, int) { return done < kMany / 2; };
    const Result<ImportReport> stopped = importFiles(*session, request);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(*recordTotal(*session), 0);
    EXPECT_TRUE(searchRecords(*session, u"title:trial"_s)->isEmpty());
    request.progress = {};
    ASSERT_TRUE(isOk(importFiles(*session, request)));
    EXPECT_EQ(*recordTotal(*session), kMany);
}

TEST_F(ImportTest, TakesWhatWasLookedAt)
{
    auto session = create();
    const ImportPreview preview = previewFile(*session, requestFor(120).files.constFirst());
    ASSERT_FALSE(preview.error);
    EXPECT_EQ(preview.first.size(), kFirstRecords);
    EXPECT_EQ(preview.reading.summary.imported, 120);
    write(u"many.ris"_s, ris(3, "Other"));
    const Result<ImportReport> report = importPreviews(*session, {preview});
    ASSERT_TRUE(isOk(report));
    EXPECT_EQ(report->recordsTotal, 120);
}
