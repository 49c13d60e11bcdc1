// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, P values and sentences as the styles write them (conventions: figures of RevMan, meta, JAMA, BMJ).
#include "core/figure/number_text.hpp"
#include "core/figure/stat_lines.hpp"

#include <gtest/gtest.h>

#include <limits>

using namespace plansift::figure;

namespace {

const FigureStyle& style(const char* key)
{
    return **styleByKey(key);
}

std::string p(double value, const char* key)
{
    return pText(value, style(key).p, style(key).numbers.decimalMark);
}

const Heterogeneity kAspirin{0.0096, 9.93, 6, 0.1277, 39.6};

} // namespace

TEST(NumberText, UsesRealMinusAndNoNegativeZero)
{
    EXPECT_EQ(fixedNumber(-0.23, 2), "\u22120.23");
    EXPECT_EQ(fixedNumber(-0.004, 2), "0.00");
    EXPECT_EQ(fixedNumber(0.995, 1), "1.0");
    EXPECT_EQ(fixedNumber(23.4, 1, "·"), "23·4");
    EXPECT_EQ(fixedNumber(1.23e9, 2), "1.2e9");
    EXPECT_EQ(fixedNumber(std::numeric_limits<double>::quiet_NaN(), 2), "\u2013");
}

TEST(NumberText, CountsDecimalsThatAreNeeded)
{
    EXPECT_EQ(decimalsNeeded(3, 2), 0);
    EXPECT_EQ(decimalsNeeded(3.4, 2), 1);
    EXPECT_EQ(decimalsNeeded(3.456, 2), 2);
    EXPECT_EQ(decimalsNeeded(3.999, 2), 0);
}

TEST(NumberText, SeparatesThousands)
{
    EXPECT_EQ(countText(0), "0");
    EXPECT_EQ(countText(999), "999");
    EXPECT_EQ(countText(4820), "4,820");
    EXPECT_EQ(countText(1234567), "1,234,567");
    EXPECT_EQ(countText(-1234), "\u22121,234");
}

TEST(NumberText, WritesPAsRevMan)
{
    EXPECT_EQ(p(0.1277, "revman5"), " = 0.13");
    EXPECT_EQ(p(0.0419, "revman5"), " = 0.04");
    EXPECT_EQ(p(0.0031, "revman5"), " = 0.003");
    EXPECT_EQ(p(0.0098, "revman5"), " = 0.01");
    EXPECT_EQ(p(0.00042, "revman5"), " = 0.0004");
    EXPECT_EQ(p(0.00002, "revman5"), " < 0.0001");
    EXPECT_EQ(p(0.000001, "revman5"), " < 0.00001");
    EXPECT_EQ(p(0.997, "revman5"), " = 1.00");
}

TEST(NumberText, WritesPAsJournals)
{
    EXPECT_EQ(p(0.1277, "jama"), " = .13");
    EXPECT_EQ(p(0.0042, "jama"), " = .004");
    EXPECT_EQ(p(0.0002, "jama"), " < .001");
    EXPECT_EQ(p(0.996, "jama"), " > .99");
    EXPECT_EQ(p(0.1277, "meta"), " = 0.1277");
    EXPECT_EQ(p(0.00001, "meta"), " < 0.0001");
    EXPECT_EQ(p(0.0042, "lancet"), "=0·0042");
    EXPECT_EQ(p(0.13, "bmj"), " = 0.13");
}

TEST(NumberText, WritesIntervals)
{
    const Estimate e{0.74, 0.52, 1.05};
    EXPECT_EQ(ciText(e, 2, style("revman5").numbers, false), " [0.52, 1.05]");
    EXPECT_EQ(ciText(e, 2, style("meta").numbers, false), "[0.52; 1.05]");
    EXPECT_EQ(ciText(e, 2, style("jama").numbers, false), " (0.52-1.05)");
    EXPECT_EQ(ciText({-0.2, -0.5, 0.1}, 2, style("jama").numbers, true), " (\u22120.50 to 0.10)");
    EXPECT_EQ(ciText(e, 2, style("bmj").numbers, false), " (0.52 to 1.05)");
    EXPECT_EQ(ciText(e, 2, style("lancet").numbers, false), " (0·52–1·05)");
}

TEST(StatLines, AreThoseOfRevMan5)
{
    EXPECT_EQ(plainText(heterogeneityLine(kAspirin, style("revman5"), "DL")),
              "Heterogeneity: Tau² = 0.01; Chi² = 9.93, df = 6 (P = 0.13); I² = 40%");
    Heterogeneity fixed = kAspirin;
    fixed.tau2.reset();
    EXPECT_EQ(plainText(heterogeneityLine(fixed, style("revman5"), "")),
              "Heterogeneity: Chi² = 9.93, df = 6 (P = 0.13); I² = 40%");
    EXPECT_EQ(plainText(effectTestLine(EffectTest{-2.03, {}, 0.0419}, style("revman5"))),
              "Test for overall effect: Z = 2.03 (P = 0.04)");
    EXPECT_EQ(plainText(effectTestLine(EffectTest{-2.03, 6, 0.0887}, style("revman5"))),
              "Test for overall effect: T = 2.03, df = 6 (P = 0.09)");
    EXPECT_EQ(plainText(subgroupTestLine({{}, 3.22, 1, 0.0727, 68.94}, style("revman5"))),
              "Test for subgroup differences: Chi² = 3.22, df = 1 (P = 0.07), I² = 68.9%");
}

TEST(StatLines, SayNotApplicableForOneStudy)
{
    EXPECT_EQ(plainText(heterogeneityLine(std::nullopt, style("revman5"), "")),
              "Heterogeneity: Not applicable");
    EXPECT_EQ(plainText(heterogeneityLine(Heterogeneity{0.0, 0.0, 0, {}, {}}, style("revman5"), "")),
              "Heterogeneity: Not applicable");
    EXPECT_EQ(plainText(effectTestLine(std::nullopt, style("bmj"))),
              "Test for overall effect: Not applicable");
}

TEST(StatLines, FollowTheOtherStyles)
{
    EXPECT_EQ(plainText(heterogeneityLine(kAspirin, style("revman"), "REML")),
              "Heterogeneity: Tau² (REML) = 0.01; Chi² = 9.93, df = 6 (P = 0.13); I² = 40%");
    EXPECT_EQ(plainText(heterogeneityLine(kAspirin, style("revman"), "")),
              "Heterogeneity: Tau² = 0.01; Chi² = 9.93, df = 6 (P = 0.13); I² = 40%");
    EXPECT_EQ(plainText(heterogeneityLine(kAspirin, style("meta"), "DL")),
              "Heterogeneity: I² = 39.6%, τ² = 0.0096, p = 0.1277");
    EXPECT_EQ(plainText(heterogeneityLine(kAspirin, style("jama"), "DL")),
              "Heterogeneity: χ²₆ = 9.93 (P = .13), I² = 40%");
    EXPECT_EQ(plainText(heterogeneityLine(kAspirin, style("bmj"), "DL")),
              "Test for heterogeneity: τ²=0.01; χ²=9.93, df=6, P=0.13; I²=40%");
    EXPECT_EQ(plainText(heterogeneityLine(kAspirin, style("lancet"), "DL")),
              "Heterogeneity: τ²=0·01; χ²=9·93, df=6 (p=0·13); I²=40%");
    EXPECT_EQ(plainText(effectTestLine(EffectTest{-2.03, {}, 0.0419}, style("bmj"))),
              "Test for overall effect: Z = 2.03, P = 0.04");
    EXPECT_EQ(plainText(effectTestLine(EffectTest{-2.03, {}, 0.0419}, style("jama"))),
              "Test for overall effect: z = \u22122.03 (P = .04)");
}

TEST(StatLines, SetLettersOfStatisticsInItalics)
{
    const RichText line = heterogeneityLine(kAspirin, style("jama"), "");
    ASSERT_EQ(line.size(), 5U);
    EXPECT_EQ(line[1], (plansift::figure::Run{"P", true}));
    EXPECT_EQ(line[3], (plansift::figure::Run{"I", true}));
}

TEST(Styles, AreKnownByKeyOrRefused)
{
    for (const char* key : {"revman5", "revman", "meta", "jama", "bmj", "lancet", "plain"})
        EXPECT_TRUE(styleByKey(key).ok()) << key;
    const auto unknown = styleByKey("nature");
    ASSERT_FALSE(unknown.ok());
    EXPECT_NE(unknown.error().message.find("revman5"), std::string::npos);
    EXPECT_FALSE(checkOptions({.widthMm = 5}).ok());
    EXPECT_FALSE(checkOptions({.fontPt = 3}).ok());
    EXPECT_FALSE(checkOptions({.pageHeightMm = 1}).ok());
    EXPECT_TRUE(checkOptions({}).ok());
}
