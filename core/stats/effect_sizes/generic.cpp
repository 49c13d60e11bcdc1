// SPDX-License-Identifier: GPL-3.0-or-later
// Effects that come computed: estimate and variance, standard error or confidence interval.
#include "core/stats/effect_sizes/families.hpp"

namespace plansift::stats {
namespace {

std::vector<StudyEffect> given(const StudyTable& table, const EffectOptions&)
{
    std::vector<StudyEffect> out(table.rows());
    for (std::size_t i = 0; i < table.rows(); ++i)
        out[i] = {table[Column::yi][i], table[Column::vi][i]};
    return out;
}

} // namespace

std::vector<MeasureSpec> genericMeasures()
{
    using enum InputKind;
    const std::vector<VarianceType> ls{VarianceType::LS};
    return {{"GEN", "Effect", Generic, Transform::Identity, 0, 0, ls, given},
            {"HR", "Hazard ratio", Generic, Transform::Exp, 0, 0, ls, given},
            {"HD", "Hazard difference", Generic, Transform::Identity, 0, 0, ls, given}};
}

} // namespace plansift::stats
