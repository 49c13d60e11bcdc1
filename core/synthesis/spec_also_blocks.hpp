// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the spec reader: one function a block, in the files spec_also_*.cpp.
#pragma once

#include "core/stats/diagnostics/tau2_interval.hpp"
#include "core/stats/multiverse.hpp"
#include "core/synthesis/spec_also.hpp"

namespace plansift::synthesis {

/// The block, or {"error"} in its place.
QJsonValue blockOrError(const Result<QJsonValue>& block);
/// Intervals of tau2 under the names of the block "confint".
QJsonObject intervalsJson(const stats::Tau2Intervals& intervals);

// Diagnostics.
Result<QJsonValue> leaveOneOutBlock(const AlsoContext& context);
Result<QJsonValue> confintBlock(const AlsoContext& context);
Result<QJsonValue> henmiCopasBlock(const AlsoContext& context);
Result<QJsonValue> likelihoodRatioBlock(const AlsoContext& context);
Result<QJsonValue> influenceBlock(const AlsoContext& context);
Result<QJsonValue> rstandardBlock(const AlsoContext& context);
Result<QJsonValue> rstudentBlock(const AlsoContext& context);
Result<QJsonValue> baujatBlock(const AlsoContext& context);
Result<QJsonValue> blupBlock(const AlsoContext& context);
Result<QJsonValue> cumulBlock(const AlsoContext& context);
Result<QJsonValue> cumulByYearBlock(const AlsoContext& context);
Result<QJsonValue> goshBlock(const AlsoContext& context);
Result<QJsonValue> permutestExactBlock(const AlsoContext& context);
Result<QJsonValue> permutestBlock(const AlsoContext& context);
Result<QJsonValue> predictiveProbabilityBlock(const AlsoContext& context);

// Sensitivity to choices and conventions.
/// What the key `multiverse` of the request varies. Errors: words that are unknown, studies that do not
/// exist.
Result<stats::MultiverseAxes> multiverseAxes(const AlsoContext& context);
Result<QJsonValue> multiverseBlock(const AlsoContext& context);
Result<QJsonValue> whyDifferBlock(const AlsoContext& context);

// Reporting bias.
Result<QJsonValue> smallStudyBlock(const AlsoContext& context);
Result<QJsonValue> regtestBlock(const AlsoContext& context);
Result<QJsonValue> ranktestBlock(const AlsoContext& context);
Result<QJsonValue> fsnBlock(const AlsoContext& context);
Result<QJsonValue> tesBlock(const AlsoContext& context);
Result<QJsonValue> trimfillBlock(const AlsoContext& context);
Result<QJsonValue> selectionBlock(const AlsoContext& context);
Result<QJsonValue> limitMetaBlock(const AlsoContext& context);
Result<QJsonValue> copasBlock(const AlsoContext& context);
Result<QJsonValue> pCurveBlock(const AlsoContext& context);
Result<QJsonValue> pUniformBlock(const AlsoContext& context);

} // namespace plansift::synthesis
