// SPDX-License-Identifier: GPL-3.0-or-later
// One line of a RIS file: its tag and value, in all spellings that databases and reference managers write.
#pragma once

#include <QByteArrayView>

#include <span>
#include <vector>

namespace plansift::formats {

/// A line taken apart. The views point into the text of the file; tag "" = the line continues the one before.
struct RisLine {
    QByteArrayView tag{};
    QByteArrayView value{};
    int line = 0;
};

/// Tag of lines inside a record that belong to none of its fields; they are kept in `raw` under the tag "".
inline constexpr QByteArrayView kUntagged("-");

/// A tag line and the lines that continue it.
using RisField = std::span<const RisLine>;

/// Takes a line apart. "TY  - " with two blanks is a tag whatever it is called. With other spacing, lower
/// case or indentation only mapped tags count, or any two capitals when `loose` says that the file is written
/// that way: otherwise "IN - patients" would cut an abstract.
RisLine splitRisLine(QByteArrayView line, int number, bool loose);

/// Recovers tags that Web of Science glues to the end of the line before ("SpainC3  - Univ").
std::vector<RisLine> withoutGluedTags(RisField lines);

} // namespace plansift::formats
