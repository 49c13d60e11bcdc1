// SPDX-License-Identifier: GPL-3.0-or-later
// Fail-safe numbers.
#include "core/stats/bias/fail_safe.hpp"

#include "core/stats/distributions.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

constexpr double kAlpha = 0.05;

double roundedUp(double number)
{
    return std::isnan(number) ? kUndefined : std::ceil(std::max(0.0, number));
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

} // namespace plansift::stats
