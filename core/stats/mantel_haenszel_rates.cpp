// SPDX-License-Identifier: GPL-3.0-or-later
// Mantel-Haenszel pooling of incidence rates.
#include "core/stats/mantel_haenszel_estimate.hpp"

namespace plansift::stats {
namespace {

/// Events and person-time of two groups.
struct RatePair {
    double x1 = 0, t1 = 0, x2 = 0, t2 = 0;

    double time() const { return t1 + t2; }
    double events() const { return x1 + x2; }
};

struct RateRows {
    std::vector<RatePair> pairs{};
    std::vector<std::size_t> index{};
};

RateRows rateRows(const StudyTable& table, const ZeroCellRule& rule)
{
    const CorrectedCells cells = correctZeroCells(table, InputKind::TwoRates, rule);
    RateRows rows;
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const RatePair pair{cells.table[Column::x1i][i], cells.table[Column::t1i][i],
                            cells.table[Column::x2i][i], cells.table[Column::t2i][i]};
        if (!std::isfinite(pair.events() + pair.time()))
            continue;
        rows.pairs.push_back(pair);
        rows.index.push_back(i);
    }
    return rows;
}

MantelHaenszelEstimate rateRatio(const RateRows& rows)
{
    MantelHaenszelEstimate out;
    double r = 0, s = 0, u = 0;
    for (const RatePair& p : rows.pairs) {
        r += p.x1 * (p.t2 / p.time());
        s += p.x2 * (p.t1 / p.time());
        u += p.t1 / p.time() * (p.t2 / p.time()) * p.events();
        out.weights.push_back(p.x2 * (p.t1 / p.time()));
    }
    out.beta = std::log(r / s);
    out.variance = u / (r * s);
    return out;
}

MantelHaenszelEstimate rateDifference(const RateRows& rows)
{
    MantelHaenszelEstimate out;
    double difference = 0, weight = 0, sum = 0;
    for (const RatePair& p : rows.pairs) {
        const double w = p.t1 * (p.t2 / p.time());
        difference += p.x1 * (p.t2 / p.time()) - p.x2 * (p.t1 / p.time());
        weight += w;
        sum += w * w * (p.x1 / (p.t1 * p.t1) + p.x2 / (p.t2 * p.t2));
        out.weights.push_back(w);
    }
    out.beta = difference / weight;
    out.variance = sum / (weight * weight);
    return out;
}

void addAssociation(StratifiedTests& tests, const RateRows& rows, bool correct)
{
    double difference = 0;
    double variance = 0;
    for (const RatePair& p : rows.pairs) {
        difference += p.x1 - p.events() * (p.t1 / p.time());
        variance += p.events() * (p.t1 / p.time()) * (p.t2 / p.time());
    }
    setCmh(tests, difference, variance, correct);
}

} // namespace

MantelHaenszelEstimate mantelHaenszelRates(const StudyTable& table, const MeasureSpec& measure,
                                           const MantelHaenszelOptions& options, StratifiedTests& tests)
{
    const RateRows rows = rateRows(table, options.cells);
    MantelHaenszelEstimate out = measure.key == "IRR" ? rateRatio(rows) : rateDifference(rows);
    out.rows = rows.index;
    if (measure.key == "IRR")
        addAssociation(tests, rows, options.continuityCorrection);
    return out;
}

} // namespace plansift::stats
