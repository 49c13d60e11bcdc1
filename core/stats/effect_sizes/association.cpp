// SPDX-License-Identifier: GPL-3.0-or-later
// Correlations of two dichotomies (2x2 tables).
#include "core/stats/distributions.hpp"
#include "core/stats/effect_sizes/families.hpp"

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/tools/roots.hpp>

#include <algorithm>
#include <numbers>

namespace plansift::stats {
namespace {

struct Cells {
    double a, b, c, d;

    double n() const { return a + b + c + d; }
};

Cells cellsOf(const StudyTable& t, std::size_t i)
{
    return {t[Column::ai][i], t[Column::bi][i], t[Column::ci][i], t[Column::di][i]};
}

/// Phi coefficient (Yule 1912; variance for multinomial sampling, Bishop, Fienberg & Holland 1975,
/// eq. 11.3.9).
std::vector<StudyEffect> phiCoefficient(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, cellsOf, [](const Cells& x) {
        const double n = x.n();
        const double row1 = (x.a + x.b) / n, row2 = (x.c + x.d) / n;
        const double column1 = (x.a + x.c) / n, column2 = (x.b + x.d) / n;
        const double product = row1 * row2 * column1 * column2;
        const double phi = (x.a / n * (x.d / n) - x.b / n * (x.c / n)) / std::sqrt(product);
        const double skew = (row1 - row2) * (column1 - column2) / std::sqrt(product);
        const double squares =
            square(row1 - row2) / (row1 * row2) + square(column1 - column2) / (column1 * column2);
        const double vi = 1 - phi * phi + phi * (1 + phi * phi / 2) * skew - 0.75 * phi * phi * squares;
        return StudyEffect{phi, vi / n};
    });
}

/// P(X < h, Y < k) of the bivariate normal distribution less its value at independence, with rho = sin(angle)
/// (Sheppard 1899): the integral of the density over the correlation.
double dependence(double h, double k, double angle)
{
    const auto integrand = [h, k](double t) {
        const double cosine = std::cos(t);
        return std::exp(-(h * h + k * k - 2 * h * k * std::sin(t)) / (2 * cosine * cosine));
    };
    return boost::math::quadrature::gauss_kronrod<double, 61>::integrate(integrand, 0.0, angle, 10, 1e-14) /
           (2 * std::numbers::pi);
}

/// The angle whose sine is the tetrachoric correlation of a table without empty cells.
double tetrachoricAngle(const Cells& x, double h, double k)
{
    const double n = x.n();
    const double wanted = x.a / n - (x.a + x.b) / n * ((x.a + x.c) / n);
    const auto excess = [&](double angle) { return dependence(h, k, angle) - wanted; };
    const double edge = std::numbers::pi / 2 - 1e-9;
    const double low = wanted > 0 ? 0 : -edge;
    const double high = wanted > 0 ? edge : 0;
    if (wanted == 0 || excess(low) * excess(high) > 0)
        return wanted == 0 ? 0 : kUndefined;
    std::uintmax_t steps = 200;
    const auto root = boost::math::tools::toms748_solve(excess, low, high,
                                                        boost::math::tools::eps_tolerance<double>(50), steps);
    return (root.first + root.second) / 2;
}

/// Variance of the maximum likelihood estimate: the delta method for a multinomial table, which for as many
/// parameters as free cells equals the inverse information (Pearson 1900; Hamdan 1970; Tallis 1962).
double tetrachoricVariance(const Cells& x, double h, double k, double rho)
{
    const double root = std::sqrt(1 - rho * rho);
    const double row = normalLowerTail((k - rho * h) / root);
    const double column = normalLowerTail((h - rho * k) / root);
    const double density = normalDensity(h) * normalDensity((k - rho * h) / root) / root;
    const double n = x.n();
    const double scoreA = 1 - row - column;
    const double mean = (x.a * scoreA - x.b * row - x.c * column) / n;
    const double meanSquare = (x.a * square(scoreA) + x.b * square(row) + x.c * square(column)) / n;
    return (meanSquare - mean * mean) / (n * density * density);
}

/// Tetrachoric correlation (Pearson 1900; Kirk 1973), by maximum likelihood: the correlation of the bivariate
/// normal distribution that gives exactly this table. Undefined when a cell is empty, where the likelihood
/// has its maximum at the end of the range or nowhere.
std::vector<StudyEffect> tetrachoric(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, cellsOf, [](const Cells& x) {
        if (!(std::min({x.a, x.b, x.c, x.d}) > 0))
            return StudyEffect{};
        const double h = normalQuantile((x.a + x.b) / x.n());
        const double k = normalQuantile((x.a + x.c) / x.n());
        const double rho = std::sin(tetrachoricAngle(x, h, k));
        return StudyEffect{rho, tetrachoricVariance(x, h, k, rho)};
    });
}

} // namespace

std::vector<MeasureSpec> associationMeasures()
{
    using enum InputKind;
    const std::vector<VarianceType> ls{VarianceType::LS};
    return {{"PHI", "Phi coefficient", TwoByTwo, Transform::Identity, 0, 0, ls, phiCoefficient},
            {"RTET", "Tetrachoric correlation", TwoByTwo, Transform::Identity, 0, 0, ls, tetrachoric}};
}

} // namespace plansift::stats
