// SPDX-License-Identifier: GPL-3.0-or-later
// Kendall's tau and its distribution.
#include "core/stats/bias/rank_test.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/weighted_fit.hpp"

#include <algorithm>
#include <map>

namespace plansift::stats {
namespace {

/// P(T <= t) for the number of concordant pairs of n untied pairs of ranks (Kendall 1938): the numbers of
/// permutations by their inversions, as shares, so that nothing overflows.
double concordantLowerTail(double t, int n)
{
    std::vector<double> share{1};
    for (int m = 2; m <= n; ++m) {
        std::vector<double> next(share.size() + static_cast<std::size_t>(m) - 1, 0);
        for (std::size_t i = 0; i < share.size(); ++i)
            for (std::size_t j = 0; j < static_cast<std::size_t>(m); ++j)
                next[i + j] += share[i] / m;
        share = std::move(next);
    }
    double sum = 0;
    for (std::size_t i = 0; i < share.size() && asDouble(i) <= t; ++i)
        sum += share[i];
    return std::min(1.0, sum);
}

/// Sums over groups of ties of size m: m(m-1), m(m-1)(m-2), m(m-1)(2m+5).
struct Ties {
    double pairs = 0, triples = 0, variance = 0;
};

Ties tiesOf(const std::vector<double>& values)
{
    std::map<double, double> counts;
    for (const double value : values)
        ++counts[value];
    Ties ties;
    for (const auto& [value, m] : counts) {
        ties.pairs += m * (m - 1);
        ties.triples += m * (m - 1) * (m - 2);
        ties.variance += m * (m - 1) * (2 * m + 5);
    }
    return ties;
}

double sign(double x)
{
    return x > 0 ? 1 : (x < 0 ? -1 : 0);
}

/// Concordant minus discordant pairs.
double score(const std::vector<double>& x, const std::vector<double>& y)
{
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            sum += sign(x[i] - x[j]) * sign(y[i] - y[j]);
    return sum;
}

double exactP(double s, int n)
{
    const double pairs = 0.5 * n * (n - 1);
    const double concordant = std::round(0.5 * (s + pairs));
    const double below = concordantLowerTail(concordant, n);
    const double above = concordantLowerTail(pairs - concordant, n); // the distribution is symmetric
    return std::min(1.0, 2 * std::min(below, above));
}

/// Kendall 1970, ch. 4: variance of the score with ties in both rankings.
double scoreVariance(double n, const Ties& x, const Ties& y)
{
    return (n * (n - 1) * (2 * n + 5) - x.variance - y.variance) / 18 +
           x.pairs * y.pairs / (2 * n * (n - 1)) + x.triples * y.triples / (9 * n * (n - 1) * (n - 2));
}

} // namespace

Result<RankTest> rankCorrelation(const std::vector<double>& x, const std::vector<double>& y)
{
    if (x.size() < 3)
        return Error{ErrorCode::Usage, "the rank test needs three studies or more"};
    const Ties tx = tiesOf(x);
    const Ties ty = tiesOf(y);
    const double n = asDouble(x.size());
    const double s = score(x, y);
    const double tau =
        s / std::sqrt((0.5 * n * (n - 1) - 0.5 * tx.pairs) * (0.5 * n * (n - 1) - 0.5 * ty.pairs));
    if (!std::isfinite(tau))
        return Error{ErrorCode::Input, "the rank test needs variances and effects that differ"};
    const bool exact = tx.pairs == 0 && ty.pairs == 0;
    const double se = std::sqrt(scoreVariance(n, tx, ty));
    return RankTest{tau, exact ? exactP(s, static_cast<int>(x.size())) : normalTwoSided(s / se), exact, s,
                    se};
}

Result<RankTest> rankTest(std::span<const StudyEffect> effects)
{
    if (effects.empty())
        return Error{ErrorCode::Input, "no study can be pooled"};
    const RegressionData data = interceptOnly(effects);
    const WeightedFit fit(data, 1 / data.v);
    std::vector<double> x, v;
    for (Eigen::Index i = 0; i < data.k(); ++i) {
        x.push_back(fit.residuals()[i] / std::sqrt(data.v[i] - fit.inverseCross()(0, 0)));
        v.push_back(data.v[i]);
    }
    return rankCorrelation(x, v);
}

} // namespace plansift::stats
