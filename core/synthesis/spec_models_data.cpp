// SPDX-License-Identifier: GPL-3.0-or-later
// Selection of the studies of a model, and what all models report.
#include "core/synthesis/spec_models_data.hpp"

#include "core/base/text.hpp"
#include "core/synthesis/spec_result.hpp"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

bool isComplete(std::size_t row, const QStringList& moderators, const SpecInput& input)
{
    return std::ranges::none_of(moderators, [&](const QString& name) {
        return input.moderators[name][static_cast<qsizetype>(row)].isEmpty();
    });
}

QString columnName(const std::string& name, bool shortIntercept)
{
    return shortIntercept && name == "(Intercept)" ? u"intrcpt"_s : QString::fromStdString(name);
}

} // namespace

Result<ModelData> modelData(const AlsoContext& context, const QStringList& others)
{
    Result<QStringList> moderators = moderatorsOf(context.request.model.mods, context.input);
    if (!moderators)
        return moderators.error();
    ModelData data;
    for (const QString& name : others)
        if (!context.input.moderators.contains(name))
            return makeError(ErrorCode::Usage,
                             QCoreApplication::translate("spec", "there is no moderator \"%1\"").arg(name));
    const std::vector<std::size_t> usable = context.analysis.usableRows();
    for (const std::size_t row : usable)
        if (isComplete(row, *moderators + others, context.input)) {
            data.rows.push_back(row);
            data.effects.push_back(context.analysis.effects().effects[row]);
        }
    data.incomplete = usable.size() - data.rows.size();
    if (data.rows.empty())
        return makeError(ErrorCode::Input,
                         QCoreApplication::translate("spec", "no study has an effect and all moderators"));
    Result<stats::Design> design = designOf(context.request.model.mods, context.input, data.rows);
    if (!design)
        return design.error();
    data.design = std::move(*design);
    return data;
}

Result<std::vector<std::string>> labelsOf(const QString& moderator, const ModelData& data,
                                          const SpecInput& input)
{
    const auto found = input.moderators.find(moderator);
    if (found == input.moderators.end())
        return makeError(ErrorCode::Usage,
                         QCoreApplication::translate("spec", "there is no moderator \"%1\"").arg(moderator));
    std::vector<std::string> labels;
    for (const std::size_t row : data.rows)
        labels.push_back((*found)[static_cast<qsizetype>(row)].toStdString());
    return labels;
}

QJsonObject modelJson(const AlsoContext& context, const ModelData& data)
{
    QJsonArray yi, vi, used;
    for (const stats::StudyEffect& effect : context.analysis.effects().effects) {
        yi += jsonNumber(effect.yi);
        vi += jsonNumber(effect.vi);
    }
    for (const std::size_t row : data.rows)
        used += static_cast<qint64>(row) + 1;
    QJsonObject json{{u"k"_s, static_cast<qint64>(data.rows.size())},
                     {u"yi"_s, yi},
                     {u"vi"_s, vi},
                     {u"used"_s, used.size() == yi.size() ? QJsonValue() : QJsonValue(used)},
                     {u"coef_names"_s, columnNames(data.design, true)},
                     {u"colnames"_s, columnNames(data.design, false)},
                     {u"warnings"_s, QJsonArray()}};
    addWarnings(json, context.analysis.effects().warnings);
    if (data.incomplete > 0)
        addWarnings(json, {{stats::WarningCode::IncompleteRows,
                            std::to_string(data.incomplete) + " studies left out: a moderator is missing"}});
    return json;
}

QJsonArray columnNames(const stats::Design& design, bool shortIntercept)
{
    QJsonArray names;
    for (const std::string& name : design.names)
        names += columnName(name, shortIntercept);
    return names;
}

void addWarnings(QJsonObject& json, const stats::Warnings& warnings)
{
    QJsonArray all = json[u"warnings"_s].toArray();
    for (const stats::Warning& warning : warnings)
        all += QString::fromStdString(warning.text);
    json[u"warnings"_s] = all;
}

void addTests(QJsonObject& json, const std::vector<stats::CoefficientTest>& tests)
{
    using T = stats::CoefficientTest;
    const std::pair<QString, double T::*> columns[]{
        {u"stat"_s, &T::stat}, {u"pval"_s, &T::pval}, {u"ci_lb"_s, &T::ciLower}, {u"ci_ub"_s, &T::ciUpper}};
    for (const auto& [name, member] : columns) {
        QJsonArray column;
        for (const T& test : tests)
            column += jsonNumber(test.*member);
        json[name] = column;
    }
}

QJsonArray jsonMatrix(const std::vector<std::vector<double>>& rows)
{
    QJsonArray out;
    for (const std::vector<double>& row : rows)
        out += jsonNumbers(row);
    return out;
}

} // namespace plansift::synthesis
