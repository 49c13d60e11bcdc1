// SPDX-License-Identifier: GPL-3.0-or-later
// Effect measures of one proportion.
#include "core/stats/effect_sizes/families.hpp"

namespace plansift::stats {
namespace {

struct Share {
    double x, m, n; ///< with event, without, all

    double p() const { return x / n; }
};

Share shareOf(const StudyTable& t, std::size_t i)
{
    return {t[Column::xi][i], t[Column::mi][i], t[Column::ni][i]};
}

/// Proportion with the binomial variance.
std::vector<StudyEffect> proportion(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, shareOf, [](const Share& s) {
        return StudyEffect{s.p(), s.p() * (1 - s.p()) / s.n};
    });
}

/// Log proportion; variance by the delta method.
std::vector<StudyEffect> logProportion(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, shareOf, [](const Share& s) {
        return StudyEffect{std::log(s.p()), 1 / s.x - 1 / s.n};
    });
}

/// Log odds; variance by the delta method.
std::vector<StudyEffect> logitProportion(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, shareOf, [](const Share& s) {
        return StudyEffect{std::log(s.x / s.m), 1 / s.x + 1 / s.m};
    });
}

/// Arcsine of the square root (angular transformation, Freeman & Tukey 1950).
std::vector<StudyEffect> arcsineProportion(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, shareOf, [](const Share& s) {
        return StudyEffect{std::asin(std::sqrt(s.p())), 1 / (4 * s.n)};
    });
}

/// Double arcsine, halved (Freeman & Tukey 1950).
std::vector<StudyEffect> freemanTukeyProportion(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, shareOf, [](const Share& s) {
        const double low = std::asin(std::sqrt(s.x / (s.n + 1)));
        const double high = std::asin(std::sqrt((s.x + 1) / (s.n + 1)));
        return StudyEffect{(low + high) / 2, 1 / (4 * s.n + 2)};
    });
}

} // namespace

std::vector<MeasureSpec> proportionMeasures()
{
    using enum InputKind;
    const std::vector<VarianceType> ls{VarianceType::LS};
    return {{"PR", "Proportion", Proportion, Transform::Identity, kUndefined, 0.5, ls, proportion},
            {"PLN", "Log proportion", Proportion, Transform::Exp, kUndefined, 0.5, ls, logProportion},
            {"PLO", "Logit proportion", Proportion, Transform::InverseLogit, kUndefined, 0.5, ls,
             logitProportion},
            {"PAS", "Arcsine proportion", Proportion, Transform::SquaredSine, kUndefined, 0, ls,
             arcsineProportion},
            {"PFT", "Freeman-Tukey double arcsine proportion", Proportion, Transform::FreemanTukey,
             kUndefined, 0, ls, freemanTukeyProportion}};
}

} // namespace plansift::stats
