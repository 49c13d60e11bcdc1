// SPDX-License-Identifier: GPL-3.0-or-later
// Names of journals and proceedings, full or abbreviated.
#pragma once

#include "core/dedupe/agreement.hpp"

#include <QStringView>

#include <string>
#include <string_view>

namespace plansift::dedupe {

/// The words that name a journal: folded, without articles and prepositions, without what stands in brackets,
/// behind "=", ":" or a conference's name.
std::string normalJournal(QStringView printed);

/// Agree for equal names, an abbreviation (each word the beginning of its word: "clin infect dis", "jama"),
/// or one name within the other; Conflict when they share too little.
Agreement compareJournals(std::string_view a, std::string_view b);

} // namespace plansift::dedupe
