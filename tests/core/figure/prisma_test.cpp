// SPDX-License-Identifier: GPL-3.0-or-later
// The four official forms of the flow diagram: boxes, wording, alignment.
#include "tests/core/figure/sample_flows.hpp"
#include "tests/core/figure/scene_checks.hpp"

#include <gtest/gtest.h>

#include <set>

using namespace plansift;
using namespace plansift::figure;

namespace {

Scene draw(const PrismaInput& input, const FigureOptions& options = {.widthMm = 260})
{
    const Result<Pages> pages = prisma(input, options, FixedMeasure{});
    EXPECT_TRUE(pages.ok()) << (pages ? "" : pages.error().message);
    return pages ? pages->at(0) : Scene{};
}

std::set<std::string> boxesOf(const Scene& scene)
{
    std::set<std::string> refs;
    for (const Item* item : test::itemsOf(scene, "box"))
        refs.insert(item->ref);
    return refs;
}

Rect boxOf(const Scene& scene, const std::string& ref)
{
    for (const Item* item : test::itemsOf(scene, "box"))
        if (item->ref == ref)
            return boundsOf(item->mark);
    ADD_FAILURE() << "no box " << ref;
    return {};
}

const std::set<std::string> kDatabaseBoxes{"identified",         "removed",
                                           "records_screened",   "records_excluded",
                                           "dbr_sought_reports", "dbr_notretrieved_reports",
                                           "dbr_assessed",       "dbr_excluded",
                                           "new_studies"};

} // namespace

TEST(Prisma, FormsHaveTheOfficialBoxes)
{
    std::set<std::string> expected = kDatabaseBoxes;
    EXPECT_EQ(boxesOf(draw(test::officialFlow(false, false))), expected);
    expected.insert({"previous_studies", "total_studies"});
    EXPECT_EQ(boxesOf(draw(test::officialFlow(true, false))), expected);
    expected.insert({"other_identified", "other_sought_reports", "other_notretrieved_reports",
                     "other_assessed", "other_excluded"});
    EXPECT_EQ(boxesOf(draw(test::officialFlow(true, true))), expected);
    expected.erase("previous_studies");
    expected.erase("total_studies");
    EXPECT_EQ(boxesOf(draw(test::officialFlow(false, true))), expected);
}

TEST(Prisma, SaysNewOnlyInUpdatedReviews)
{
    const Scene fresh = draw(test::officialFlow(false, true));
    for (const std::string& text : test::textsOf(fresh))
        EXPECT_EQ(text.find("new"), std::string::npos) << text;
    EXPECT_TRUE(test::hasText(fresh, "Identification of studies via databases and registers"));
    EXPECT_TRUE(test::hasText(fresh, "Identification of studies via other methods"));
    EXPECT_EQ(fresh.description.find("New"), std::string::npos);
    const Scene updated = draw(test::officialFlow(true, true), {.widthMm = 400});
    EXPECT_TRUE(test::hasText(updated, "Identification of new studies via databases and registers"));
    EXPECT_TRUE(test::hasText(updated, "New studies included in review"));
    EXPECT_TRUE(test::hasText(updated, "Reports of new included studies"));
    EXPECT_TRUE(test::hasText(updated, "Total studies included in review"));
}

TEST(Prisma, PrintsEveryCount)
{
    const Scene scene = draw(test::exampleFlow());
    for (const char* text : {"Databases (n = 3,062)", "Embase (n = 1,043)", "Registers (n = 0)",
                             "Duplicate records removed (n = 981)", "(n = 2,081)", "(n = 2,048)", "(n = 33)",
                             "(n = 32)", "Design: not a randomised controlled trial (n = 6)", "(n = 3)"})
        EXPECT_TRUE(test::hasText(scene, text)) << text;
    EXPECT_NE(scene.description.find("Records excluded (n = 2,048)."), std::string::npos);
}

TEST(Prisma, ZeroLinesMayBeHiddenAndUnknownCountsStayBlank)
{
    PrismaInput input = test::exampleFlow();
    input.hideZeros = true;
    input.recordsExcluded.reset();
    const Scene scene = draw(input);
    EXPECT_FALSE(test::hasText(scene, "Registers (n = 0)"));
    EXPECT_TRUE(test::hasText(scene, "(n = )"));
    EXPECT_TRUE(test::hasText(scene, "Duplicate records removed (n = 981)"));
}

TEST(Prisma, SaysWhenItIsIncomplete)
{
    PrismaInput input = test::exampleFlow();
    EXPECT_TRUE(test::itemsOf(draw(input), kWatermarkRole).empty());
    input.open = 214;
    const Scene scene = draw(input);
    EXPECT_EQ(test::itemsOf(scene, kWatermarkRole).size(), 1U);
    EXPECT_TRUE(test::hasText(scene, "Incomplete: 214 records have not been decided yet."));
    EXPECT_TRUE(test::hasText(scene, "Records in screening"));
    EXPECT_TRUE(test::hasText(scene, "Records excluded so far"));
    EXPECT_FALSE(test::hasText(scene, "Records screened"));
}

TEST(Prisma, BoxesStandOnAGrid)
{
    const Scene scene = draw(test::officialFlow(true, true));
    const Rect screened = boxOf(scene, "records_screened");
    EXPECT_DOUBLE_EQ(screened.x, boxOf(scene, "identified").x);
    EXPECT_DOUBLE_EQ(screened.x, boxOf(scene, "total_studies").x);
    EXPECT_DOUBLE_EQ(screened.y, boxOf(scene, "records_excluded").y);
    EXPECT_DOUBLE_EQ(boxOf(scene, "dbr_sought_reports").y, boxOf(scene, "other_sought_reports").y);
    EXPECT_DOUBLE_EQ(boxOf(scene, "previous_studies").height, boxOf(scene, "identified").height);
    EXPECT_LT(boxOf(scene, "previous_studies").right(), screened.x);
    EXPECT_LT(boxOf(scene, "records_excluded").right(), boxOf(scene, "other_identified").x);
}

TEST(Prisma, ArrowsEndAtBoxes)
{
    const Scene scene = draw(test::officialFlow(true, true));
    EXPECT_EQ(test::itemsOf(scene, "arrow").size(), 15U);
    for (const Item* arrow : test::itemsOf(scene, "arrow")) {
        const Point tip = std::get<Polygon>(arrow->mark).points.at(0);
        bool touches = false;
        for (const Item* box : test::itemsOf(scene, "box")) {
            const Rect r = boundsOf(box->mark);
            touches = touches || Rect{r.x - 0.01, r.y - 0.01, r.width + 0.02, r.height + 0.02}.contains(tip);
        }
        EXPECT_TRUE(touches) << tip.x << " " << tip.y;
    }
}

TEST(Prisma, ClicksFindTheBox)
{
    const Scene scene = draw(test::exampleFlow());
    const Rect excluded = boxOf(scene, "records_excluded");
    const Item* hit = itemAt(scene, {excluded.x + excluded.width / 2, excluded.y + excluded.height / 2});
    ASSERT_NE(hit, nullptr);
    EXPECT_EQ(hit->ref, "records_excluded");
}

TEST(Prisma, NamesTheSizeItNeeds)
{
    const Result<Pages> narrow = prisma(test::officialFlow(true, true), {.widthMm = 50}, FixedMeasure{});
    ASSERT_FALSE(narrow.ok());
    EXPECT_NE(narrow.error().message.find("it needs at least "), std::string::npos);
    const Result<Pages> low = prisma(test::officialFlow(true, true), {.pageHeightMm = 60}, FixedMeasure{});
    ASSERT_FALSE(low.ok());
    EXPECT_NE(low.error().message.find("height of 60 mm"), std::string::npos);
}
