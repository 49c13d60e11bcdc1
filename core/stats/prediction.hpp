// SPDX-License-Identifier: GPL-3.0-or-later
// Prediction intervals for the effect in a new study.
#pragma once

#include "core/stats/numeric.hpp"

#include <optional>
#include <string_view>

namespace plansift::stats {

/// How a prediction interval is made.
enum class PiMethod {
    None,
    AsTest,    ///< the distribution of the test: normal for z, else t with its degrees of freedom (metafor)
    Z,         ///< normal (Skipka 2006)
    TKm1,      ///< t, k - 1 degrees of freedom (Veroniki 2019)
    TKm2,      ///< t, k - 2 (Higgins, Thompson & Spiegelhalter 2009, eq. 25)
    Hk,        ///< Hartung-Knapp standard error, t with k - 1 (Partlett & Riley 2017)
    HkPr,      ///< the same with k - 2
    Kr,        ///< Kenward-Roger standard error and degrees of freedom (Partlett & Riley 2017)
    KrPr,      ///< the same with one degree of freedom less
    Bootstrap, ///< parametric bootstrap (Nagashima 2019)
};

std::string_view piKey(PiMethod method);
std::optional<PiMethod> piByKey(std::string_view key);

struct Interval {
    double lower;
    double upper;
};

/// Standard errors of the pooled effect and degrees of freedom among which the methods choose. NaN where one
/// does not exist; `testDf` NaN is the normal distribution.
struct PredictionErrors {
    double se = kUndefined; ///< as reported with the estimate
    double hkSe = kUndefined;
    double krSe = kUndefined;
    double testDf = kUndefined;
    double krDf = kUndefined;
    int residualDf = 0; ///< k - p
};

/// The distribution of the effect in a new study about the pooled one: normal when `df` is NaN, else t. Its
/// standard deviation is NaN when it does not exist: for PiMethod::None and Bootstrap (see
/// models/bootstrap_prediction.hpp), and when the method has no degree of freedom left.
struct PredictiveDistribution {
    double sd = kUndefined; ///< sqrt(se^2 + tau2)
    double df = kUndefined;
};
PredictiveDistribution predictiveDistribution(PiMethod method, double tau2, const PredictionErrors& errors);

/// beta +- critical value * sd.
Interval predictionInterval(double beta, const PredictiveDistribution& distribution, double level);

} // namespace plansift::stats
