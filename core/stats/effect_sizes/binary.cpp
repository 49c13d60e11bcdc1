// SPDX-License-Identifier: GPL-3.0-or-later
// Effect measures of two groups with a binary outcome (2x2 tables).
#include "core/stats/effect_sizes/families.hpp"

namespace plansift::stats {
namespace {

struct Cells {
    double a, b, c, d, n1, n2;
};

template<typename Formula>
std::vector<StudyEffect> mapRows(const StudyTable& t, Formula formula)
{
    std::vector<StudyEffect> out(t.rows());
    for (std::size_t i = 0; i < t.rows(); ++i)
        out[i] = formula(Cells{t[Column::ai][i], t[Column::bi][i], t[Column::ci][i], t[Column::di][i],
                               t[Column::n1i][i], t[Column::n2i][i]});
    return out;
}

/// Log odds ratio, Woolf's variance (Fleiss & Berlin 2009, sec. 14.4).
std::vector<StudyEffect> oddsRatio(const StudyTable& table, const EffectOptions&)
{
    return mapRows(table, [](const Cells& x) {
        return StudyEffect{std::log(x.a / x.b * x.d / x.c), 1 / x.a + 1 / x.b + 1 / x.c + 1 / x.d};
    });
}

/// Log risk ratio (Fleiss & Berlin 2009, sec. 14.3).
std::vector<StudyEffect> riskRatio(const StudyTable& table, const EffectOptions&)
{
    return mapRows(table, [](const Cells& x) {
        return StudyEffect{std::log(x.a / x.n1 / (x.c / x.n2)), 1 / x.a - 1 / x.n1 + 1 / x.c - 1 / x.n2};
    });
}

/// Risk difference (Fleiss & Berlin 2009, sec. 14.2).
std::vector<StudyEffect> riskDifference(const StudyTable& table, const EffectOptions&)
{
    return mapRows(table, [](const Cells& x) {
        const double p1 = x.a / x.n1;
        const double p2 = x.c / x.n2;
        return StudyEffect{p1 - p2, p1 * (1 - p1) / x.n1 + p2 * (1 - p2) / x.n2};
    });
}

/// One-step log odds ratio: (O - E) / V with the hypergeometric variance (Yusuf 1985).
std::vector<StudyEffect> petoOddsRatio(const StudyTable& table, const EffectOptions&)
{
    return mapRows(table, [](const Cells& x) {
        const double n = x.n1 + x.n2;
        const double expected = x.n1 * (x.a + x.c) / n;
        const double v = x.n1 / n * (x.n2 / n) * (x.a + x.c) * ((x.b + x.d) / (n - 1));
        return StudyEffect{(x.a - expected) / v, 1 / v};
    });
}

/// Difference of the arcsine transformed risks (Ruecker 2009, eq. 1).
std::vector<StudyEffect> arcsineDifference(const StudyTable& table, const EffectOptions&)
{
    return mapRows(table, [](const Cells& x) {
        return StudyEffect{std::asin(std::sqrt(x.a / x.n1)) - std::asin(std::sqrt(x.c / x.n2)),
                           1 / (4 * x.n1) + 1 / (4 * x.n2)};
    });
}

} // namespace

std::vector<MeasureSpec> binaryMeasures()
{
    using enum InputKind;
    const std::vector<VarianceType> ls{VarianceType::LS};
    return {{"RR", "Risk ratio", TwoByTwo, Transform::Exp, 0, 0.5, ls, riskRatio},
            {"OR", "Odds ratio", TwoByTwo, Transform::Exp, 0, 0.5, ls, oddsRatio},
            {"RD", "Risk difference", TwoByTwo, Transform::Identity, 0, 0.5, ls, riskDifference},
            {"PETO", "Peto odds ratio", TwoByTwo, Transform::Exp, 0, 0.5, ls, petoOddsRatio},
            {"AS", "Arcsine risk difference", TwoByTwo, Transform::Identity, 0, 0, ls, arcsineDifference}};
}

} // namespace plansift::stats
