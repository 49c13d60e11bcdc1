// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the spec reader: results as JSON, under the names of metafor.
#pragma once

#include "core/stats/analysis.hpp"

#include <QJsonArray>
#include <QJsonObject>

namespace plansift::synthesis {

/// A finite number, else null.
QJsonValue jsonNumber(double value);
QJsonArray jsonNumbers(const std::vector<double>& values);
QString jsonText(std::string_view utf8);
/// The texts of the warnings.
QJsonArray warningsJson(const stats::Warnings& warnings);

/// One analysis, flat: k beta se stat ddf pval ci_lb ci_ub pi_lb pi_ub tau2 se_tau2 I2 H2 QE QEdf QEp vt ll
/// weights used yi vi, the stratified tests and the subgroups where there are any, and warnings. `weights`
/// has one number a study used; `used` lists these studies, counted from 1, and is null when all are used.
QJsonObject resultJson(const stats::AnalysisResult& result);

/// Columns beta se stat pval ci_lb ci_ub Q Qp tau2 I2 H2, one row a study left out.
QJsonObject leaveOneOutJson(const stats::LeaveOneOut& result);

} // namespace plansift::synthesis
