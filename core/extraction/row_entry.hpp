// SPDX-License-Identifier: GPL-3.0-or-later
// Entering printed values into a row of outcome data; what hangs on them is computed anew.
#pragma once

#include "core/base/result.hpp"
#include "core/model/outcome.hpp"

namespace plansift::extraction {

/// Puts a printed text into a cell of the row ("" empties it) and reads it (readCell()); source and tag of
/// the cell stay. Cells that are converted with its help follow. Error (Input): the text cannot be read; the
/// row is then unspecified.
Status enterPrinted(OutcomeRow& row, const QString& column, const QString& text);

} // namespace plansift::extraction
