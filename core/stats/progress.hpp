// SPDX-License-Identifier: GPL-3.0-or-later
// How long computations say how far they are, and hear that they should stop.
#pragma once

#include "core/base/result.hpp"

#include <cstddef>
#include <functional>

namespace plansift::stats {

/// Told how many of all steps are done; false stops the work. An empty function listens to nothing.
using GoOn = std::function<bool(std::size_t done, std::size_t all)>;

inline Error cancelled()
{
    return {ErrorCode::Cancelled, "the computation was stopped", {}};
}

} // namespace plansift::stats
