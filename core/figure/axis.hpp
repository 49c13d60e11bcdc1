// SPDX-License-Identifier: GPL-3.0-or-later
// The scale of a plot: its range, ticks, and where a value stands.
#pragma once

#include "core/figure/number_text.hpp"
#include "core/figure/text_measure.hpp"

#include <optional>
#include <vector>

namespace plansift::figure {

struct Tick {
    double value = 0;
    std::string label{};

    bool operator==(const Tick&) const = default;
};

struct Axis {
    bool logarithmic = false;
    double lower = 0;
    double upper = 1;
    std::vector<Tick> ticks{};

    /// 0 at the lower end, 1 at the upper; beyond for values outside, infinite for log(0) and less.
    double position(double value) const;
    bool holds(double value) const { return value >= lower && value <= upper; }
};

/// What an axis has to show.
struct AxisRequest {
    bool logarithmic = false;
    std::optional<double> nullValue{}; ///< no effect; the axis is symmetric about it
    std::vector<Estimate> studies{};   ///< their intervals may be cut where one is far wider than most
    std::vector<Estimate> pooled{};    ///< never cut
    std::optional<double> lower{};     ///< the caller's own limits
    std::optional<double> upper{};
    std::string_view decimalMark = ".";
};

/// Log axes about 1 use RevMan's scales (0.5 0.7 1 1.5 2; 0.1 0.2 0.5 1 2 5 10; 0.01 0.1 1 10 100 ...).
Axis makeAxis(const AxisRequest& request);

/// Round steps (1, 2, 5 times a power of ten), about so many, that lie within the range.
std::vector<Tick> niceTicks(double lower, double upper, int about, std::string_view decimalMark);

/// Drops ticks whose labels would touch at this width: no effect and the ends stay longest.
void thinTicks(Axis& axis, double width, std::optional<double> nullValue, const Font& font,
               const TextMeasure& measure);

} // namespace plansift::figure
