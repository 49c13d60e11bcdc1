// SPDX-License-Identifier: GPL-3.0-or-later
// Multilevel and multivariate models from and to JSON.
#include "core/base/text.hpp"
#include "core/stats/models/multilevel.hpp"
#include "core/synthesis/random_terms.hpp"
#include "core/synthesis/spec_models_robust.hpp"
#include "core/synthesis/spec_models_runners.hpp"
#include "core/synthesis/spec_result.hpp"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

using stats::MultilevelModel;
using stats::MultilevelResult;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(spec)
};

Error usage(const QString& message)
{
    return makeError(ErrorCode::Usage, message);
}

/// A request with its studies.
struct MultilevelInput {
    ModelData data{};
    MultilevelModel model{};
    stats::MultilevelOptions options{};
};

Result<stats::MultilevelOptions> optionsOf(const AlsoContext& context)
{
    const stats::PoolOptions& pooling = context.analysis.options();
    const QString& dfs = context.request.model.dfs;
    if (pooling.tau2 != stats::Tau2Method::REML && pooling.tau2 != stats::Tau2Method::ML)
        return usage(Text::tr("multilevel models are fitted by REML or ML"));
    if (!dfs.isEmpty() && dfs != u"residual"_s && dfs != u"contain"_s)
        return usage(Text::tr("dfs: \"%1\" is unknown").arg(dfs));
    return stats::MultilevelOptions{pooling.tau2 == stats::Tau2Method::REML, pooling.test,
                                    dfs == u"contain"_s, pooling.level};
}

/// A matrix over all rows of the input, of which those of the model are taken.
Result<stats::KnownCovariance> fullCovariance(const QJsonArray& matrix, const AlsoContext& context,
                                              const ModelData& data)
{
    if (static_cast<std::size_t>(matrix.size()) != context.analysis.rows())
        return usage(
            Text::tr("V has %1 rows for %2 studies").arg(matrix.size()).arg(context.analysis.rows()));
    std::vector<std::vector<double>> taken;
    for (const std::size_t i : data.rows) {
        const QJsonArray row = matrix[static_cast<qsizetype>(i)].toArray();
        std::vector<double> values;
        for (const std::size_t j : data.rows)
            values.push_back(row[static_cast<qsizetype>(j)].toDouble(stats::kUndefined));
        taken.push_back(std::move(values));
    }
    return stats::covarianceBlocks(taken, data.rows.size());
}

Result<stats::KnownCovariance> covarianceOf(const AlsoContext& context, const ModelData& data)
{
    const QJsonValue& v = context.request.model.v;
    if (v.isArray())
        return fullCovariance(v.toArray(), context, data);
    if (!v.isObject())
        return stats::KnownCovariance{};
    if (!v[u"rho"_s].isDouble())
        return usage(Text::tr("V: rho must be a number"));
    const Result<std::vector<std::string>> cluster =
        labelsOf(v[u"cluster"_s].toString(), data, context.input);
    if (!cluster)
        return cluster.error();
    return stats::clusterCovariance(data.effects, *cluster, v[u"rho"_s].toDouble());
}

/// Moderators that must have a value beside those of the mean.
QStringList groupings(const ModelRequest& request, const std::vector<RandomFormula>& formulas)
{
    QStringList names;
    for (const RandomFormula& formula : formulas)
        names += formula.factors();
    if (!request.cluster.isEmpty())
        names += request.cluster;
    if (request.v.isObject())
        names += request.v[u"cluster"_s].toString();
    names.removeDuplicates();
    return names;
}

Result<MultilevelInput> inputOf(const AlsoContext& context)
{
    const Result<std::vector<RandomFormula>> formulas = randomFormulas(context.request.model);
    if (!formulas)
        return formulas.error();
    Result<ModelData> data = modelData(context, groupings(context.request.model, *formulas));
    if (!data)
        return data.error();
    const Result<stats::MultilevelOptions> options = optionsOf(context);
    if (!options)
        return options.error();
    Result<stats::KnownCovariance> v = covarianceOf(context, *data);
    if (!v)
        return v.error();
    Result<std::vector<stats::RandomTerm>> terms = randomTerms(*formulas, *data, context.input);
    if (!terms)
        return terms.error();
    MultilevelModel model{data->effects, data->design, std::move(*v), std::move(*terms)};
    return MultilevelInput{std::move(*data), std::move(model), *options};
}

/// sigma2 are the variances of terms without inner factor, tau2 and rho those with one; a model without such
/// terms reports one zero, as metafor does.
void addComponents(QJsonObject& json, const MultilevelModel& model, const MultilevelResult& result)
{
    QJsonArray sigma2, tau2, rho;
    for (std::size_t t = 0; t < result.terms.size(); ++t) {
        for (const double variance : result.terms[t].variances)
            (model.terms[t].isSimple() ? sigma2 : tau2) += jsonNumber(variance);
        for (const double r : result.terms[t].rho)
            rho += jsonNumber(r);
    }
    const std::pair<QString, QJsonArray> all[]{{u"sigma2"_s, sigma2}, {u"tau2"_s, tau2}, {u"rho"_s, rho}};
    for (const auto& [name, values] : all)
        json[name] = values.isEmpty() ? QJsonArray{0} : values;
}

void addResult(QJsonObject& json, const MultilevelResult& result)
{
    json[u"beta"_s] = jsonNumbers(result.beta);
    json[u"se"_s] = jsonNumbers(result.se);
    json[u"ddf"_s] = jsonNumbers(result.ddf);
    json[u"vb"_s] = jsonMatrix(result.covariance);
    json[u"QMdf"_s] = jsonNumbers({result.qmDf, result.qmDdf});
    addTests(json, result.tests);
    const std::pair<QString, double> numbers[]{{u"QM"_s, result.qm},         {u"QMp"_s, result.qmP},
                                               {u"QE"_s, result.q},          {u"QEdf"_s, result.qDf},
                                               {u"QEp"_s, result.qP},        {u"ll"_s, result.logLik},
                                               {u"pi_lb"_s, result.piLower}, {u"pi_ub"_s, result.piUpper}};
    for (const auto& [name, value] : numbers)
        json[name] = jsonNumber(value);
}

/// Does the model have correlations that are no parameters of their own?
bool hasDependentCorrelations(const MultilevelModel& model)
{
    return std::ranges::any_of(model.terms, [](const stats::RandomTerm& term) {
        return term.structure == stats::Structure::UN && term.levels.size() > 2;
    });
}

QJsonArray withBounds(double estimate, const stats::Interval& interval)
{
    return {jsonNumber(estimate), jsonNumber(interval.lower), jsonNumber(interval.upper)};
}

} // namespace

Result<QJsonObject> runMultilevel(const AlsoContext& context)
{
    const Result<MultilevelInput> input = inputOf(context);
    if (!input)
        return input.error();
    const Result<MultilevelResult> result = stats::fitMultilevel(input->model, input->options);
    if (!result)
        return result.error();
    QJsonObject json = modelJson(context, input->data);
    addResult(json, *result);
    addComponents(json, input->model, *result);
    addWarnings(json, result->warnings);
    const Status robust = addRobust(json, context, input->data, [&](const auto& cluster, auto kind) {
        return stats::robustTests(input->model, input->options, cluster, kind);
    });
    return robust ? Result<QJsonObject>(json) : robust.error();
}

/// Lists [estimate, lower, upper] under sigma2, tau2 and rho; what has no interval is named in a note.
Result<QJsonValue> multilevelConfintBlock(const AlsoContext& context)
{
    const Result<MultilevelInput> input = inputOf(context);
    if (!input)
        return input.error();
    const Result<MultilevelResult> fit = stats::fitMultilevel(input->model, input->options);
    const auto intervals = stats::componentIntervals(input->model, input->options);
    if (!fit || !intervals)
        return fit ? intervals.error() : fit.error();
    QJsonArray sigma2, tau2, rho;
    for (std::size_t t = 0; t < fit->terms.size(); ++t) {
        const stats::TermEstimate& term = fit->terms[t];
        for (std::size_t i = 0; i < term.variances.size(); ++i)
            (input->model.terms[t].isSimple() ? sigma2 : tau2) +=
                withBounds(term.variances[i], intervals->variances[t][i]);
        for (std::size_t i = 0; i < term.rho.size(); ++i)
            rho += withBounds(term.rho[i], intervals->rho[t][i]);
    }
    QJsonObject json{{u"sigma2"_s, sigma2}, {u"tau2"_s, tau2}, {u"rho"_s, rho}};
    if (hasDependentCorrelations(input->model))
        json[u"note"_s] =
            Text::tr("the correlations of an unstructured term with more than two levels are no "
                     "parameters of their own: they have no profile intervals");
    return QJsonValue(json);
}

} // namespace plansift::synthesis
