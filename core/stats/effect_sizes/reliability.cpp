// SPDX-License-Identifier: GPL-3.0-or-later
// Effect measures of reliability: Cronbach's alpha.
#include "core/stats/effect_sizes/families.hpp"

namespace plansift::stats {
namespace {

struct Scale {
    double alpha, items, n;

    double perItem() const { return items / (items - 1); }
};

Scale scaleOf(const StudyTable& t, std::size_t i)
{
    return {t[Column::ai][i], t[Column::mi][i], t[Column::ni][i]};
}

/// Alpha as it is (Bonett 2010, eq. 1).
std::vector<StudyEffect> rawAlpha(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, scaleOf, [](const Scale& s) {
        return StudyEffect{s.alpha, 2 * s.perItem() * square(1 - s.alpha) / (s.n - 2)};
    });
}

/// One minus the cube root of 1 - alpha (Hakstian & Whalen 1976; Rodriguez & Maeda 2006).
std::vector<StudyEffect> cubeRootAlpha(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, scaleOf, [](const Scale& s) {
        const double root = std::cbrt(1 - s.alpha);
        return StudyEffect{1 - root, 18 * s.perItem() * (s.n - 1) * square(root) / square(9 * s.n - 11)};
    });
}

/// Minus the log of 1 - alpha (Bonett 2002, eq. 4).
std::vector<StudyEffect> logAlpha(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, scaleOf, [](const Scale& s) {
        return StudyEffect{-std::log(1 - s.alpha), 2 * s.perItem() / (s.n - 2)};
    });
}

} // namespace

std::vector<MeasureSpec> reliabilityMeasures()
{
    using enum InputKind;
    const std::vector<VarianceType> ls{VarianceType::LS};
    return {{"ARAW", "Cronbach's alpha", Alpha, Transform::Identity, kUndefined, 0, ls, rawAlpha},
            {"AHW", "Cronbach's alpha (Hakstian-Whalen)", Alpha, Transform::HakstianWhalen, kUndefined, 0, ls,
             cubeRootAlpha},
            {"ABT", "Cronbach's alpha (Bonett)", Alpha, Transform::Bonett, kUndefined, 0, ls, logAlpha}};
}

} // namespace plansift::stats
