// SPDX-License-Identifier: GPL-3.0-or-later
// Records out of a file of another tool, with the keys by which its decisions name them.
#pragma once

#include "core/formats/exchange/foreign_review.hpp"

#include <functional>

namespace plansift::formats {

/// Reads a list of records in any known format into the review; what the reader has to say becomes issues.
/// `keyOf` gives a record's key, "" when it has none (then
/// its place in the file is its key).
Status readForeignRecords(const ForeignFile& file, ForeignReview& review,
                          const std::function<QString(Record&)>& keyOf);

/// "LIST:id" of the accession in this list, "" when the record has none.
QString accessionKey(const Record& record, const QString& list);

} // namespace plansift::formats
