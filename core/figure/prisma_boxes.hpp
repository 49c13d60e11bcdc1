// SPDX-License-Identifier: GPL-3.0-or-later
// The boxes of a flow diagram and what stands in them, before anything is measured. Internal to core/figure.
#pragma once

#include "core/figure/prisma.hpp"

namespace plansift::figure {

enum class FlowColumn { Previous, Main, Side, Other, OtherSide };
enum class FlowRow { Identified, Screened, Sought, Assessed, Included, Total };
inline constexpr std::size_t kFlowColumns = 5;
inline constexpr std::size_t kFlowRows = 6;

struct FlowLine {
    std::string text{};
    int indent = 0; ///< steps
};

struct FlowBox {
    std::string ref{};
    FlowColumn column = FlowColumn::Main;
    FlowRow row = FlowRow::Identified;
    bool secondary = false; ///< grey, no border
    std::vector<FlowLine> lines{};
};

std::vector<FlowBox> flowBoxes(const PrismaInput& input);

/// "(n = 1,234)" with no-break spaces.
std::string flowCount(FlowCount n);

/// All lines of the boxes as sentences.
std::string describeFlow(const std::vector<FlowBox>& boxes);

} // namespace plansift::figure
