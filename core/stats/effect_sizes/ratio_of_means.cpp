// SPDX-License-Identifier: GPL-3.0-or-later
// Ratios of two means and of two coefficients of variation.
#include "core/stats/effect_sizes/arms.hpp"
#include "core/stats/effect_sizes/families.hpp"

namespace plansift::stats {
namespace {

/// (sd / m)^2 / n of both groups: the sampling variances of the log means.
struct LogMeanVariances {
    double first, second;
};

LogMeanVariances logMeanVariances(const Arms& x)
{
    return {square(x.sd1 / x.m1) / x.n1, square(x.sd2 / x.m2) / x.n2};
}

/// Bias of the log ratio of means to the second order (Lajeunesse 2015, eq. 8), which metafor 3.8 leaves in.
double bias(const Arms& x, const EffectOptions& options)
{
    const LogMeanVariances v = logMeanVariances(x);
    return options.definitions == Definitions::Metafor38 ? 0 : (v.second - v.first) / 2;
}

/// Mean coefficient of variation of a group over the studies, weighted by size.
double meanVariation(const StudyTable& t, Column m, Column sd, Column n)
{
    double sum = 0;
    double size = 0;
    for (std::size_t i = 0; i < t.rows(); ++i) {
        const double cv = t[sd][i] / t[m][i];
        if (!std::isfinite(cv) || !std::isfinite(t[n][i]))
            continue;
        sum += t[n][i] * cv;
        size += t[n][i];
    }
    return sum / size;
}

/// Log ratio of means (Hedges, Gurevitch & Curtis 1999, eq. 1; Lajeunesse 2011). HO: one standard deviation
/// in both groups; AV: the mean coefficients of variation of all studies in the variance.
std::vector<StudyEffect> ratioOfMeans(const StudyTable& table, const EffectOptions& options)
{
    const double cv1 = meanVariation(table, Column::m1i, Column::sd1i, Column::n1i);
    const double cv2 = meanVariation(table, Column::m2i, Column::sd2i, Column::n2i);
    return eachRow(table, armsOf, [&](const Arms& x) {
        const double yi = std::log(x.m1 / x.m2) - bias(x, options);
        if (options.variance == VarianceType::AV)
            return StudyEffect{yi, cv1 * cv1 / x.n1 + cv2 * cv2 / x.n2};
        const double sd = x.pooledSd();
        const LogMeanVariances v =
            logMeanVariances(options.variance == VarianceType::HO ? Arms{x.m1, x.m2, sd, sd, x.n1, x.n2} : x);
        return StudyEffect{yi, v.first + v.second};
    });
}

/// Log ratio of the coefficients of variation (Nakagawa 2015, eq. 11 and 12, mean and deviation uncorrelated
/// as in normal data; Senior 2020).
std::vector<StudyEffect> variationRatio(const StudyTable& table, const EffectOptions& options)
{
    return eachRow(table, armsOf, [&](const Arms& x) {
        const double half1 = 1 / (2 * (x.n1 - 1));
        const double half2 = 1 / (2 * (x.n2 - 1));
        const LogMeanVariances v = logMeanVariances(x);
        return StudyEffect{std::log(x.sd1 / x.m1) - std::log(x.sd2 / x.m2) + half1 - half2 + bias(x, options),
                           half1 + half2 + v.first + v.second};
    });
}

} // namespace

std::vector<MeasureSpec> ratioOfMeansMeasures()
{
    using enum VarianceType;
    return {{"ROM", "Ratio of means", InputKind::TwoMeans, Transform::Exp, 0, 0, {LS, HO, AV}, ratioOfMeans},
            {"CVR",
             "Coefficient of variation ratio",
             InputKind::TwoMeans,
             Transform::Exp,
             0,
             0,
             {LS},
             variationRatio}};
}

} // namespace plansift::stats
