// SPDX-License-Identifier: GPL-3.0-or-later
// From the rows of a table, whatever file they come from, to records.
#pragma once

#include "core/base/csv.hpp"
#include "core/formats/record_delivery.hpp"
#include "core/formats/table_columns.hpp"

namespace plansift::formats {

/// Gives the next row below the header; false at the end.
using RowSource = std::function<bool(CsvRow&)>;

/// Reads every row as a record after the meaning of its columns.
void readRows(const RowSource& rows, const ColumnMap& columns, RecordDelivery& delivery);

/// The same for rows at hand, for a table whose columns a user has named.
ReadSummary readTable(const QList<CsvRow>& rows, const ColumnMap& columns, const RecordSink& sink);

} // namespace plansift::formats
