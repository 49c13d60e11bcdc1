// SPDX-License-Identifier: GPL-3.0-or-later
// Wrapping and shortening; FixedMeasure makes a byte 5 pt wide at 10 pt.
#include "core/figure/text_layout.hpp"

#include <gtest/gtest.h>

using namespace plansift::figure;

namespace {
const FixedMeasure kMeasure;
const Font kFont{10, false, false};
} // namespace

TEST(WrapText, BreaksAtBlanks)
{
    EXPECT_EQ(wrapText("one two three", 40, kFont, kMeasure), (Lines{"one two", "three"}));
    EXPECT_EQ(wrapText("one two three", 65, kFont, kMeasure), (Lines{"one two three"}));
    EXPECT_EQ(wrapText("", 40, kFont, kMeasure), Lines{});
}

TEST(WrapText, BreaksAtLineEndsAndHyphens)
{
    EXPECT_EQ(wrapText("a\nb", 100, kFont, kMeasure), (Lines{"a", "b"}));
    EXPECT_EQ(wrapText("Muster-Maximilian", 50, kFont, kMeasure), (Lines{"Muster-", "Maximilian"}));
    EXPECT_EQ(wrapText("1990-1995", 30, kFont, kMeasure),
              (Lines{"1990-1", "995"})); // no hyphen break in numbers
}

TEST(WrapText, BreaksWordsThatAreTooWideBetweenCharacters)
{
    EXPECT_EQ(wrapText("WWWWWWWW x", 20, kFont, kMeasure), (Lines{"WWWW", "WWWW", "x"}));
    EXPECT_EQ(wrapText("ääää", 20, kFont, kMeasure), (Lines{"ää", "ää"})); // two bytes each, never split
    EXPECT_EQ(wrapText("e\u0301e\u0301", 1, kFont, kMeasure), (Lines{"e\u0301", "e\u0301"}));
}

TEST(WrapText, KeepsNoBreakSpacesTogether)
{
    EXPECT_EQ(wrapText("Databases (n\u00a0=\u00a04,820)", 90, kFont, kMeasure),
              (Lines{"Databases", "(n\u00a0=\u00a04,820)"}));
}

TEST(WrapRich, KeepsFacesAcrossLines)
{
    const std::vector<RichText> lines =
        wrapRich({{"value (", false}, {"P", true}, {" = .13)", false}}, 35, kFont, kMeasure);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0], (RichText{{"value", false}}));
    EXPECT_EQ(lines[1], (RichText{{"(", false}, {"P", true}, {" =", false}}));
}

TEST(ShortenText, EndsInAnEllipsis)
{
    EXPECT_EQ(shortenText("abcdefgh", 40, kFont, kMeasure), "abcdefgh");
    EXPECT_EQ(shortenText("abcdefgh", 35, kFont, kMeasure), "abcd…");
    EXPECT_EQ(shortenText("abcdefgh", 3, kFont, kMeasure), "");
}

TEST(LimitLines, MarksWhatWasCut)
{
    EXPECT_EQ(limitLines({"one", "two", "three"}, 2, 40, kFont, kMeasure), (Lines{"one", "two…"}));
    EXPECT_EQ(limitLines({"one", "two"}, 2, 40, kFont, kMeasure), (Lines{"one", "two"}));
}

TEST(CleanText, LeavesOneLineOfValidText)
{
    EXPECT_EQ(cleanText("  a\t b\n\nc "), "a b c");
    EXPECT_EQ(cleanText("x\xC3\x28y"), "x?(y");
    EXPECT_EQ(cleanText("Müller\u00a02019"), "Müller\u00a02019");
    EXPECT_EQ(cleanText(std::string("a\0b", 3)), "a b");
}
