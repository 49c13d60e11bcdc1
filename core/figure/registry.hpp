// SPDX-License-Identifier: GPL-3.0-or-later
// The one list of figures: menus, the command line and the export take their kinds from it.
#pragma once

#include "core/figure/bubble.hpp"
#include "core/figure/forest.hpp"
#include "core/figure/funnel.hpp"
#include "core/figure/gosh_plot.hpp"
#include "core/figure/prisma.hpp"
#include "core/figure/rob_summary.hpp"
#include "core/figure/specification_curve.hpp"

#include <span>
#include <string_view>
#include <variant>

namespace plansift::figure {

struct TrafficLightInput {
    RobTable table{};

    bool operator==(const TrafficLightInput&) const = default;
};

/// What a figure is drawn from. To add a figure: its input here, its entry in registry.cpp.
using FigureInput = std::variant<PrismaInput, TrafficLightInput, RobSummaryInput, ForestInput, FunnelInput,
                                 BubbleInput, SpecificationCurveInput, GoshInput>;

struct FigureSpec {
    std::string_view key{};   ///< "traffic-light", as the command line takes it
    std::string_view label{}; ///< "Risk of bias, traffic light"
    bool perOutcome = false;  ///< one figure an outcome, else one a review
    FigureInput (*emptyInput)() = nullptr;
};

/// prisma traffic-light rob-summary forest funnel bubble multiverse gosh.
std::span<const FigureSpec> figureSpecs();

/// nullptr when there is none of this key.
const FigureSpec* figureByKey(std::string_view key);

/// Builds the figure that the input is for.
Result<Pages> buildFigure(const FigureInput& input, const FigureOptions& options, const TextMeasure& measure);

} // namespace plansift::figure
