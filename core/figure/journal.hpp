// SPDX-License-Identifier: GPL-3.0-or-later
// What journals ask of figures, as data, and whether a figure holds to it at its final size.
#pragma once

#include "core/figure/style.hpp"

#include <span>
#include <string>
#include <string_view>

namespace plansift::figure {

/// Rules of one journal or publisher. 0 = no rule known.
struct JournalRules {
    std::string_view key;
    std::string_view label;
    double widthMm;
    double greatestHeightMm;
    double smallestFontPt;
    double thinnestLinePt;
    int leastDpi;
    std::string_view formats;   ///< "TIFF, EPS"
    std::string_view checkedOn; ///< when the rules were read
};

std::span<const JournalRules> journals();
const JournalRules* journalByKey(std::string_view key);

/// Measures of laid out pages.
struct FigureMeasures {
    double widthMm = 0;
    double heightMm = 0;        ///< of the highest page
    double smallestFontPt = 0;  ///< 0 without text
    std::string smallestText{}; ///< the text in it
    double thinnestLinePt = 0;  ///< 0 without lines
    int texts = 0;
};

FigureMeasures measuresOf(const Pages& pages);

/// One check: the value measured against the limit.
struct FigureCheck {
    enum class What { Width, Height, Font, Line, Resolution };
    What what = What::Width;
    bool passed = true;
    double measured = 0;
    double limit = 0; ///< 0 = none; the value is then only told
    double cure = 0;  ///< the setting that would pass (type in pt, resolution in dpi, width in mm); 0 = none
    std::string place{}; ///< the text that was measured; "" where there is no single place
};

/// Checks of pages laid out with `options` and exported with `dpi`. Type under 6 pt never passes.
std::vector<FigureCheck> checkFigure(const Pages& pages, const FigureOptions& options, int dpi,
                                     const JournalRules& rules);

} // namespace plansift::figure
