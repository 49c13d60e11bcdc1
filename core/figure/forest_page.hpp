// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing a laid-out forest plot on pages. Internal to core/figure.
#pragma once

#include "core/figure/forest_layout.hpp"

namespace plansift::figure {

struct ForestDrawing {
    const ForestTable& table;
    const ForestInput& input;
    const FigureStyle& style;
    const ForestLayout& layout;
    const TextMeasure& measure;
};

/// Splits rows and notes into pages of at most `pageHeight` pt (0: one page). Every page repeats the header
/// and the axis. Error (Input): a page cannot hold even one row.
Result<Pages> drawForest(const ForestDrawing& drawing, double pageHeight, const std::string& title,
                         const std::string& description);

/// The marks of one row in the plot, centred on y.
void drawForestMarks(Canvas& canvas, const ForestDrawing& drawing, const ForestRow& row, double y);

} // namespace plansift::figure
