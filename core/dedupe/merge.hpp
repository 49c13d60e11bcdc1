// SPDX-License-Identifier: GPL-3.0-or-later
// One record out of a group of duplicates; the originals stay as they are.
#pragma once

#include "core/model/record.hpp"

namespace plansift::dedupe {

/// Where the value of a field came from: indexes into the records given, several for lists that were joined.
struct FieldOrigin {
    QString field{}; ///< its key in the normal record, e.g. "abstract"
    QList<int> records{};

    bool operator==(const FieldOrigin&) const = default;
};

struct MergedRecord {
    Record record{};
    QList<FieldOrigin> origins{}; ///< of every field that has a value
};

/// Takes every field from the record that tells it best, the primary record first: the longest abstract that
/// is not cut off, the title in mixed case, the full name of the journal, complete pages, authors with full
/// names, the year in print rather than ahead of it; keywords, links and numbers are joined. `raw` and `line`
/// are the primary's.
MergedRecord mergeRecords(const QList<Record>& records, int primary);

} // namespace plansift::dedupe
