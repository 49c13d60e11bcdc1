// SPDX-License-Identifier: GPL-3.0-or-later
// Font sizes to try for a figure and the sentence when none fits. Internal to core/figure.
#pragma once

#include "core/figure/style.hpp"

#include <vector>

namespace plansift::figure {

/// Above so many studies a figure without a page height is split into A4 pages.
inline constexpr std::size_t kStudiesOnOnePage = 60;

/// Height in pt that a page may have; 0: any. Without an option it is the text area of A4 above 60 studies.
double pageHeightPt(const FigureOptions& options, std::size_t studies);

/// From the wanted size down to the minimum in half points; the minimum itself is the last.
std::vector<double> fontSizes(const FigureOptions& options);

/// "the forest plot does not fit into a width of 85 mm: it needs at least 112 mm at 6 pt". Lengths: mm given,
/// pt needed.
Error doesNotFit(std::string_view figure, std::string_view dimension, double givenMm, double neededPt,
                 const FigureOptions& options);

} // namespace plansift::figure
