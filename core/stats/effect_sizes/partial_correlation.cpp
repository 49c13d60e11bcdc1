// SPDX-License-Identifier: GPL-3.0-or-later
// Effect measures from regressions: partial and semi-partial correlations and R^2.
#include "core/stats/effect_sizes/families.hpp"

namespace plansift::stats {
namespace {

struct Coefficient {
    double t, m, n, r2;

    double df() const { return n - m - 1; }
    double partial() const { return t / std::sqrt(t * t + df()); }
};

double cell(const StudyTable& t, Column column, std::size_t i)
{
    return t.has(column) ? t[column][i] : kUndefined;
}

Coefficient coefficientOf(const StudyTable& t, std::size_t i)
{
    return {cell(t, Column::ti, i), cell(t, Column::mi, i), cell(t, Column::ni, i), cell(t, Column::r2i, i)};
}

/// Partial correlation from t (Aloe & Becker 2012; variance of a correlation with m - 1 variables held, Olkin
/// & Siotani 1976). metafor 3.8 divides by n - m - 1.
std::vector<StudyEffect> partialCorrelation(const StudyTable& table, const EffectOptions& options)
{
    const double more = options.definitions == Definitions::Metafor38 ? 0 : 1;
    return eachRow(table, coefficientOf, [more](const Coefficient& x) {
        return StudyEffect{x.partial(), square(1 - square(x.partial())) / (x.df() + more)};
    });
}

/// Fisher's z of it: variance 1 / (n - 3 - (m - 1)) (Fisher 1924). metafor 3.8 divides by n - m - 1.
std::vector<StudyEffect> partialZ(const StudyTable& table, const EffectOptions& options)
{
    const double less = options.definitions == Definitions::Metafor38 ? 0 : 1;
    return eachRow(table, coefficientOf, [less](const Coefficient& x) {
        return StudyEffect{std::atanh(x.partial()), x.df() > less ? 1 / (x.df() - less) : kUndefined};
    });
}

/// Semi-partial correlation (Aloe & Becker 2012, eq. 2 and 9).
std::vector<StudyEffect> semiPartial(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, coefficientOf, [](const Coefficient& x) {
        const double r = x.t * std::sqrt((1 - x.r2) / x.df());
        const double reduced = x.r2 - r * r; // R^2 of the model without the focal predictor
        return StudyEffect{r, (square(1 - x.r2) + reduced - reduced * reduced) / x.n};
    });
}

/// R^2 (Kendall & Stuart 1979, eq. 27.88; LS2: eq. 27.87; Kelley 2007).
std::vector<StudyEffect> determination(const StudyTable& table, const EffectOptions& options)
{
    return eachRow(table, coefficientOf, [&](const Coefficient& x) {
        const double numerator = 4 * x.r2 * square(1 - x.r2);
        const double vi = options.variance == VarianceType::LS2
                              ? numerator * square(x.df()) / ((x.n * x.n - 1) * (x.n + 3))
                              : numerator / x.n;
        return StudyEffect{x.r2, vi};
    });
}

/// Fisher's z of the multiple correlation (Olkin & Finn 1995, p. 162; Alf & Graf 2002).
std::vector<StudyEffect> determinationZ(const StudyTable& table, const EffectOptions&)
{
    return eachRow(table, coefficientOf, [](const Coefficient& x) {
        return StudyEffect{std::atanh(std::sqrt(x.r2)), 1 / x.n};
    });
}

} // namespace

std::vector<MeasureSpec> partialCorrelationMeasures()
{
    using enum InputKind;
    const std::vector<VarianceType> ls{VarianceType::LS};
    return {{"PCOR", "Partial correlation", PartialCorrelation, Transform::Identity, 0, 0, ls,
             partialCorrelation},
            {"ZPCOR", "Partial correlation (Fisher's z)", PartialCorrelation, Transform::Tanh, 0, 0, ls,
             partialZ},
            {"SPCOR", "Semi-partial correlation", SemiPartial, Transform::Identity, 0, 0, ls, semiPartial},
            {"R2",
             "R squared",
             RSquared,
             Transform::Identity,
             kUndefined,
             0,
             {VarianceType::LS, VarianceType::LS2},
             determination},
            {"ZR2", "R squared (Fisher's z)", RSquared, Transform::SquaredTanh, kUndefined, 0, ls,
             determinationZ}};
}

} // namespace plansift::stats
