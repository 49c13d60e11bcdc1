// SPDX-License-Identifier: GPL-3.0-or-later
// The funnel plot: effects against their standard errors, with the region expected around the pooled effect.
#pragma once

#include "core/base/result.hpp"
#include "core/figure/style.hpp"
#include "core/figure/text_measure.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plansift::figure {

struct FunnelPoint {
    std::string ref{};
    std::string label{};
    double effect = 0;   ///< as shown: a ratio, not its logarithm
    double se = 0;       ///< on the analysis scale: of the logarithm for ratios
    bool filled = false; ///< added by trim and fill: drawn as an open circle

    bool operator==(const FunnelPoint&) const = default;
};

struct FunnelInput {
    std::string title{};
    std::string effectName{};
    bool logarithmic = false;
    std::optional<double> nullValue{}; ///< centre of the contours
    std::optional<double> pooled{};    ///< as shown
    std::vector<FunnelPoint> points{};
    double level = 95;      ///< of the triangle, percent
    double quantile = 1.96; ///< standard normal quantile of that level
    bool contours =
        false; ///< shade p < 0.10, 0.05, 0.01 about no effect (Peters et al., J Clin Epidemiol 2008;61:991)
    std::vector<std::string> notes{};

    bool operator==(const FunnelInput&) const = default;
};

/// One scene. Error (Input): no points, a standard error that is not above 0, contours without a value of no
/// effect, or the content needs more width or height.
Result<Pages> funnel(const FunnelInput& input, const FigureOptions& options, const TextMeasure& measure);

} // namespace plansift::figure
