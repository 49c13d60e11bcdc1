// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a table of records as the search for duplicates reads them.
#pragma once

#include "core/base/csv.hpp"
#include "core/dedupe/entry.hpp"

namespace plansift {

/// The entry of a row; `id` is the caller's.
dedupe::Entry csvEntry(const CsvTable& table, const CsvRow& row, qint64 id);

} // namespace plansift
