// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the spec reader: the further blocks that `also` asks for. To add one: a row in spec_also.cpp.
#pragma once

#include "core/stats/analysis.hpp"
#include "core/synthesis/spec_request.hpp"

#include <QJsonObject>

namespace plansift::synthesis {

/// What a block is computed from.
struct AlsoContext {
    const stats::PreparedAnalysis& analysis;
    const SpecRequest& request;
    const SpecInput& input;
};

/// The block of that name, under the names of the reference results; {"error"} when it is unknown or cannot
/// be computed.
QJsonValue alsoBlock(const QString& name, const AlsoContext& context);

} // namespace plansift::synthesis
