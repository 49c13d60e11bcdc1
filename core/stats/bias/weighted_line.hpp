// SPDX-License-Identifier: GPL-3.0-or-later
// A straight line by weighted least squares: the form of most small-study tests.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/numeric.hpp"
#include "core/stats/test_method.hpp"

#include <span>

namespace plansift::stats {

/// Estimate with standard error and test.
struct LineCoefficient {
    double value = kUndefined;
    double se = kUndefined;
    double stat = kUndefined; ///< t, or z when the line's `df` is NaN
    double pval = kUndefined;
};

struct Line {
    LineCoefficient intercept{};
    LineCoefficient slope{};
    double df = kUndefined;         ///< NaN: tests by the normal distribution
    double dispersion = kUndefined; ///< residual mean square; NaN when the error is not scaled by it
    double tau2 = kUndefined;       ///< of additive error; NaN for multiplicative error
    double interceptLower = kUndefined;
    double interceptUpper = kUndefined;
};

/// y = a + b x with weights w and multiplicative error: t tests with k - 2 degrees of freedom. Errors: fewer
/// than three points, x the same in all.
Result<Line> weightedLine(std::span<const double> y, std::span<const double> x, std::span<const double> w,
                          double level);

} // namespace plansift::stats
