// SPDX-License-Identifier: GPL-3.0-or-later
// How journals and programs set a figure, as data: one entry a style in one table.
#pragma once

#include "core/base/result.hpp"
#include "core/figure/scene.hpp"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace plansift::figure {

enum class ColumnKind {
    Study,
    Arms,
    Weight,
    EffectCi,
    Effect,
    Ci,
    Plot, ///< the plot itself, between the columns of a table
};
enum class ArmLayout {
    Separate, ///< Events | Total, Mean | SD | Total
    Joined,   ///< 49/615, 12.3 (4.5)
};
enum class MarkShape { Square, Diamond };

/// How numbers are written.
struct NumberStyle {
    std::string_view decimalMark = ".";
    std::string_view ciOpen = " [";
    std::string_view ciSeparator = ", ";
    std::string_view ciSeparatorNegative = ", "; ///< used throughout a figure that has a negative bound
    std::string_view ciClose = "]";
    int tau2Decimals = 2;
    int i2Decimals = 0;
    int subgroupI2Decimals = 1;
    bool signedStatistic = false; ///< z keeps its sign
};

/// How a P value is written after its letter.
struct PStyle {
    std::string_view gap = " "; ///< on either side of the relation
    bool leadingZero = true;
    int decimals = 2;      ///< from 0.01 on
    int smallDecimals = 3; ///< below 0.01
    bool oneDigit = false; ///< below 0.01: one significant digit instead
    std::array<double, 2> floors{0.001,
                                 0}; ///< smaller values are written "< floor" with the smallest that holds
    double ceiling = 1;              ///< larger values are written "> ceiling"
};

/// Sentences with places: {p} {tightp} (without blanks) {tau2} {q} {df} {subdf} {i2} {statistic} {estimator}
/// {level} {name} {abbr} {method} {model} {ci}. *...* is italic; [...] is left out when a value in it is
/// absent; '|' ends a header line.
struct Wording {
    std::string_view studyHeader{};
    std::string_view effectHeader{};
    std::string_view ciHeader{};
    std::string_view plotHeader{};
    std::string_view weightHeader{};
    std::string_view axisTitle{};
    std::string_view total{};
    std::string_view subtotal{};
    std::string_view prediction{};
    std::string_view heterogeneity{};
    std::string_view overallZ{};
    std::string_view overallT{};
    std::string_view subgroupDifferences{};
};

struct Palette {
    Colour dichotomous{};
    Colour continuous{};
    Colour generic{};
    Colour interval{}; ///< lines of the confidence intervals
    Colour pooled{};   ///< diamonds
    Colour prediction{};
    Colour reference{};  ///< line of no effect, axis
    Colour rule{};       ///< lines of the table
    Colour flowHeader{}; ///< flow diagram: main header, secondary boxes, side bars
    Colour flowSecondary{};
    Colour flowStage{};
};

struct FigureStyle {
    std::string_view key{};
    std::string_view label{};
    std::span<const ColumnKind> left{};  ///< columns before the plot
    std::span<const ColumnKind> right{}; ///< columns after the plot (risk of bias comes last, in all styles)
    ArmLayout arms = ArmLayout::Separate;
    MarkShape mark = MarkShape::Square;
    NumberStyle numbers{};
    PStyle p{};
    Wording words{};
    Palette colours{};
    bool weightPercent = true; ///< "7.8%", else "7.8"
    bool boldTotals = true;
    bool totalEvents = true;     ///< a row "Total events"
    bool rowRules = false;       ///< a thin line below every row
    bool pooledLine = true;      ///< dotted line at the pooled effect
    bool outlinedPooled = false; ///< black line around the diamond
    bool favoursOnTop = false;
    bool americanSpelling = false; ///< "Favors"
};

/// revman5 revman meta jama bmj lancet plain.
std::span<const FigureStyle> figureStyles();

/// Error (Usage): unknown key; the sentence lists the known ones.
Result<const FigureStyle*> styleByKey(std::string_view key);

/// The columns of a style behind the studies, with the plot among them.
std::vector<ColumnKind> columnsOf(const FigureStyle& style);

/// What the user chooses for any figure. Sizes are final sizes on paper.
struct FigureOptions {
    double widthMm = 170;
    double fontPt = 8;
    double minimumFontPt = 6; ///< the layout may go down to this size
    double pageHeightMm = 0;  ///< 0: as high as needed, split into A4 pages only above 60 studies
    std::string style = "revman5";
    /// Columns of a forest plot behind the studies, in this order; empty: those of the style.
    std::vector<ColumnKind> columns{};
    bool withoutRob = false; ///< no columns of risk of bias in a forest plot
};

/// Sizes that make sense, or the Error (Usage) that says which does not.
Status checkOptions(const FigureOptions& options);

} // namespace plansift::figure
