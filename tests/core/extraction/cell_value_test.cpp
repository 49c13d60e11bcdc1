// SPDX-License-Identifier: GPL-3.0-or-later
// What people type from papers, and what becomes of it.
#include "core/extraction/cell_value.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;
using namespace plansift::extraction;

namespace {

/// Two arms of 28 with means 41.2 and 41.0.
OutcomeRow arms()
{
    OutcomeRow row;
    for (const auto& [name, value] : {std::pair(u"n1i"_s, 28.0), std::pair(u"n2i"_s, 28.0),
                                      std::pair(u"m1i"_s, 41.2), std::pair(u"m2i"_s, 38.0)})
        row.cells.append({name, QString::number(value), value, {}, {}, {}, {}});
    return row;
}

double valueOf(const QString& column, const QString& text, const OutcomeRow& row = arms())
{
    const Result<CellValue> read = readCell(column, text, row);
    EXPECT_TRUE(read.ok()) << text.toStdString();
    return read && read->value ? *read->value : std::nan("");
}

} // namespace

TEST(CellValue, ReadsNumbersAsTheyArePrinted)
{
    EXPECT_EQ(valueOf(u"m1i"_s, u"3.4"_s), 3.4);
    EXPECT_EQ(valueOf(u"m1i"_s, u"\u22121.2"_s), -1.2);
    EXPECT_EQ(valueOf(u"sd1i"_s, u"SD 2.2"_s), 2.2);
    EXPECT_TRUE(readCell(u"m1i"_s, u"3.4"_s, arms())->formula.isEmpty());
}

TEST(CellValue, ConvertsSpreads)
{
    EXPECT_NEAR(valueOf(u"sd2i"_s, u"SE 4.25"_s), 4.25 * std::sqrt(28.0), 1e-12);
    // Handbook 6.5.2.2: sqrt(n) (ub - lb) / (2 t(0.975, 27)); t is 2.0518305164802833.
    EXPECT_NEAR(valueOf(u"sd1i"_s, u"1.71 to 5.29"_s), std::sqrt(28.0) * 3.58 / 2 / 2.0518305164802833, 1e-9);
    EXPECT_NEAR(valueOf(u"sd1i"_s, u"95% CI [1.71, 5.29]"_s), valueOf(u"sd1i"_s, u"1.71 to 5.29"_s), 1e-12);
    EXPECT_GT(valueOf(u"sd1i"_s, u"90% CI 1.71 to 5.29"_s), valueOf(u"sd1i"_s, u"1.71 to 5.29"_s));
    // t = md / (sd sqrt(2 / n)).
    EXPECT_NEAR(valueOf(u"sd1i"_s, u"t = 2.1"_s), 3.2 / 2.1 / std::sqrt(2.0 / 28), 1e-12);
}

TEST(CellValue, SaysWhatAConversionWaitsFor)
{
    const Result<CellValue> read = readCell(u"sd1i"_s, u"SE 4.25"_s, {});
    ASSERT_TRUE(read.ok());
    EXPECT_FALSE(read->value.has_value());
    EXPECT_EQ(read->waitsFor, u"n1i"_s);
}

TEST(CellValue, ReadsEventsWithTheirTotal)
{
    const Result<CellValue> read = readCell(u"ai"_s, u"12/38"_s, {});
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->value, 12);
    EXPECT_EQ(read->total, 38);
    EXPECT_EQ(valueOf(u"ci"_s, u"25 %"_s), 7);
}

TEST(CellValue, ReadsTheErrorOfAnEffect)
{
    EXPECT_NEAR(valueOf(u"sei"_s, u"-0.79 to 0.12"_s), 0.91 / 2 / 1.959963984540054, 1e-9);
    EXPECT_NEAR(valueOf(u"vi"_s, u"SE 0.2"_s), 0.04, 1e-12);
}

namespace {

/// A row whose effect is printed as the hazard ratio 0.74 and used as its log.
OutcomeRow hazardRatio()
{
    OutcomeRow row;
    row.cells.append({u"yi"_s, u"0.74"_s, -0.3011050927839216, {}, {}, {}, {}});
    return row;
}

CellValue ofRatio(const QString& column, const QString& text)
{
    const Result<CellValue> read = readCell(column, text, hazardRatio(), EffectScale::Ratio);
    EXPECT_TRUE(read.ok()) << text.toStdString();
    return read.valueOr({});
}

} // namespace

TEST(CellValue, WhatIsPrintedForARatioIsTakenToTheLogScale)
{
    EXPECT_NEAR(*ofRatio(u"yi"_s, u"0.74"_s).value, -0.3011050927839216, 1e-12);
    // (log 1.05 - log 0.52) / (2 * 1.959963984540054)
    EXPECT_NEAR(*ofRatio(u"sei"_s, u"0.52 to 1.05"_s).value, 0.17926774091744418, 1e-12);
    EXPECT_NEAR(*ofRatio(u"vi"_s, u"0.52 to 1.05"_s).value, 0.17926774091744418 * 0.17926774091744418, 1e-12);
    // |log 0.74| / z(0.09), z = 1.6953977102721358
    EXPECT_NEAR(*ofRatio(u"sei"_s, u"p = 0.09"_s).value, 0.3011050927839216 / 1.6953977102721358, 1e-9);
    EXPECT_NEAR(*ofRatio(u"sei"_s, u"0.13"_s).value, 0.13 / 0.74, 1e-12);
    EXPECT_NEAR(*ofRatio(u"sei"_s, u"var 0.0169"_s).value, 0.13 / 0.74, 1e-12);
    EXPECT_EQ(*ofRatio(u"sei"_s, u"SE(log) 0.18"_s).value, 0.18);
    EXPECT_EQ(*ofRatio(u"sei"_s, u"SE of log HR = 0.18"_s).value, 0.18);
    EXPECT_TRUE(ofRatio(u"sei"_s, u"0.52 to 1.05"_s).doubt.isEmpty());
    EXPECT_FALSE(ofRatio(u"sei"_s, u"0.70 to 1.05"_s).doubt.isEmpty());
    EXPECT_FALSE(readCell(u"yi"_s, u"-0.3"_s, {}, EffectScale::Ratio)) << "a log is no ratio";
    EXPECT_EQ(readCell(u"sei"_s, u"0.13"_s, {}, EffectScale::Ratio)->waitsFor, u"yi"_s);
}

TEST(CellValue, AnIntervalThatFitsARatioIsDoubtedOnTheScaleOfDifferences)
{
    OutcomeRow row;
    row.cells.append({u"yi"_s, u"0.74"_s, 0.74, {}, {}, {}, {}});
    EXPECT_TRUE(readCell(u"sei"_s, u"0.52 to 1.05"_s, row)->doubt.contains(u"is it a ratio?"_s));
}

TEST(CellValue, FormulasShowTheirNumbers)
{
    EXPECT_EQ(readCell(u"sd1i"_s, u"SE 3.44"_s, arms())->formula,
              u"sd = se \u00d7 sqrt(n) = 3.44 \u00d7 sqrt(28) = 18.2028"_s);
    EXPECT_EQ(readCell(u"sd1i"_s, u"-1.71 to 5.29"_s, arms())->formula,
              u"sd = sqrt(n) \u00d7 (ub \u2212 lb) / (2 \u00d7 t(level, n \u2212 1)) = sqrt(28) \u00d7 "
              u"(5.29 \u2212 (\u22121.71)) / (2 \u00d7 t(95, 28 \u2212 1)) = 9.02621"_s);
    EXPECT_EQ(ofRatio(u"sei"_s, u"0.52 to 1.05"_s).formula,
              u"sei = (log(ub) \u2212 log(lb)) / (2 \u00d7 z(level)) = (log(1.05) \u2212 log(0.52)) / (2 "
              u"\u00d7 z(95)) = 0.179268"_s);
    EXPECT_EQ(ofRatio(u"yi"_s, u"0.74"_s).formula, u"yi = log(ratio) = log(0.74) = \u22120.301105"_s);
}

TEST(CellValue, RefusesWithTheFormsThatAreTaken)
{
    const Result<CellValue> read = readCell(u"sd1i"_s, u"about 3"_s, arms());
    ASSERT_FALSE(read.ok());
    EXPECT_NE(read.error().message.find("SE 0.4"), std::string::npos);
}
