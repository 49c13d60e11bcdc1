// SPDX-License-Identifier: GPL-3.0-or-later
// Effect measures of the correlation of two variables.
#include "core/stats/effect_sizes/families.hpp"

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <numbers>

namespace plansift::stats {
namespace {

struct Pair {
    double r, n;
};

Pair pairOf(const StudyTable& t, std::size_t i)
{
    return {t[Column::ri][i], t[Column::ni][i]};
}

/// Integral over a quarter circle.
template<typename Function>
double quarterIntegral(Function f)
{
    return boost::math::quadrature::gauss_kronrod<double, 61>::integrate(f, 0.0, std::numbers::pi / 2, 12,
                                                                         1e-14);
}

/// 2F1(1/2, 1/2; (n - 2) / 2; 1 - r^2) by Euler's integral with t = sin^2, n > 4.
double hypergeometricHalf(double r, double n)
{
    const double integral = 2 * quarterIntegral([r, n](double angle) {
                                const double cosine = std::cos(angle);
                                return std::pow(cosine, n - 4) / std::hypot(cosine, r * std::sin(angle));
                            });
    return integral / (std::sqrt(std::numbers::pi) * boost::math::tgamma_delta_ratio((n - 3) / 2, 0.5));
}

/// 2F1(1, 1; n / 2; 1 - r^2) by Euler's integral with 1 - t = cos^2, n > 4.
double hypergeometricOne(double r, double n)
{
    return (n - 2) * quarterIntegral([r, n](double angle) {
               const double cosine = std::cos(angle);
               return std::pow(cosine, n - 3) * std::sin(angle) /
                      (square(cosine) + square(r * std::sin(angle)));
           });
}

/// Large-sample variance of a correlation.
double largeSample(double r, double n)
{
    return n > 3 ? square(1 - r * r) / (n - 1) : kUndefined;
}

/// Correlation as it is (Olkin & Siotani 1976).
std::vector<StudyEffect> rawCorrelation(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, pairOf, [](const Pair& x) { return StudyEffect{x.r, largeSample(x.r, x.n)}; });
}

/// Unbiased estimate of the correlation (Olkin & Pratt 1958, eq. 2.3); UB: unbiased estimate of its variance
/// (Hedges 1989). Undefined below five participants.
std::vector<StudyEffect> unbiasedCorrelation(const StudyTable& table, const EffectOptions& options)
{
    return eachRow(table, pairOf, [&](const Pair& x) {
        if (!(x.n > 4))
            return StudyEffect{};
        const double g = x.r * hypergeometricHalf(x.r, x.n);
        if (options.variance != VarianceType::UB)
            return StudyEffect{g, largeSample(g, x.n)};
        const double unexplained = 1 - x.r * x.r;
        const double share = unexplained > 0 ? unexplained * hypergeometricOne(x.r, x.n) : 0;
        return StudyEffect{g, g * g - 1 + (x.n - 3) / (x.n - 2) * share};
    });
}

/// Fisher's z (Fisher 1921).
std::vector<StudyEffect> fisherZ(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, pairOf, [](const Pair& x) {
        return StudyEffect{std::atanh(x.r), x.n > 3 ? 1 / (x.n - 3) : kUndefined};
    });
}

} // namespace

std::vector<MeasureSpec> correlationMeasures()
{
    using enum InputKind;
    const std::vector<VarianceType> ls{VarianceType::LS};
    return {{"COR", "Correlation", Correlation, Transform::Identity, 0, 0, ls, rawCorrelation},
            {"UCOR",
             "Correlation (bias corrected)",
             Correlation,
             Transform::Identity,
             0,
             0,
             {VarianceType::LS, VarianceType::UB},
             unbiasedCorrelation},
            {"ZCOR", "Correlation (Fisher's z)", Correlation, Transform::Tanh, 0, 0, ls, fisherZ}};
}

} // namespace plansift::stats
