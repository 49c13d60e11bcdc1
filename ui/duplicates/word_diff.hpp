// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of two texts differ, for marking them side by side.
#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace plansift::ui {

/// Ranges (begin, length) of words.
using WordRanges = QList<std::pair<int, int>>;

/// Words of `a` without a partner in `b`, and the other way round, in the longest common order of words
/// (case does not count). Texts of more than 1,000 words are compared as sets of words.
std::pair<WordRanges, WordRanges> differingWords(const QString& a, const QString& b);

} // namespace plansift::ui
