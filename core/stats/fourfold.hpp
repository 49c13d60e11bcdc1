// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: single fourfold tables.
#pragma once

#include "core/stats/measure.hpp"

#include <vector>

namespace plansift::stats {

struct Fourfold {
    double a = 0, b = 0, c = 0, d = 0;

    double n1() const { return a + b; }
    double n2() const { return c + d; }
    double total() const { return a + b + c + d; }
    /// Events in group 1 expected without association.
    double expected() const { return n1() / total() * (a + c); }
    /// Variance of the events in group 1 given the margins.
    double hypergeometricVariance() const
    {
        const double n = total();
        return n1() / n * (n2() / n) * (a + c) * ((b + d) / (n - 1));
    }
};

/// The complete tables that the rule leaves, and the rows of the input that they come from.
struct FourfoldRows {
    std::vector<Fourfold> tables{};
    std::vector<std::size_t> index{};
};

/// The table must have passed the checks of effectSizes().
FourfoldRows fourfoldRows(const StudyTable& table, const ZeroCellRule& rule);

} // namespace plansift::stats
