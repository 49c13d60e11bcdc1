// SPDX-License-Identifier: GPL-3.0-or-later
// A design matrix with the names of its columns.
#pragma once

#include "core/base/result.hpp"

#include <string>
#include <vector>

namespace plansift::stats {

/// Columns of numbers, one a study in the model.
struct Design {
    std::vector<std::string> names{}; ///< one a column
    std::vector<std::vector<double>> columns{};
    bool intercept = true; ///< the first column is of ones

    bool operator==(const Design&) const = default;
};

/// The design of a model without moderators.
Design interceptDesign(std::size_t studies);

/// Errors: a column that does not vary or depends on the columns before it, by name.
Status checkRank(const Design& design);

} // namespace plansift::stats
