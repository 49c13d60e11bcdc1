// SPDX-License-Identifier: GPL-3.0-or-later
// Subsets in two clouds.
#pragma once

#include "core/figure/gosh_plot.hpp"

#include <cmath>

namespace plansift::test {

/// A thousand subsets; those with the study that stands out have a larger effect and more heterogeneity.
inline figure::GoshInput sampleGosh()
{
    figure::GoshInput input;
    input.title = "Pain";
    input.effectName = "Std. Mean Difference";
    input.markedStudy = "Trial C";
    for (int i = 0; i < 1000; ++i) {
        const bool with = i % 2 == 0;
        const double spread = std::sin(i * 0.7) * 0.1;
        input.marks.push_back({(with ? 0.6 : 0.1) + spread, (with ? 70 : 20) + 150 * spread, with});
    }
    input.all = figure::GoshMark{0.4, 55, true};
    return input;
}

} // namespace plansift::test
