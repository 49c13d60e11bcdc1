// SPDX-License-Identifier: GPL-3.0-or-later
// Short ways to write tables of studies in tests.
#pragma once

#include "core/stats/study_table.hpp"

#include <string>
#include <utility>
#include <vector>

namespace plansift::test {

/// A table with studies "1", "2", ... and the columns given.
inline stats::StudyTable tableOf(const std::vector<std::pair<stats::Column, std::vector<double>>>& columns)
{
    stats::StudyTable table;
    for (std::size_t i = 0; i < columns.front().second.size(); ++i)
        table.labels.push_back(std::to_string(i + 1));
    for (const auto& [column, values] : columns)
        table[column] = values;
    return table;
}

inline stats::StudyTable genericTable(const std::vector<double>& yi, const std::vector<double>& vi)
{
    return tableOf({{stats::Column::yi, yi}, {stats::Column::vi, vi}});
}

inline stats::StudyTable fourfoldTable(const std::vector<double>& ai, const std::vector<double>& bi,
                                       const std::vector<double>& ci, const std::vector<double>& di)
{
    return tableOf(
        {{stats::Column::ai, ai}, {stats::Column::bi, bi}, {stats::Column::ci, ci}, {stats::Column::di, di}});
}

} // namespace plansift::test
