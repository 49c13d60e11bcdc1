// SPDX-License-Identifier: GPL-3.0-or-later
// Fourfold tables from their margins and one number more. ni: all; n1i: in group 1; n2i: with the event.
#include "core/extraction/conversions/families.hpp"

#include <algorithm>

namespace plansift::extraction {
namespace {

using stats::square;
using enum InputRule;

const std::vector<InputSpec> kMargins{{"ni", Count}, {"n1i", Count}, {"n2i", Count}};

std::vector<InputSpec> margins(InputSpec number)
{
    std::vector<InputSpec> inputs = kMargins;
    inputs.insert(inputs.begin(), number);
    return inputs;
}

/// The table whose first cell is `exact`, to the nearest whole number of events.
Result<Converted> tableFrom(const Inputs& in, double exact)
{
    const double a = std::round(exact);
    const double b = in["n1i"] - a;
    const double c = in["n2i"] - a;
    const double d = in["ni"] - in["n1i"] - c;
    if (!(std::min({a, b, c, d}) >= 0))
        return impossible(ConversionText::tr("no table with these margins has this number"));
    return Converted{{{"ai", a}, {"bi", b}, {"ci", c}, {"di", d}}, {}};
}

/// sqrt of the product of the four margins' shares.
double shareRoot(const Inputs& in)
{
    const double p1 = in["n1i"] / in["ni"];
    const double p2 = in["n2i"] / in["ni"];
    return std::sqrt(p1 * (1 - p1) * p2 * (1 - p2));
}

Result<Converted> fromPhiValue(const Inputs& in, double phi)
{
    return tableFrom(in, in["n1i"] * in["n2i"] / in["ni"] + in["ni"] * phi * shareRoot(in));
}

Result<Converted> fromPhi(const Inputs& in)
{
    return fromPhiValue(in, in["ri"]);
}

/// The root of OR = a d / (b c) for given margins that makes a table (Bonett 2007).
Result<Converted> fromOddsRatio(const Inputs& in)
{
    const double odds = in["ori"];
    if (odds == 1)
        return fromPhiValue(in, 0);
    const double sum = odds * (in["n1i"] + in["n2i"]) + in["ni"] - in["n1i"] - in["n2i"];
    const double root = std::sqrt(square(sum) - 4 * odds * (odds - 1) * in["n1i"] * in["n2i"]);
    return tableFrom(in, (sum - root) / (2 * (odds - 1)));
}

/// Yates' correction takes N / 2 from |ad - bc|.
Result<Converted> fromChiSquare(const Inputs& in)
{
    const double phi = std::sqrt(in["x2i"] / in["ni"]);
    const double yates =
        in.choice("correct") == "no" || in["x2i"] == 0 ? 0 : 0.5 / (in["ni"] * shareRoot(in));
    return fromPhiValue(in, in.valueOr("direction", 1) * (phi + yates));
}

Result<Converted> fromCell(const Inputs& in)
{
    return tableFrom(in, in["ai"]);
}

double eventsOf(double n, double percent, QStringList& warnings)
{
    const double exact = n * percent / 100;
    if (std::abs(exact - std::round(exact)) > 0.25)
        warnings += ConversionText::tr("%1% of %2 is no whole number of participants").arg(percent).arg(n);
    return std::round(exact);
}

Result<Converted> fromPercentages(const Inputs& in)
{
    Converted out;
    const double a = eventsOf(in["n1"], in["p1"], out.warnings);
    const double c = eventsOf(in["n2"], in["p2"], out.warnings);
    out.values = {{"ai", a}, {"bi", in["n1"] - a}, {"ci", c}, {"di", in["n2"] - c}};
    return out;
}

} // namespace

std::vector<Conversion> tableConversions()
{
    return {
        {"two_by_two_from_or",
         QT_TRANSLATE_NOOP("conversion", "2x2 table from an odds ratio and the margins"),
         "ai solves ori = ai di / (bi ci) with bi = n1i - ai, ci = n2i - ai, di = ni - n1i - ci",
         QT_TRANSLATE_NOOP("conversion", "the odds ratio is not adjusted"),
         "Bonett 2007",
         margins({"ori", Positive}),
         {},
         fromOddsRatio},
        {"two_by_two_from_phi",
         QT_TRANSLATE_NOOP("conversion", "2x2 table from phi and the margins"),
         "ai = n1i n2i / ni + ri sqrt(n1i (ni - n1i) n2i (ni - n2i)) / ni",
         QT_TRANSLATE_NOOP("conversion", "phi is the correlation of the two dichotomies"),
         "Bonett 2007",
         margins({"ri", Correlation}),
         {},
         fromPhi},
        {"two_by_two_from_chi2",
         QT_TRANSLATE_NOOP("conversion", "2x2 table from chi-square and the margins"),
         "phi = direction (sqrt(x2i / ni) + Yates), then as from phi",
         QT_TRANSLATE_NOOP(
             "conversion",
             "chi-square has Yates' correction unless correct = no; direction = -1 when group 1 "
             "has fewer events"),
         "Yates 1934; Di Pietrantonj 2006",
         [] {
             std::vector<InputSpec> inputs = margins({"x2i", NotNegative});
             inputs.push_back({"direction", Direction, true});
             return inputs;
         }(),
         {{"correct", {"yes", "no"}}},
         fromChiSquare},
        {"two_by_two_from_margins",
         QT_TRANSLATE_NOOP("conversion", "2x2 table from one cell and the margins"),
         "bi = n1i - ai, ci = n2i - ai, di = ni - n1i - ci",
         QT_TRANSLATE_NOOP("conversion", "the margins count the same participants"),
         "arithmetic",
         margins({"ai", NotNegative}),
         {},
         fromCell},
        {"two_by_two_from_percentages",
         QT_TRANSLATE_NOOP("conversion", "2x2 table from group sizes and percentages"),
         "ai = round(n1 p1 / 100), ci = round(n2 p2 / 100)",
         QT_TRANSLATE_NOOP("conversion", "the percentages are of all participants of the group"),
         "Cochrane Handbook 6.4",
         {{"n1", Count}, {"p1", Percentage}, {"n2", Count}, {"p2", Percentage}},
         {},
         fromPercentages},
    };
}

} // namespace plansift::extraction
