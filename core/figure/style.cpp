// SPDX-License-Identifier: GPL-3.0-or-later
// The table of styles. Conventions of the programs and journals as of 2024; RevMan colours by type of data.
#include "core/figure/style.hpp"

#include "core/figure/number_text.hpp"

#include <algorithm>

namespace plansift::figure {
namespace {

constexpr Colour kBlue{0, 0, 255};
constexpr Colour kGreen{0, 153, 0};
constexpr Colour kRed{204, 0, 0};
constexpr Colour kGrey{190, 190, 190};
constexpr Colour kDarkBlue{0, 0, 139};
constexpr Colour kLightBlue{173, 216, 230};
constexpr Colour kPurple{104, 89, 168};
constexpr Colour kMidGrey{128, 128, 128};
constexpr Colour kLancetBlue{0, 70, 139};
constexpr Colour kInk{40, 40, 40};

using enum ColumnKind;
constexpr std::array kRevManLeft{Study, Arms, Weight, EffectCi};
constexpr std::array kStudyAndArms{Study, Arms};
constexpr std::array kMetaRight{Effect, Ci, Weight};
constexpr std::array kJamaLeft{Study, EffectCi};
constexpr std::array kWeightThenEffect{Weight, EffectCi};
constexpr std::array kEffectThenWeight{EffectCi, Weight};
constexpr std::array kStudyOnly{Study};

constexpr Colour kFlowHeader{0xFF, 0xC1, 0x25};    // goldenrod1
constexpr Colour kFlowSecondary{0xDC, 0xDC, 0xDC}; // gainsboro
constexpr Colour kFlowStage{0xBC, 0xD2, 0xEE};     // lightsteelblue2

constexpr Palette kRevManColours{kBlue,  kGreen, kRed,        kBlack,         kBlack,    kBlack,
                                 kBlack, kBlack, kFlowHeader, kFlowSecondary, kFlowStage};

Palette oneColour(Colour mark, Colour interval, Colour pooled, Colour prediction, Colour reference)
{
    return {mark,      mark,      mark,        interval,       pooled,    prediction,
            reference, reference, kFlowHeader, kFlowSecondary, kFlowStage};
}

constexpr PStyle kRevManP{.oneDigit = true, .floors = {0.0001, 0.00001}};

constexpr Wording kRevMan5Words{
    .studyHeader = "Study or Subgroup",
    .effectHeader = "{name}|{method}, {level}%\u00a0CI",
    .ciHeader = "{level}%\u00a0CI",
    .plotHeader = "{name}|{method}, {level}%\u00a0CI",
    .weightHeader = "Weight",
    .axisTitle = "",
    .total = "Total ({level}%\u00a0CI)",
    .subtotal = "Subtotal ({level}%\u00a0CI)",
    .prediction = "Prediction interval ({level}%)",
    .heterogeneity = "Heterogeneity: [Tau² = {tau2}; ]Chi² = {q}, df = {df} (P{p})[; I² = {i2}%]",
    .overallZ = "Test for overall effect: Z = {statistic} (P{p})",
    .overallT = "Test for overall effect: T = {statistic}, df = {df} (P{p})",
    .subgroupDifferences = "Test for subgroup differences: Chi² = {q}, df = {df} (P{p})[, I² = {i2}%]",
};

constexpr Wording revManWords()
{
    Wording w = kRevMan5Words;
    w.total = "Total ({ci})";
    w.subtotal = "Subtotal ({ci})";
    w.heterogeneity =
        "Heterogeneity: [Tau² ({estimator}) = {tau2}; ]Chi² = {q}, df = {df} (P{p})[; I² = {i2}%]";
    return w;
}

constexpr Wording metaWords()
{
    Wording w = kRevMan5Words;
    w.studyHeader = "Study";
    w.effectHeader = "{abbr}";
    w.plotHeader = "{name}";
    w.total = "{model}";
    w.subtotal = "{model}";
    w.prediction = "Prediction interval";
    w.heterogeneity = "Heterogeneity: *I*² = {i2}%[, τ² = {tau2}], *p*{p}";
    w.overallZ = "Test for overall effect: *z* = {statistic} (*p*{p})";
    w.overallT = "Test for overall effect: *t*{subdf} = {statistic} (*p*{p})";
    w.subgroupDifferences = "Test for subgroup differences: χ²{subdf} = {q}, df = {df} (*p*{p})";
    return w;
}

constexpr Wording jamaWords()
{
    Wording w = kRevMan5Words;
    w.studyHeader = "Source";
    w.effectHeader = "{abbr} ({level}%\u00a0CI)";
    w.plotHeader = "";
    w.axisTitle = "{abbr} ({level}%\u00a0CI)";
    w.total = "Total";
    w.subtotal = "Subtotal";
    w.prediction = "{level}% Prediction interval";
    w.heterogeneity = "Heterogeneity: χ²{subdf} = {q} (*P*{p})[, *I*² = {i2}%]";
    w.overallZ = "Test for overall effect: *z* = {statistic} (*P*{p})";
    w.overallT = "Test for overall effect: *t*{subdf} = {statistic} (*P*{p})";
    w.subgroupDifferences = "Test for subgroup differences: χ²{subdf} = {q} (*P*{p})";
    return w;
}

constexpr Wording bmjWords()
{
    Wording w = kRevMan5Words;
    w.studyHeader = "Study or subgroup";
    w.effectHeader = "{name},|{method} ({level}%\u00a0CI)";
    w.plotHeader = "{name},|{method} ({level}%\u00a0CI)";
    w.weightHeader = "Weight|(%)";
    w.heterogeneity = "Test for heterogeneity: [τ²={tau2}; ]χ²={q}, df={df}, P{tightp}[; I²={i2}%]";
    w.overallZ = "Test for overall effect: Z = {statistic}, P{p}";
    w.overallT = "Test for overall effect: t = {statistic}, df={df}, P{p}";
    w.subgroupDifferences = "Test for subgroup differences: χ²={q}, df={df}, P{tightp}[; I²={i2}%]";
    return w;
}

constexpr Wording lancetWords()
{
    Wording w = bmjWords();
    w.effectHeader = "{name}|({level}%\u00a0CI)";
    w.plotHeader = "";
    w.axisTitle = "{name} ({level}%\u00a0CI)";
    w.heterogeneity = "Heterogeneity: [τ²={tau2}; ]χ²={q}, df={df} (p{p})[; I²={i2}%]";
    w.overallZ = "Test for overall effect: Z={statistic} (p{p})";
    w.overallT = "Test for overall effect: t={statistic}, df={df} (p{p})";
    w.subgroupDifferences = "Test for subgroup differences: χ²={q}, df={df} (p{p})[; I²={i2}%]";
    return w;
}

constexpr Wording plainWords()
{
    Wording w = kRevMan5Words;
    w.studyHeader = "Study";
    w.effectHeader = "{abbr} [{level}%\u00a0CI]";
    w.plotHeader = "";
    w.axisTitle = "{name}, {method}";
    w.total = "{model}";
    w.subtotal = "{model}";
    w.prediction = "Prediction interval";
    w.heterogeneity = "Heterogeneity: [τ² = {tau2}; ]Q = {q}, df = {df} (*P*{p})[; *I*² = {i2}%]";
    w.overallZ = "Test for overall effect: *z* = {statistic} (*P*{p})";
    w.overallT = "Test for overall effect: *t* = {statistic}, df = {df} (*P*{p})";
    w.subgroupDifferences = "Test for subgroup differences: Q = {q}, df = {df} (*P*{p})";
    return w;
}

FigureStyle revMan5()
{
    return {.key = "revman5",
            .label = "RevMan 5",
            .left = kRevManLeft,
            .p = kRevManP,
            .words = kRevMan5Words,
            .colours = kRevManColours};
}

FigureStyle revMan()
{
    FigureStyle style = revMan5();
    style.key = "revman";
    style.label = "RevMan (web)";
    style.words = revManWords();
    return style;
}

FigureStyle meta()
{
    return {.key = "meta",
            .label = "R package meta",
            .left = kStudyAndArms,
            .right = kMetaRight,
            .numbers = {.ciOpen = "[",
                        .ciSeparator = "; ",
                        .ciSeparatorNegative = "; ",
                        .tau2Decimals = 4,
                        .i2Decimals = 1,
                        .signedStatistic = true},
            .p = {.decimals = 4, .smallDecimals = 4, .floors = {0.0001, 0}},
            .words = metaWords(),
            .colours = oneColour(kGrey, kBlack, kGrey, kRed, kBlack),
            .totalEvents = false,
            .outlinedPooled = true};
}

FigureStyle jama()
{
    return {.key = "jama",
            .label = "JAMA",
            .left = kJamaLeft,
            .arms = ArmLayout::Joined,
            .numbers = {.ciOpen = " (",
                        .ciSeparator = "-",
                        .ciSeparatorNegative = " to ",
                        .ciClose = ")",
                        .signedStatistic = true},
            .p = {.leadingZero = false, .ceiling = 0.99},
            .words = jamaWords(),
            .colours = oneColour(kDarkBlue, kBlack, kLightBlue, kBlack, kBlack),
            .weightPercent = false,
            .boldTotals = false,
            .totalEvents = false,
            .rowRules = true,
            .outlinedPooled = true,
            .favoursOnTop = true,
            .americanSpelling = true};
}

FigureStyle bmj()
{
    return {.key = "bmj",
            .label = "The BMJ",
            .left = kStudyAndArms,
            .right = kWeightThenEffect,
            .arms = ArmLayout::Joined,
            .mark = MarkShape::Diamond,
            .numbers = {.ciOpen = " (", .ciSeparator = " to ", .ciSeparatorNegative = " to ", .ciClose = ")"},
            .p = {},
            .words = bmjWords(),
            .colours = oneColour(kPurple, kPurple, kPurple, kPurple, kMidGrey),
            .weightPercent = false,
            .boldTotals = false,
            .totalEvents = false};
}

FigureStyle lancet()
{
    return {.key = "lancet",
            .label = "The Lancet",
            .left = kStudyAndArms,
            .right = kEffectThenWeight,
            .arms = ArmLayout::Joined,
            .numbers = {.decimalMark = "·",
                        .ciOpen = " (",
                        .ciSeparator = "–",
                        .ciSeparatorNegative = " to ",
                        .ciClose = ")"},
            .p = {.gap = "", .smallDecimals = 4, .floors = {0.0001, 0}},
            .words = lancetWords(),
            .colours = oneColour(kLancetBlue, kInk, kLancetBlue, kInk, kInk),
            .totalEvents = false};
}

FigureStyle plain()
{
    FigureStyle style{.key = "plain",
                      .label = "Plain black and white",
                      .left = kStudyOnly,
                      .right = kEffectThenWeight,
                      .arms = ArmLayout::Joined,
                      .p = {},
                      .words = plainWords(),
                      .colours = oneColour(kBlack, kBlack, kBlack, kMidGrey, kBlack),
                      .totalEvents = false,
                      .pooledLine = false};
    style.colours.flowHeader = kWhite;
    style.colours.flowSecondary = Colour{235, 235, 235};
    style.colours.flowStage = Colour{220, 220, 220};
    return style;
}

Error usage(std::string message)
{
    return {ErrorCode::Usage, std::move(message), {}};
}

} // namespace

std::span<const FigureStyle> figureStyles()
{
    static const std::array styles{revMan5(), revMan(), meta(), jama(), bmj(), lancet(), plain()};
    return styles;
}

Result<const FigureStyle*> styleByKey(std::string_view key)
{
    std::string known;
    for (const FigureStyle& style : figureStyles()) {
        if (style.key == key)
            return &style;
        known += (known.empty() ? "" : ", ") + std::string(style.key);
    }
    return usage("unknown figure style \"" + std::string(key) + "\"; known are " + known);
}

std::vector<ColumnKind> columnsOf(const FigureStyle& style)
{
    std::vector<ColumnKind> columns(style.left.begin(), style.left.end());
    columns.push_back(Plot);
    columns.insert(columns.end(), style.right.begin(), style.right.end());
    std::erase(columns, Study);
    return columns;
}

Status checkOptions(const FigureOptions& options)
{
    if (!(options.widthMm >= 20 && options.widthMm <= 1000))
        return usage("the width of a figure must lie between 20 and 1000 mm");
    if (!options.columns.empty() && std::ranges::count(options.columns, Plot) != 1)
        return usage("the columns of a forest plot need the plot among them, once");
    if (!(options.minimumFontPt >= 4 && options.fontPt >= options.minimumFontPt && options.fontPt <= 36))
        return usage("the font size of a figure must lie between " + fixedNumber(options.minimumFontPt, 0) +
                     " and 36 pt");
    if (options.pageHeightMm != 0 && !(options.pageHeightMm >= 40 && options.pageHeightMm <= 5000))
        return usage("the page height of a figure must lie between 40 and 5000 mm");
    const Result<const FigureStyle*> style = styleByKey(options.style);
    return style ? Status{} : Status{style.error()};
}

} // namespace plansift::figure
