// SPDX-License-Identifier: GPL-3.0-or-later
// A multiverse of two choices.
#pragma once

#include "core/figure/specification_curve.hpp"

namespace plansift::test {

/// Twelve combinations of four estimators and three intervals; the fourth is the own one.
inline figure::SpecificationCurveInput sampleCurve()
{
    figure::SpecificationCurveInput input;
    input.title = "BCG vaccine against tuberculosis";
    input.effectName = "Risk Ratio";
    input.logarithmic = true;
    input.nullValue = 1;
    input.choices = {
        {"Between-study variance", {"REML", "DerSimonian-Laird", "Paule-Mandel", "Common effect"}},
        {"Interval", {"Wald", "Hartung-Knapp", "never narrower"}},
        {"Studies", {"all"}}};
    for (std::size_t e = 0; e < 4; ++e)
        for (std::size_t t = 0; t < 3; ++t) {
            const double value = 0.8 - 0.06 * static_cast<double>(e);
            const double factor = 1.15 + 0.1 * static_cast<double>(t);
            input.specifications.push_back(
                {{value, value / factor, value * factor}, {e, t, 0}, e == 1 && t == 0});
        }
    return input;
}

} // namespace plansift::test
