// SPDX-License-Identifier: GPL-3.0-or-later
// Cells as papers print them.
#include "core/extraction/printed_value.hpp"
#include "tests/support/results.hpp"

using namespace plansift::extraction;
using plansift::test::isOk;

namespace {

struct Case {
    const char16_t* text;
    PrintedKind kind;
    std::vector<double> numbers;
};

const Case kCases[]{
    {u"4.25", PrintedKind::Number, {4.25}},
    {u" −0.5 ", PrintedKind::Number, {-0.5}},
    {u".05", PrintedKind::Number, {0.05}},
    {u"1,234", PrintedKind::Number, {1234}},
    {u"12,345,678.5", PrintedKind::Number, {12345678.5}},
    {u"1,5", PrintedKind::Number, {1.5}},
    {u"1.2e-3", PrintedKind::Number, {0.0012}},
    {u"SE 4.25", PrintedKind::StandardError, {4.25}},
    {u"s.e. = 4.25", PrintedKind::StandardError, {4.25}},
    {u"SD: 3", PrintedKind::StandardDeviation, {3}},
    {u"1.71 to 5.29", PrintedKind::Interval, {1.71, 5.29}},
    {u"1.71–5.29", PrintedKind::Interval, {1.71, 5.29}},
    {u"−1.71 to −0.29", PrintedKind::Interval, {-1.71, -0.29}},
    {u"[-1.71, 0.29]", PrintedKind::Interval, {-1.71, 0.29}},
    {u"95% CI 1.71 to 5.29", PrintedKind::Interval, {1.71, 5.29, 95}},
    {u"CI: (1.71; 5.29)", PrintedKind::Interval, {1.71, 5.29}},
    {u"p=0.03", PrintedKind::PValue, {0.03}},
    {u"P < 0.001", PrintedKind::PBound, {0.001}},
    {u"t = 2.1", PrintedKind::TStatistic, {2.1}},
    {u"t(45) = 2.1", PrintedKind::TStatistic, {2.1, 45}},
    {u"F(1, 45) = 4.4", PrintedKind::FStatistic, {4.4, 1, 45}},
    {u"12/38", PrintedKind::Fraction, {12, 38}},
    {u"12 of 38", PrintedKind::Fraction, {12, 38}},
    {u"31.6%", PrintedKind::Percentage, {31.6}},
    {u"IQR 4 to 8", PrintedKind::Quartiles, {4, 8}},
    {u"range 2-14", PrintedKind::Range, {2, 14}},
    {u"10.2 (3.1)", PrintedKind::MeanSpread, {10.2, 3.1}},
    {u"10.2 ± 3.1", PrintedKind::MeanSpread, {10.2, 3.1}},
    {u"10.2 (SD 3.1)", PrintedKind::MeanSpread, {10.2, 3.1}},
};

} // namespace

TEST(PrintedValue, ReadsWhatPapersPrint)
{
    for (const Case& c : kCases) {
        const QString text = QString::fromUtf16(c.text);
        const auto read = readPrinted(text);
        ASSERT_TRUE(isOk(read)) << text.toStdString();
        EXPECT_EQ(read->kind, c.kind) << text.toStdString();
        EXPECT_EQ(read->numbers, c.numbers) << text.toStdString();
    }
}

TEST(PrintedValue, RefusesWhatIsNoNumber)
{
    for (const char16_t* text : {u"", u"n.s.", u"-", u"12/", u"1.2.3", u"p", u"to 5", u"5 mg", u"1 2"})
        EXPECT_FALSE(readPrinted(QString::fromUtf16(text))) << QString::fromUtf16(text).toStdString();
}
