// SPDX-License-Identifier: GPL-3.0-or-later
// Fail-safe numbers.
#include "core/stats/bias/fail_safe.hpp"

#include "core/stats/distributions.hpp"

#include <algorithm>
#include <vector>

namespace plansift::stats {
namespace {

constexpr double kAlpha = 0.05;
constexpr std::size_t kMostAdded = 10000;

double roundedUp(double number)
{
    return std::isnan(number) ? kUndefined : std::ceil(std::max(0.0, number));
}

/// p of the mean with `count` studies without effect added.
double pWithNulls(std::span<const StudyEffect> effects, std::size_t count, const PoolOptions& options)
{
    double precision = 0;
    for (const StudyEffect& e : effects)
        precision += 1 / e.vi;
    std::vector<StudyEffect> all(effects.begin(), effects.end());
    all.resize(effects.size() + count, {0, asDouble(effects.size()) / precision});
    const Result<PooledResult> pooled = pool(all, options);
    return pooled ? pooled->pval : kUndefined;
}

} // namespace

FailSafe rosenthalFailSafe(std::span<const StudyEffect> effects)
{
    double sum = 0;
    for (const StudyEffect& e : effects)
        sum += e.yi / std::sqrt(e.vi);
    const double k = asDouble(effects.size());
    return {roundedUp(square(sum / normalQuantile(1 - kAlpha)) - k), kUndefined, kUndefined,
            normalUpperTail(std::abs(sum / std::sqrt(k)))};
}

FailSafe orwinFailSafe(std::span<const StudyEffect> effects, double target)
{
    double sum = 0;
    for (const StudyEffect& e : effects)
        sum += e.yi;
    const double k = asDouble(effects.size());
    const double mean = sum / k;
    const double wanted = std::abs(std::isnan(target) ? mean / 2 : target);
    return {roundedUp(k * (std::abs(mean) - wanted) / wanted), mean, wanted, kUndefined};
}

FailSafe rosenbergFailSafe(std::span<const StudyEffect> effects)
{
    double w = 0;
    double wy = 0;
    for (const StudyEffect& e : effects) {
        w += 1 / e.vi;
        wy += e.yi / e.vi;
    }
    const double perStudy = w / asDouble(effects.size());
    const double number = (square(wy / normalQuantile(1 - kAlpha / 2)) - w) / perStudy;
    return {roundedUp(number), wy / w, kUndefined, normalTwoSided(wy / std::sqrt(w))};
}

Result<FailSafe> generalFailSafe(std::span<const StudyEffect> effects, const PoolOptions& options)
{
    const Result<PooledResult> observed = pool(effects, options);
    if (!observed)
        return observed.error();
    FailSafe out{0, observed->beta, kUndefined, observed->pval};
    if (!(observed->pval < kAlpha))
        return out;
    std::size_t enough = 1;
    while (enough <= kMostAdded && pWithNulls(effects, enough, options) < kAlpha)
        enough *= 2;
    if (enough > kMostAdded) {
        out.number = std::numeric_limits<double>::infinity();
        return out;
    }
    std::size_t tooFew = enough / 2;
    while (enough - tooFew > 1) {
        const std::size_t middle = (enough + tooFew) / 2;
        (pWithNulls(effects, middle, options) < kAlpha ? tooFew : enough) = middle;
    }
    out.number = asDouble(enough);
    return out;
}

} // namespace plansift::stats
