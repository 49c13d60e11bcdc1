// SPDX-License-Identifier: GPL-3.0-or-later
// Line ends inside values: what is only layout goes, what parts paragraphs stays.
#pragma once

#include <QString>

namespace plansift::formats {

/// One line: whitespace that holds a line break or tab becomes one blank; trimmed.
QString lineText(const QString& text);

/// Paragraphs: line ends of every kind become \n, indentation goes; trimmed.
QString paragraphText(const QString& text);

} // namespace plansift::formats
