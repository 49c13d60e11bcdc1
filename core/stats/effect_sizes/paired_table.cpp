// SPDX-License-Identifier: GPL-3.0-or-later
// Effect measures of matched pairs with a binary outcome. ai: both with event, bi: the first only, ci: the
// second only, di: none.
#include "core/stats/effect_sizes/families.hpp"

namespace plansift::stats {
namespace {

struct Pairs {
    double a, b, c, d;

    double n() const { return a + b + c + d; }
    double first() const { return (a + b) / n(); }  ///< risk of the first
    double second() const { return (a + c) / n(); } ///< risk of the second
};

Pairs pairsOf(const StudyTable& t, std::size_t i)
{
    return {t[Column::ai][i], t[Column::bi][i], t[Column::ci][i], t[Column::di][i]};
}

/// n^2 times the variance of b - c under multinomial sampling.
double discordantVariance(const Pairs& x)
{
    const double p = x.b / x.n();
    const double q = x.c / x.n();
    return p * (1 - p) + 2 * p * q + q * (1 - q);
}

/// Marginal risk difference (Elbourne 2002; May & Johnson 1997).
std::vector<StudyEffect> marginalDifference(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, pairsOf, [](const Pairs& x) {
        return StudyEffect{x.first() - x.second(), discordantVariance(x) / x.n()};
    });
}

/// Log of the marginal risk ratio (Becker & Balagtas 1993; Zou 2007).
std::vector<StudyEffect> marginalRiskRatio(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, pairsOf, [](const Pairs& x) {
        return StudyEffect{std::log(x.first() / x.second()),
                           (x.b + x.c) / square(x.n()) / (x.first() * x.second())};
    });
}

/// Log of the marginal odds ratio (Becker & Balagtas 1993; Elbourne 2002).
std::vector<StudyEffect> marginalOddsRatio(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, pairsOf, [](const Pairs& x) {
        const double p = x.first();
        const double q = x.second();
        return StudyEffect{std::log(p / (1 - p)) - std::log(q / (1 - q)),
                           discordantVariance(x) / (x.n() * p * (1 - p) * q * (1 - q))};
    });
}

/// Log of the conditional odds ratio, which only the discordant pairs give (McNemar 1947; Elbourne 2002).
std::vector<StudyEffect> conditionalOddsRatio(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, pairsOf, [](const Pairs& x) {
        return StudyEffect{std::log(x.b / x.c), 1 / x.b + 1 / x.c};
    });
}

/// Its one-step approximation (Yusuf 1985): expected (b + c) / 2, variance (b + c) / 4.
std::vector<StudyEffect> conditionalPeto(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, pairsOf, [](const Pairs& x) {
        const double v = (x.b + x.c) / 4;
        return StudyEffect{(x.b - x.c) / 2 / v, 1 / v};
    });
}

} // namespace

std::vector<MeasureSpec> pairedTableMeasures()
{
    using enum InputKind;
    const std::vector<VarianceType> ls{VarianceType::LS};
    return {{"MPRD", "Matched pairs risk difference", PairedTable, Transform::Identity, 0, 0.5, ls,
             marginalDifference},
            {"MPRR", "Matched pairs risk ratio", PairedTable, Transform::Exp, 0, 0.5, ls, marginalRiskRatio},
            {"MPOR", "Matched pairs marginal odds ratio", PairedTable, Transform::Exp, 0, 0.5, ls,
             marginalOddsRatio},
            {"MPORC", "Matched pairs conditional odds ratio", PairedTable, Transform::Exp, 0, 0.5, ls,
             conditionalOddsRatio},
            {"MPPETO", "Matched pairs Peto odds ratio", PairedTable, Transform::Exp, 0, 0.5, ls,
             conditionalPeto}};
}

} // namespace plansift::stats
