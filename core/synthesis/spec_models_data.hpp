// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the spec reader: the studies of a model with moderators.
#pragma once

#include "core/synthesis/spec_also.hpp"

namespace plansift::synthesis {

/// Studies with an effect and a value of every moderator that the model needs, and their design.
struct ModelData {
    std::vector<std::size_t> rows{}; ///< of the input, counted from 0
    std::vector<stats::StudyEffect> effects{};
    stats::Design design{};
    std::size_t incomplete = 0; ///< studies left out because a moderator is missing
};

/// The data of the request's `mods`. `others`: further moderators that must have a value. Errors: those of
/// designOf(), an unknown moderator, no study left.
Result<ModelData> modelData(const AlsoContext& context, const QStringList& others = {});

/// Values of a moderator in these rows. Errors: there is no such moderator.
Result<std::vector<std::string>> labelsOf(const QString& moderator, const ModelData& data,
                                          const SpecInput& input);

/// What all models report: k, yi, vi, used, coef_names, colnames, warnings of the effects and of rows left
/// out.
QJsonObject modelJson(const AlsoContext& context, const ModelData& data);

/// Names of the columns, the intercept as "intrcpt" or as "(Intercept)".
QJsonArray columnNames(const stats::Design& design, bool shortIntercept);

/// Adds warnings to those of a result.
void addWarnings(QJsonObject& json, const stats::Warnings& warnings);

/// Adds stat, pval, ci_lb and ci_ub of every coefficient.
void addTests(QJsonObject& json, const std::vector<stats::CoefficientTest>& tests);

/// Rows of numbers, null where undefined.
QJsonArray jsonMatrix(const std::vector<std::vector<double>>& rows);

} // namespace plansift::synthesis
