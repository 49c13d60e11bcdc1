// SPDX-License-Identifier: GPL-3.0-or-later
// On which scale the effects of an outcome stand in its cells.
#pragma once

#include "core/model/outcome.hpp"

namespace plansift::extraction {

enum class EffectScale {
    Analysis, ///< as they are analysed: differences, logs of ratios
    Ratio,    ///< as a ratio; the analysis takes its log
};

/// Ratio when the outcome's effects are typed as printed and its measure is one of ratios.
EffectScale effectScaleOf(const Outcome& outcome);

} // namespace plansift::extraction
