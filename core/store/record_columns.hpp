// SPDX-License-Identifier: GPL-3.0-or-later
// How a record stands in its table.
#pragma once

#include "core/model/record.hpp"
#include "core/store/recorder.hpp"

namespace plansift::store {

/// The columns that hold what a list, a search or a join needs; the whole record stands in `details`.
Columns columnsOf(const Record& record);

} // namespace plansift::store
