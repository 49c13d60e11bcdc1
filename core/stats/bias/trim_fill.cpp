// SPDX-License-Identifier: GPL-3.0-or-later
// Trimming the asymmetric studies until their number settles, then filling in their mirror images.
#include "core/stats/bias/trim_fill.hpp"

#include "core/stats/meta_regression.hpp"
#include "core/stats/weighted_fit.hpp"

#include <algorithm>
#include <numeric>

namespace plansift::stats {
namespace {

constexpr int kMostSteps = 100;

/// Number of missing studies, not yet rounded, and its standard error.
struct Missing {
    double number = kUndefined;
    double se = kUndefined;
};

/// Variance of the rank sum (Duval & Tweedie 2000a, theorem 2).
double rankSumVariance(double k, double k0)
{
    return (k * (k + 1) * (2 * k + 1) + 10 * k0 * k0 * k0 + 27 * k0 * k0 + 17 * k0 - 18 * k * k0 * k0 -
            18 * k * k0 + 6 * k * k * k0) /
           24;
}

Missing estimateL0(double k, double rankSum, double)
{
    const double k0 = (4 * rankSum - k * (k + 1)) / (2 * k - 1);
    return {k0, 4 * std::sqrt(rankSumVariance(k, k0)) / (2 * k - 1)};
}

Missing estimateQ0(double k, double rankSum, double)
{
    const double k0 = k - 0.5 - std::sqrt(2 * k * k - 4 * rankSum + 0.25);
    return {k0, 2 * std::sqrt(rankSumVariance(k, k0)) / std::sqrt(square(k - 0.5) - k0 * (2 * k - k0 - 1))};
}

Missing estimateR0(double k, double, double largestNegativeRank)
{
    const double k0 = k - largestNegativeRank - 1;
    return {k0, std::sqrt(2 * std::max(0.0, k0) + 2)};
}

Missing missing(TrimFillEstimator estimator, const std::vector<double>& signedRanks)
{
    double sum = 0;
    double largestNegative = kUndefined;
    for (const double rank : signedRanks) {
        sum += rank > 0 ? rank : 0;
        if (rank < 0)
            largestNegative = std::isnan(largestNegative) ? -rank : std::max(largestNegative, -rank);
    }
    const double k = asDouble(signedRanks.size());
    if (std::isnan(largestNegative) && sum == 0)
        largestNegative = k; // all effects agree
    switch (estimator) {
    case TrimFillEstimator::L0:
        return estimateL0(k, sum, largestNegative);
    case TrimFillEstimator::Q0:
        return estimateQ0(k, sum, largestNegative);
    case TrimFillEstimator::R0:
        return estimateR0(k, sum, largestNegative);
    }
    return {};
}

/// Ranks of the distances from beta, with the sign of the side; ties in the order given.
std::vector<double> signedRanks(const std::vector<StudyEffect>& effects, double beta)
{
    std::vector<std::size_t> order(effects.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return std::abs(effects[i].yi - beta); });
    std::vector<double> ranks(effects.size());
    for (std::size_t r = 0; r < order.size(); ++r) {
        const double distance = effects[order[r]].yi - beta;
        const double rank = asDouble(r) + 1;
        ranks[order[r]] = distance > 0 ? rank : (distance < 0 ? -rank : 0);
    }
    return ranks;
}

/// Missing on the left when effects fall with precision, that is when the slope on the standard error is not
/// negative.
Result<FunnelSide> sideOfSlope(std::span<const StudyEffect> effects, const PoolOptions& options)
{
    RegressionData data = interceptOnly(effects);
    data.x.conservativeResize(data.k(), 2);
    data.x.col(1) = data.v.sqrt().matrix();
    const Result<RegressionResult> fit =
        metaRegression(data, {.randomEffects = options.randomEffects, .tau2 = options.tau2});
    if (!fit)
        return Error{ErrorCode::Input, "trim and fill cannot tell the side: " + fit.error().message};
    return fit->beta[1] < 0 ? FunnelSide::Right : FunnelSide::Left;
}

/// Trims until the number settles. `effects` are sorted, the side of the surplus is up.
Status trim(TrimFill& out, double& beta, const std::vector<StudyEffect>& effects, TrimFillEstimator estimator,
            const PoolOptions& options)
{
    int before = -1;
    for (int step = 0; out.missing != before; ++step) {
        if (step == kMostSteps)
            return Error{ErrorCode::Input, "trim and fill did not converge"};
        before = out.missing;
        const std::size_t kept = effects.size() - static_cast<std::size_t>(out.missing);
        const Result<PooledResult> fit = pool(std::span(effects).first(kept), options);
        if (!fit)
            return fit.error();
        beta = fit->beta;
        const Missing found = missing(estimator, signedRanks(effects, beta));
        if (std::isnan(found.number) || found.number >= asDouble(effects.size()))
            return Error{ErrorCode::Input, "the number of missing studies has no estimate by this method"};
        out.missing = static_cast<int>(std::max(0.0, std::nearbyint(found.number)));
        out.seMissing = std::isnan(found.se) ? kUndefined : std::max(0.0, found.se);
    }
    return {};
}

} // namespace

Result<TrimFill> trimFill(std::span<const StudyEffect> effects, TrimFillEstimator estimator,
                          const PoolOptions& options, std::optional<FunnelSide> side)
{
    if (effects.size() < 3)
        return Error{ErrorCode::Usage, "trim and fill needs three studies or more"};
    if (!side) {
        const Result<FunnelSide> found = sideOfSlope(effects, options);
        if (!found)
            return found.error();
        side = *found;
    }
    TrimFill out;
    out.side = *side;
    const double direction = *side == FunnelSide::Right ? -1 : 1;
    std::vector<StudyEffect> sorted(effects.begin(), effects.end());
    for (StudyEffect& e : sorted)
        e.yi *= direction;
    std::ranges::stable_sort(sorted, {}, &StudyEffect::yi);
    double beta = 0;
    if (const Status done = trim(out, beta, sorted, estimator, options); !done)
        return done.error();
    for (std::size_t i = sorted.size() - static_cast<std::size_t>(out.missing); i < sorted.size(); ++i)
        out.filled.push_back({direction * (2 * beta - sorted[i].yi), sorted[i].vi});
    if (estimator == TrimFillEstimator::R0)
        out.pMissing = std::pow(0.5, out.missing + 1);
    std::vector<StudyEffect> all(effects.begin(), effects.end());
    all.insert(all.end(), out.filled.begin(), out.filled.end());
    Result<PooledResult> pooled = pool(all, options);
    if (!pooled)
        return pooled.error();
    out.pooled = std::move(*pooled);
    return out;
}

} // namespace plansift::stats
