// SPDX-License-Identifier: GPL-3.0-or-later
// Effect measures of two means of the same participants (before and after, or matched).
#include "core/stats/effect_sizes/families.hpp"

namespace plansift::stats {
namespace {

struct Repeated {
    double m1, m2, sd1, sd2, n, r;

    /// Variance of the differences.
    double differenceVariance() const { return sd1 * sd1 + sd2 * sd2 - 2 * r * sd1 * sd2; }
};

Repeated repeatedOf(const StudyTable& t, std::size_t i)
{
    return {t[Column::m1i][i],  t[Column::m2i][i], t[Column::sd1i][i],
            t[Column::sd2i][i], t[Column::ni][i],  t[Column::ri][i]};
}

/// Mean change.
std::vector<StudyEffect> meanChange(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, repeatedOf, [](const Repeated& x) {
        return StudyEffect{x.m1 - x.m2, x.differenceVariance() / x.n};
    });
}

/// Change in units of the standard deviation of the changes (Gibbons 1993, eq. 21; Morris & DeShon 2002).
std::vector<StudyEffect> changeByChange(const StudyTable& table, const EffectOptions& options)
{
    return eachRow(table, repeatedOf, [&](const Repeated& x) {
        const double g = hedgesJ(options.j, x.n - 1) * (x.m1 - x.m2) / std::sqrt(x.differenceVariance());
        return StudyEffect{g, 1 / x.n + g * g / (2 * x.n)};
    });
}

/// Change in units of the first standard deviation (Becker 1988, eq. 13; Morris & DeShon 2002).
std::vector<StudyEffect> changeByRaw(const StudyTable& table, const EffectOptions& options)
{
    return eachRow(table, repeatedOf, [&](const Repeated& x) {
        const double g = hedgesJ(options.j, x.n - 1) * (x.m1 - x.m2) / x.sd1;
        return StudyEffect{g, 2 * (1 - x.r) / x.n + g * g / (2 * x.n)};
    });
}

/// The same when the standard deviations may differ in truth (Bonett 2008, eq. 13). metafor 3.8 multiplies
/// the variance by J^2.
std::vector<StudyEffect> heteroscedasticChange(const StudyTable& table, const EffectOptions& options)
{
    return eachRow(table, repeatedOf, [&](const Repeated& x) {
        const double j = hedgesJ(options.j, x.n - 1);
        const double g = j * (x.m1 - x.m2) / x.sd1;
        const double vi = (x.differenceVariance() / square(x.sd1) + g * g / 2) / (x.n - 1);
        return StudyEffect{g, options.definitions == Definitions::Metafor38 ? j * j * vi : vi};
    });
}

/// Log ratio of the means (Lajeunesse 2011, eq. 6), corrected for bias (Lajeunesse 2015). metafor 3.8 does
/// not correct.
std::vector<StudyEffect> changeRatio(const StudyTable& table, const EffectOptions& options)
{
    return eachRow(table, repeatedOf, [&](const Repeated& x) {
        const double cv1 = x.sd1 / x.m1;
        const double cv2 = x.sd2 / x.m2;
        const double correction = (cv1 * cv1 - cv2 * cv2) / (2 * x.n);
        return StudyEffect{std::log(x.m1 / x.m2) +
                               (options.definitions == Definitions::Metafor38 ? 0 : correction),
                           (cv1 * cv1 + cv2 * cv2 - 2 * x.r * cv1 * cv2) / x.n};
    });
}

} // namespace

std::vector<MeasureSpec> pairedMeansMeasures()
{
    using enum InputKind;
    const std::vector<VarianceType> ls{VarianceType::LS};
    return {{"MC", "Mean change", PairedMeans, Transform::Identity, 0, 0, ls, meanChange},
            {"SMCC", "Standardised mean change (change score)", PairedMeans, Transform::Identity, 0, 0, ls,
             changeByChange},
            {"SMCR", "Standardised mean change (raw score)", PairedMeans, Transform::Identity, 0, 0, ls,
             changeByRaw},
            {"SMCRH", "Standardised mean change (raw score, unequal variances)", PairedMeans,
             Transform::Identity, 0, 0, ls, heteroscedasticChange},
            {"ROMC", "Ratio of paired means", PairedMeans, Transform::Exp, 0, 0, ls, changeRatio}};
}

} // namespace plansift::stats
