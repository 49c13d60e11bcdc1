// SPDX-License-Identifier: GPL-3.0-or-later
// Tests and adjustments for reporting bias as JSON.
#include "core/base/text.hpp"
#include "core/stats/bias/excess_significance.hpp"
#include "core/stats/bias/fail_safe.hpp"
#include "core/stats/bias/rank_test.hpp"
#include "core/stats/bias/rare_event_test.hpp"
#include "core/stats/bias/regression_test.hpp"
#include "core/stats/bias/small_study.hpp"
#include "core/stats/bias/trim_fill.hpp"
#include "core/synthesis/spec_also_blocks.hpp"
#include "core/synthesis/spec_result.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

// Up to this number of ways to have as many significant studies or more, `tes` reports the exact p, beyond it
// that of chi-square, as metafor does.
constexpr double kMostExactWays = 1e6;

/// Sets of `atLeast` or more of n studies.
double waysOf(std::size_t n, double atLeast)
{
    double sum = 0;
    double ways = 1; // C(n, n), C(n, n - 1), ...
    for (std::size_t i = n; double(i) >= atLeast; --i) {
        sum += ways;
        if (i == 0)
            break;
        ways *= double(i) / double(n - i + 1);
    }
    return sum;
}

QJsonObject errorJson(const Error& error)
{
    return {{u"error"_s, messageOf(error)}};
}

QJsonArray pair(double a, double b)
{
    return {jsonNumber(a), jsonNumber(b)};
}

QJsonObject smallStudyJson(const Result<stats::Line>& line)
{
    if (!line)
        return errorJson(line.error());
    const bool multiplicative = std::isnan(line->tau2);
    QJsonObject json{{u"coef"_s, pair(line->intercept.value, line->slope.value)},
                     {u"se"_s, pair(line->intercept.se, line->slope.se)},
                     {multiplicative ? u"t"_s : u"stat"_s, pair(line->intercept.stat, line->slope.stat)},
                     {u"pval"_s, pair(line->intercept.pval, line->slope.pval)}};
    if (multiplicative) {
        json[u"df"_s] = jsonNumber(line->df);
        json[u"dispersion"_s] = jsonNumber(line->dispersion);
        json[u"k"_s] = jsonNumber(line->df + 2);
    } else {
        json[u"tau2"_s] = jsonNumber(line->tau2);
    }
    return json;
}

QJsonObject regtestJson(const Result<stats::Line>& line, bool hasLimit)
{
    if (!line)
        return errorJson(line.error());
    return {{u"stat"_s, jsonNumber(line->slope.stat)},
            {u"ddf"_s, jsonNumber(line->df)},
            {u"pval"_s, jsonNumber(line->slope.pval)},
            {u"limit_est"_s, hasLimit ? jsonNumber(line->intercept.value) : QJsonValue()},
            {u"limit_ci"_s, hasLimit ? pair(line->interceptLower, line->interceptUpper) : QJsonArray()},
            {u"coef"_s, pair(line->intercept.value, line->slope.value)},
            {u"tau2"_s, jsonNumber(line->tau2)}};
}

QJsonObject trimFillJson(const Result<stats::TrimFill>& result)
{
    if (!result)
        return errorJson(result.error());
    QJsonArray yi, vi;
    for (const stats::StudyEffect& e : result->filled) {
        yi += jsonNumber(e.yi);
        vi += jsonNumber(e.vi);
    }
    const stats::PooledResult& p = result->pooled;
    return {{u"k0"_s, result->missing},
            {u"se_k0"_s, jsonNumber(result->seMissing)},
            {u"p_k0"_s, jsonNumber(result->pMissing)},
            {u"side"_s, result->side == stats::FunnelSide::Left ? u"left"_s : u"right"_s},
            {u"beta"_s, jsonNumber(p.beta)},
            {u"se"_s, jsonNumber(p.se)},
            {u"ci_lb"_s, jsonNumber(p.ciLower)},
            {u"ci_ub"_s, jsonNumber(p.ciUpper)},
            {u"pval"_s, jsonNumber(p.pval)},
            {u"tau2"_s, jsonNumber(p.tau2)},
            {u"I2"_s, jsonNumber(p.i2)},
            {u"QE"_s, jsonNumber(p.q)},
            {u"filled_yi"_s, yi},
            {u"filled_vi"_s, vi}};
}

QJsonObject rankJson(const Result<stats::RankTest>& test)
{
    if (!test)
        return errorJson(test.error());
    return {{u"stat"_s, jsonNumber(test->score / test->se)},
            {u"pval"_s, jsonNumber(test->pval)},
            {u"score"_s, jsonNumber(test->score)},
            {u"se"_s, jsonNumber(test->se)},
            {u"tau"_s, jsonNumber(test->tau)}};
}

QJsonObject i2Json(const stats::I2FromQ& i)
{
    return {{u"Q"_s, jsonNumber(i.q)},           {u"df"_s, jsonNumber(i.df)},
            {u"H"_s, jsonNumber(i.h)},           {u"H_lb"_s, jsonNumber(i.hLower)},
            {u"H_ub"_s, jsonNumber(i.hUpper)},   {u"I2"_s, jsonNumber(i.i2)},
            {u"I2_lb"_s, jsonNumber(i.i2Lower)}, {u"I2_ub"_s, jsonNumber(i.i2Upper)}};
}

} // namespace

Result<QJsonValue> smallStudyBlock(const AlsoContext& context)
{
    QJsonObject json;
    for (const stats::SmallStudyTest& test : stats::smallStudyTests())
        if (test.applies(context.analysis.measure()))
            json[jsonText(test.key)] = smallStudyJson(test.run(context.analysis));
    if (context.analysis.measure().input == stats::InputKind::TwoByTwo)
        json[u"schwarzer"_s] = rankJson(stats::rareEventTest(context.analysis));
    const Result<stats::PooledResult> pooled = context.analysis.pool(context.analysis.usableRows());
    if (pooled)
        json[u"I2_HT2002"_s] = i2Json(stats::i2FromQ(*pooled, context.analysis.options().level));
    return QJsonValue(json);
}

Result<QJsonValue> regtestBlock(const AlsoContext& context)
{
    QJsonObject json;
    const std::pair<QString, stats::FunnelModel> models[]{{u"lm/"_s, stats::FunnelModel::Multiplicative},
                                                          {u"rma/"_s, stats::FunnelModel::Additive}};
    for (const auto& [prefix, model] : models)
        for (const stats::FunnelPredictorSpec& spec : stats::funnelPredictors())
            json[prefix + jsonText(spec.key)] =
                regtestJson(stats::funnelRegression(context.analysis, model, spec.predictor), spec.hasLimit);
    return QJsonValue(json);
}

Result<QJsonValue> ranktestBlock(const AlsoContext& context)
{
    const Result<stats::RankTest> test = stats::rankTest(context.analysis.usableEffects());
    if (!test)
        return test.error();
    return QJsonValue(QJsonObject{
        {u"tau"_s, jsonNumber(test->tau)}, {u"pval"_s, jsonNumber(test->pval)}, {u"exact"_s, test->exact}});
}

Result<QJsonValue> fsnBlock(const AlsoContext& context)
{
    const std::vector<stats::StudyEffect> effects = context.analysis.usableEffects();
    const auto json = [](const stats::FailSafe& f) {
        return QJsonObject{{u"fsnum"_s, jsonNumber(f.number)},
                           {u"meanes"_s, jsonNumber(f.mean)},
                           {u"target"_s, jsonNumber(f.target)},
                           {u"pval"_s, jsonNumber(f.pval)}};
    };
    const Result<stats::FailSafe> general = stats::generalFailSafe(effects, context.analysis.options());
    return QJsonValue(QJsonObject{{u"General"_s, general ? json(*general) : errorJson(general.error())},
                                  {u"Rosenthal"_s, json(stats::rosenthalFailSafe(effects))},
                                  {u"Orwin_half"_s, json(stats::orwinFailSafe(effects))},
                                  {u"Rosenberg"_s, json(stats::rosenbergFailSafe(effects))}});
}

Result<QJsonValue> tesBlock(const AlsoContext& context)
{
    const std::vector<stats::StudyEffect> effects = context.analysis.usableEffects();
    if (effects.empty())
        return Error{ErrorCode::Input, "no study can be pooled"};
    const stats::ExcessSignificance t = stats::excessSignificance(effects);
    const bool exact = waysOf(effects.size(), t.observed) <= kMostExactWays;
    return QJsonValue(QJsonObject{{u"O"_s, jsonNumber(t.observed)},
                                  {u"E"_s, jsonNumber(t.expected)},
                                  {u"OEratio"_s, jsonNumber(t.ratio)},
                                  {u"X2"_s, exact ? QJsonValue() : jsonNumber(t.chiSquare)},
                                  {u"theta"_s, jsonNumber(t.theta)},
                                  {u"pval"_s, jsonNumber(exact ? t.pExact : t.pChiSquare)},
                                  {u"pval_exact"_s, jsonNumber(t.pExact)},
                                  {u"test"_s, exact ? u"exact"_s : u"chi2"_s}});
}

/// Under "METHOD/ESTIMATOR", where METHOD is that of the request: EE or an estimator of tau2.
Result<QJsonValue> trimfillBlock(const AlsoContext& context)
{
    const std::vector<stats::StudyEffect> effects = context.analysis.usableEffects();
    const stats::PoolOptions& options = context.analysis.options();
    const QString method = options.randomEffects ? jsonText(stats::tau2Spec(options.tau2).key) : u"EE"_s;
    const std::pair<QString, stats::TrimFillEstimator> estimators[]{{u"/L0"_s, stats::TrimFillEstimator::L0},
                                                                    {u"/R0"_s, stats::TrimFillEstimator::R0},
                                                                    {u"/Q0"_s, stats::TrimFillEstimator::Q0}};
    QJsonObject json;
    for (const auto& [name, estimator] : estimators)
        json[method + name] = trimFillJson(stats::trimFill(effects, estimator, options));
    return QJsonValue(json);
}

} // namespace plansift::synthesis
