// SPDX-License-Identifier: GPL-3.0-or-later
// Measuring figures against the rules of journals.
#include "core/figure/journal.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace plansift::figure;

namespace {

/// A page of 170 mm with one text of 5.4 pt and a line of 0.4 pt.
Pages onePage()
{
    Scene page;
    page.width = 170 * 72 / 25.4;
    page.height = 100;
    Text text;
    text.text = "small";
    text.font.size = 5.4;
    page.items.resize(2);
    page.items[0].mark = text;
    Line line;
    line.stroke.width = 0.4;
    page.items[1].mark = line;
    return {page};
}

const FigureCheck& checkOf(const std::vector<FigureCheck>& checks, FigureCheck::What what)
{
    return *std::ranges::find(checks, what, &FigureCheck::what);
}

} // namespace

TEST(Journal, KeysAreUnique)
{
    std::set<std::string_view> keys;
    for (const JournalRules& rules : journals())
        EXPECT_TRUE(keys.insert(rules.key).second) << rules.key;
    EXPECT_EQ(journalByKey("nowhere"), nullptr);
}

TEST(Journal, MeasuresTheSmallestTypeAndTheThinnestLine)
{
    const FigureMeasures measures = measuresOf(onePage());
    EXPECT_NEAR(measures.widthMm, 170, 1e-9);
    EXPECT_DOUBLE_EQ(measures.smallestFontPt, 5.4);
    EXPECT_EQ(measures.smallestText, "small");
    EXPECT_DOUBLE_EQ(measures.thinnestLinePt, 0.4);
}

TEST(Journal, NamesWhatFailsWithItsCure)
{
    FigureOptions options;
    options.fontPt = 8;
    const auto checks = checkFigure(onePage(), options, 300, *journalByKey("bmc-full"));
    const FigureCheck& font = checkOf(checks, FigureCheck::What::Font);
    EXPECT_FALSE(font.passed);
    EXPECT_DOUBLE_EQ(font.limit, 8);
    EXPECT_NEAR(font.cure, 11.9, 1e-9); // 8 * 8 / 5.4, rounded up
    EXPECT_FALSE(checkOf(checks, FigureCheck::What::Line).passed);
    EXPECT_TRUE(checkOf(checks, FigureCheck::What::Width).passed);
    EXPECT_TRUE(checkOf(checks, FigureCheck::What::Resolution).passed);
}

TEST(Journal, TypeUnderSixPointsNeverPasses)
{
    EXPECT_FALSE(
        checkOf(checkFigure(onePage(), {}, 600, *journalByKey("none")), FigureCheck::What::Font).passed);
}

TEST(Journal, AColumnIsNarrowerThanAPage)
{
    const auto checks = checkFigure(onePage(), {}, 300, *journalByKey("bmc-column"));
    const FigureCheck& width = checkOf(checks, FigureCheck::What::Width);
    EXPECT_FALSE(width.passed);
    EXPECT_DOUBLE_EQ(width.cure, 85);
}
