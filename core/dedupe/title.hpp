// SPDX-License-Identifier: GPL-3.0-or-later
// What a title says apart from its spelling: its numbers, its telling words, how much it says at all.
#pragma once

#include <QStringView>

#include <cstdint>
#include <string>
#include <string_view>

namespace plansift::dedupe {

/// Kinds of publications about another one. A notice never merges with what it is about.
enum class Notice : quint8 {
    None,
    Correction,
    Retraction,
    Comment,
    Reply,
    Protocol,
};

/// A title in comparable form.
struct NormalTitle {
    std::string words{};  ///< folded, number words and part numerals as digits
    std::string digits{}; ///< all its digits in order
    Notice notice = Notice::None;
    bool serial = false; ///< "Editorial", "Editor's comments": many publications have it
    bool brief = false;  ///< says too little to stand for one publication
};

NormalTitle normalTitle(QStringView printed);

/// How the words of two titles (folded) relate.
enum class TitleRelation : quint8 {
    Unknown,   ///< one is missing
    Same,      ///< equal but for blanks and word division
    Variant,   ///< equal but for spelling and words without meaning of their own
    Contained, ///< one has all words of the other and more
    Similar,   ///< mostly the same words, some of each its own
    Different,
};

struct TitleComparison {
    TitleRelation relation = TitleRelation::Unknown;
    double similarity = 0;
    bool tellingWord = false; ///< they differ in a word such as "men", "part", "pilot", "vitro"
};

TitleComparison compareTitles(std::string_view a, std::string_view b);

} // namespace plansift::dedupe
