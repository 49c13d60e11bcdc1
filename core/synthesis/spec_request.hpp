// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the spec reader: one request from JSON.
#pragma once

#include "core/stats/analysis.hpp"
#include "core/stats/bias/selection/selection_model.hpp"
#include "core/synthesis/spec_models_request.hpp"

#include <QJsonObject>

namespace plansift::synthesis {

/// A request as read.
struct SpecRequest {
    stats::AnalysisRequest analysis{};
    QStringList also{};
    QString order{};             ///< moderator by which studies are added in `cumul`; empty: as given
    stats::Draws permutations{}; ///< of Monte Carlo permutation tests
    QJsonObject multiverse{};    ///< its axes, as written
    std::optional<stats::SelectionRequest> selection{}; ///< of the block `selmodel`; none: the usual ones
    ModelRequest model{};                               ///< beyond pooling
    QStringList warnings{};                             ///< keys that mean nothing
};

/// Errors: an unknown value of a key, a value of the wrong type, a moderator that the input does not have.
Result<SpecRequest> readSpecRequest(const QJsonObject& json, const SpecInput& input);

} // namespace plansift::synthesis
