// SPDX-License-Identifier: GPL-3.0-or-later
// The BCG trials by latitude: the line of the random-effects meta-regression (REML).
#pragma once

#include "core/figure/bubble.hpp"
#include "tests/core/figure/sample_forests.hpp"

#include <array>
#include <cmath>

namespace plansift::test {

inline figure::BubbleInput bcgBubble()
{
    constexpr std::array latitudes{44, 55, 42, 52, 13, 44, 19, 13, 27, 42, 18, 33, 33};
    figure::BubbleInput input;
    input.title = "BCG vaccine against tuberculosis";
    input.effectName = "Risk Ratio";
    input.moderatorName = "Absolute latitude";
    input.logarithmic = true;
    input.nullValue = 1;
    for (std::size_t i = 0; i < latitudes.size(); ++i)
        input.bubbles.push_back({"study-" + std::to_string(i + 1), bcgRows()[i].label,
                                 static_cast<double>(latitudes[i]), bcgRows()[i].ratio.value,
                                 1.0 + static_cast<double>(i)});
    for (int x = 13; x <= 55; x += 7) {
        const double mean = 0.2515 - 0.0291 * x;
        const double half = 0.2 + 0.01 * std::abs(x - 33);
        input.line.push_back(
            {static_cast<double>(x), {std::exp(mean), std::exp(mean - half), std::exp(mean + half)}});
    }
    return input;
}

} // namespace plansift::test
