// SPDX-License-Identifier: GPL-3.0-or-later
// Mixed-effects meta-regression. The design is made orthonormal first, so that moderators far from zero (as
// years) cost no digits; everything linear is carried back to the caller's columns at the end.
#include "core/stats/meta_regression.hpp"

#include "core/stats/heterogeneity.hpp"
#include "core/stats/models/kenward_roger.hpp"
#include "core/stats/models/omnibus_test.hpp"
#include "core/stats/models/orthonormal_design.hpp"
#include "core/stats/models/wald_statistics.hpp"
#include "core/stats/profile_likelihood.hpp"
#include "core/stats/weighted_fit.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

using Eigen::ArrayXd;
using Eigen::MatrixXd;
using Eigen::VectorXd;

Status check(const RegressionData& data, const RegressionOptions& options)
{
    const bool estimates = options.randomEffects && !options.fixedTau2;
    if (data.k() < data.p() + (estimates ? 1 : 0))
        return Error{ErrorCode::Usage, std::to_string(data.p()) + " coefficients need more than " +
                                           std::to_string(data.k()) + " studies"};
    if (dependentColumn(data.x))
        return Error{ErrorCode::Usage, "the moderators depend on each other, or one does not vary"};
    if (options.test == TestMethod::Kr && !options.randomEffects)
        return Error{ErrorCode::Usage, "test kr needs a random-effects model"};
    return {};
}

Status setTau2(RegressionResult& result, const RegressionData& data, const RegressionOptions& options)
{
    result.tau2 = options.fixedTau2.value_or(0);
    if (!options.randomEffects || options.fixedTau2)
        return {};
    Result<Tau2Estimate> estimate = estimateTau2(options.tau2, data, {});
    if (!estimate)
        return estimate.error();
    result.tau2 = estimate->tau2;
    result.seTau2 = estimate->se;
    result.warnings = std::move(estimate->warnings);
    return {};
}

/// Estimates on the orthonormal design, and with them the adjustment of their test where there is one.
struct Estimates {
    WeightedFit fit;
    MatrixXd covariance{};
    std::optional<KenwardRoger> adjustment{};
};

Estimates estimates(RegressionResult& result, const RegressionData& data, const RegressionOptions& options)
{
    Estimates out{WeightedFit(data, 1 / (data.v + result.tau2)), {}, {}};
    result.scale = covarianceFactor(data, out.fit, options.test);
    if (options.test == TestMethod::Kr)
        out.adjustment.emplace(data, result.tau2);
    out.covariance = out.adjustment ? out.adjustment->covariance() : result.scale * out.fit.inverseCross();
    return out;
}

void setCoefficients(RegressionResult& result, const OrthonormalDesign& design, const Estimates& estimates)
{
    const VectorXd beta = design.coefficients(estimates.fit.beta());
    const MatrixXd covariance = design.covariance(estimates.covariance);
    result.beta.assign(beta.begin(), beta.end());
    for (Eigen::Index i = 0; i < beta.size(); ++i) {
        result.se.push_back(std::sqrt(covariance(i, i)));
        result.covariance.emplace_back(covariance.row(i).begin(), covariance.row(i).end());
    }
    const VectorXd fitted = design.q * estimates.fit.beta();
    result.fitted.assign(fitted.begin(), fitted.end());
    const ArrayXd variance = ((design.q * estimates.covariance).array() * design.q.array()).rowwise().sum();
    for (const double v : variance)
        result.fittedSe.push_back(std::sqrt(v));
}

void setDegreesOfFreedom(RegressionResult& result, const OrthonormalDesign& design,
                         const Estimates& estimates, int residual, TestMethod test)
{
    result.residualDf = residual;
    result.ddf = test == TestMethod::Z || residual < 1 ? kUndefined : residual;
    result.ddfs.assign(result.beta.size(), result.ddf);
    for (std::size_t i = 0; estimates.adjustment && i < result.ddfs.size(); ++i)
        result.ddfs[i] =
            estimates.adjustment->df(design.inverseR.row(static_cast<Eigen::Index>(i)).transpose());
}

/// Number of coefficients at the front that the omnibus test leaves out.
std::size_t untested(const RegressionResult& result, const RegressionOptions& options)
{
    return options.intercept && result.beta.size() > 1 ? 1 : 0;
}

/// Wald test that all coefficients but the intercept are zero.
void testModerators(RegressionResult& result, const OrthonormalDesign& design, const Estimates& estimates,
                    std::size_t skip)
{
    const std::size_t tested = result.beta.size() - skip;
    KenwardRoger::ScaledF f{1, result.ddf};
    if (estimates.adjustment)
        f = estimates.adjustment->omnibus(design.inverseR.bottomRows(static_cast<Eigen::Index>(tested)));
    const double wald = f.scale * waldStatistic(result.beta, result.covariance, skip);
    const OmnibusTest test = omnibusTest(wald, asDouble(tested), f.df);
    result.qm = test.stat;
    result.qmDf = test.df;
    result.qmDdf = f.df;
    result.qmP = test.pval;
}

/// Variance inflation: diagonal of the inverse of the coefficients' correlation matrix (Fox & Monette 1992).
std::vector<double> inflation(const RegressionResult& result, std::size_t skip)
{
    std::vector<double> vif(result.beta.size(), kUndefined);
    if (result.beta.size() < 2)
        return vif; // nothing to be inflated by
    const MatrixXd inverse = correlationMatrix(result.covariance, skip).inverse();
    for (std::size_t i = skip; i < vif.size(); ++i)
        vif[i] = inverse(static_cast<Eigen::Index>(i - skip), static_cast<Eigen::Index>(i - skip));
    return vif;
}

double shareOfTau2(const RegressionData& data, const RegressionResult& result,
                   const RegressionOptions& options)
{
    if (!options.randomEffects || options.fixedTau2 || data.p() < 2)
        return kUndefined;
    const RegressionData plain{data.y, data.v, MatrixXd::Ones(data.k(), 1)};
    const Result<Tau2Estimate> without = estimateTau2(options.tau2, plain, {});
    if (!without || !(without->tau2 > 0))
        return kUndefined;
    return std::max(0.0, 100 * (without->tau2 - result.tau2) / without->tau2);
}

} // namespace

Result<RegressionResult> metaRegression(const RegressionData& data, const RegressionOptions& options)
{
    if (const Status fine = check(data, options); !fine)
        return fine.error();
    const OrthonormalDesign design = orthonormal(data.x);
    const RegressionData onQ{data.y, data.v, design.q};
    RegressionResult result;
    result.k = data.k();
    if (const Status done = setTau2(result, onQ, options); !done)
        return done.error();
    const Estimates estimated = estimates(result, onQ, options);
    setCoefficients(result, design, estimated);
    setDegreesOfFreedom(result, design, estimated, data.df(), options.test);
    // |X'X| of the caller's columns stands in the restricted likelihood with both signs, so that it is the
    // same on Q.
    const bool restricted = options.randomEffects && options.tau2 == Tau2Method::REML;
    result.logLik = ProfileLikelihood(onQ, restricted ? Likelihood::Reml : Likelihood::Ml).value(result.tau2);
    for (std::size_t i = 0; i < result.beta.size(); ++i)
        result.tests.push_back(testCoefficient(result.beta[i], result.se[i], result.ddfs[i], options.level));
    const std::size_t skip = untested(result, options);
    testModerators(result, design, estimated, skip);
    result.vif = inflation(result, skip);
    result.r2 = shareOfTau2(data, result, options);
    addQ(result, onQ, {});
    if (options.randomEffects)
        addI2FromTau2(result);
    else
        addI2FromQ(result);
    const auto finite = [](double x) { return std::isfinite(x); };
    if (!std::ranges::all_of(result.beta, finite) || !std::ranges::all_of(result.se, finite))
        return Error{ErrorCode::Input, "the numbers differ too much for a model with moderators"};
    return result;
}

} // namespace plansift::stats
