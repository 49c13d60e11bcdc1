// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the spec reader: one function a model and block, in the files spec_models_*.cpp.
#pragma once

#include "core/stats/models/regression.hpp"
#include "core/synthesis/spec_also.hpp"
#include "core/synthesis/spec_models_data.hpp"

namespace plansift::synthesis {

// Inverse variance models with moderators or robust standard errors.
stats::RegressionOptions regressionOptions(const AlsoContext& context);
/// Errors: those of modelData(), another model or other weights than by inverse variance.
Result<ModelData> regressionData(const AlsoContext& context);
Result<QJsonObject> runRegression(const AlsoContext& context);
Result<QJsonValue> regressionConfintBlock(const AlsoContext& context);
Result<QJsonValue> regressionPermutestBlock(const AlsoContext& context);
Result<QJsonValue> regressionPermutestExactBlock(const AlsoContext& context);

// Multilevel and multivariate models.
Result<QJsonObject> runMultilevel(const AlsoContext& context);
Result<QJsonValue> multilevelConfintBlock(const AlsoContext& context);

// Location-scale models.
Result<QJsonObject> runLocationScale(const AlsoContext& context);

} // namespace plansift::synthesis
