// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the five-number methods: the least value of a function of one variable that may have several
// minima.
#pragma once

#include <boost/math/tools/minima.hpp>

#include <cmath>
#include <limits>

namespace plansift::stats {

struct Minimum {
    double at = 0;
    double value = std::numeric_limits<double>::infinity();
};

/// The least value on [lo, hi]: a grid finds the valley, Brent's method its bottom (to about 1e-8 of the
/// argument). Values that are NaN count as infinite.
template<typename F>
Minimum minimise(F&& f, double lo, double hi, int steps)
{
    const auto finite = [&](double x) {
        const double value = f(x);
        return std::isnan(value) ? std::numeric_limits<double>::infinity() : value;
    };
    const double width = (hi - lo) / steps;
    Minimum best{lo, finite(lo)};
    for (int i = 1; i <= steps; ++i)
        if (const double value = finite(lo + i * width); value < best.value)
            best = {lo + i * width, value};
    const auto [at, value] = boost::math::tools::brent_find_minima(finite, std::max(lo, best.at - width),
                                                                   std::min(hi, best.at + width),
                                                                   std::numeric_limits<double>::digits / 2);
    return value < best.value ? Minimum{at, value} : best;
}

} // namespace plansift::stats
