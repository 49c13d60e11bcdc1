// SPDX-License-Identifier: GPL-3.0-or-later
// How coefficients are tested and their confidence intervals made.
#pragma once

#include "core/stats/numeric.hpp"

#include <optional>
#include <string_view>

namespace plansift::stats {

enum class TestMethod {
    Z,     ///< Wald, standard normal
    T,     ///< Wald, Student's t
    Knha,  ///< Hartung & Knapp 2001; Sidik & Jonkman 2002; Knapp & Hartung 2003
    Adhoc, ///< Knapp-Hartung that never shortens the interval: factor at least 1 (Knapp & Hartung 2003,
           ///< sec. 2.3)
    Kr,    ///< Kenward & Roger 1997
};

std::string_view testKey(TestMethod method);
std::optional<TestMethod> testByKey(std::string_view key);

/// Does the method multiply the standard error by the Knapp-Hartung factor?
bool scalesByResiduals(TestMethod method);

/// Estimate, test and interval of one coefficient.
struct CoefficientTest {
    double stat = kUndefined;
    double pval = kUndefined;
    double ciLower = kUndefined;
    double ciUpper = kUndefined;
};

/// Wald-type test. `df` NaN means the normal distribution; `level` in percent.
CoefficientTest testCoefficient(double beta, double se, double df, double level);

/// Quantile of the reference distribution that covers `level` percent on both sides. `df` NaN: normal.
double criticalValue(double df, double level);

} // namespace plansift::stats
