// SPDX-License-Identifier: GPL-3.0-or-later
// Log hazard ratios with their standard errors (Parmar 1998; Tierney 2007).
#include "core/extraction/conversions/families.hpp"
#include "core/stats/distributions.hpp"

namespace plansift::extraction {
namespace {

using enum InputRule;

Converted fromObservedExpected(double omE, double v)
{
    return {{{"loghr", omE / v}, {"se", 1 / std::sqrt(v)}, {"OmE", omE}, {"V", v}}, {}};
}

Converted fromLogHr(double logHr, double se)
{
    const double v = 1 / (se * se);
    return {{{"loghr", logHr}, {"se", se}, {"OmE", logHr * v}, {"V", v}}, {}};
}

/// Tierney 2007: by the events of both groups, by all events and the sizes, or by all
/// events and equal sizes.
Result<double> logRankVariance(const Inputs& in, QStringList& warnings)
{
    if (in.has("events1") && in.has("events2"))
        return in["events1"] * in["events2"] / (in["events1"] + in["events2"]);
    if (!in.has("events"))
        return impossible(ConversionText::tr("give events, or events1 and events2"));
    if (in.has("n1") && in.has("n2"))
        return in["events"] * in["n1"] * in["n2"] / stats::square(in["n1"] + in["n2"]);
    warnings += ConversionText::tr("groups of equal size are assumed");
    return in["events"] / 4;
}

Result<Converted> hrFromObservedExpected(const Inputs& in)
{
    return fromObservedExpected(in["OmE"], in["V"]);
}

Result<Converted> hrFromLogRank(const Inputs& in)
{
    QStringList warnings;
    const Result<double> v = logRankVariance(in, warnings);
    if (!v)
        return v.error();
    const double z = stats::normalQuantile(1 - in["p"] / 2);
    Converted out = fromObservedExpected(-in.valueOr("favours", 1) * z * std::sqrt(*v), *v);
    out.warnings = warnings;
    return out;
}

Result<Converted> hrFromInterval(const Inputs& in)
{
    if (!(in["ub"] > in["lb"]))
        return impossible(ConversionText::tr("the upper bound must lie above the lower bound"));
    const double middle = (std::log(in["lb"]) + std::log(in["ub"])) / 2;
    return fromLogHr(std::log(in.valueOr("hr", std::exp(middle))),
                     std::log(in["ub"] / in["lb"]) / (2 * criticalOf(in)));
}

Result<Converted> hrFromSe(const Inputs& in)
{
    return fromLogHr(in["loghr"], in["se"]);
}

Result<Converted> hrFromP(const Inputs& in)
{
    const double logHr = std::log(in["hr"]);
    if (logHr == 0)
        return impossible(ConversionText::tr("a hazard ratio of 1 says nothing of its error"));
    return fromLogHr(logHr, std::abs(logHr) / stats::normalQuantile(1 - in["p"] / 2));
}

Result<Converted> hrFromEvents(const Inputs& in)
{
    QStringList warnings;
    const Result<double> v = logRankVariance(in, warnings);
    if (!v)
        return v.error();
    Converted out = fromLogHr(std::log(in["hr"]), 1 / std::sqrt(*v));
    out.warnings = warnings;
    return out;
}

const std::vector<InputSpec> kEvents{{"events", Positive, true},
                                     {"events1", Positive, true},
                                     {"events2", Positive, true},
                                     {"n1", Count, true},
                                     {"n2", Count, true}};

std::vector<InputSpec> withEvents(std::vector<InputSpec> inputs)
{
    inputs.insert(inputs.end(), kEvents.begin(), kEvents.end());
    return inputs;
}

} // namespace

std::vector<Conversion> survivalConversions()
{
    return {
        {"hr_from_OE",
         QT_TRANSLATE_NOOP("conversion", "Hazard ratio from O-E and V"),
         "loghr = OmE / V, se = 1 / sqrt(V)",
         QT_TRANSLATE_NOOP("conversion", "O-E and V are those of the log-rank test"),
         "Parmar 1998; Tierney 2007",
         {{"OmE"}, {"V", Positive}},
         {},
         hrFromObservedExpected},
        {"hr_from_logrank_p",
         QT_TRANSLATE_NOOP("conversion", "Hazard ratio from a log-rank p and events"),
         "V = events1 events2 / events, else events n1 n2 / (n1 + n2)^2; OmE = -favours z(p) sqrt(V)",
         QT_TRANSLATE_NOOP("conversion",
                           "p is two-sided and exact; favours = 1 when group 1 does better; hazards are "
                           "proportional"),
         "Parmar 1998; Tierney 2007",
         withEvents({{"p", Probability}, {"favours", Direction, true}}),
         {},
         hrFromLogRank},
        {"hr_from_ci",
         QT_TRANSLATE_NOOP("conversion", "Log hazard ratio with SE from a confidence interval"),
         "loghr = log(hr), se = log(ub / lb) / (2 z(level))",
         QT_TRANSLATE_NOOP("conversion", "the interval is symmetric on the log scale"),
         "Parmar 1998; Tierney 2007",
         {{"hr", Positive, true}, {"lb", Positive}, {"ub", Positive}, {"level", Percentage, true}},
         {},
         hrFromInterval},
        {"hr_from_se",
         QT_TRANSLATE_NOOP("conversion", "O-E and V from a log hazard ratio with its standard error"),
         "V = 1 / se^2, OmE = loghr V",
         QT_TRANSLATE_NOOP("conversion", "the estimate is approximately normal on the log scale"),
         "Parmar 1998; Tierney 2007",
         {{"loghr"}, {"se", Positive}},
         {},
         hrFromSe},
        {"hr_from_p",
         QT_TRANSLATE_NOOP("conversion", "Standard error of a log hazard ratio from its p"),
         "se = |log(hr)| / z(p)",
         QT_TRANSLATE_NOOP("conversion", "p is two-sided and of a Wald or log-rank test"),
         "Parmar 1998; Tierney 2007",
         {{"hr", Positive}, {"p", Probability}},
         {},
         hrFromP},
        {"hr_from_events",
         QT_TRANSLATE_NOOP("conversion", "Standard error of a log hazard ratio from events"),
         "V = events1 events2 / events, else events n1 n2 / (n1 + n2)^2; se = 1 / sqrt(V)",
         QT_TRANSLATE_NOOP("conversion", "the hazard ratio is near 1 and not adjusted"),
         "Parmar 1998; Tierney 2007",
         withEvents({{"hr", Positive}}),
         {},
         hrFromEvents},
    };
}

} // namespace plansift::extraction
