// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of one NBIB record as a normal record.
#pragma once

#include "core/formats/issue_log.hpp"
#include "core/formats/tagged_line.hpp"
#include "core/model/record.hpp"

namespace plansift::formats {

/// True when NLM defines the tag.
bool isMappedNbibTag(QByteArrayView tag);

/// The record of these lines. Tags: NLM, "MEDLINE/PubMed data element (field) descriptions". What has no
/// place in the normal record stands in `raw` as written, in file order.
Record buildNbibRecord(TaggedField lines, IssueLog& log);

} // namespace plansift::formats
