// SPDX-License-Identifier: GPL-3.0-or-later
// Weighted least squares about the weighted means, which keeps the digits of x far from zero.
#include "core/stats/bias/weighted_line.hpp"

#include <algorithm>
#include <numeric>

namespace plansift::stats {
namespace {

double weightedMean(std::span<const double> v, std::span<const double> w)
{
    return std::inner_product(v.begin(), v.end(), w.begin(), 0.0) / std::accumulate(w.begin(), w.end(), 0.0);
}

LineCoefficient coefficient(double value, double se, double df, double level)
{
    const CoefficientTest test = testCoefficient(value, se, df, level);
    return {value, se, test.stat, test.pval};
}

} // namespace

Result<Line> weightedLine(std::span<const double> y, std::span<const double> x, std::span<const double> w,
                          double level)
{
    if (y.size() < 3)
        return Error{ErrorCode::Usage, "a regression line needs three studies or more"};
    const double xMean = weightedMean(x, w);
    const double yMean = weightedMean(y, w);
    double total = 0, sxx = 0, sxy = 0, size = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        total += w[i];
        sxx += w[i] * square(x[i] - xMean);
        sxy += w[i] * (x[i] - xMean) * (y[i] - yMean);
        size += w[i] * square(x[i]);
    }
    if (!(sxx > 1e-20 * size) || !std::isfinite(sxy))
        return Error{ErrorCode::Input, "the predictor of the test does not vary between the studies"};
    const double slope = sxy / sxx;
    double rss = 0;
    for (std::size_t i = 0; i < y.size(); ++i)
        rss += w[i] * square(y[i] - yMean - slope * (x[i] - xMean));
    Line line;
    line.df = asDouble(y.size()) - 2;
    line.dispersion = rss / line.df;
    line.slope = coefficient(slope, std::sqrt(line.dispersion / sxx), line.df, level);
    line.intercept =
        coefficient(yMean - slope * xMean, std::sqrt(line.dispersion * (1 / total + xMean * xMean / sxx)),
                    line.df, level);
    const double half = criticalValue(line.df, level) * line.intercept.se;
    line.interceptLower = line.intercept.value - half;
    line.interceptUpper = line.intercept.value + half;
    return line;
}

} // namespace plansift::stats
