// SPDX-License-Identifier: GPL-3.0-or-later
// Effect measures of event rates: events per person-time, in two groups or in one.
#include "core/stats/effect_sizes/families.hpp"

namespace plansift::stats {
namespace {

struct Rates {
    double x1, t1, x2, t2;
};

Rates ratesOf(const StudyTable& t, std::size_t i)
{
    return {t[Column::x1i][i], t[Column::t1i][i], t[Column::x2i][i], t[Column::t2i][i]};
}

struct Rate {
    double x, t;
};

Rate rateOf(const StudyTable& t, std::size_t i)
{
    return {t[Column::xi][i], t[Column::ti][i]};
}

/// Log rate ratio (Rothman 2008, ch. 14; Bagos & Nikolopoulos 2009).
std::vector<StudyEffect> rateRatio(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, ratesOf, [](const Rates& r) {
        return StudyEffect{std::log(r.x1 / r.t1) - std::log(r.x2 / r.t2), 1 / r.x1 + 1 / r.x2};
    });
}

/// Rate difference (Rothman 2008, ch. 14).
std::vector<StudyEffect> rateDifference(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, ratesOf, [](const Rates& r) {
        return StudyEffect{r.x1 / r.t1 - r.x2 / r.t2, r.x1 / square(r.t1) + r.x2 / square(r.t2)};
    });
}

/// Difference of the square roots of the rates, which stabilises the variance (Freeman & Tukey 1950).
std::vector<StudyEffect> rootRateDifference(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, ratesOf, [](const Rates& r) {
        return StudyEffect{std::sqrt(r.x1 / r.t1) - std::sqrt(r.x2 / r.t2), 1 / (4 * r.t1) + 1 / (4 * r.t2)};
    });
}

/// Rate with the Poisson variance.
std::vector<StudyEffect> rawRate(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, rateOf, [](const Rate& r) { return StudyEffect{r.x / r.t, r.x / square(r.t)}; });
}

/// Log rate; variance by the delta method.
std::vector<StudyEffect> logRate(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, rateOf, [](const Rate& r) { return StudyEffect{std::log(r.x / r.t), 1 / r.x}; });
}

/// Square root of the rate (Freeman & Tukey 1950).
std::vector<StudyEffect> rootRate(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, rateOf, [](const Rate& r) {
        return StudyEffect{std::sqrt(r.x / r.t), 1 / (4 * r.t)};
    });
}

/// Mean of the square roots with x and with x + 1 events (Freeman & Tukey 1950).
std::vector<StudyEffect> freemanTukeyRate(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, rateOf, [](const Rate& r) {
        return StudyEffect{(std::sqrt(r.x / r.t) + std::sqrt((r.x + 1) / r.t)) / 2, 1 / (4 * r.t)};
    });
}

} // namespace

std::vector<MeasureSpec> rateMeasures()
{
    using enum InputKind;
    const std::vector<VarianceType> ls{VarianceType::LS};
    return {
        {"IRR", "Rate ratio", TwoRates, Transform::Exp, 0, 0.5, ls, rateRatio},
        {"IRD", "Rate difference", TwoRates, Transform::Identity, 0, 0.5, ls, rateDifference},
        {"IRSD", "Square root rate difference", TwoRates, Transform::Identity, 0, 0, ls, rootRateDifference}};
}

std::vector<MeasureSpec> oneRateMeasures()
{
    using enum InputKind;
    const std::vector<VarianceType> ls{VarianceType::LS};
    return {{"IR", "Rate", OneRate, Transform::Identity, kUndefined, 0.5, ls, rawRate},
            {"IRLN", "Log rate", OneRate, Transform::Exp, kUndefined, 0.5, ls, logRate},
            {"IRS", "Square root rate", OneRate, Transform::Square, kUndefined, 0, ls, rootRate},
            {"IRFT", "Freeman-Tukey rate", OneRate, Transform::FreemanTukeyRate, kUndefined, 0, ls,
             freemanTukeyRate}};
}

} // namespace plansift::stats
