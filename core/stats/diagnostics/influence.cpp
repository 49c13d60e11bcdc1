// SPDX-License-Identifier: GPL-3.0-or-later
// Diagnostics of single studies. All cost one fit without each study, and are linear in k apart from that.
#include "core/stats/diagnostics/influence.hpp"

#include "core/stats/distributions.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

/// The fit of all studies with its inverse variance weights.
struct FullFit {
    std::vector<std::size_t> rows{};
    PooledResult pooled{};
    double tau2 = 0;
    double precision = 0; ///< sum of the weights
};

double precisionOf(const PreparedAnalysis& analysis, const std::vector<std::size_t>& rows, double tau2)
{
    double sum = 0;
    for (const std::size_t row : rows)
        sum += 1 / (analysis.effects().effects[row].vi + tau2);
    return sum;
}

double zeroIfUndefined(double value)
{
    return std::isnan(value) ? 0 : value;
}

Result<FullFit> fullFit(const PreparedAnalysis& analysis, std::size_t atLeast)
{
    if (analysis.model() != Model::EE && analysis.model() != Model::RE)
        return Error{ErrorCode::Usage, "diagnostics of single studies need an inverse variance model"};
    if (analysis.hasUserWeights())
        return Error{ErrorCode::Usage, "diagnostics of single studies need inverse variance weights"};
    FullFit fit{analysis.usableRows(), {}, 0, 0};
    if (fit.rows.size() < atLeast)
        return Error{ErrorCode::Usage, "diagnostics need " + std::to_string(atLeast) + " studies or more"};
    Result<PooledResult> pooled = analysis.pool(fit.rows);
    if (!pooled)
        return pooled.error();
    fit.pooled = std::move(*pooled);
    fit.tau2 = zeroIfUndefined(fit.pooled.tau2);
    fit.precision = precisionOf(analysis, fit.rows, fit.tau2);
    return fit;
}

/// Viechtbauer & Cheung 2010, sec. 4, for one coefficient.
bool isInfluential(const InfluenceRow& row, double k)
{
    const double cook = row.cookD > 0 ? 1 - chiSquareUpperTail(row.cookD, 1) : 0;
    return std::abs(row.dffits) > 3 * std::sqrt(1 / (k - 1)) || cook > 0.5 || row.hat > 3 / k ||
           std::abs(row.dfbeta) > 1;
}

InfluenceRow influenceOf(const PreparedAnalysis& analysis, const FullFit& full, std::size_t i,
                         const PooledResult& without)
{
    const StudyEffect& e = analysis.effects().effects[full.rows[i]];
    const double tau2 = zeroIfUndefined(without.tau2);
    const double precision = precisionOf(analysis, full.rows, tau2); // of all studies, at the tau2 without
    const double scale = square(without.se) * (precision - 1 / (e.vi + tau2)); // Knapp-Hartung factor
    const double change = full.pooled.beta - without.beta;
    InfluenceRow row;
    row.deleted.value = e.yi - without.beta;
    row.deleted.se = std::sqrt(e.vi + square(without.se) + tau2);
    row.deleted.z = row.deleted.value / row.deleted.se;
    row.hat = 1 / (e.vi + full.tau2) / full.precision;
    row.weight = 100 * row.hat;
    row.dffits = change / std::sqrt(scale * row.hat * (tau2 + e.vi));
    row.cookD = square(change / full.pooled.se);
    row.covRatio = square(without.se / full.pooled.se);
    row.tau2Deleted = without.tau2;
    row.qDeleted = without.q;
    row.dfbeta = change / std::sqrt(scale / precision);
    row.influential = isInfluential(row, asDouble(full.rows.size()));
    return row;
}

} // namespace

Result<Influence> influence(const PreparedAnalysis& analysis)
{
    const Result<FullFit> full = fullFit(analysis, 2);
    if (!full)
        return full.error();
    const Result<LeaveOneOut> left = leaveOneOut(analysis);
    if (!left)
        return left.error();
    Influence out{full->rows, {}};
    for (std::size_t i = 0; i < full->rows.size(); ++i)
        out.studies.push_back(influenceOf(analysis, *full, i, left->results[i]));
    return out;
}

Result<std::vector<Residual>> standardisedResiduals(const PreparedAnalysis& analysis)
{
    const Result<FullFit> full = fullFit(analysis, 2);
    if (!full)
        return full.error();
    std::vector<Residual> out;
    for (const std::size_t row : full->rows) {
        const StudyEffect& e = analysis.effects().effects[row];
        const double value = e.yi - full->pooled.beta;
        const double se = std::sqrt(std::max(0.0, e.vi + full->tau2 - 1 / full->precision));
        out.push_back({value, se, value / se});
    }
    return out;
}

Result<std::vector<BaujatPoint>> baujat(const PreparedAnalysis& analysis)
{
    const Result<FullFit> full = fullFit(analysis, 2);
    if (!full)
        return full.error();
    const Result<LeaveOneOut> left = leaveOneOut(analysis);
    if (!left)
        return left.error();
    std::vector<BaujatPoint> out;
    for (std::size_t i = 0; i < full->rows.size(); ++i) {
        const StudyEffect& e = analysis.effects().effects[full->rows[i]];
        const PooledResult& without = left->results[i];
        out.push_back({square(e.yi - full->pooled.beta) / (e.vi + full->tau2),
                       square((full->pooled.beta - without.beta) / without.se)});
    }
    return out;
}

Result<std::vector<Blup>> blups(const PreparedAnalysis& analysis)
{
    const Result<FullFit> full = fullFit(analysis, 1);
    if (!full)
        return full.error();
    const double critical = criticalValue(full->pooled.ddf, analysis.options().level);
    std::vector<Blup> out;
    for (const std::size_t row : full->rows) {
        const StudyEffect& e = analysis.effects().effects[row];
        const double shrinkage = e.vi / (e.vi + full->tau2);
        const double value = shrinkage * full->pooled.beta + (1 - shrinkage) * e.yi;
        const double se = std::sqrt(shrinkage * full->tau2 + square(shrinkage * full->pooled.se));
        out.push_back({value, se, value - critical * se, value + critical * se});
    }
    return out;
}

} // namespace plansift::stats
