// SPDX-License-Identifier: GPL-3.0-or-later
// How many random draws a method makes, and from which seed.
#pragma once

#include <cstddef>
#include <cstdint>

namespace plansift::stats {

/// A number of draws and the seed of their generator; the same seed gives the same result.
struct Draws {
    std::size_t count = 10000;
    std::uint64_t seed = 1;

    bool operator==(const Draws&) const = default;
};

} // namespace plansift::stats
