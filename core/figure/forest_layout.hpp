// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything of a forest plot stands across the page: measured columns, the axis, wrapped labels.
// Internal to core/figure.
#pragma once

#include "core/figure/axis.hpp"
#include "core/figure/canvas.hpp"
#include "core/figure/forest_table.hpp"

namespace plansift::figure {

/// Lines of a header over a stretch of the page, centred or aligned on x.
struct HeadBlock {
    Lines lines{};
    double x = 0;
    Anchor anchor = Anchor::Middle;
    std::size_t below = 0; ///< lines of the heads under it
};

struct ForestLayout {
    double font = 8;
    double small = 7; ///< sentences and notes
    double left = 0;  ///< content lies between left and right
    double right = 0;
    std::vector<double> x{};     ///< left edge of each column
    std::vector<double> width{}; ///< of each column
    double effectWidth = 0;      ///< widest estimate with its interval; centred in its column
    double tailWidth = 0;        ///< widest interval, upright
    double boldTailWidth = 0;
    double plotX = 0;     ///< where the axis begins; tick labels may reach out by half their width
    double plotWidth = 0; ///< length of the axis
    double plotHeadCentre = 0;
    double leftBlock = 0; ///< right end of what may stand before the plot
    double robX = 0;      ///< centre of the first judgement
    double robPitch = 0;
    Axis axis{};
    std::vector<HeadBlock> heads{};
    double headHeight = 0;
    std::vector<Lines> labels{};                    ///< of each row
    std::vector<std::vector<RichText>> sentences{}; ///< of each row
    std::vector<double> heights{};                  ///< of each row
    Lines favoursLeft{};
    Lines favoursRight{};
    double favoursLeftX = 0; ///< centre
    double favoursRightX = 0;

    double plotAt(double value) const; ///< x of a value, held within the axis
};

/// Fits the table into the width: wrapped headers and labels, narrower gaps, smaller type down to the
/// minimum. Error (Input): it does not fit even so.
Result<ForestLayout> layOutForest(const ForestTable& table, const ForestInput& input,
                                  const FigureOptions& options, const FigureStyle& style,
                                  const TextMeasure& measure);

/// Em below the header lines, and between the rule and the first row.
inline constexpr double kBelowHeads = 0.25;
inline constexpr double kBelowRule = 0.25;

} // namespace plansift::figure
