// SPDX-License-Identifier: GPL-3.0-or-later
// Small numeric vocabulary of the statistics core: undefined values and index conversions.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>

namespace plansift::stats {

/// An undefined number. Results carry it where a quantity does not exist; writers print it as null, never as
/// a number.
inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

inline double asDouble(std::size_t count)
{
    return static_cast<double>(count);
}

inline double square(double x)
{
    return x * x;
}

} // namespace plansift::stats
