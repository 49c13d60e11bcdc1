// SPDX-License-Identifier: GPL-3.0-or-later
// Meta-regression of outcomes, by the same reader as `analyse --spec`.
#include "core/synthesis/regression_analysis.hpp"

#include "core/base/text.hpp"
#include "core/synthesis/spec_models_data.hpp"
#include "core/synthesis/spec_models_runners.hpp"
#include "core/synthesis/spec_result.hpp"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(synthesis)
};

constexpr int kLineSteps = 48; ///< pieces of the fitted line

QJsonValue valueOf(const Moderator& moderator, RowId study)
{
    const QString text = moderator.values.value(study);
    if (text.isEmpty())
        return {};
    return moderator.numeric ? jsonNumber(text.toDouble()) : QJsonValue(text);
}

QJsonObject moderatorJson(const Moderator& moderator, const QList<OutcomeRow>& rows)
{
    QJsonArray values;
    for (const OutcomeRow& row : rows)
        if (row.included)
            values += valueOf(moderator, row.study);
    QJsonObject json{{u"values"_s, values}};
    if (!moderator.numeric) {
        json.insert(u"type"_s, u"factor"_s);
        json.insert(u"levels"_s, QJsonArray::fromStringList(moderator.levels));
    }
    return json;
}

/// Moderators need an inverse variance model.
QString modelOf(const QJsonObject& plan)
{
    return plan.value(u"model"_s) == u"EE"_s ? u"EE"_s : u"RE"_s;
}

Error noBubbles()
{
    return makeError(ErrorCode::Input,
                     Text::tr("a bubble plot needs a meta-regression on one moderator that is a number"));
}

/// Values from the least to the greatest, with the 1 of the intercept.
std::vector<std::vector<double>> lineRows(const std::vector<double>& moderator)
{
    const auto [least, greatest] = std::ranges::minmax(moderator);
    std::vector<std::vector<double>> rows;
    for (int i = 0; i <= kLineSteps; ++i)
        rows.push_back({1, least + (greatest - least) * i / kLineSteps});
    return rows;
}

} // namespace

QJsonObject regressionSpec(const Outcome& outcome, const QList<OutcomeRow>& rows,
                           const QList<Moderator>& moderators)
{
    QJsonObject spec = specOf(outcome, rows);
    QJsonObject json = spec[u"moderators"_s].toObject();
    QStringList terms;
    for (const Moderator& moderator : moderators) {
        terms += moderator.key;
        json.insert(moderator.key, moderatorJson(moderator, rows));
    }
    QJsonObject request = spec[u"requests"_s].toArray().at(0).toObject();
    request.remove(u"subgroup"_s);
    request.insert(u"model"_s, modelOf(request));
    request.insert(u"mods"_s, QJsonArray::fromStringList(terms));
    spec[u"moderators"_s] = json;
    spec[u"requests"_s] = QJsonArray{request};
    return spec;
}

Result<RegressionAnalysis> analyseRegression(const QJsonObject& spec)
{
    const Result<SpecInput> input = readSpecInput(spec);
    if (!input)
        return input.error();
    const Result<SpecRequest> request =
        readSpecRequest(spec.value(u"requests"_s).toArray().at(0).toObject(), *input);
    if (!request)
        return request.error();
    if (request->model.mods.terms.isEmpty())
        return makeError(ErrorCode::Input, Text::tr("the meta-regression has no moderators yet"));
    const auto ready = stats::PreparedAnalysis::prepare(input->table, request->analysis);
    if (!ready)
        return ready.error();
    Result<stats::AnalysisResult> pooled = ready->run();
    if (!pooled)
        return pooled.error();
    const AlsoContext context{*ready, *request, *input};
    Result<ModelData> data = regressionData(context);
    if (!data)
        return data.error();
    const stats::RegressionOptions options = regressionOptions(context);
    Result<stats::RegressionResult> fit = stats::metaRegression(data->effects, data->design, options);
    if (!fit)
        return fit.error();
    RegressionAnalysis out{{input->table, request->analysis, std::move(*pooled)},
                           std::move(data->rows),
                           std::move(data->effects),
                           std::move(data->design),
                           options,
                           ready->options().pi,
                           std::move(*fit),
                           {},
                           0,
                           data->incomplete};
    for (const QString& name : moderatorsOf(request->model.mods, *input).valueOr({}))
        if (input->levels.contains(name))
            ++out.factors;
        else
            out.numbers.push_back(name.toStdString());
    return out;
}

Result<figure::BubbleInput> bubbleInput(const RegressionAnalysis& analysis, const QString& moderator,
                                        const ForestWords& words)
{
    const bool oneNumber = analysis.numbers.size() == 1 && analysis.factors == 0;
    if (!oneNumber || !analysis.design.intercept || analysis.design.columns.size() != 2)
        return noBubbles();
    const std::vector<double>& values = analysis.design.columns[1];
    const auto line = stats::predictions(analysis.fit, analysis.options, analysis.pi, lineRows(values));
    if (!line)
        return line.error();
    const stats::AnalysisResult& scale = analysis.pooling.result;
    figure::BubbleInput input;
    input.title = words.title;
    input.effectName = effectHeader(*scale.measure);
    input.moderatorName = moderator.toStdString();
    input.logarithmic = stats::hasLogAxis(scale.measure->transform);
    if (const double none = scale.report(scale.measure->nullValue); !std::isnan(none))
        input.nullValue = none;
    input.level = analysis.options.level;
    input.notes = words.notes;
    const std::vector<std::vector<double>> places = lineRows(values);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const stats::Prediction& p = (*line)[i];
        input.line.push_back(
            {places[i][1], {scale.report(p.value), scale.report(p.ciLower), scale.report(p.ciUpper)}});
    }
    for (std::size_t i = 0; i < analysis.rows.size(); ++i) {
        const std::size_t row = analysis.rows[i];
        const stats::StudyResult& study = scale.studies[row];
        input.bubbles.push_back({row < words.refs.size() ? words.refs[row] : std::to_string(row), study.label,
                                 values[i], scale.report(study.effect.yi, study),
                                 1 / (study.effect.vi + analysis.fit.tau2)});
    }
    return input;
}

} // namespace plansift::synthesis
