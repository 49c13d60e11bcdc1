// SPDX-License-Identifier: GPL-3.0-or-later
// Mantel-Haenszel pooling.
#include "core/stats/mantel_haenszel.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/fourfold.hpp"
#include "core/stats/mantel_haenszel_estimate.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

using Estimate = MantelHaenszelEstimate;

/// Robins, Breslow & Greenland 1986, eq. 4.
Estimate oddsRatio(const std::vector<Fourfold>& tables, MhRdVariance)
{
    double r = 0, s = 0, pr = 0, psqr = 0, qs = 0;
    Estimate out;
    for (const Fourfold& t : tables) {
        const double n = t.total();
        const double ri = t.a * t.d / n;
        const double si = t.b * t.c / n;
        const double p = (t.a + t.d) / n;
        const double q = (t.b + t.c) / n;
        r += ri;
        s += si;
        pr += p * ri;
        psqr += p * si + q * ri;
        qs += q * si;
        out.weights.push_back(si);
    }
    out.beta = std::log(r / s);
    out.variance = 0.5 * (pr / (r * r) + psqr / (r * s) + qs / (s * s));
    return out;
}

/// Greenland & Robins 1985, eq. 4 and 13.
Estimate riskRatio(const std::vector<Fourfold>& tables, MhRdVariance)
{
    double r = 0, s = 0, u = 0;
    Estimate out;
    for (const Fourfold& t : tables) {
        const double n = t.total();
        r += t.a * (t.n2() / n);
        s += t.c * (t.n1() / n);
        u += t.n1() / n * (t.n2() / n) * (t.a + t.c) - t.a * t.c / n;
        out.weights.push_back(t.c * (t.n1() / n));
    }
    out.beta = std::log(r / s);
    out.variance = u / (r * s);
    return out;
}

/// Sato 1989 (the variance that stays valid for few large and for many small tables).
double satoTerm(const Fourfold& t, double beta)
{
    const double n = t.total();
    const double p = t.n1() / n;
    const double q = t.n2() / n;
    const double even = t.c * p * p - t.a * q * q + p * q * (t.n2() - t.n1()) / 2;
    return beta * even + (t.a * (t.d / n) + t.c * (t.b / n)) / 2;
}

/// Greenland & Robins 1985, eq. 6.
double greenlandRobinsTerm(const Fourfold& t)
{
    const double n = t.total();
    return (t.a * t.b * std::pow(t.n2(), 3) + t.c * t.d * std::pow(t.n1(), 3)) / (t.n1() * t.n2() * n * n);
}

Estimate riskDifference(const std::vector<Fourfold>& tables, MhRdVariance kind)
{
    double difference = 0;
    double weight = 0;
    Estimate out;
    for (const Fourfold& t : tables) {
        const double w = t.n1() * (t.n2() / t.total());
        difference += t.a * (t.n2() / t.total()) - t.c * (t.n1() / t.total());
        weight += w;
        out.weights.push_back(w);
    }
    out.beta = difference / weight;
    double sum = 0;
    for (const Fourfold& t : tables)
        sum += kind == MhRdVariance::Sato ? satoTerm(t, out.beta) : greenlandRobinsTerm(t);
    out.variance = sum / (weight * weight);
    return out;
}

/// meta: the weights have corrected totals, the risk differences that they are given to are the uncorrected
/// ones.
double meanOfRawDifferences(const StudyTable& table, bool drop00, const std::vector<double>& weights)
{
    const FourfoldRows raw = fourfoldRows(table, {0, AddTo::None, drop00});
    double sum = 0;
    double weight = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Fourfold& t = raw.tables[i];
        sum += weights[i] * (t.a / t.n1() - t.c / t.n2());
        weight += weights[i];
    }
    return sum / weight;
}

using Pooler = Estimate (*)(const std::vector<Fourfold>&, MhRdVariance);

Pooler poolerOf(const MeasureSpec& measure)
{
    if (measure.key == "OR")
        return oddsRatio;
    if (measure.key == "RR")
        return riskRatio;
    return measure.key == "RD" ? riskDifference : nullptr;
}

/// Cochran 1954; Mantel & Haenszel 1959.
void addCmh(StratifiedTests& tests, const std::vector<Fourfold>& tables, bool correct)
{
    double difference = 0;
    double variance = 0;
    for (const Fourfold& t : tables) {
        difference += t.a - t.expected();
        variance += t.hypergeometricVariance();
    }
    setCmh(tests, difference, variance, correct);
}

/// Events expected in group 1 under a common odds ratio: the root of
/// (1 - w) e^2 + (n2 - m + w (n1 + m)) e - w n1 m = 0 that lies among the possible counts (m: events in both
/// groups).
double eventsUnder(double oddsRatio, const Fourfold& t)
{
    const double m = t.a + t.c;
    const double quadratic = 1 - oddsRatio;
    const double linear = t.n2() - m + oddsRatio * (t.n1() + m);
    const double constant = -oddsRatio * t.n1() * m;
    // q = -(b + sqrt(b^2 - 4ac)) / 2; the wanted root is c / q, which stays exact when the odds ratio is 1. b
    // > 0 need not hold, so that the sign of b decides the form.
    const double root = std::sqrt(std::max(0.0, linear * linear - 4 * quadratic * constant));
    return linear >= 0 ? -2 * constant / (linear + root) : (-linear + root) / (2 * quadratic);
}

/// Breslow & Day 1980, eq. 4.30, and Tarone's correction (Tarone 1985, eq. 4).
void addHomogeneity(StratifiedTests& tests, const std::vector<Fourfold>& tables, double beta)
{
    const double common = std::exp(beta);
    double sum = 0, observed = 0, expected = 0, variance = 0;
    int strata = 0;
    for (const Fourfold& t : tables) {
        const double m = t.a + t.c;
        if (!(m > 0) || !(t.b + t.d > 0))
            continue;
        const double e = eventsUnder(common, t);
        const double v = 1 / (1 / e + 1 / (m - e) + 1 / (t.n1() - e) + 1 / (t.n2() - m + e));
        sum += (t.a - e) * (t.a - e) / v;
        observed += t.a;
        expected += e;
        variance += v;
        ++strata;
    }
    if (strata < 2 || !std::isfinite(sum))
        return;
    tests.breslowDay = sum;
    tests.breslowDayP = chiSquareUpperTail(sum, strata - 1);
    tests.tarone = std::max(0.0, sum - square(observed - expected) / variance);
    tests.taroneP = chiSquareUpperTail(tests.tarone, strata - 1);
}

} // namespace

Result<MantelHaenszelResult> mantelHaenszel(const StudyTable& table, const MeasureSpec& measure,
                                            const MantelHaenszelOptions& options)
{
    const bool rates = measure.key == "IRR" || measure.key == "IRD";
    const Pooler pooler = poolerOf(measure);
    if (!pooler && !rates)
        return Error{ErrorCode::Usage, "the Mantel-Haenszel method pools OR, RR, RD, IRR and IRD, not " +
                                           std::string(measure.key)};
    Result<EffectSet> effects = effectSizes(table, measure,
                                            {.zeroCells = options.effects,
                                             .rrAddsOnceToTotals = options.rrAddsOnceToTotals,
                                             .rdEstimateUncorrected = options.rdEstimateUncorrected});
    if (!effects)
        return effects.error();
    MantelHaenszelResult result{{}, std::move(effects->effects), std::move(effects->corrected), {}};
    const FourfoldRows rows = rates ? FourfoldRows{} : fourfoldRows(table, options.cells);
    Estimate estimate = rates ? mantelHaenszelRates(table, measure, options, result.tests)
                              : pooler(rows.tables, options.rdVariance);
    if (!rates)
        estimate.rows = rows.index;
    if (estimate.rows.empty())
        return Error{ErrorCode::Input, "no study can be pooled"};
    if (options.rdEstimateUncorrected && measure.key == "RD")
        estimate.beta = meanOfRawDifferences(table, options.cells.drop00, estimate.weights);
    if (!std::isfinite(estimate.beta) || !std::isfinite(estimate.variance))
        return Error{ErrorCode::Input, "the studies have too few events for the Mantel-Haenszel method"};
    result.pooled.weights.assign(table.rows(), kUndefined);
    result.pooled.warnings = std::move(effects->warnings);
    fillPooled(result.pooled, estimate, options.level);
    addHeterogeneity(result.pooled, result.effects);
    if (measure.key == "OR") {
        addCmh(result.tests, rows.tables, options.continuityCorrection);
        addHomogeneity(result.tests, rows.tables, estimate.beta);
    }
    return result;
}

} // namespace plansift::stats
