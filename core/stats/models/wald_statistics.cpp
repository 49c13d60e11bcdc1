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

Result<WaldStatistics> waldStatistics(const RegressionData& onQ, const Eigen::MatrixXd& inverseR,
                                      const RegressionOptions& options, Eigen::Index skip)
{
    double tau2 = options.fixedTau2.value_or(0);
    if (options.randomEffects && !options.fixedTau2 && onQ.df() > 0) {
        const Result<Tau2Estimate> estimate = estimateTau2(options.tau2, onQ, {});
        if (!estimate)
            return estimate.error();
        tau2 = estimate->tau2;
    }
    const WeightedFit fit(onQ, 1 / (onQ.v + tau2));
    const double factor = covarianceFactor(onQ, fit, options.test);
    const Eigen::VectorXd beta = inverseR * fit.beta();
    const Eigen::MatrixXd covariance = factor * inverseR * fit.inverseCross() * inverseR.transpose();
    WaldStatistics out;
    out.distance = beta.array().abs() / covariance.diagonal().array().sqrt();
    const Eigen::Index tested = beta.size() - skip;
    const Eigen::VectorXd rest = beta.tail(tested);
    if (tested == 1)
        out.omnibus = square(out.distance[skip]);
    else
        out.omnibus = rest.dot(covariance.bottomRightCorner(tested, tested).ldlt().solve(rest));
    return out;
}

} // namespace plansift::stats
