// SPDX-License-Identifier: GPL-3.0-or-later
// Looking a word up in the fixed lists of the comparison.
#pragma once

#include <algorithm>
#include <string_view>

namespace plansift::dedupe {

/// True when the list has the word.
template<typename List>
bool holds(const List& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

} // namespace plansift::dedupe
