// SPDX-License-Identifier: GPL-3.0-or-later
// Effect measures of two groups with means and standard deviations.
#include "core/stats/distributions.hpp"
#include "core/stats/effect_sizes/arms.hpp"
#include "core/stats/effect_sizes/families.hpp"

#include <numbers>

namespace plansift::stats {
namespace {

/// Mean difference; HO assumes one variance in both groups (Normand 1999, eq. 3 and 5).
std::vector<StudyEffect> meanDifference(const StudyTable& table, const EffectOptions& options)
{
    std::vector<StudyEffect> out(table.rows());
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const Arms x = armsOf(table, i);
        const double vi = options.variance == VarianceType::HO ? square(x.pooledSd()) * x.inverseSizes()
                                                               : x.sd1 * x.sd1 / x.n1 + x.sd2 * x.sd2 / x.n2;
        out[i] = {x.m1 - x.m2, vi};
    }
    return out;
}

/// Mean of g over all studies, weighted by their size: the value at which the AV variance is taken.
double meanBySize(const std::vector<Arms>& arms, const std::vector<double>& g)
{
    double sum = 0;
    double size = 0;
    for (std::size_t i = 0; i < g.size(); ++i) {
        if (!std::isfinite(g[i]))
            continue;
        sum += (arms[i].n1 + arms[i].n2) * g[i];
        size += arms[i].n1 + arms[i].n2;
    }
    return sum / size;
}

/// Variance of g (Hedges 1983; Hedges & Olkin 1985 eq. 5.8; Borenstein 2009 eq. 4.20-4.24; RevMan 5
/// algorithms, SMD).
double smdVariance(VarianceType type, const Arms& x, double d, double j, double mean)
{
    const double n = x.n1 + x.n2;
    const double g = j * d;
    switch (type) {
    case VarianceType::LS2:
        return j * j * (x.inverseSizes() + d * d / (2 * n));
    case VarianceType::UB:
        return x.inverseSizes() + (1 - (x.df() - 2) / (x.df() * j * j)) * g * g;
    case VarianceType::AV:
        return x.inverseSizes() + mean * mean / (2 * n);
    case VarianceType::RevMan:
        return x.inverseSizes() + g * g / (2 * (n - 3.94));
    default:
        return x.inverseSizes() + g * g / (2 * n);
    }
}

/// Hedges' g: the mean difference in units of the pooled standard deviation, corrected for small samples.
std::vector<StudyEffect> standardisedDifference(const StudyTable& table, const EffectOptions& options)
{
    std::vector<Arms> arms(table.rows());
    std::vector<double> g(table.rows());
    for (std::size_t i = 0; i < table.rows(); ++i) {
        arms[i] = armsOf(table, i);
        g[i] = hedgesJ(options.j, arms[i].df()) * (arms[i].m1 - arms[i].m2) / arms[i].pooledSd();
    }
    const double mean = meanBySize(arms, g);
    std::vector<StudyEffect> out(table.rows());
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const double j = hedgesJ(options.j, arms[i].df());
        out[i] = {g[i], smdVariance(options.variance, arms[i], g[i] / j, j, mean)};
    }
    return out;
}

/// Glass's difference in units of the second group's standard deviation (Hedges 1981).
std::vector<StudyEffect> glassDifference(const StudyTable& table, const EffectOptions& options)
{
    std::vector<StudyEffect> out(table.rows());
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const Arms x = armsOf(table, i);
        const double g = hedgesJ(options.j, x.n2 - 1) * (x.m1 - x.m2) / x.sd2;
        out[i] = {g, x.inverseSizes() + g * g / (2 * x.n2)};
    }
    return out;
}

/// Difference in units of the root mean square of both standard deviations, which may differ in truth (Bonett
/// 2008, eq. 8 and 9; 2009, eq. 6, with g in place of d). metafor 3.8 multiplies the variance by J^2.
std::vector<StudyEffect> heteroscedasticDifference(const StudyTable& table, const EffectOptions& options)
{
    return eachRow(table, armsOf, [&](const Arms& x) {
        const double meanSquare = (square(x.sd1) + square(x.sd2)) / 2;
        const double j = hedgesJ(options.j, x.df());
        const double g = j * (x.m1 - x.m2) / std::sqrt(meanSquare);
        const double fourth = square(square(x.sd1)) / (x.n1 - 1) + square(square(x.sd2)) / (x.n2 - 1);
        const double second = square(x.sd1) / (x.n1 - 1) + square(x.sd2) / (x.n2 - 1);
        const double vi = g * g * fourth / (8 * square(meanSquare)) + second / meanSquare;
        return StudyEffect{g, options.definitions == Definitions::Metafor38 ? j * j * vi : vi};
    });
}

/// Glass's difference when the standard deviations may differ in truth (Bonett 2008, eq. 15 and 16; 2009).
/// metafor 3.8 divides by the sizes in place of the degrees of freedom.
std::vector<StudyEffect> heteroscedasticGlass(const StudyTable& table, const EffectOptions& options)
{
    const double lost = options.definitions == Definitions::Metafor38 ? 0 : 1;
    return eachRow(table, armsOf, [&](const Arms& x) {
        const double g = hedgesJ(options.j, x.n2 - 1) * (x.m1 - x.m2) / x.sd2;
        const double vi =
            square(x.sd1 / x.sd2) / (x.n1 - lost) + 1 / (x.n2 - lost) + g * g / (2 * (x.n2 - lost));
        return StudyEffect{g, vi};
    });
}

/// Log variability ratio (Nakagawa 2015, eq. 7 and 8).
std::vector<StudyEffect> variabilityRatio(const StudyTable& table, const EffectOptions&)
{
    std::vector<StudyEffect> out(table.rows());
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const Arms x = armsOf(table, i);
        const double half1 = 1 / (2 * (x.n1 - 1));
        const double half2 = 1 / (2 * (x.n2 - 1));
        out[i] = {std::log(x.sd1 / x.sd2) + half1 - half2, half1 + half2};
    }
    return out;
}

/// The uncorrected standardised difference times `factor`, as a log odds ratio.
std::vector<StudyEffect> logOddsFromDifference(const StudyTable& table, double factor)
{
    std::vector<StudyEffect> out(table.rows());
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const Arms x = armsOf(table, i);
        const double d = (x.m1 - x.m2) / x.pooledSd();
        out[i] = {factor * d, square(factor) * (x.inverseSizes() + d * d / (2 * (x.n1 + x.n2)))};
    }
    return out;
}

/// Normal outcome (Cox & Snell 1989).
std::vector<StudyEffect> logOddsNormal(const StudyTable& table, const EffectOptions&)
{
    return logOddsFromDifference(table, 1.65);
}

/// Logistic outcome (Hasselblad & Hedges 1995; Chinn 2000).
std::vector<StudyEffect> logOddsLogistic(const StudyTable& table, const EffectOptions&)
{
    return logOddsFromDifference(table, std::numbers::pi / std::numbers::sqrt3);
}

} // namespace

double hedgesJ(HedgesJ kind, double m)
{
    if (!(m > 1))
        return kUndefined; // the exact factor has a pole at one degree of freedom
    if (kind == HedgesJ::None)
        return 1;
    if (kind == HedgesJ::Approximate)
        return 1 - 3 / (4 * m - 1);
    return std::exp(logGamma(m / 2) - std::log(std::sqrt(m / 2)) - logGamma((m - 1) / 2));
}

std::vector<MeasureSpec> continuousMeasures()
{
    using enum VarianceType;
    return {
        {"MD", "Mean difference", InputKind::TwoMeans, Transform::Identity, 0, 0, {LS, HO}, meanDifference},
        {"SMD",
         "Standardised mean difference (Hedges' g)",
         InputKind::TwoMeans,
         Transform::Identity,
         0,
         0,
         {LS, LS2, UB, AV, RevMan},
         standardisedDifference},
        {"SMD1",
         "Glass's standardised difference",
         InputKind::TwoMeans,
         Transform::Identity,
         0,
         0,
         {LS},
         glassDifference},
        {"SMDH",
         "Standardised mean difference (unequal variances)",
         InputKind::TwoMeans,
         Transform::Identity,
         0,
         0,
         {LS},
         heteroscedasticDifference},
        {"SMD1H",
         "Glass's standardised difference (unequal variances)",
         InputKind::TwoMeans,
         Transform::Identity,
         0,
         0,
         {LS},
         heteroscedasticGlass},
        {"VR", "Variability ratio", InputKind::TwoMeans, Transform::Exp, 0, 0, {LS}, variabilityRatio},
        {"D2ORN",
         "Odds ratio from the standardised difference (normal)",
         InputKind::TwoMeans,
         Transform::Exp,
         0,
         0,
         {LS},
         logOddsNormal},
        {"D2ORL",
         "Odds ratio from the standardised difference (logistic)",
         InputKind::TwoMeans,
         Transform::Exp,
         0,
         0,
         {LS},
         logOddsLogistic}};
}

} // namespace plansift::stats
