// SPDX-License-Identifier: GPL-3.0-or-later
// One effect measure from another, and effects from test statistics.
#include "core/extraction/conversions/families.hpp"
#include "core/stats/distributions.hpp"
#include "core/stats/effect_sizes/families.hpp"

#include <numbers>

namespace plansift::extraction {
namespace {

using stats::square;
using enum InputRule;

const std::vector<InputSpec> kTwoGroups{{"n1", Count}, {"n2", Count}};

std::vector<InputSpec> withGroups(std::vector<InputSpec> inputs)
{
    inputs.insert(inputs.end(), kTwoGroups.begin(), kTwoGroups.end());
    return inputs;
}

/// Standard deviations of the underlying distribution in one unit of the log odds ratio: logistic (Hasselblad
/// & Hedges 1995; Chinn 2000) or Cox's 1.65.
double logOddsPerSd(const Inputs& in)
{
    constexpr double kCox = 1.65;
    return in.choice("method") == "cox" ? kCox : std::numbers::pi / std::numbers::sqrt3;
}

Converted scaled(std::string_view name, double value, double by, const Inputs& in)
{
    Converted out{{{name, value * by}}, {}};
    if (in.has("se"))
        out.values.push_back({"se", in["se"] * by});
    return out;
}

/// The standard error of a log by the delta method (Casella & Berger 2002, 5.5.4).
Result<Converted> logOfRatio(const Inputs& in)
{
    Converted out{{{"yi", std::log(in["ratio"])}}, {}};
    if (in.has("se"))
        out.values.push_back({"sei", in["se"] / in["ratio"]});
    return out;
}

Result<Converted> smdFromOddsRatio(const Inputs& in)
{
    return scaled("d", in["lnor"], 1 / logOddsPerSd(in), in);
}

Result<Converted> oddsRatioFromSmd(const Inputs& in)
{
    return scaled("lnor", in["d"], logOddsPerSd(in), in);
}

/// Zhang & Yu 1998; Cochrane Handbook 15.4.4.4.
double riskRatio(double oddsRatio, double controlRisk)
{
    return oddsRatio / (1 - controlRisk * (1 - oddsRatio));
}

Result<Converted> riskRatioFromOddsRatio(const Inputs& in)
{
    Converted out{{{"rr", riskRatio(in["or"], in["acr"])}}, {}};
    if (in.has("lb") && in.has("ub")) {
        out.values.push_back({"rr_lb", riskRatio(in["lb"], in["acr"])});
        out.values.push_back({"rr_ub", riskRatio(in["ub"], in["acr"])});
        out.warnings += ConversionText::tr("the interval leaves out the uncertainty of the control risk");
    }
    return out;
}

Result<Converted> oddsRatioFromRiskRatio(const Inputs& in)
{
    const double risk = in["rr"] * in["acr"];
    if (!(risk < 1))
        return impossible(ConversionText::tr("this risk ratio makes the risk in group 1 one or more"));
    return Converted{{{"or", risk / (1 - risk) * (1 - in["acr"]) / in["acr"]}}, {}};
}

/// The number needed to treat for one event less; for one more, with a warning, when the risk grows.
Result<Converted> numberNeeded(double riskDifference)
{
    if (riskDifference == 0)
        return impossible(
            ConversionText::tr("without a difference in risk there is no number needed to treat"));
    Converted out{{{"nnt", 1 / std::abs(riskDifference)}, {"rd", riskDifference}}, {}};
    if (riskDifference > 0)
        out.warnings += ConversionText::tr("the risk is higher in group 1: the number is for one more event");
    return out;
}

Result<Converted> nntFromRiskRatio(const Inputs& in)
{
    return numberNeeded(-in["acr"] * (1 - in["rr"]));
}

Result<Converted> nntFromOddsRatio(const Inputs& in)
{
    return numberNeeded(in["acr"] * riskRatio(in["or"], in["acr"]) - in["acr"]);
}

Result<Converted> nntFromRiskDifference(const Inputs& in)
{
    return numberNeeded(in["rd"]);
}

/// Cohen's d and Hedges' g with the large-sample variance of g (Hedges 1982).
Converted standardised(double t, const Inputs& in)
{
    const double perT = std::sqrt(1 / in["n1"] + 1 / in["n2"]);
    const double d = t * perT;
    const double n = in["n1"] + in["n2"];
    const double g = d * stats::hedgesJ(stats::HedgesJ::Exact, n - 2);
    return {{{"d", d}, {"g", g}, {"vi", square(perT) + square(g) / (2 * n)}}, {}};
}

Result<Converted> smdFromT(const Inputs& in)
{
    return standardised(in["t"], in);
}

Result<Converted> smdFromF(const Inputs& in)
{
    return standardised(in.valueOr("direction", 1) * std::sqrt(in["F"]), in);
}

Result<Converted> smdFromP(const Inputs& in)
{
    const double t = stats::studentQuantile(1 - in["p"] / 2, in["n1"] + in["n2"] - 2);
    return standardised(in.valueOr("direction", 1) * t, in);
}

Result<Converted> smdFromCorrelation(const Inputs& in)
{
    return Converted{{{"d", 2 * in["r"] / std::sqrt(1 - square(in["r"]))}}, {}};
}

Result<Converted> correlationFromSmd(const Inputs& in)
{
    const double a = square(in["n1"] + in["n2"]) / (in["n1"] * in["n2"]);
    return Converted{{{"r", in["d"] / std::sqrt(square(in["d"]) + a)}}, {}};
}

Result<Converted> rateFromEvents(const Inputs& in)
{
    return Converted{
        {{"rate", in["x"] / in["t"]}, {"ln_rate", std::log(in["x"] / in["t"])}, {"vi", 1 / in["x"]}}, {}};
}

Result<Converted> eventsFromRate(const Inputs& in)
{
    return Converted{{{"x", in["rate"] * in["t"]}}, {}};
}

Result<Converted> riskFromRate(const Inputs& in)
{
    return Converted{{{"risk", -std::expm1(-in["rate"] * in["t"])}}, {}};
}

Result<Converted> smallSampleFactor(const Inputs& in)
{
    return Converted{{{"exact", stats::hedgesJ(stats::HedgesJ::Exact, in["df"])},
                      {"approx", stats::hedgesJ(stats::HedgesJ::Approximate, in["df"])}},
                     {}};
}

const std::vector<ChoiceSpec> kLogisticOrCox{{"method", {"logistic", "cox"}}};

std::vector<Conversion> ratioConversions()
{
    const char* const logistic = QT_TRANSLATE_NOOP(
        "conversion",
        "the outcome is a continuous one cut in two: logistic (method = logistic) or Cox's constant");
    return {
        {"log_ratio",
         QT_TRANSLATE_NOOP("conversion", "Log of a ratio with its standard error"),
         "yi = log(ratio), sei = se / ratio",
         QT_TRANSLATE_NOOP("conversion",
                           "se is the standard error of the ratio itself, not of its log, and is "
                           "small beside the ratio"),
         "Cochrane Handbook 6.3.2; delta method: Casella & Berger 2002, 5.5.4",
         {{"ratio", Positive}, {"se", Positive, true}},
         {},
         logOfRatio},
        {"or_to_smd",
         QT_TRANSLATE_NOOP("conversion", "SMD from a log odds ratio"),
         "d = lnor sqrt(3) / pi, or lnor / 1.65",
         logistic,
         "Hasselblad & Hedges 1995; Chinn 2000; Cox & Snell 1989",
         {{"lnor"}, {"se", Positive, true}},
         kLogisticOrCox,
         smdFromOddsRatio},
        {"smd_to_lnor",
         QT_TRANSLATE_NOOP("conversion", "Log odds ratio from an SMD"),
         "lnor = d pi / sqrt(3), or 1.65 d",
         logistic,
         "Hasselblad & Hedges 1995; Chinn 2000; Cox & Snell 1989",
         {{"d"}, {"se", Positive, true}},
         kLogisticOrCox,
         oddsRatioFromSmd},
        {"or_to_rr",
         QT_TRANSLATE_NOOP("conversion", "Risk ratio from an odds ratio"),
         "rr = or / (1 - acr (1 - or))",
         QT_TRANSLATE_NOOP("conversion", "acr is the risk without the intervention in this population"),
         "Zhang & Yu 1998; Cochrane Handbook 15.4.4.4",
         {{"or", Positive}, {"acr", Probability}, {"lb", Positive, true}, {"ub", Positive, true}},
         {},
         riskRatioFromOddsRatio},
        {"rr_to_or",
         QT_TRANSLATE_NOOP("conversion", "Odds ratio from a risk ratio"),
         "or = rr acr / (1 - rr acr) (1 - acr) / acr",
         QT_TRANSLATE_NOOP("conversion", "acr is the risk without the intervention in this population"),
         "Zhang & Yu 1998",
         {{"rr", Positive}, {"acr", Probability}},
         {},
         oddsRatioFromRiskRatio},
        {"nnt_from_rr",
         QT_TRANSLATE_NOOP("conversion", "Number needed to treat from a risk ratio"),
         "nnt = 1 / |acr (1 - rr)|",
         QT_TRANSLATE_NOOP("conversion", "acr is the risk without the intervention in this population"),
         "Cochrane Handbook 15.4.4.2",
         {{"rr", Positive}, {"acr", Probability}},
         {},
         nntFromRiskRatio},
        {"nnt_from_or",
         QT_TRANSLATE_NOOP("conversion", "Number needed to treat from an odds ratio"),
         "nnt = 1 / |acr - or acr / (1 - acr + or acr)|",
         QT_TRANSLATE_NOOP("conversion", "acr is the risk without the intervention in this population"),
         "Cochrane Handbook 15.4.4.3",
         {{"or", Positive}, {"acr", Probability}},
         {},
         nntFromOddsRatio},
        {"nnt_from_rd",
         QT_TRANSLATE_NOOP("conversion", "Number needed to treat from a risk difference"),
         "nnt = 1 / |rd|",
         QT_TRANSLATE_NOOP("conversion", "the risk difference holds in this population"),
         "Cochrane Handbook 15.4.4.1",
         {{"rd", Correlation}},
         {},
         nntFromRiskDifference},
    };
}

std::vector<Conversion> testConversions()
{
    const char* const independent =
        QT_TRANSLATE_NOOP("conversion", "the test compares two independent groups with equal variances");
    return {
        {"d_from_t",
         QT_TRANSLATE_NOOP("conversion", "SMD from t"),
         "d = t sqrt(1 / n1 + 1 / n2), g = J(n1 + n2 - 2) d",
         independent,
         "Borenstein, in Cooper 2009, table 12.1",
         withGroups({{"t"}}),
         {},
         smdFromT},
        {"d_from_f",
         QT_TRANSLATE_NOOP("conversion", "SMD from F of two groups"),
         "d = direction sqrt(F (1 / n1 + 1 / n2)), g = J(n1 + n2 - 2) d",
         independent,
         "Borenstein, in Cooper 2009, table 12.1",
         withGroups({{"F", NotNegative}, {"direction", Direction, true}}),
         {},
         smdFromF},
        {"d_from_p",
         QT_TRANSLATE_NOOP("conversion", "SMD from p of a t test"),
         "d = direction t(p, n1 + n2 - 2) sqrt(1 / n1 + 1 / n2), g = J(n1 + n2 - 2) d",
         independent,
         "Borenstein, in Cooper 2009, table 12.1",
         withGroups({{"p", Probability}, {"direction", Direction, true}}),
         {},
         smdFromP},
        {"d_from_r",
         QT_TRANSLATE_NOOP("conversion", "SMD from a correlation"),
         "d = 2 r / sqrt(1 - r^2)",
         QT_TRANSLATE_NOOP("conversion", "r is point-biserial, from groups of equal size"),
         "Borenstein 2009, eq. 7.5",
         {{"r", Correlation}},
         {},
         smdFromCorrelation},
        {"r_from_d",
         QT_TRANSLATE_NOOP("conversion", "Correlation from an SMD"),
         "r = d / sqrt(d^2 + (n1 + n2)^2 / (n1 n2))",
         QT_TRANSLATE_NOOP("conversion", "r is the point-biserial correlation with the group"),
         "Borenstein 2009, eq. 7.7",
         withGroups({{"d"}}),
         {},
         correlationFromSmd},
        {"hedges_J",
         QT_TRANSLATE_NOOP("conversion", "Hedges' small-sample factor"),
         "exact = gamma(df / 2) / (sqrt(df / 2) gamma((df - 1) / 2)), approx = 1 - 3 / (4 df - 1)",
         QT_TRANSLATE_NOOP("conversion", "none"),
         "Hedges 1981",
         {{"df", Positive}},
         {},
         smallSampleFactor},
    };
}

std::vector<Conversion> rateConversions()
{
    return {
        {"rate_from_events",
         QT_TRANSLATE_NOOP("conversion", "Rate from events and person-time"),
         "rate = x / t, var(log rate) = 1 / x",
         QT_TRANSLATE_NOOP("conversion", "events follow a Poisson process"),
         "Rothman 2008",
         {{"x", Positive}, {"t", Positive}},
         {},
         rateFromEvents},
        {"events_from_rate",
         QT_TRANSLATE_NOOP("conversion", "Events from a rate and person-time"),
         "x = rate t",
         QT_TRANSLATE_NOOP("conversion", "rate and person-time have the same unit of time"),
         "Cochrane Handbook 6.7.1",
         {{"rate", NotNegative}, {"t", Positive}},
         {},
         eventsFromRate},
        {"risk_from_rate",
         QT_TRANSLATE_NOOP("conversion", "Risk over a time from a rate"),
         "risk = 1 - exp(-rate t)",
         QT_TRANSLATE_NOOP("conversion", "the rate is constant and nobody leaves for another reason"),
         "Rothman 2008",
         {{"rate", NotNegative}, {"t", Positive}},
         {},
         riskFromRate},
    };
}

} // namespace

std::vector<Conversion> effectConversions()
{
    std::vector<Conversion> all = ratioConversions();
    for (const auto& family : {testConversions(), rateConversions()})
        all.insert(all.end(), family.begin(), family.end());
    return all;
}

} // namespace plansift::extraction
