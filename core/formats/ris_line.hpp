// SPDX-License-Identifier: GPL-3.0-or-later
// One line of a RIS file: its tag and value, in all spellings that databases and reference managers write.
#pragma once

#include "core/formats/tagged_line.hpp"

#include <vector>

namespace plansift::formats {

/// Takes a line apart. "TY  - " with two blanks is a tag whatever it is called. With other spacing, lower
/// case or indentation only mapped tags count, or any two capitals when `loose` says that the file is written
/// that way: otherwise "IN - patients" would cut an abstract.
TaggedLine splitRisLine(QByteArrayView line, int number, bool loose);

/// Recovers tags that Web of Science glues to the end of the line before ("SpainC3  - Univ").
std::vector<TaggedLine> withoutGluedTags(TaggedField lines);

} // namespace plansift::formats
