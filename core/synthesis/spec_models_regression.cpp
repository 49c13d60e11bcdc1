// SPDX-License-Identifier: GPL-3.0-or-later
// Meta-regression as JSON.
#include "core/stats/diagnostics/tau2_interval.hpp"
#include "core/stats/models/regression.hpp"
#include "core/stats/models/regression_permutation.hpp"
#include "core/stats/models/robust.hpp"
#include "core/synthesis/spec_also_blocks.hpp"
#include "core/synthesis/spec_models_data.hpp"
#include "core/synthesis/spec_models_robust.hpp"
#include "core/synthesis/spec_models_runners.hpp"
#include "core/synthesis/spec_result.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

using stats::CoefficientTest;
using stats::Prediction;
using stats::RegressionOptions;
using stats::RegressionResult;

constexpr std::size_t kMostExactPermutations = 1 << 17;

/// One number for all coefficients stands alone, as metafor reports it.
QJsonValue degreesOfFreedom(const RegressionResult& fit)
{
    return std::isnan(fit.ddf) || fit.ddfs.front() == fit.ddf ? jsonNumber(fit.ddf)
                                                              : QJsonValue(jsonNumbers(fit.ddfs));
}

QJsonArray column(const std::vector<Prediction>& rows, double Prediction::*member)
{
    QJsonArray out;
    for (const Prediction& row : rows)
        out += jsonNumber(row.*member);
    return out;
}

QJsonObject predictionsJson(const std::vector<Prediction>& rows)
{
    return {
        {u"pred"_s, column(rows, &Prediction::value)},    {u"se"_s, column(rows, &Prediction::se)},
        {u"ci_lb"_s, column(rows, &Prediction::ciLower)}, {u"ci_ub"_s, column(rows, &Prediction::ciUpper)},
        {u"pi_lb"_s, column(rows, &Prediction::piLower)}, {u"pi_ub"_s, column(rows, &Prediction::piUpper)}};
}

void addCoefficients(QJsonObject& json, const RegressionResult& fit)
{
    json[u"beta"_s] = jsonNumbers(fit.beta);
    json[u"se"_s] = jsonNumbers(fit.se);
    addTests(json, fit.tests);
    json[u"ddf"_s] = degreesOfFreedom(fit);
    json[u"vb"_s] = jsonMatrix(fit.covariance);
    json[u"vif"_s] = jsonNumbers(fit.vif);
    json[u"QM"_s] = jsonNumber(fit.qm);
    json[u"QMp"_s] = jsonNumber(fit.qmP);
    json[u"QMdf"_s] = jsonNumbers({fit.qmDf, fit.qmDdf});
}

void addHeterogeneity(QJsonObject& json, const RegressionResult& fit)
{
    const std::pair<QString, double> numbers[]{
        {u"tau2"_s, fit.tau2}, {u"se_tau2"_s, fit.seTau2}, {u"I2"_s, fit.i2},
        {u"H2"_s, fit.h2},     {u"QE"_s, fit.q},           {u"QEdf"_s, fit.qDf},
        {u"QEp"_s, fit.qP},    {u"R2"_s, fit.r2},          {u"vt"_s, fit.typicalVariance},
        {u"ll"_s, fit.logLik}};
    for (const auto& [name, value] : numbers)
        json[name] = jsonNumber(value);
}

/// The rows of `newmods` with the 1 of the intercept.
std::vector<std::vector<double>> newRows(const ModelRequest& request)
{
    std::vector<std::vector<double>> rows = request.newMods;
    for (std::vector<double>& row : rows)
        if (request.mods.intercept)
            row.insert(row.begin(), 1);
    return rows;
}

Status addPredictions(QJsonObject& json, const RegressionResult& fit, const AlsoContext& context)
{
    const RegressionOptions options = regressionOptions(context);
    const stats::PiMethod pi = context.analysis.options().pi;
    json[u"fitted"_s] = jsonNumbers(fit.fitted);
    json[u"pred"_s] = predictionsJson(stats::fittedPredictions(fit, options, pi));
    const auto rows = stats::predictions(fit, options, pi, newRows(context.request.model));
    if (!rows)
        return rows.error();
    if (!rows->empty())
        json[u"newpred"_s] = predictionsJson(*rows);
    return {};
}

/// The permutation test with up to that many assignments.
Result<QJsonValue> permutation(const AlsoContext& context, const stats::Draws& draws, bool exactOnly)
{
    const Result<ModelData> data = regressionData(context);
    if (!data)
        return data.error();
    const auto test =
        stats::permuteModerators(data->effects, data->design, regressionOptions(context), draws, exactOnly);
    if (!test)
        return test.error();
    return QJsonValue(QJsonObject{{u"iterations"_s, static_cast<qint64>(test->iterations)},
                                  {u"pval"_s, jsonNumbers(test->pval)},
                                  {u"QMp"_s, jsonNumber(test->qmP)},
                                  {u"exact"_s, test->exact}});
}

} // namespace

stats::RegressionOptions regressionOptions(const AlsoContext& context)
{
    const stats::PoolOptions& pooling = context.analysis.options();
    return {pooling.randomEffects, pooling.tau2,      pooling.test,
            pooling.level,         pooling.fixedTau2, context.request.model.mods.intercept};
}

Result<ModelData> regressionData(const AlsoContext& context)
{
    const stats::Model model = context.analysis.model();
    if (model != stats::Model::EE && model != stats::Model::RE)
        return Error{ErrorCode::Usage, "moderators and clusters need an inverse variance model"};
    if (context.analysis.hasUserWeights())
        return Error{ErrorCode::Usage, "moderators and clusters need inverse variance weights"};
    const QString& cluster = context.request.model.cluster;
    return modelData(context, cluster.isEmpty() ? QStringList() : QStringList{cluster});
}

Result<QJsonObject> runRegression(const AlsoContext& context)
{
    const Result<ModelData> data = regressionData(context);
    if (!data)
        return data.error();
    const RegressionOptions options = regressionOptions(context);
    const Result<RegressionResult> fit = stats::metaRegression(data->effects, data->design, options);
    if (!fit)
        return fit.error();
    QJsonObject json = modelJson(context, *data);
    addCoefficients(json, *fit);
    addHeterogeneity(json, *fit);
    addWarnings(json, fit->warnings);
    if (const Status done = addPredictions(json, *fit, context); !done)
        return done.error();
    if (const Status done = addRobust(json, context, *data,
                                      [&](const auto& cluster, auto kind) {
                                          return stats::robustTests(data->effects, data->design, fit->tau2,
                                                                    cluster, kind, options.level);
                                      });
        !done)
        return done.error();
    return json;
}

Result<QJsonValue> regressionConfintBlock(const AlsoContext& context)
{
    const Result<ModelData> data = regressionData(context);
    if (!data)
        return data.error();
    const auto intervals = stats::tau2Intervals(data->effects, data->design, regressionOptions(context));
    return intervals ? Result<QJsonValue>(intervalsJson(*intervals)) : intervals.error();
}

Result<QJsonValue> regressionPermutestBlock(const AlsoContext& context)
{
    return permutation(context, context.request.permutations, false);
}

Result<QJsonValue> regressionPermutestExactBlock(const AlsoContext& context)
{
    return permutation(context, {kMostExactPermutations, 0}, true);
}

} // namespace plansift::synthesis
