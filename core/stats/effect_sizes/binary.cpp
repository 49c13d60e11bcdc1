// SPDX-License-Identifier: GPL-3.0-or-later
// Effect measures of two groups with a binary outcome (2x2 tables).
#include "core/stats/distributions.hpp"
#include "core/stats/effect_sizes/families.hpp"

#include <numbers>

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

double woolfVariance(const Cells& x)
{
    return 1 / x.a + 1 / x.b + 1 / x.c + 1 / x.d;
}

/// Yule's Q (Yule 1912, sec. 4; variance by the delta method).
std::vector<StudyEffect> yuleQ(const StudyTable& table, const EffectOptions&)
{
    return mapRows(table, [](const Cells& x) {
        const double odds = x.a / x.b * x.d / x.c;
        const double q = (odds - 1) / (odds + 1);
        return StudyEffect{q, square(1 - q * q) / 4 * woolfVariance(x)};
    });
}

/// Yule's Y, the coefficient of colligation (Yule 1912, sec. 5).
std::vector<StudyEffect> yuleY(const StudyTable& table, const EffectOptions&)
{
    return mapRows(table, [](const Cells& x) {
        const double root = std::sqrt(x.a / x.b * x.d / x.c);
        const double y = (root - 1) / (root + 1);
        return StudyEffect{y, square(1 - y * y) / 16 * woolfVariance(x)};
    });
}

/// Difference of the probits (Sanchez-Meca 2003, eq. 17 and 18).
std::vector<StudyEffect> probitDifference(const StudyTable& table, const EffectOptions&)
{
    return mapRows(table, [](const Cells& x) {
        const double p1 = x.a / x.n1;
        const double p2 = x.c / x.n2;
        const double z1 = normalQuantile(p1);
        const double z2 = normalQuantile(p2);
        const double vi =
            2 * std::numbers::pi *
            (p1 * (1 - p1) * std::exp(z1 * z1) / x.n1 + p2 * (1 - p2) * std::exp(z2 * z2) / x.n2);
        return StudyEffect{z1 - z2, vi};
    });
}

std::vector<StudyEffect> dividedLogOdds(const StudyTable& table, double divisor)
{
    std::vector<StudyEffect> out = oddsRatio(table, {});
    for (StudyEffect& effect : out)
        effect = {effect.yi / divisor, effect.vi / square(divisor)};
    return out;
}

/// Standardised mean difference from the odds ratio of a cut normal outcome (Cox & Snell 1989: 1.65).
std::vector<StudyEffect> differenceFromOddsNormal(const StudyTable& table, const EffectOptions&)
{
    return dividedLogOdds(table, 1.65);
}

/// The same for a logistic outcome (Hasselblad & Hedges 1995; Chinn 2000: pi / sqrt 3).
std::vector<StudyEffect> differenceFromOddsLogistic(const StudyTable& table, const EffectOptions&)
{
    return dividedLogOdds(table, std::numbers::pi / std::numbers::sqrt3);
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
            {"AS", "Arcsine risk difference", TwoByTwo, Transform::Identity, 0, 0, ls, arcsineDifference},
            {"YUQ", "Yule's Q", TwoByTwo, Transform::Identity, 0, 0.5, ls, yuleQ},
            {"YUY", "Yule's Y", TwoByTwo, Transform::Identity, 0, 0.5, ls, yuleY},
            {"PBIT", "Probit difference", TwoByTwo, Transform::Identity, 0, 0.5, ls, probitDifference},
            {"OR2DN", "Standardised difference from the odds ratio (normal)", TwoByTwo, Transform::Identity,
             0, 0.5, ls, differenceFromOddsNormal},
            {"OR2DL", "Standardised difference from the odds ratio (logistic)", TwoByTwo, Transform::Identity,
             0, 0.5, ls, differenceFromOddsLogistic}};
}

} // namespace plansift::stats
