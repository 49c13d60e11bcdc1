// SPDX-License-Identifier: GPL-3.0-or-later
// Scales on which effects are analysed and the way back to the scale on which they are reported.
#pragma once

#include <string_view>

namespace plansift::stats {

/// How a value of the analysis scale becomes one of the reporting scale.
enum class Transform {
    Identity,
    Exp, ///< log ratios
};

/// A value of the analysis scale on the reporting scale.
double backTransform(Transform transform, double value);
/// Name of the reporting scale's axis: "linear" or "log" ticks.
bool hasLogAxis(Transform transform);

} // namespace plansift::stats
