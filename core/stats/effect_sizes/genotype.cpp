// SPDX-License-Identifier: GPL-3.0-or-later
// Effect measures of genotype counts.
#include "core/stats/effect_sizes/families.hpp"

namespace plansift::stats {
namespace {

struct Genotype {
    double aa, ab, bb;
};

Genotype genotypeOf(const StudyTable& t, std::size_t i)
{
    return {t[Column::ai][i], t[Column::bi][i], t[Column::ci][i]};
}

/// Log relative excess heterozygosity: departure from Hardy-Weinberg equilibrium (Ziegler 2011).
std::vector<StudyEffect> excessHeterozygosity(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, genotypeOf, [](const Genotype& g) {
        const double n = g.aa + g.ab + g.bb;
        const double vi = (1 - g.ab / n) * n / (4 * g.aa * g.bb) + 1 / g.ab;
        return StudyEffect{std::log(g.ab / (2 * std::sqrt(g.aa * g.bb))), vi};
    });
}

} // namespace

std::vector<MeasureSpec> genotypeMeasures()
{
    using enum InputKind;
    const std::vector<VarianceType> ls{VarianceType::LS};
    return {
        {"REH", "Relative excess heterozygosity", Genotypes, Transform::Exp, 0, 0, ls, excessHeterozygosity}};
}

} // namespace plansift::stats
