// SPDX-License-Identifier: GPL-3.0-or-later
// Mixed-effects meta-regression. The design is made orthonormal first, so that moderators far from zero (as
// years) cost no digits; everything linear is carried back to the caller's columns at the end.
#include "core/stats/meta_regression.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/heterogeneity.hpp"
#include "core/stats/profile_likelihood.hpp"
#include "core/stats/weighted_fit.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

using Eigen::ArrayXd;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Do the columns depend on each other?
bool isCollinear(const MatrixXd& x)
{
    MatrixXd scaled = x;
    for (Eigen::Index j = 0; j < x.cols(); ++j) {
        const double length = x.col(j).norm();
        if (!(length > 0) || !std::isfinite(length))
            return true;
        scaled.col(j) /= length;
    }
    Eigen::ColPivHouseholderQR<MatrixXd> qr(scaled);
    qr.setThreshold(1e-10);
    return qr.rank() < x.cols();
}

/// X = Q R with orthonormal columns in `data.x`.
struct OrthonormalDesign {
    RegressionData data{};
    MatrixXd inverseR{};
};

OrthonormalDesign orthonormal(const RegressionData& data)
{
    const Eigen::HouseholderQR<MatrixXd> qr(data.x);
    OrthonormalDesign out{data, {}};
    out.data.x = qr.householderQ() * MatrixXd::Identity(data.k(), data.p());
    const MatrixXd r = qr.matrixQR().topRows(data.p()).triangularView<Eigen::Upper>();
    out.inverseR = r.triangularView<Eigen::Upper>().solve(MatrixXd::Identity(data.p(), data.p()));
    return out;
}

Status check(const RegressionData& data, const RegressionOptions& options)
{
    const bool estimates = options.randomEffects && !options.fixedTau2;
    if (data.k() < data.p() + (estimates ? 1 : 0))
        return Error{ErrorCode::Usage, std::to_string(data.p()) + " coefficients need more than " +
                                           std::to_string(data.k()) + " studies"};
    if (isCollinear(data.x))
        return Error{ErrorCode::Usage, "the moderators depend on each other, or one does not vary"};
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

void setCoefficients(RegressionResult& result, const OrthonormalDesign& design,
                     const RegressionOptions& options)
{
    const RegressionData& data = design.data;
    const WeightedFit fit(data, 1 / (data.v + result.tau2));
    if (scalesByResiduals(options.test) && data.df() > 0) {
        const double meanSquare = fit.rss() / data.df();
        result.scale = options.test == TestMethod::Adhoc ? std::max(1.0, meanSquare) : meanSquare;
    }
    const MatrixXd own = result.scale * fit.inverseCross();
    const VectorXd beta = design.inverseR * fit.beta();
    const VectorXd fitted = data.x * fit.beta();
    const ArrayXd fittedVariance = ((data.x * own).array() * data.x.array()).rowwise().sum();
    result.beta.assign(beta.begin(), beta.end());
    result.fitted.assign(fitted.begin(), fitted.end());
    for (const double variance : fittedVariance)
        result.fittedSe.push_back(std::sqrt(variance));
    const MatrixXd covariance = design.inverseR * own * design.inverseR.transpose();
    for (Eigen::Index i = 0; i < beta.size(); ++i) {
        result.se.push_back(std::sqrt(covariance(i, i)));
        result.covariance.emplace_back(covariance.row(i).begin(), covariance.row(i).end());
    }
    const bool restricted = options.randomEffects && options.tau2 == Tau2Method::REML;
    result.logLik =
        ProfileLikelihood(data, restricted ? Likelihood::Reml : Likelihood::Ml).value(result.tau2);
}

/// Correlation matrix and z of the coefficients but the intercept. In these units the moderators' own do not
/// matter.
struct Standardised {
    MatrixXd correlation{};
    VectorXd z{};
};

Standardised standardised(const RegressionResult& result, std::size_t skip)
{
    const auto m = static_cast<Eigen::Index>(result.beta.size() - skip);
    Standardised out{MatrixXd(m, m), VectorXd(m)};
    for (std::size_t i = skip; i < result.beta.size(); ++i) {
        const auto row = static_cast<Eigen::Index>(i - skip);
        out.z[row] = result.beta[i] / result.se[i];
        for (std::size_t j = skip; j < result.beta.size(); ++j)
            out.correlation(row, static_cast<Eigen::Index>(j - skip)) =
                result.covariance[i][j] / (result.se[i] * result.se[j]);
    }
    return out;
}

/// Wald test that all coefficients but the intercept are zero.
void testModerators(RegressionResult& result, const RegressionOptions& options)
{
    const Standardised s = standardised(result, options.intercept && result.beta.size() > 1 ? 1 : 0);
    const double wald = s.z.dot(s.correlation.ldlt().solve(s.z));
    result.qmDf = static_cast<double>(s.z.size());
    result.qm = std::isnan(result.ddf) ? wald : wald / result.qmDf;
    result.qmP = std::isnan(result.ddf) ? chiSquareUpperTail(wald, result.qmDf)
                                        : fUpperTail(result.qm, result.qmDf, result.ddf);
}

/// Variance inflation: diagonal of the inverse of the coefficients' correlation matrix (Fox & Monette 1992).
std::vector<double> inflation(const RegressionResult& result, bool intercept)
{
    std::vector<double> vif(result.beta.size(), kUndefined);
    const std::size_t skip = intercept ? 1 : 0;
    if (result.beta.size() <= skip)
        return vif;
    const MatrixXd inverse = standardised(result, skip).correlation.inverse();
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
    const OrthonormalDesign design = orthonormal(data);
    RegressionResult result;
    result.k = data.k();
    if (const Status done = setTau2(result, design.data, options); !done)
        return done.error();
    setCoefficients(result, design, options);
    // |X'X| of the caller's columns stands in the restricted likelihood with both signs, so that it is the
    // same here.
    result.ddf = options.test == TestMethod::Z || data.df() < 1 ? kUndefined : data.df();
    for (std::size_t i = 0; i < result.beta.size(); ++i)
        result.tests.push_back(testCoefficient(result.beta[i], result.se[i], result.ddf, options.level));
    testModerators(result, options);
    result.vif = inflation(result, options.intercept);
    result.r2 = shareOfTau2(data, result, options);
    addQ(result, design.data, {});
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
