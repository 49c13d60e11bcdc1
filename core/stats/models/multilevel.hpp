// SPDX-License-Identifier: GPL-3.0-or-later
// Multilevel and multivariate models: effects that depend on each other through shared random effects and
// known sampling covariances.
#pragma once

#include "core/stats/meta_regression.hpp"
#include "core/stats/models/design.hpp"
#include "core/stats/models/known_covariance.hpp"
#include "core/stats/models/random_structure.hpp"
#include "core/stats/models/robust.hpp"

#include <span>

namespace plansift::stats {

/// Random effects "~ inner | outer": the effects of the levels of `inner` vary together within each level of
/// `outer`. Labels, one an effect. Without inner factor: "~ 1 | outer".
struct RandomTerm {
    std::vector<std::string> outer{};
    std::vector<std::string> inner{};
    std::vector<std::string> levels{};   ///< of the inner factor, in the order of the variances
    Structure structure = Structure::CS; ///< of the inner factor
    bool isSimple() const { return inner.empty(); }
};

struct MultilevelOptions {
    bool restricted = true;          ///< REML, else ML
    TestMethod test = TestMethod::Z; ///< z or t
    bool containment = false;        ///< t with the degrees of freedom of the level where a column varies
    double level = 95;               ///< percent
};

/// A model of effects y ~ N(X b, V + sum of the random terms' covariances).
struct MultilevelModel {
    std::vector<StudyEffect> effects{};
    Design design{};
    KnownCovariance v{}; ///< of effects that are not independent given their true effects
    std::vector<RandomTerm> terms{};
};

/// Variances and correlations of one term.
struct TermEstimate {
    std::vector<double> variances{};
    std::vector<double> rho{};
};

struct MultilevelResult {
    int k = 0;
    std::vector<TermEstimate> terms{};
    std::vector<double> beta{};
    std::vector<double> se{};
    std::vector<double> ddf{}; ///< NaN for z
    std::vector<CoefficientTest> tests{};
    std::vector<std::vector<double>> covariance{};
    double qm = kUndefined;
    double qmDf = kUndefined;
    double qmDdf = kUndefined;
    double qmP = kUndefined;
    double q = kUndefined; ///< residual heterogeneity, with the weights V^-1
    double qDf = kUndefined;
    double qP = kUndefined;
    double logLik = kUndefined;
    double piLower = kUndefined; ///< of models with an intercept only and one variance a term
    double piUpper = kUndefined;
    Warnings warnings{};
};

/// Fits by (restricted) maximum likelihood (Jackson 2011; Konstantopoulos 2011; Van den Noortgate 2013;
/// Berkey 1998). The likelihood is maximised by the BFGS method with analytic gradients from several starts;
/// a variance at its boundary and a second maximum are warnings. Effects that share nothing form separate
/// blocks, so that the cost is linear in their number; blocks with independent sampling errors are inverted
/// by Woodbury's identity. Errors: fewer effects than parameters, a dependent column, a V that is not
/// positive definite, tests other than z and t.
Result<MultilevelResult> fitMultilevel(const MultilevelModel& model, const MultilevelOptions& options);

/// Cluster-robust tests about that fit. Clusters must hold whole blocks. Errors: those of robustTests().
Result<RobustTests> robustTests(const MultilevelModel& model, const MultilevelOptions& options,
                                const std::vector<std::string>& cluster, RobustKind kind);

/// Profile likelihood intervals of every variance and correlation, NaN for the correlations of unstructured
/// terms with more than two levels, which are no parameters of their own (Hardy & Thompson 1996; Venzon &
/// Moolgavkar 1988).
struct ComponentIntervals {
    std::vector<std::vector<Interval>> variances{}; ///< by term
    std::vector<std::vector<Interval>> rho{};
};
Result<ComponentIntervals> componentIntervals(const MultilevelModel& model, const MultilevelOptions& options);

} // namespace plansift::stats
