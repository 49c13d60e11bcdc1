// SPDX-License-Identifier: GPL-3.0-or-later
// Correlations of a dichotomy with a continuous variable, from two means.
#include "core/stats/distributions.hpp"
#include "core/stats/effect_sizes/arms.hpp"
#include "core/stats/effect_sizes/families.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

/// Point-biserial correlation.
double pointBiserial(const Arms& x)
{
    const double d = (x.m1 - x.m2) / x.pooledSd();
    return d / std::sqrt(d * d + x.df() * x.inverseSizes());
}

/// Its variance for groups of fixed size (LS: delta method; Jacobs & Viechtbauer 2017, eq. 5) or of random
/// size (CS: Tate 1954).
std::vector<StudyEffect> pointBiserialCorrelation(const StudyTable& table, const EffectOptions& options)
{
    return eachRow(table, armsOf, [&](const Arms& x) {
        const double d = (x.m1 - x.m2) / x.pooledSd();
        const double n = x.n1 + x.n2;
        const double h = x.df() * x.inverseSizes();
        const double r = pointBiserial(x);
        const double fixed = h * h / (square(h + d * d) * (h + d * d)) * (x.inverseSizes() + d * d / (2 * n));
        const double random = square(1 - r * r) * (n * r * r / (4 * x.n1 * x.n2) + (2 - 3 * r * r) / (2 * n));
        return StudyEffect{r, options.variance == VarianceType::CS ? random : fixed};
    });
}

/// Biserial correlation: that of the normal variable behind the dichotomy (Soper 1914; Jacobs & Viechtbauer
/// 2017, eq. 8 and 13). In the variance an estimate beyond 1 counts as 1.
std::vector<StudyEffect> biserialCorrelation(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, armsOf, [](const Arms& x) {
        const double n = x.n1 + x.n2;
        const double p = x.n1 / n;
        const double q = x.n2 / n;
        const double z = normalQuantile(q);
        const double f = normalDensity(z);
        const double r = std::sqrt(p * q) / f * pointBiserial(x);
        const double bounded = std::min(r * r, 1.0);
        const double inner = 1.5 + (1 - p * z / f) * (1 + q * z / f);
        return StudyEffect{r, (p * q / (f * f) - inner * bounded + bounded * bounded) / (n - 1)};
    });
}

} // namespace

std::vector<MeasureSpec> biserialMeasures()
{
    using enum InputKind;
    return {{"RPB",
             "Point-biserial correlation",
             TwoMeans,
             Transform::Identity,
             0,
             0,
             {VarianceType::LS, VarianceType::CS},
             pointBiserialCorrelation},
            {"RBIS",
             "Biserial correlation",
             TwoMeans,
             Transform::Identity,
             0,
             0,
             {VarianceType::LS},
             biserialCorrelation}};
}

} // namespace plansift::stats
