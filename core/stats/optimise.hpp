// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: one-dimensional root finding that cannot leave its bracket.
#pragma once

#include <cmath>
#include <limits>

namespace plansift::stats {

/// A function's value and its derivative at a point.
struct ValueSlope {
    double value = 0;
    double slope = 0;
};

/// A root of f between lo and hi, where f changes sign: Newton steps, bisection when a step would leave the
/// bracket or shrinks it too slowly. Ends at machine precision. `f(x)` returns ValueSlope; `fLo` is f at lo.
template<typename F>
double rootInBracket(F&& f, double lo, double hi, double fLo)
{
    constexpr double kRelative = 4 * std::numeric_limits<double>::epsilon();
    constexpr int kMaxSteps =
        200; // bisection alone needs fewer than that over all doubles of one sign that matter
    double x = 0.5 * (lo + hi);
    double lastStep = hi - lo;
    for (int i = 0; i < kMaxSteps; ++i) {
        const ValueSlope at = f(x);
        if (at.value == 0)
            return x;
        ((at.value > 0) == (fLo > 0) ? lo : hi) = x;
        double next = x - at.value / at.slope;
        if (!(next > lo && next < hi) || std::abs(next - x) > 0.5 * lastStep)
            next = 0.5 * (lo + hi);
        lastStep = std::abs(next - x);
        x = next;
        if (lastStep <= kRelative * std::abs(x) || hi - lo <= kRelative * std::abs(x))
            return x;
    }
    return x;
}

} // namespace plansift::stats
