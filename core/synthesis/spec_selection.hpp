// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the spec reader: the key `selmodel` of a request.
#pragma once

#include "core/stats/bias/selection/selection_model.hpp"

#include <QJsonValue>

namespace plansift::synthesis {

/// {"type", "steps", "alternative", "delta", "prec"}; numbers may stand alone in place of a list of one, and
/// null in `delta` means to be estimated. Errors: an unknown word, a key or a value of the wrong kind.
Result<stats::SelectionRequest> readSelectionRequest(const QJsonValue& json);

} // namespace plansift::synthesis
