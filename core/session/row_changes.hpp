// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the session: rows of outcome data as they stand and as they are to be.
#pragma once

#include "core/model/outcome.hpp"
#include "core/store/recorder.hpp"

namespace plansift {

struct RowChange {
    OutcomeRow before{};
    OutcomeRow after{};
};

/// Writes the cells that differ.
Status writeChange(store::Recorder& recorder, const RowChange& change);

} // namespace plansift
