// SPDX-License-Identifier: GPL-3.0-or-later
// Prediction intervals for the effect in a new study.
#pragma once

#include <optional>
#include <string_view>

namespace plansift::stats {

/// Which distribution a prediction interval uses.
enum class PiMethod {
    None,
    AsTest, ///< that of the test: normal for z, else t with its degrees of freedom (metafor)
    Z,      ///< normal (Skipka 2006)
    TKm1,   ///< t, k - 1 degrees of freedom (Veroniki 2019)
    TKm2,   ///< t, k - 2 (Higgins, Thompson & Spiegelhalter 2009, eq. 25)
};

std::string_view piKey(PiMethod method);
std::optional<PiMethod> piByKey(std::string_view key);

struct Interval {
    double lower;
    double upper;
};

/// beta +- critical value * sqrt(se^2 + tau2). `testDf` is NaN for the normal distribution; `residualDf` is k
/// - p. The bounds are NaN for PiMethod::None and when the method has no degree of freedom left.
Interval predictionInterval(PiMethod method, double beta, double se, double tau2, double testDf,
                            int residualDf, double level);

} // namespace plansift::stats
