// SPDX-License-Identifier: GPL-3.0-or-later
// Limit meta-analysis. A radial plot of y / s on 1 / s is the line of y on s with weights 1 / s^2: its slope
// is the intercept of the radial plot and its intercept the slope.
#include "core/stats/bias/limit_meta.hpp"

#include "core/stats/bias/weighted_line.hpp"

#include <numeric>

namespace plansift::stats {
namespace {

Result<Line> radialLine(const std::vector<double>& y, const std::vector<double>& s, double level)
{
    std::vector<double> w;
    for (const double si : s)
        w.push_back(1 / square(si));
    return weightedLine(y, s, w, level);
}

double sumOfSquares(const std::vector<double>& x)
{
    const double mean = std::accumulate(x.begin(), x.end(), 0.0) / asDouble(x.size());
    double sum = 0;
    for (const double xi : x)
        sum += square(xi - mean);
    return sum;
}

/// Sum of squares of y / s about its mean.
double radialSquares(const std::vector<double>& y, const std::vector<double>& s)
{
    std::vector<double> z;
    for (std::size_t i = 0; i < y.size(); ++i)
        z.push_back(y[i] / s[i]);
    return sumOfSquares(z);
}

} // namespace

Result<LimitMeta> limitMeta(const PreparedAnalysis& analysis)
{
    if (analysis.model() != Model::RE && analysis.model() != Model::EE)
        return Error{ErrorCode::Usage, "a limit meta-analysis needs an inverse variance model"};
    const Result<PooledResult> pooled = analysis.pool(analysis.usableRows());
    if (!pooled)
        return pooled.error();
    const double tau2 = std::isnan(pooled->tau2) ? 0 : pooled->tau2;
    const double level = analysis.options().level;
    std::vector<double> y, s, total, precision;
    for (const StudyEffect& e : analysis.usableEffects()) {
        y.push_back(e.yi);
        s.push_back(std::sqrt(e.vi));
        total.push_back(std::sqrt(e.vi + tau2));
        precision.push_back(1 / s.back());
    }
    const Result<Line> radial = radialLine(y, s, level);
    const Result<Line> generalised = radialLine(y, total, level);
    if (!radial || !generalised)
        return radial ? generalised.error() : radial.error();
    LimitMeta out;
    out.alpha = generalised->slope.value;
    out.slope = generalised->intercept.value;
    out.tau2 = tau2;
    out.beta = out.slope + std::sqrt(tau2) * out.alpha;
    out.se = 1 / std::sqrt(sumOfSquares(precision));
    out.test = testCoefficient(out.beta, out.se, kUndefined, level);
    out.q = pooled->q;
    out.qResidual = radial->dispersion * radial->df;
    out.qSmall = out.q - out.qResidual;
    for (std::size_t i = 0; i < y.size(); ++i)
        out.shrunken.push_back(out.slope + std::sqrt(tau2) / total[i] * (y[i] - out.slope));
    const Result<Line> limit = radialLine(out.shrunken, s, level);
    if (limit)
        out.gSquared = limit->dispersion * limit->df / radialSquares(out.shrunken, s);
    return out;
}

} // namespace plansift::stats
