// SPDX-License-Identifier: GPL-3.0-or-later
// Generalised linear mixed models of counts: pooling without effect sizes of single studies.
#pragma once

#include "core/stats/measure.hpp"
#include "core/stats/pool.hpp"

#include <optional>
#include <string_view>

namespace plansift::stats {

/// How the studies' own levels are dealt with; of two groups only (Jackson 2018 compares them).
enum class GlmmKind {
    UmFs, ///< unconditional, fixed study effects (Turner 2000; Jackson 2018)
    UmRs, ///< unconditional, random study effects (Jackson 2018)
    CmEl, ///< conditional on the events of both groups, exact likelihood (van Houwelingen 1993; Stijnen 2010)
    CmAl, ///< the same, approximate: events of group 1 among all as binomial (Stijnen 2010)
};
std::string_view glmmKey(GlmmKind kind); ///< UM.FS UM.RS CM.EL CM.AL
std::optional<GlmmKind> glmmByKey(std::string_view key);

/// What only mixed models have: tests of equal effects (every study with an effect of its own against one for
/// all) and a second log-likelihood.
struct GlmmTests {
    double df = kUndefined;
    double wald = kUndefined;
    double waldP = kUndefined;
    double lrt = kUndefined; ///< twice the difference of the log-likelihoods
    double lrtP = kUndefined;
    double countLogLik =
        kUndefined; ///< what metafor gives for models with quadrature: the log-likelihood of
                    ///< the counts at the modes of the random effects; else that of the model
};

struct GlmmResult {
    PooledResult pooled{}; ///< Q is that of the likelihood ratio test; the weights are NaN
    GlmmTests tests{};
};

/// Pools OR or IRR in the way of `kind`, or PLO or IRLN (for which the kind means nothing), by maximum
/// likelihood: adaptive quadrature with 7 nodes, 21 for the exact likelihood, Laplace for UM.RS. I2 and H2
/// relate tau2 to `typicalVariance`. Of the tests there are z and t (k - 1 degrees of freedom); the others
/// scale by residuals, of which counts have none, and give z. Studies without events in both groups, or with
/// events only, say nothing and are left out. Errors: another measure or kind, no study left, an infinite
/// estimate.
Result<GlmmResult> glmmPool(const StudyTable& table, const MeasureSpec& measure, GlmmKind kind,
                            TestMethod test, double level, double typicalVariance);

} // namespace plansift::stats
