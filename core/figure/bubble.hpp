// SPDX-License-Identifier: GPL-3.0-or-later
// The bubble plot of a meta-regression: effects against a moderator, with the fitted line.
#pragma once

#include "core/base/result.hpp"
#include "core/figure/number_text.hpp"
#include "core/figure/text_measure.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plansift::figure {

struct Bubble {
    std::string ref{};
    std::string label{};
    double moderator = 0;
    double effect = 0; ///< as shown: a ratio, not its logarithm
    double weight = 1; ///< above 0; the area of the bubble is in proportion

    bool operator==(const Bubble&) const = default;
};

/// The fitted effect with its confidence interval at a value of the moderator, as shown.
struct FittedPoint {
    double moderator = 0;
    Estimate effect{};

    bool operator==(const FittedPoint&) const = default;
};

struct BubbleInput {
    std::string title{};
    std::string effectName{};
    std::string moderatorName{};
    bool logarithmic = false;
    std::optional<double> nullValue{}; ///< a line of no effect, where the axis holds it
    std::vector<Bubble> bubbles{};
    std::vector<FittedPoint> line{}; ///< from left to right
    double level = 95;               ///< of the band, percent
    std::vector<std::string> notes{};

    bool operator==(const BubbleInput&) const = default;
};

/// One scene. Errors (Input): no studies or no line, a value that cannot be shown, a weight that is not above
/// 0, or the content needs more width or height.
Result<Pages> bubble(const BubbleInput& input, const FigureOptions& options, const TextMeasure& measure);

} // namespace plansift::figure
