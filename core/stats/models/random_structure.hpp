// SPDX-License-Identifier: GPL-3.0-or-later
// Covariance structures of random effects. To add one: a row in random_structure.cpp.
#pragma once

#include <optional>
#include <string_view>

namespace plansift::stats {

/// How the effects of the m levels of an inner factor vary together within one level of the outer one.
enum class Structure {
    ID,   ///< one variance, no correlation
    DIAG, ///< a variance a level, no correlation
    CS,   ///< one variance, one correlation
    HCS,  ///< a variance a level, one correlation
    AR,   ///< one variance, correlations rho^|i - j|
    HAR,  ///< a variance a level, correlations rho^|i - j|
    UN,   ///< a variance a level, a correlation a pair
};

std::string_view structureKey(Structure structure);
std::optional<Structure> structureByKey(std::string_view key);

} // namespace plansift::stats
