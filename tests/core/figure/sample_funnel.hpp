// SPDX-License-Identifier: GPL-3.0-or-later
// The funnel plot of the BCG trials.
#pragma once

#include "core/figure/funnel.hpp"
#include "tests/core/figure/sample_forests.hpp"

#include <cmath>

namespace plansift::test {

inline figure::FunnelInput bcgFunnel(bool contours)
{
    figure::FunnelInput input;
    input.title = "BCG vaccine against tuberculosis";
    input.effectName = "Risk Ratio";
    input.logarithmic = true;
    input.nullValue = 1;
    input.pooled = 0.489624;
    input.contours = contours;
    for (std::size_t i = 0; i < bcgRows().size(); ++i) {
        const BcgRow& row = bcgRows()[i];
        input.points.push_back({"study-" + std::to_string(i + 1), row.label, row.ratio.value,
                                std::log(row.ratio.upper / row.ratio.lower) / (2 * 1.959964)});
    }
    return input;
}

} // namespace plansift::test
