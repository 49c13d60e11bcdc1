// SPDX-License-Identifier: GPL-3.0-or-later
// Standard deviations and standard errors from what is printed in their place (Cochrane Handbook 6.5.2).
#include "core/extraction/conversions/families.hpp"
#include "core/stats/distributions.hpp"
#include "core/stats/five_number/estimators.hpp"

namespace plansift::extraction {
namespace {

using stats::square;
using enum InputRule;

constexpr InputSpec kLevel{"level", Percentage, true};
// Below this size of a group its interval was probably made with t (Handbook 6.5.2.2).
constexpr double kSmallGroup = 60;

QStringList sizeWarning(double n, bool usesT)
{
    if (usesT == (n < kSmallGroup))
        return {};
    return {usesT
                ? ConversionText::tr("groups of 60 or more usually have intervals made with the normal "
                                     "distribution")
                : ConversionText::tr("groups under 60 usually have intervals made with the t distribution")};
}

Result<Converted> sdFromSe(const Inputs& in)
{
    return Converted{{{"sd", in["se"] * std::sqrt(in["n"])}}, {}};
}

Result<Converted> fromInterval(const Inputs& in, bool usesT)
{
    if (!(in["ub"] > in["lb"]))
        return impossible(ConversionText::tr("the upper bound must lie above the lower bound"));
    const double critical = criticalOf(in, usesT ? in["n"] - 1 : stats::kUndefined);
    const double se = (in["ub"] - in["lb"]) / (2 * critical);
    return Converted{{{"sd", se * std::sqrt(in["n"])}, {"se", se}}, sizeWarning(in["n"], usesT)};
}

/// The standard deviation common to two groups from the standard error of their difference.
Converted sdOfDifference(const Inputs& in, double se)
{
    return {{{"sd", se / std::sqrt(1 / in["n1"] + 1 / in["n2"])}, {"se", se}}, {}};
}

Result<Converted> sdFromT(const Inputs& in)
{
    if (in["t"] == 0 || in["md"] == 0)
        return impossible(ConversionText::tr("a difference or a t of zero says nothing of the spread"));
    return sdOfDifference(in, std::abs(in["md"] / in["t"]));
}

Result<Converted> sdFromP(const Inputs& in)
{
    const double t = stats::studentQuantile(1 - in["p"] / 2, in["n1"] + in["n2"] - 2);
    if (in["md"] == 0)
        return impossible(ConversionText::tr("a difference of zero says nothing of the spread"));
    Converted out = sdOfDifference(in, std::abs(in["md"]) / t);
    out.values.push_back({"t", t});
    return out;
}

Result<Converted> sdFromDifferenceInterval(const Inputs& in)
{
    if (!(in["ub"] > in["lb"]))
        return impossible(ConversionText::tr("the upper bound must lie above the lower bound"));
    return sdOfDifference(in, (in["ub"] - in["lb"]) / (2 * criticalOf(in, in["n1"] + in["n2"] - 2)));
}

Result<Converted> sdFromDifferenceSe(const Inputs& in)
{
    return sdOfDifference(in, in["se"]);
}

/// Without the number of participants the width for many of them, 1.35 (Handbook 6.5.2.5).
Result<Converted> sdFromIqr(const Inputs& in)
{
    if (!(in["q3"] > in["q1"]))
        return impossible(ConversionText::tr("the third quartile must lie above the first"));
    const double widths =
        in.has("n") ? stats::expectedInterquartileRange(in["n"]) : 2 * stats::normalQuantile(0.75);
    return Converted{{{"sd", (in["q3"] - in["q1"]) / widths}}, {}};
}

Result<Converted> sdFromRange(const Inputs& in)
{
    if (!(in["max"] > in["min"]))
        return impossible(ConversionText::tr("the maximum must lie above the minimum"));
    return Converted{{{"sd", (in["max"] - in["min"]) / stats::expectedRange(in["n"])}},
                     {ConversionText::tr("a range depends on two participants only; prefer any other source "
                                         "of the standard deviation")}};
}

Result<Converted> sdOfChange(const Inputs& in)
{
    return Converted{
        {{"sd", std::sqrt(square(in["sdb"]) + square(in["sdf"]) - 2 * in["r"] * in["sdb"] * in["sdf"])}}, {}};
}

Result<Converted> correlationFromChange(const Inputs& in)
{
    const double r =
        (square(in["sdb"]) + square(in["sdf"]) - square(in["sdc"])) / (2 * in["sdb"] * in["sdf"]);
    if (!(std::abs(r) <= 1))
        return impossible(ConversionText::tr("these three standard deviations cannot belong together"));
    return Converted{{{"r", r}}, {}};
}

/// The variance of an estimate from its interval, else its z, else its p.
Result<Converted> wald(const Inputs& in)
{
    const bool logs = in.choice("transf") == "log";
    const auto scale = [logs](double v) { return logs ? std::log(v) : v; };
    const double yi = scale(in["out"]);
    double se = stats::kUndefined;
    if (in.has("lb") && in.has("ub"))
        se = (scale(in["ub"]) - scale(in["lb"])) / (2 * criticalOf(in));
    else if (in.has("zval"))
        se = yi / in["zval"];
    else if (in.has("pval"))
        se = std::abs(yi) / stats::normalQuantile(1 - in["pval"] / 2);
    else
        return impossible(ConversionText::tr("give lb and ub, or zval, or pval"));
    if (!(se > 0))
        return impossible(ConversionText::tr("no standard error above zero follows from these numbers"));
    QStringList warnings;
    const double middle = (scale(in["ub"]) + scale(in["lb"])) / 2;
    if (std::abs(middle - yi) > 0.1 * se * criticalOf(in))
        warnings += logs ? ConversionText::tr("the estimate is not in the middle of its interval")
                         : ConversionText::tr("the estimate is not in the middle of its interval: is it a "
                                              "ratio (transf = log)?");
    return Converted{{{"yi", yi}, {"vi", square(se)}, {"sei", se}}, warnings};
}

} // namespace

std::vector<Conversion> spreadConversions()
{
    return {
        {"sd_from_se",
         QT_TRANSLATE_NOOP("conversion", "SD from the standard error of a mean"),
         "sd = se * sqrt(n)",
         QT_TRANSLATE_NOOP("conversion", "the standard error is that of one group's mean"),
         "Cochrane Handbook 6.5.2.2",
         {{"se", Positive}, {"n", Count}},
         {},
         sdFromSe},
        {"sd_from_ci_t",
         QT_TRANSLATE_NOOP("conversion", "SD from the confidence interval of a mean, t"),
         "sd = sqrt(n) * (ub - lb) / (2 * t(level, n - 1))",
         QT_TRANSLATE_NOOP("conversion", "the interval is that of one group's mean and was made with t"),
         "Cochrane Handbook 6.5.2.2",
         {{"lb"}, {"ub"}, {"n", Count}, kLevel},
         {},
         [](const Inputs& in) { return fromInterval(in, true); }},
        {"sd_from_ci_z",
         QT_TRANSLATE_NOOP("conversion", "SD from the confidence interval of a mean, normal"),
         "sd = sqrt(n) * (ub - lb) / (2 * z(level))",
         QT_TRANSLATE_NOOP("conversion",
                           "the interval is that of one group's mean and was made with the normal "
                           "distribution"),
         "Cochrane Handbook 6.5.2.2",
         {{"lb"}, {"ub"}, {"n", Count}, kLevel},
         {},
         [](const Inputs& in) { return fromInterval(in, false); }},
        {"sd_from_t",
         QT_TRANSLATE_NOOP("conversion", "SD from t of a difference in means"),
         "sd = |md / t| / sqrt(1 / n1 + 1 / n2)",
         QT_TRANSLATE_NOOP("conversion", "both groups have the same standard deviation"),
         "Cochrane Handbook 6.5.2.3",
         {{"md"}, {"t"}, {"n1", Count}, {"n2", Count}},
         {},
         sdFromT},
        {"sd_from_p",
         QT_TRANSLATE_NOOP("conversion", "SD from p of a difference in means"),
         "sd = |md| / t(p, n1 + n2 - 2) / sqrt(1 / n1 + 1 / n2)",
         QT_TRANSLATE_NOOP("conversion",
                           "both groups have the same standard deviation; p is two-sided, exact and from a t "
                           "test"),
         "Cochrane Handbook 6.5.2.3",
         {{"md"}, {"p", Probability}, {"n1", Count}, {"n2", Count}},
         {},
         sdFromP},
        {"sd_from_difference_ci",
         QT_TRANSLATE_NOOP("conversion", "SD from the confidence interval of a difference in means"),
         "sd = (ub - lb) / (2 * t(level, n1 + n2 - 2)) / sqrt(1 / n1 + 1 / n2)",
         QT_TRANSLATE_NOOP("conversion", "both groups have the same standard deviation"),
         "Cochrane Handbook 6.5.2.3",
         {{"lb"}, {"ub"}, {"n1", Count}, {"n2", Count}, kLevel},
         {},
         sdFromDifferenceInterval},
        {"sd_from_difference_se",
         QT_TRANSLATE_NOOP("conversion", "SD from the standard error of a difference in means"),
         "sd = se / sqrt(1 / n1 + 1 / n2)",
         QT_TRANSLATE_NOOP("conversion", "both groups have the same standard deviation"),
         "Cochrane Handbook 6.5.2.3",
         {{"se", Positive}, {"n1", Count}, {"n2", Count}},
         {},
         sdFromDifferenceSe},
        {"sd_from_iqr",
         QT_TRANSLATE_NOOP("conversion", "SD from quartiles"),
         "sd = (q3 - q1) / (2 * z((0.75 n - 0.125) / (n + 0.25)))",
         QT_TRANSLATE_NOOP("conversion", "the values are normally distributed"),
         "Wan 2014, eq. 16; without n Cochrane Handbook 6.5.2.5",
         {{"q1"}, {"q3"}, {"n", Count, true}},
         {},
         sdFromIqr},
        {"sd_from_range",
         QT_TRANSLATE_NOOP("conversion", "SD from the range"),
         "sd = (max - min) / (2 * z((n - 0.375) / (n + 0.25)))",
         QT_TRANSLATE_NOOP("conversion", "the values are normally distributed"),
         "Wan 2014, eq. 9",
         {{"min"}, {"max"}, {"n", Count}},
         {},
         sdFromRange},
        {"sd_change_from_corr",
         QT_TRANSLATE_NOOP("conversion", "SD of change from before, after and r"),
         "sd = sqrt(sdb^2 + sdf^2 - 2 r sdb sdf)",
         QT_TRANSLATE_NOOP("conversion", "r is the correlation of the values before and after in this group"),
         "Cochrane Handbook 6.5.2.8",
         {{"sdb", Positive}, {"sdf", Positive}, {"r", Correlation}},
         {},
         sdOfChange},
        {"corr_from_change_sd",
         QT_TRANSLATE_NOOP("conversion", "r from the SDs before, after and of change"),
         "r = (sdb^2 + sdf^2 - sdc^2) / (2 sdb sdf)",
         QT_TRANSLATE_NOOP("conversion", "the three are of the same participants"),
         "Cochrane Handbook 6.5.2.8",
         {{"sdb", Positive}, {"sdf", Positive}, {"sdc", Positive}},
         {},
         correlationFromChange},
        {"wald",
         QT_TRANSLATE_NOOP("conversion", "Variance of an estimate from its interval, z or p"),
         "vi = ((ub - lb) / (2 z(level)))^2, else (yi / zval)^2, else (yi / z(pval))^2",
         QT_TRANSLATE_NOOP("conversion",
                           "interval and test are of Wald type, on the log scale for ratios (transf = log)"),
         "Cochrane Handbook 6.3.1 and 6.3.2",
         {{"out"},
          {"lb", Any, true},
          {"ub", Any, true},
          {"zval", Any, true},
          {"pval", Probability, true},
          kLevel},
         {{"transf", {"none", "log"}}},
         wald},
    };
}

} // namespace plansift::extraction
