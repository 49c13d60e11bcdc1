// SPDX-License-Identifier: GPL-3.0-or-later
// One line of a tagged format (RIS, NBIB): its tag and its value, still as bytes of the file.
#pragma once

#include "core/model/record.hpp"

#include <QByteArrayView>

#include <span>
#include <vector>

namespace plansift::formats {

/// A line taken apart. The views point into the text of the file; tag "" = the line continues the one before.
struct TaggedLine {
    QByteArrayView tag{};
    QByteArrayView value{};
    int line = 0;
};

/// A tag line and the lines that continue it.
using TaggedField = std::span<const TaggedLine>;

/// Tag of lines inside a record that belong to none of its fields; they are kept in `raw` under the tag "".
inline constexpr QByteArrayView kUntagged("-");

/// The fields of a record: each tag line with the lines behind it that have no tag.
std::vector<TaggedField> fieldsOf(TaggedField lines);

/// The text of a field, its lines joined by `between`.
QString textOf(TaggedField field, QChar between);

/// The field as the file had it, its lines joined by `between`.
RawField rawOf(TaggedField field, QChar between);

} // namespace plansift::formats
