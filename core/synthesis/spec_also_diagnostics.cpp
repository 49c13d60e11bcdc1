// SPDX-License-Identifier: GPL-3.0-or-later
// Diagnostics as JSON, in columns with one row a study used.
#include "core/stats/diagnostics/cumulative.hpp"
#include "core/stats/diagnostics/gosh.hpp"
#include "core/stats/diagnostics/henmi_copas.hpp"
#include "core/stats/diagnostics/influence.hpp"
#include "core/stats/diagnostics/predictive_probability.hpp"
#include "core/stats/diagnostics/sign_permutation.hpp"
#include "core/stats/diagnostics/tau2_interval.hpp"
#include "core/synthesis/spec_also_blocks.hpp"
#include "core/synthesis/spec_result.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <bit>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

constexpr std::size_t kMostGoshStudies = 16; // 65,535 subsets are a document of some megabytes
constexpr std::size_t kMostExactPermutations = 1 << 17;

/// One number of every item of a list.
template<typename Items, typename Number>
QJsonArray column(const Items& items, Number number)
{
    QJsonArray out;
    for (const auto& item : items)
        out += jsonNumber(number(item));
    return out;
}

QJsonObject residualsJson(const std::vector<stats::Residual>& residuals)
{
    using R = stats::Residual;
    return {{u"resid"_s, column(residuals, [](const R& r) { return r.value; })},
            {u"se"_s, column(residuals, [](const R& r) { return r.se; })},
            {u"z"_s, column(residuals, [](const R& r) { return r.z; })}};
}

QJsonArray bounds(const stats::BoundedEstimate& e)
{
    return {jsonNumber(e.estimate), jsonNumber(e.lower), jsonNumber(e.upper)};
}

QJsonObject intervalJson(const stats::Tau2Interval& interval)
{
    const QString sign = interval.nullSet ? u"<"_s : QString();
    return {{u"tau2"_s, bounds(interval.tau2)},
            {u"tau"_s, bounds(interval.tau)},
            {u"I2"_s, bounds(interval.i2)},
            {u"H2"_s, bounds(interval.h2)},
            {u"lb_sign"_s, sign},
            {u"ub_sign"_s, sign}};
}

QJsonObject cumulativeJson(const stats::Cumulative& result)
{
    QJsonObject json = leaveOneOutJson(stats::LeaveOneOut{result.rows, result.results});
    QJsonArray order;
    for (const std::size_t row : result.rows)
        order += static_cast<qint64>(row) + 1;
    json[u"order"_s] = order;
    return json;
}

Result<QJsonValue> cumulativeBy(const AlsoContext& context, const QString& moderator)
{
    std::vector<double> by;
    if (!moderator.isEmpty()) {
        const auto found = context.input.moderators.find(moderator);
        if (found == context.input.moderators.end())
            return Error{ErrorCode::Usage, "there is no moderator \"" + moderator.toStdString() + "\""};
        for (const QString& text : *found) {
            bool isNumber = false;
            const double value = text.toDouble(&isNumber);
            by.push_back(isNumber ? value : stats::kUndefined);
        }
    }
    const Result<stats::Cumulative> result = stats::cumulative(context.analysis, by);
    return result ? Result<QJsonValue>(cumulativeJson(*result)) : result.error();
}

Result<QJsonValue> permutationJson(const Result<stats::PermutationTest>& test)
{
    if (!test)
        return test.error();
    return QJsonValue(QJsonObject{{u"iterations"_s, static_cast<qint64>(test->iterations)},
                                  {u"pval"_s, jsonNumber(test->pval)},
                                  {u"exact"_s, test->exact}});
}

} // namespace

Result<QJsonValue> leaveOneOutBlock(const AlsoContext& context)
{
    const Result<stats::LeaveOneOut> result = stats::leaveOneOut(context.analysis);
    return result ? Result<QJsonValue>(leaveOneOutJson(*result)) : result.error();
}

/// J and BJ are the generalised Q with 1 / sqrt(v) (Jackson 2013) and 1 / v (Biggerstaff & Jackson 2008).
QJsonObject intervalsJson(const stats::Tau2Intervals& intervals)
{
    return {{u"QP"_s, intervalJson(intervals.qProfile)},
            {u"PL"_s, intervalJson(intervals.profileLikelihood)},
            {u"GENQ"_s, intervalJson(intervals.generalisedQ)},
            {u"J"_s, intervalJson(intervals.jackson)},
            {u"BJ"_s, intervalJson(intervals.biggerstaffJackson)}};
}

/// QP, PL, J, BJ, and GENQ with the weights of the request (1 / v unless given).
Result<QJsonValue> confintBlock(const AlsoContext& context)
{
    const Result<stats::Tau2Intervals> intervals = stats::tau2Intervals(context.analysis);
    if (!intervals)
        return intervals.error();
    return QJsonValue(intervalsJson(*intervals));
}

Result<QJsonValue> henmiCopasBlock(const AlsoContext& context)
{
    const Result<stats::HenmiCopas> hc =
        stats::henmiCopas(context.analysis.usableEffects(), context.analysis.options().level);
    if (!hc)
        return hc.error();
    return QJsonValue(QJsonObject{{u"beta"_s, jsonNumber(hc->beta)},
                                  {u"se"_s, jsonNumber(hc->se)},
                                  {u"ci_lb"_s, jsonNumber(hc->ciLower)},
                                  {u"ci_ub"_s, jsonNumber(hc->ciUpper)},
                                  {u"tau2"_s, jsonNumber(hc->tau2)}});
}

/// Twice the gain in the log-likelihood by tau2 > 0, by maximum likelihood.
Result<QJsonValue> likelihoodRatioBlock(const AlsoContext& context)
{
    const std::vector<stats::StudyEffect> effects = context.analysis.usableEffects();
    stats::PoolOptions options;
    options.tau2 = stats::Tau2Method::ML;
    const Result<stats::PooledResult> random = stats::pool(effects, options);
    options.randomEffects = false;
    const Result<stats::PooledResult> equal = stats::pool(effects, options);
    if (!random || !equal)
        return random ? equal.error() : random.error();
    return jsonNumber(std::max(0.0, 2 * (random->logLik - equal->logLik)));
}

Result<QJsonValue> influenceBlock(const AlsoContext& context)
{
    const Result<stats::Influence> result = stats::influence(context.analysis);
    if (!result)
        return result.error();
    using Row = stats::InfluenceRow;
    const auto& rows = result->studies;
    QJsonArray influential;
    for (const Row& row : rows)
        influential += row.influential;
    return QJsonValue(QJsonObject{{u"rstudent"_s, column(rows, [](const Row& r) { return r.deleted.z; })},
                                  {u"dffits"_s, column(rows, [](const Row& r) { return r.dffits; })},
                                  {u"cook_d"_s, column(rows, [](const Row& r) { return r.cookD; })},
                                  {u"cov_r"_s, column(rows, [](const Row& r) { return r.covRatio; })},
                                  {u"tau2_del"_s, column(rows, [](const Row& r) { return r.tau2Deleted; })},
                                  {u"QE_del"_s, column(rows, [](const Row& r) { return r.qDeleted; })},
                                  {u"hat"_s, column(rows, [](const Row& r) { return r.hat; })},
                                  {u"weight"_s, column(rows, [](const Row& r) { return r.weight; })},
                                  {u"dfbs"_s, column(rows, [](const Row& r) { return r.dfbeta; })},
                                  {u"is_infl"_s, influential}});
}

Result<QJsonValue> rstandardBlock(const AlsoContext& context)
{
    const auto result = stats::standardisedResiduals(context.analysis);
    return result ? Result<QJsonValue>(residualsJson(*result)) : result.error();
}

Result<QJsonValue> rstudentBlock(const AlsoContext& context)
{
    const Result<stats::Influence> result = stats::influence(context.analysis);
    if (!result)
        return result.error();
    std::vector<stats::Residual> residuals;
    for (const stats::InfluenceRow& row : result->studies)
        residuals.push_back(row.deleted);
    return QJsonValue(residualsJson(residuals));
}

Result<QJsonValue> baujatBlock(const AlsoContext& context)
{
    const auto points = stats::baujat(context.analysis);
    if (!points)
        return points.error();
    return QJsonValue(
        QJsonObject{{u"x"_s, column(*points, [](const stats::BaujatPoint& p) { return p.x; })},
                    {u"y"_s, column(*points, [](const stats::BaujatPoint& p) { return p.y; })}});
}

Result<QJsonValue> blupBlock(const AlsoContext& context)
{
    const auto result = stats::blups(context.analysis);
    if (!result)
        return result.error();
    using B = stats::Blup;
    return QJsonValue(QJsonObject{{u"pred"_s, column(*result, [](const B& b) { return b.value; })},
                                  {u"se"_s, column(*result, [](const B& b) { return b.se; })},
                                  {u"pi_lb"_s, column(*result, [](const B& b) { return b.lower; })},
                                  {u"pi_ub"_s, column(*result, [](const B& b) { return b.upper; })}});
}

Result<QJsonValue> cumulBlock(const AlsoContext& context)
{
    return cumulativeBy(context, context.request.order);
}

Result<QJsonValue> cumulByYearBlock(const AlsoContext& context)
{
    return cumulativeBy(context, u"year"_s);
}

/// Subsets by their number of studies, `incl` counted from 1 over the studies used.
Result<QJsonValue> goshBlock(const AlsoContext& context)
{
    Result<stats::Gosh> gosh = stats::goshOfAllSubsets(context.analysis, kMostGoshStudies);
    if (!gosh)
        return gosh.error();
    using P = stats::GoshPoint;
    auto& points = gosh->points;
    std::ranges::stable_sort(points, {}, [](const P& p) { return std::popcount(p.studies); });
    QJsonArray included;
    for (const P& point : points) {
        QJsonArray subset;
        for (std::uint64_t rest = point.studies; rest != 0; rest &= rest - 1)
            subset += std::countr_zero(rest) + 1;
        included += subset;
    }
    return QJsonValue(QJsonObject{{u"incl"_s, included},
                                  {u"QE"_s, column(points, [](const P& p) { return p.q; })},
                                  {u"I2"_s, column(points, [](const P& p) { return p.i2; })},
                                  {u"H2"_s, column(points, [](const P& p) { return p.h2; })},
                                  {u"tau2"_s, column(points, [](const P& p) { return p.tau2; })},
                                  {u"beta"_s, column(points, [](const P& p) { return p.beta; })}});
}

/// One object a threshold of the request, 0 unless given.
Result<QJsonValue> predictiveProbabilityBlock(const AlsoContext& context)
{
    if (!context.analysis.options().randomEffects)
        return Error{ErrorCode::Usage, "predictive probabilities need a random-effects model"};
    const Result<stats::PooledResult> pooled = context.analysis.pool(context.analysis.usableRows());
    if (!pooled)
        return pooled.error();
    const std::vector<double>& asked = context.request.model.thresholds;
    QJsonArray out;
    for (const double threshold : asked.empty() ? std::vector<double>{0} : asked) {
        const auto p = stats::predictiveProbability(*pooled, threshold, context.analysis.options().level);
        out += QJsonObject{
            {u"threshold"_s, jsonNumber(p.threshold)},    {u"share_above"_s, jsonNumber(p.share)},
            {u"share_se"_s, jsonNumber(p.shareSe)},       {u"share_ci_lb"_s, jsonNumber(p.shareLower)},
            {u"share_ci_ub"_s, jsonNumber(p.shareUpper)}, {u"new_above"_s, jsonNumber(p.newEffect)},
            {u"new_below"_s, jsonNumber(1 - p.newEffect)}};
    }
    return QJsonValue(out);
}

Result<QJsonValue> permutestExactBlock(const AlsoContext& context)
{
    const std::size_t k = context.analysis.usableRows().size();
    if (k >= 63 || (std::size_t{1} << k) > kMostExactPermutations)
        return Error{ErrorCode::Usage, "too many studies for an exact permutation test"};
    return permutationJson(stats::signPermutationTest(context.analysis, kMostExactPermutations, 0));
}

Result<QJsonValue> permutestBlock(const AlsoContext& context)
{
    return permutationJson(stats::signPermutationTest(context.analysis, context.request.permutations.count,
                                                      context.request.permutations.seed));
}

} // namespace plansift::synthesis
