// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the spec reader: cluster-robust tests as JSON.
#pragma once

#include "core/stats/models/robust.hpp"
#include "core/synthesis/spec_models_data.hpp"

#include <functional>

namespace plansift::synthesis {

using RobustRun = std::function<Result<stats::RobustTests>(const std::vector<std::string>& cluster,
                                                           stats::RobustKind kind)>;

/// Adds "robust_CR1" or "robust_CR2" (CR2 unless the request names another) when the request names a cluster.
/// Errors: an unknown kind, those of the run.
Status addRobust(QJsonObject& json, const AlsoContext& context, const ModelData& data, const RobustRun& run);

} // namespace plansift::synthesis
