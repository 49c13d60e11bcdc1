// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of one RIS record as a normal record, after the profiles of the databases.
#pragma once

#include "core/formats/issue_log.hpp"
#include "core/formats/ris_line.hpp"
#include "core/model/record.hpp"

namespace plansift::formats {

/// True when the tag has a place in the normal record.
bool isMappedRisTag(QByteArrayView tag);

/// True for the words that RIS defines for TY.
bool isRisType(const QString& word);

/// The record of these lines (the first is its TY line if it has one). What has no place in the normal record
/// stands in `raw` as written, in file order.
Record buildRisRecord(TaggedField lines, IssueLog& log);

} // namespace plansift::formats
