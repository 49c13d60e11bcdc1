// SPDX-License-Identifier: GPL-3.0-or-later
// Effect measures of one mean or one standard deviation.
#include "core/stats/effect_sizes/families.hpp"

namespace plansift::stats {
namespace {

struct Sample {
    double m, sd, n;
};

Sample sampleOf(const StudyTable& t, std::size_t i)
{
    return {t[Column::mi][i], t[Column::sdi][i], t[Column::ni][i]};
}

std::vector<StudyEffect> mean(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, sampleOf, [](const Sample& s) { return StudyEffect{s.m, s.sd * s.sd / s.n}; });
}

/// Log mean; variance by the delta method.
std::vector<StudyEffect> logMean(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, sampleOf, [](const Sample& s) {
        return StudyEffect{std::log(s.m), square(s.sd / s.m) / s.n};
    });
}

/// Log standard deviation, corrected for bias (Nakagawa 2015, eq. 5 and 6; Raudenbush & Bryk 1987).
std::vector<StudyEffect> logDeviation(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, sampleOf, [](const Sample& s) {
        const double half = 1 / (2 * (s.n - 1));
        return StudyEffect{std::log(s.sd) + half, half};
    });
}

/// Log coefficient of variation (Nakagawa 2015, eq. 9 and 10; mean and deviation uncorrelated as in normal
/// data).
std::vector<StudyEffect> logVariation(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, sampleOf, [](const Sample& s) {
        const double half = 1 / (2 * (s.n - 1));
        return StudyEffect{std::log(s.sd / s.m) + half, half + square(s.sd / s.m) / s.n};
    });
}

} // namespace

std::vector<MeasureSpec> oneMeanMeasures()
{
    using enum InputKind;
    const std::vector<VarianceType> ls{VarianceType::LS};
    return {
        {"MN", "Mean", OneMean, Transform::Identity, kUndefined, 0, ls, mean},
        {"MNLN", "Log mean", OneMean, Transform::Exp, kUndefined, 0, ls, logMean},
        {"SDLN", "Log standard deviation", OneMean, Transform::Exp, kUndefined, 0, ls, logDeviation},
        {"CVLN", "Log coefficient of variation", OneMean, Transform::Exp, kUndefined, 0, ls, logVariation}};
}

} // namespace plansift::stats
