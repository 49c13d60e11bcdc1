// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of other tools: the rows of a CSV out of bytes in any encoding, and what its header says.
#pragma once

#include "core/base/csv.hpp"
#include "core/formats/exchange/foreign_review.hpp"

namespace plansift::formats {

/// The table of a file; its header is empty when there is none.
CsvTable foreignTable(const ForeignFile& file);

/// True when the first line of the file has all these columns. Reads no further.
bool hasColumns(const ForeignFile& file, const QStringList& columns);

/// A number as tools print it: thousands may be parted by commas; none for "", "#N/A" and other words.
std::optional<double> foreignNumber(const QString& text);

/// A moment in any ISO form as the project file holds it; "" when it is none.
QString foreignMoment(const QString& text);

/// Reports rows with fewer cells than the header, which end a file that was cut off.
void reportShortRows(const ForeignFile& file, const CsvTable& table, ForeignReview& review);

} // namespace plansift::formats
