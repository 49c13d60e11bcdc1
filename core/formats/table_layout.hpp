// SPDX-License-Identifier: GPL-3.0-or-later
// Where the table stands in a delimited text.
#pragma once

#include "core/base/csv_rows.hpp"

namespace plansift::formats {

/// A table inside a text: where its header starts and how its cells are parted.
struct TableLayout {
    char delimiter = ',';
    bool quoting = true;
    qsizetype start = 0; ///< behind a line "sep=;"
    int line = 1;
};

/// The delimiter (, ; TAB |) that makes the most known columns of the first row.
TableLayout layoutOf(QByteArrayView text);

} // namespace plansift::formats
