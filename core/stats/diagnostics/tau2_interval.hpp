// SPDX-License-Identifier: GPL-3.0-or-later
// Confidence intervals of tau2, and of tau, I2 and H2, which grow with it.
#pragma once

#include "core/stats/analysis.hpp"
#include "core/stats/models/regression.hpp"

namespace plansift::stats {

/// An estimate with its bounds.
struct BoundedEstimate {
    double estimate = kUndefined;
    double lower = kUndefined;
    double upper = kUndefined;
};

/// When `nullSet`, no tau2 >= 0 is compatible with the data (the studies agree too well); the bounds are 0.
struct Tau2Interval {
    BoundedEstimate tau2{};
    BoundedEstimate tau{};
    BoundedEstimate i2{}; ///< percent
    BoundedEstimate h2{};
    bool nullSet = false;
};

/// The intervals of one analysis.
struct Tau2Intervals {
    Tau2Interval qProfile{};           ///< Viechtbauer 2007; Knapp 2006
    Tau2Interval profileLikelihood{};  ///< Hardy & Thompson 1996; restricted unless the method is ML
    Tau2Interval generalisedQ{};       ///< Jackson 2013, the user's weights, 1 / v unless given
    Tau2Interval jackson{};            ///< generalised Q with 1 / sqrt(v)
    Tau2Interval biggerstaffJackson{}; ///< generalised Q with 1 / v (Biggerstaff & Jackson 2008)
};

/// Intervals about the estimate of the analysis, at its level. Errors: not an inverse variance model, fewer
/// than two usable studies.
Result<Tau2Intervals> tau2Intervals(const PreparedAnalysis& analysis);
/// The same of a model with moderators.
Result<Tau2Intervals> tau2Intervals(std::span<const StudyEffect> effects, const Design& design,
                                    const RegressionOptions& options);

} // namespace plansift::stats
