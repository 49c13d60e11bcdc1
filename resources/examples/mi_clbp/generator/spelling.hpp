// SPDX-License-Identifier: GPL-3.0-or-later
// Small changes of English text: articles, American spelling, capitals of titles.
#pragma once

#include <QString>

namespace plansift::example {

/// "a exercise" becomes "an exercise", "a app" becomes "an app"; "a university" stays.
QString withArticles(const QString& text);

/// British words in American spelling ("randomised", "behaviour", "programme").
QString inAmericanSpelling(const QString& text);

/// Every main word with a capital, as some databases print titles.
QString inTitleCase(const QString& text);

/// Letters without accents ("Müller" -> "Muller"), as some databases print names.
QString withoutAccents(const QString& text);

} // namespace plansift::example
