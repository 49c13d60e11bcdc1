// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the R script: its parts, one file each.
#pragma once

#include "core/stats/analysis.hpp"
#include "core/synthesis/spec_input.hpp"

namespace plansift::synthesis {

/// One request with its conventions resolved.
struct RRequest {
    const QJsonObject& json;
    const SpecInput& input;
    const stats::PreparedAnalysis& analysis;
    QString model{}; ///< word of the request, RE when it names none

    const stats::MeasureSpec& measure() const { return analysis.measure(); }
};

/// dat <- data.frame(...): columns, moderators (factors as such) and `weights`.
QString rData(const SpecInput& input, const QJsonObject& moderators);

/// "ai = ai", "bi = bi", ...: the columns that the measure is computed from.
QStringList rColumns(const RRequest& r);
/// add, to and drop00 as arguments; with `tables` the pairs of Mantel-Haenszel pooling. Empty for data
/// without counts.
QStringList rZeroCells(const RRequest& r, bool tables);
/// Lines that make `es`, the studies with a usable effect.
QStringList rEffects(const RRequest& r);

/// Lines that make `res`, print it, and give the prediction interval and I2 of the conventions.
QStringList rModel(const RRequest& r);
/// Lines for subgroups; none when the request names none.
QStringList rSubgroups(const RRequest& r);
/// Lines for the blocks of `also` and for robust standard errors.
QStringList rAlso(const RRequest& r);

/// Is the model fitted to tables in place of effects?
bool poolsTables(const RRequest& r);

} // namespace plansift::synthesis
