// SPDX-License-Identifier: GPL-3.0-or-later
// Location-scale models from and to JSON.
#include "core/base/text.hpp"
#include "core/stats/models/location_scale.hpp"
#include "core/synthesis/spec_models_data.hpp"
#include "core/synthesis/spec_models_runners.hpp"
#include "core/synthesis/spec_result.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(spec)
};

Result<stats::LocationScaleOptions> optionsOf(const AlsoContext& context)
{
    const stats::PoolOptions& pooling = context.analysis.options();
    const QString& link = context.request.model.link;
    if (pooling.tau2 != stats::Tau2Method::REML && pooling.tau2 != stats::Tau2Method::ML)
        return makeError(ErrorCode::Usage, Text::tr("location-scale models are fitted by REML or ML"));
    if (!link.isEmpty() && link != u"log"_s && link != u"identity"_s)
        return makeError(ErrorCode::Usage, Text::tr("link: \"%1\" is unknown").arg(link));
    return stats::LocationScaleOptions{pooling.tau2 == stats::Tau2Method::REML,
                                       link == u"identity"_s ? stats::ScaleLink::Identity
                                                             : stats::ScaleLink::Log,
                                       pooling.test, pooling.level};
}

/// A part's numbers, the names of those of the scale with "_alpha" behind.
void addPart(QJsonObject& json, const stats::ModelPart& part, const QString& suffix)
{
    QJsonObject own{{u"se"_s, jsonNumbers(part.se)}, {u"ddf"_s, jsonNumber(part.ddf)}};
    addTests(own, part.tests);
    for (auto it = own.begin(); it != own.end(); ++it)
        json[it.key() + suffix] = *it;
}

QJsonObject resultOf(const AlsoContext& context, const ModelData& data, const stats::Design& scale,
                     const stats::LocationScaleResult& result)
{
    QJsonObject json = modelJson(context, data);
    addPart(json, result.location, {});
    addPart(json, result.scale, u"_alpha"_s);
    json[u"coef_names_alpha"_s] = columnNames(scale, true);
    json[u"beta"_s] = jsonNumbers(result.location.estimate);
    json[u"vb"_s] = jsonMatrix(result.location.covariance);
    json[u"alpha"_s] = jsonNumbers(result.scale.estimate);
    json[u"va"_s] = jsonMatrix(result.scale.covariance);
    json[u"tau2"_s] = jsonNumbers(result.tau2);
    const std::pair<QString, double> numbers[]{{u"QM"_s, result.location.omnibus},
                                               {u"QMp"_s, result.location.omnibusP},
                                               {u"QS"_s, result.scale.omnibus},
                                               {u"QSp"_s, result.scale.omnibusP},
                                               {u"QE"_s, result.q},
                                               {u"QEdf"_s, result.qDf},
                                               {u"QEp"_s, result.qP},
                                               {u"ll"_s, result.logLik}};
    for (const auto& [name, value] : numbers)
        json[name] = jsonNumber(value);
    json[u"QMdf"_s] = jsonNumbers({result.location.omnibusDf, result.location.ddf});
    json[u"QSdf"_s] = jsonNumbers({result.scale.omnibusDf, result.scale.ddf});
    addWarnings(json, result.warnings);
    return json;
}

} // namespace

/// The numbers of the mean under the usual names; those of the scale with "_alpha" behind, their omnibus test
/// QS.
Result<QJsonObject> runLocationScale(const AlsoContext& context)
{
    const ModelTerms& scaleTerms = context.request.model.scale;
    const Result<stats::LocationScaleOptions> options = optionsOf(context);
    if (!options)
        return options.error();
    const Result<QStringList> moderators = moderatorsOf(scaleTerms, context.input);
    if (!moderators)
        return moderators.error();
    const Result<ModelData> data = modelData(context, *moderators);
    if (!data)
        return data.error();
    const Result<stats::Design> scale = designOf(scaleTerms, context.input, data->rows);
    if (!scale)
        return scale.error();
    const auto result = stats::fitLocationScale(data->effects, data->design, *scale, *options);
    return result ? Result<QJsonObject>(resultOf(context, *data, *scale, *result)) : result.error();
}

} // namespace plansift::synthesis
