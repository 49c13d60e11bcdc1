// SPDX-License-Identifier: GPL-3.0-or-later
// Authors in comparable form, and how far two lists of authors agree.
#pragma once

#include "core/model/record.hpp"

#include <string>
#include <string_view>

namespace plansift::dedupe {

/// "zuna:r vandenbrule:a:adriaan": family names without blanks, each with its first initial and its full
/// given names, in print order. Groups and placeholders of registers ("Nct,", "Anonymous") are left out:
/// databases print them or not.
std::string normalAuthors(const QList<Author>& authors);

/// The family name of the first author, "" when there is none.
std::string_view firstFamily(std::string_view authors);

struct AuthorComparison {
    bool known = false;    ///< both have authors
    double overlap = 0;    ///< matched names / names of the shorter list
    bool complete = false; ///< lists of one length, all names matched
    bool alike = false;    ///< nearly all names match, or one list is the beginning of the other
    bool first = false;    ///< the first names match
    int count = 0;         ///< names of the shorter list
};

AuthorComparison compareAuthors(std::string_view a, std::string_view b);

} // namespace plansift::dedupe
