// SPDX-License-Identifier: GPL-3.0-or-later
// Scales on which effects are analysed and the way back to the scale on which they are reported.
#pragma once

#include "core/stats/numeric.hpp"

namespace plansift::stats {

/// How a value of the analysis scale becomes one of the reporting scale.
enum class Transform {
    Identity,
    Exp,              ///< log ratios
    InverseLogit,     ///< log odds of a proportion
    SquaredSine,      ///< arcsine of the square root of a proportion
    FreemanTukey,     ///< double arcsine of a proportion; needs the number of participants (Miller 1978)
    Square,           ///< square root of a rate
    FreemanTukeyRate, ///< double square root of a rate; needs the person-time
    Tanh,             ///< Fisher's z
    SquaredTanh,      ///< Fisher's z of a multiple correlation
    HakstianWhalen,   ///< 1 - (1 - alpha)^(1/3)
    Bonett,           ///< -log(1 - alpha)
};

/// A value of the analysis scale on the reporting scale. `size`: participants or person-time, for the
/// transformations that need it; of several studies the harmonic mean (Miller 1978; Barendregt 2013). Without
/// it these give NaN.
double backTransform(Transform transform, double value, double size = kUndefined);
/// Whether the way back depends on the size of the study.
bool needsSize(Transform transform);
/// Name of the reporting scale's axis: "linear" or "log" ticks.
bool hasLogAxis(Transform transform);

} // namespace plansift::stats
