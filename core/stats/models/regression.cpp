// SPDX-License-Identifier: GPL-3.0-or-later
// Meta-regression on designs.
#include "core/stats/models/regression.hpp"

#include "core/stats/models/design_matrix.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

double predictionDf(const RegressionResult& fit, TestMethod test)
{
    return test == TestMethod::Kr ? *std::ranges::min_element(fit.ddfs) : fit.ddf;
}

Prediction prediction(const RegressionResult& fit, const RegressionOptions& options, PiMethod pi,
                      double value, double se)
{
    const double df = predictionDf(fit, options.test);
    const CoefficientTest test = testCoefficient(value, se, df, options.level);
    Prediction out{value, se, test.ciLower, test.ciUpper, kUndefined, kUndefined};
    if (!options.randomEffects)
        return out;
    const PredictionErrors errors{se, kUndefined, kUndefined, df, kUndefined, fit.residualDf};
    const Interval interval =
        predictionInterval(value, predictiveDistribution(pi, fit.tau2, errors), options.level);
    out.piLower = interval.lower;
    out.piUpper = interval.upper;
    return out;
}

} // namespace

Result<RegressionResult> metaRegression(std::span<const StudyEffect> effects, const Design& design,
                                        const RegressionOptions& options)
{
    const Result<RegressionData> data = regressionData(effects, design);
    return data ? metaRegression(*data, options) : data.error();
}

std::vector<Prediction> fittedPredictions(const RegressionResult& fit, const RegressionOptions& options,
                                          PiMethod pi)
{
    std::vector<Prediction> out;
    for (std::size_t i = 0; i < fit.fitted.size(); ++i)
        out.push_back(prediction(fit, options, pi, fit.fitted[i], fit.fittedSe[i]));
    return out;
}

Result<std::vector<Prediction>> predictions(const RegressionResult& fit, const RegressionOptions& options,
                                            PiMethod pi, const std::vector<std::vector<double>>& rows)
{
    const std::size_t p = fit.beta.size();
    std::vector<Prediction> out;
    for (const std::vector<double>& x : rows) {
        if (x.size() != p)
            return Error{ErrorCode::Usage, "a row of new values has " + std::to_string(x.size()) +
                                               " numbers for " + std::to_string(p) + " coefficients"};
        double value = 0;
        double variance = 0;
        for (std::size_t i = 0; i < p; ++i) {
            value += x[i] * fit.beta[i];
            for (std::size_t j = 0; j < p; ++j)
                variance += x[i] * x[j] * fit.covariance[i][j];
        }
        out.push_back(prediction(fit, options, pi, value, std::sqrt(std::max(0.0, variance))));
    }
    return out;
}

} // namespace plansift::stats
