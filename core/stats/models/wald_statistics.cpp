// SPDX-License-Identifier: GPL-3.0-or-later
// Wald statistics of a model with moderators.
#include "core/stats/models/wald_statistics.hpp"

#include <algorithm>

namespace plansift::stats {

double covarianceFactor(const RegressionData& data, const WeightedFit& fit, TestMethod test)
{
    if (!scalesByResiduals(test) || data.df() < 1)
        return 1;
    const double meanSquare = fit.rss() / data.df();
    return test == TestMethod::Adhoc ? std::max(1.0, meanSquare) : meanSquare;
}

WaldRefits::WaldRefits(const RegressionData& onQ, const Eigen::MatrixXd& inverseR,
                       const RegressionOptions& options, Eigen::Index skip)
    : m_data(onQ)
    , m_inverseR(inverseR)
    , m_options(options)
    , m_skip(skip)
{
    if (!options.randomEffects || onQ.df() < 1)
        m_options.fixedTau2 = options.fixedTau2.value_or(0);
    else if (!options.fixedTau2 && options.tau2 == Tau2Method::REML)
        m_likelihood.emplace(onQ, Likelihood::Reml);
    else if (!options.fixedTau2 && options.tau2 == Tau2Method::ML)
        m_likelihood.emplace(onQ, Likelihood::Ml);
}

Result<double> WaldRefits::tau2()
{
    if (m_options.fixedTau2)
        return *m_options.fixedTau2;
    if (m_likelihood)
        return m_likelihood->maximum();
    const Result<Tau2Estimate> estimate = estimateTau2(m_options.tau2, m_data, {});
    return estimate ? Result<double>(estimate->tau2) : estimate.error();
}

Result<WaldStatistics> WaldRefits::operator()()
{
    const Result<double> t = tau2();
    if (!t)
        return t.error();
    const WeightedFit fit(m_data, 1 / (m_data.v + *t));
    const double factor = covarianceFactor(m_data, fit, m_options.test);
    const Eigen::VectorXd beta = m_inverseR * fit.beta();
    const Eigen::MatrixXd covariance = factor * m_inverseR * fit.inverseCross() * m_inverseR.transpose();
    WaldStatistics out;
    out.distance = beta.array().abs() / covariance.diagonal().array().sqrt();
    const Eigen::Index tested = beta.size() - m_skip;
    const Eigen::VectorXd rest = beta.tail(tested);
    if (tested == 1)
        out.omnibus = square(out.distance[m_skip]);
    else
        out.omnibus = rest.dot(covariance.bottomRightCorner(tested, tested).ldlt().solve(rest));
    return out;
}

} // namespace plansift::stats
