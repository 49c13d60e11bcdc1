// SPDX-License-Identifier: GPL-3.0-or-later
// Peto's one-step method.
#include "core/stats/peto.hpp"

#include "core/stats/distributions.hpp"
#include "core/stats/fourfold.hpp"
#include "core/stats/heterogeneity.hpp"

namespace plansift::stats {
namespace {

constexpr ZeroCellRule kNoCorrection{0, AddTo::None, true};

struct Sums {
    double difference = 0; ///< O - E
    double variance = 0;
};

Sums sumsOf(const std::vector<Fourfold>& tables)
{
    Sums sums;
    for (const Fourfold& t : tables) {
        sums.difference += t.a - t.expected();
        sums.variance += t.hypergeometricVariance();
    }
    return sums;
}

void fill(PooledResult& pooled, const Sums& sums, const FourfoldRows& rows, double level)
{
    pooled.k = static_cast<int>(rows.tables.size());
    pooled.beta = sums.difference / sums.variance;
    pooled.se = 1 / std::sqrt(sums.variance);
    pooled.tau2 = 0;
    const CoefficientTest test = testCoefficient(pooled.beta, pooled.se, kUndefined, level);
    pooled.stat = test.stat;
    pooled.pval = test.pval;
    pooled.ciLower = test.ciLower;
    pooled.ciUpper = test.ciUpper;
    pooled.q = 0;
    for (std::size_t i = 0; i < rows.tables.size(); ++i) {
        const double v = rows.tables[i].hypergeometricVariance();
        const double distance = (rows.tables[i].a - rows.tables[i].expected()) / v - pooled.beta;
        pooled.q += v * distance * distance;
        pooled.weights[rows.index[i]] = 100 * v / sums.variance;
    }
    pooled.qDf = pooled.k - 1;
    pooled.qP = chiSquareUpperTail(pooled.q, pooled.qDf);
    addI2FromQ(pooled);
}

} // namespace

Result<PetoResult> petoPool(const StudyTable& table, double level)
{
    Result<EffectSet> effects = effectSizes(table, *measureByKey("PETO"), {.zeroCells = kNoCorrection});
    if (!effects)
        return effects.error();
    const FourfoldRows rows = fourfoldRows(table, kNoCorrection);
    if (rows.tables.empty())
        return Error{ErrorCode::Input, "no study can be pooled"};
    PetoResult result{{}, std::move(effects->effects)};
    result.pooled.weights.assign(table.rows(), kUndefined);
    result.pooled.warnings = std::move(effects->warnings);
    fill(result.pooled, sumsOf(rows.tables), rows, level);
    return result;
}

} // namespace plansift::stats
