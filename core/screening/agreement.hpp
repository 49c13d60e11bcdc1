// SPDX-License-Identifier: GPL-3.0-or-later
// Agreement of two reviewers on include / exclude.
#pragma once

#include <optional>

namespace plansift::screening {

/// Records by the votes of both: the first letter is the first reviewer's vote.
struct VoteTable {
    int bothInclude = 0;
    int firstOnly = 0;
    int secondOnly = 0;
    int bothExclude = 0;

    bool operator==(const VoteTable&) const = default;
};

/// Measures of agreement; those that are undefined for the table are empty.
struct Agreement {
    int n = 0;
    VoteTable table{};
    std::optional<double> observed{};   ///< share of equal votes
    std::optional<double> kappa{};      ///< Cohen 1960
    std::optional<double> kappaLower{}; ///< 95% CI, Fleiss, Cohen & Everitt 1969
    std::optional<double> kappaUpper{};
    std::optional<double> pabak{};    ///< Byrt, Bishop & Carlin 1993: 2 p_o - 1
    std::optional<double> ac1{};      ///< Gwet 2008
    std::optional<double> positive{}; ///< p_pos, Cicchetti & Feinstein 1990: 2a / (2a + b + c)
    std::optional<double> negative{}; ///< p_neg: 2d / (2d + b + c)
};

Agreement agreementOf(const VoteTable& table);

} // namespace plansift::screening
