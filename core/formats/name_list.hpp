// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of authors in one value.
#pragma once

#include "core/model/record.hpp"

namespace plansift::formats {

/// How a source writes several names in one value.
enum class NameStyle {
    OneEach,    ///< parted by line ends or semicolons; a comma parts family and given names
    AnyList,    ///< also " and ", bars, "['A, B', 'C, D']", and commas between "Family I." names
    GivenFirst, ///< "Ann Miller; Jo van Dam", parted by semicolons or commas
    Glued       ///< "Ann MillerJo Dam": nothing between the names
};

/// The items of "['A, B', 'C']", as Python prints a list; none for any other text.
QStringList printedList(const QString& text);

/// The names of a value. `uncertain` when they had to be parted where nothing parts them.
struct NameList {
    QList<Author> names{};
    bool uncertain = false;
};
NameList parseNameList(const QString& printed, NameStyle style);

} // namespace plansift::formats
