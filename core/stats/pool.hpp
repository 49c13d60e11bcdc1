// SPDX-License-Identifier: GPL-3.0-or-later
// Pooling of effects by inverse variance: equal-effects and random-effects models.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/draws.hpp"
#include "core/stats/prediction.hpp"
#include "core/stats/study_effect.hpp"
#include "core/stats/tau2.hpp"
#include "core/stats/test_method.hpp"
#include "core/stats/warning.hpp"

#include <optional>
#include <span>
#include <vector>

namespace plansift::stats {

/// From what I2 and H2 are computed.
enum class I2Method {
    Tau2, ///< tau2 / (tau2 + typical variance), Higgins & Thompson 2002, eq. 9 and 11
    Q,    ///< (Q - df) / Q
};

struct PoolOptions {
    bool randomEffects = true;
    Tau2Method tau2 = Tau2Method::REML;
    TestMethod test = TestMethod::Z;
    double level = 95; ///< percent
    PiMethod pi = PiMethod::AsTest;
    Draws bootstrap{}; ///< of PiMethod::Bootstrap
    I2Method i2 = I2Method::Tau2;
    std::vector<double> weights{};             ///< the user's, one a study; empty: inverse variance
    std::optional<double> fixedTau2{};         ///< known tau2, as of a model over all subgroups
    std::optional<double> likelihoodMaximum{}; ///< tau2 of ML or REML, when it is known already
    std::optional<double> qOverride{};         ///< Q about another estimate than the inverse variance one

    bool operator==(const PoolOptions&) const = default;
};

/// What belongs to the variation between the studies. NaN where a quantity does not exist.
struct Heterogeneity {
    double tau2 = kUndefined;
    double seTau2 = kUndefined;
    double i2 = kUndefined; ///< percent
    double h2 = kUndefined;
    double q = kUndefined;   ///< Cochran's Q
    double qDf = kUndefined; ///< its degrees of freedom
    double qP = kUndefined;
    double typicalVariance = kUndefined; ///< Higgins & Thompson 2002, eq. 9
};

/// Result of pooling, on the analysis scale. NaN where a quantity does not exist.
struct PooledResult : Heterogeneity {
    int k = 0; ///< studies pooled
    double beta = kUndefined;
    double se = kUndefined;
    double stat = kUndefined; ///< z or t
    double ddf = kUndefined;  ///< of t; NaN for z
    double pval = kUndefined;
    double ciLower = kUndefined;
    double ciUpper = kUndefined;
    double piLower = kUndefined; ///< prediction interval
    double piUpper = kUndefined;
    PredictiveDistribution predictive{};
    double logLik = kUndefined;    ///< restricted for REML
    std::vector<double> weights{}; ///< percent, one a study pooled
    Warnings warnings{};
};

/// Pools effects. All must be usable (finite, variance above zero). Errors: no study, an unusable effect,
/// weights of another number than the studies, numbers too extreme for double precision.
Result<PooledResult> pool(std::span<const StudyEffect> effects, const PoolOptions& options);

} // namespace plansift::stats
