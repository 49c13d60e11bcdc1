// SPDX-License-Identifier: GPL-3.0-or-later
// The traffic-light figure: one circle for every study and domain of a risk-of-bias tool.
#pragma once

#include "core/figure/rob_scheme.hpp"
#include "core/figure/style.hpp"

namespace plansift::figure {

/// Studies in the order given; one scene a page, split above 60 studies or by the page height. Error (Input):
/// nothing to draw, or the content needs more width or height.
Result<Pages> trafficLight(const RobTable& table, const FigureOptions& options, const TextMeasure& measure);

} // namespace plansift::figure
