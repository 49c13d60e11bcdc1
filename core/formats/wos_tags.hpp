// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of one Web of Science record as a normal record.
#pragma once

#include "core/formats/issue_log.hpp"
#include "core/formats/tagged_line.hpp"
#include "core/model/record.hpp"

namespace plansift::formats {

/// True when Web of Science (or Inspec, Medline, CAB, BIOSIS, Zoological Record on its platform) defines the
/// tag.
bool isWosTag(QByteArrayView tag);

/// The record of these lines, from PT to the line before ER.
Record buildWosRecord(TaggedField lines, IssueLog& log);

} // namespace plansift::formats
