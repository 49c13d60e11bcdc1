// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of one Ovid record, tagged or labelled, as a normal record.
#pragma once

#include "core/formats/issue_log.hpp"
#include "core/formats/tagged_line.hpp"
#include "core/model/record.hpp"

namespace plansift::formats {

/// True for a label such as "Author Keywords" that Ovid prints on its own line.
bool isOvidLabel(QByteArrayView label);

/// The record of these lines. Tags are two letters ("AU") or labels ("Author").
Record buildOvidRecord(TaggedField lines, IssueLog& log);

} // namespace plansift::formats
