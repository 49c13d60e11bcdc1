// SPDX-License-Identifier: GPL-3.0-or-later
// Text as the comparison reads it: lower case words without marks and diacritics, in bytes.
#pragma once

#include <QStringView>

#include <string>
#include <string_view>
#include <vector>

namespace plansift::dedupe {

/// Words of letters and digits with one blank between them, as UTF-8: decomposed (NFKD), without diacritics
/// and markup tags, Greek letters by name, "&" as "and", apostrophes dropped without a gap.
std::string foldWords(QStringView text);

/// The words of a folded text.
std::vector<std::string_view> wordsOf(std::string_view folded);

/// A folded text without its blanks.
std::string withoutBlanks(std::string_view folded);

/// Joins words with blanks.
std::string joined(const std::vector<std::string_view>& words);

} // namespace plansift::dedupe
