// SPDX-License-Identifier: GPL-3.0-or-later
// Fourfold tables from columns.
#include "core/stats/fourfold.hpp"

namespace plansift::stats {

FourfoldRows fourfoldRows(const StudyTable& table, const ZeroCellRule& rule)
{
    const StudyTable standard = standardColumns(table, *formOf(table, InputKind::TwoByTwo), 95);
    const StudyTable cells = correctZeroCells(standard, InputKind::TwoByTwo, rule).table;
    FourfoldRows rows;
    for (std::size_t i = 0; i < cells.rows(); ++i) {
        const Fourfold t{cells[Column::ai][i], cells[Column::bi][i], cells[Column::ci][i],
                         cells[Column::di][i]};
        if (std::isnan(t.total()))
            continue;
        rows.tables.push_back(t);
        rows.index.push_back(i);
    }
    return rows;
}

} // namespace plansift::stats
