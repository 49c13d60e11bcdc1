// SPDX-License-Identifier: GPL-3.0-or-later
// Location-scale models: the between-study variance depends on moderators too.
#pragma once

#include "core/stats/meta_regression.hpp"
#include "core/stats/models/design.hpp"

#include <span>

namespace plansift::stats {

enum class ScaleLink {
    Log,      ///< log tau2_i = z_i' a
    Identity, ///< tau2_i = z_i' a
};

struct LocationScaleOptions {
    bool restricted = true; ///< REML, else ML
    ScaleLink link = ScaleLink::Log;
    TestMethod test = TestMethod::Z; ///< z or t
    double level = 95;               ///< percent
};

/// Coefficients of one part of the model, one entry each.
struct ModelPart {
    std::vector<double> estimate{};
    std::vector<double> se{};
    std::vector<CoefficientTest> tests{};
    std::vector<std::vector<double>> covariance{};
    double ddf = kUndefined;     ///< of t; NaN for z
    double omnibus = kUndefined; ///< chi-square, or F for t, of all but the intercept
    double omnibusDf = kUndefined;
    double omnibusP = kUndefined;
};

struct LocationScaleResult {
    int k = 0;
    ModelPart location{};
    ModelPart scale{};
    std::vector<double> tau2{}; ///< one a study
    double q = kUndefined;      ///< residual heterogeneity, with the weights 1 / v
    double qDf = kUndefined;
    double qP = kUndefined;
    double logLik = kUndefined;
    Warnings warnings{};
};

/// Fits y_i ~ N(x_i' b, v_i + tau2_i) (Viechtbauer & Lopez-Lopez 2022): (restricted) maximum likelihood over
/// the scale coefficients from several starts; their covariance from the observed information. Errors: fewer
/// studies than coefficients, a dependent column, tests other than z and t.
Result<LocationScaleResult> fitLocationScale(std::span<const StudyEffect> effects, const Design& location,
                                             const Design& scale, const LocationScaleOptions& options);

} // namespace plansift::stats
