// SPDX-License-Identifier: GPL-3.0-or-later
// What people type into a search field, as an expression of the full-text index.
#pragma once

#include "core/base/result.hpp"
#include "core/store/dialect.hpp"

#include <QString>

namespace plansift::store {

/// The expression of a search: words (all must occur), "phrases", AND, OR, NOT or a leading minus,
/// parentheses, and title:, abstract:, authors:, keywords:, journal: before a word or phrase (SQLite only;
/// elsewhere all fields are searched). A trailing * finds all words that begin so; the last word always does,
/// because it may be unfinished, from three letters on. "" for a text without a word. Error::Input names the
/// place that cannot be read.
Result<QString> searchExpression(const QString& text, Backend backend);

} // namespace plansift::store
