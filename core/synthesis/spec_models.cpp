// SPDX-License-Identifier: GPL-3.0-or-later
// The table of models.
#include "core/synthesis/spec_models.hpp"

#include "core/synthesis/spec_models_runners.hpp"
#include "core/synthesis/spec_result.hpp"

#include <QMap>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

/// How a model is computed, and its further blocks by name.
struct ModelSpec {
    Result<QJsonObject> (*run)(const AlsoContext&);
    QMap<QString, Result<QJsonValue> (*)(const AlsoContext&)> blocks{};
};

Result<QJsonObject> runPooling(const AlsoContext& context)
{
    const Result<stats::AnalysisResult> result = context.analysis.run();
    return result ? Result<QJsonObject>(resultJson(*result)) : result.error();
}

const ModelSpec& pooling()
{
    static const ModelSpec spec{runPooling};
    return spec;
}

const ModelSpec& regression()
{
    static const ModelSpec spec{runRegression,
                                {{u"confint"_s, regressionConfintBlock},
                                 {u"permutest"_s, regressionPermutestBlock},
                                 {u"permutest_exact"_s, regressionPermutestExactBlock}}};
    return spec;
}

/// Models with a word of their own.
const QMap<QString, ModelSpec>& models()
{
    static const QMap<QString, ModelSpec> table{
        {u"MV"_s, {runMultilevel, {{u"confint"_s, multilevelConfintBlock}}}},
        {u"LS"_s, {runLocationScale}},
    };
    return table;
}

const ModelSpec& modelOf(const ModelRequest& request)
{
    const auto own = models().find(request.word);
    if (own != models().end())
        return *own;
    return request.isPlain() ? pooling() : regression();
}

} // namespace

bool isModelWord(const QString& word)
{
    return models().contains(word);
}

Result<QJsonObject> runModel(const AlsoContext& context)
{
    return modelOf(context.request.model).run(context);
}

bool hasOwnBlocks(const SpecRequest& request)
{
    return &modelOf(request.model) != &pooling();
}

Result<QJsonValue> modelBlock(const QString& name, const AlsoContext& context)
{
    const ModelSpec& model = modelOf(context.request.model);
    const auto block = model.blocks.find(name);
    if (block == model.blocks.end())
        return Error{ErrorCode::Usage, "also: this model has no block \"" + name.toStdString() + "\""};
    return (*block)(context);
}

} // namespace plansift::synthesis
