// SPDX-License-Identifier: GPL-3.0-or-later
// One row of two groups with means and standard deviations, as the measures of such data read it.
#pragma once

#include "core/stats/study_table.hpp"

namespace plansift::stats {

struct Arms {
    double m1, m2, sd1, sd2, n1, n2;

    double df() const { return n1 + n2 - 2; }
    /// Pooled standard deviation.
    double pooledSd() const { return std::sqrt(((n1 - 1) * sd1 * sd1 + (n2 - 1) * sd2 * sd2) / df()); }
    double inverseSizes() const { return 1 / n1 + 1 / n2; }
};

inline Arms armsOf(const StudyTable& t, std::size_t i)
{
    return {t[Column::m1i][i],  t[Column::m2i][i], t[Column::sd1i][i],
            t[Column::sd2i][i], t[Column::n1i][i], t[Column::n2i][i]};
}

} // namespace plansift::stats
