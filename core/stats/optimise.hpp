// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: one-dimensional root finding that cannot leave its bracket.
#pragma once

#include <boost/math/tools/toms748_solve.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

namespace plansift::stats {

/// A function's value and its derivative at a point.
struct ValueSlope {
    double value = 0;
    double slope = 0;
};

/// A root of f between lo and hi, where f changes sign: Newton steps from `start`, bisection when a step
/// would leave the bracket or shrinks it too slowly. Ends after a step of `lastStep` relative to the root.
/// `f(x)` returns ValueSlope; `fLo` is f at lo.
template<typename F>
double rootInBracket(F&& f, double lo, double hi, double fLo, double start,
                     double lastStep = 4 * std::numeric_limits<double>::epsilon())
{
    constexpr int kMaxSteps =
        200; // bisection alone needs fewer than that over all doubles of one sign that matter
    double x = start;
    double step = hi - lo;
    for (int i = 0; i < kMaxSteps; ++i) {
        const ValueSlope at = f(x);
        if (at.value == 0)
            return x;
        ((at.value > 0) == (fLo > 0) ? lo : hi) = x;
        double next = x - at.value / at.slope;
        if (!(next > lo && next < hi) || std::abs(next - x) > 0.5 * step)
            next = 0.5 * (lo + hi);
        step = std::abs(next - x);
        x = next;
        if (step <= lastStep * std::abs(x) || hi - lo <= lastStep * std::abs(x))
            return x;
    }
    return x;
}

/// The same from the middle.
template<typename F>
double rootInBracket(F&& f, double lo, double hi, double fLo)
{
    return rootInBracket(f, lo, hi, fLo, 0.5 * (lo + hi));
}

/// A root of f between lo and hi, where f changes sign, without derivatives (Alefeld, Potra & Shi 1995).
template<typename F>
double rootInBracketWithoutSlope(F&& f, double lo, double hi, double fLo, double fHi)
{
    if (fLo == 0)
        return lo;
    if (fHi == 0)
        return hi;
    std::uintmax_t steps = 200;
    const auto close = [](double a, double b) {
        return std::abs(a - b) <=
               8 * std::numeric_limits<double>::epsilon() * std::max(std::abs(a), std::abs(b));
    };
    const auto [a, b] = boost::math::tools::toms748_solve(f, lo, hi, fLo, fHi, close, steps);
    return 0.5 * (a + b);
}

/// Where the falling function f reaches zero beyond `start`, where it is not below; the search doubles its
/// steps. Infinite when f stays above zero up to 1e300.
template<typename F>
double fallsToZero(F&& f, double start, double step)
{
    double lo = start;
    double fLo = f(lo);
    if (fLo <= 0)
        return start;
    for (double hi = start + step; hi < 1e300; step *= 2, hi = start + step) {
        const double fHi = f(hi);
        if (std::isnan(fHi))
            break;
        if (fHi <= 0)
            return rootInBracketWithoutSlope(f, lo, hi, fLo, fHi);
        lo = hi;
        fLo = fHi;
    }
    return std::numeric_limits<double>::infinity();
}

} // namespace plansift::stats
