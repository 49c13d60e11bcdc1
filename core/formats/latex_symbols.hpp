// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of LaTeX commands.
#pragma once

#include <QStringView>

namespace plansift::formats {

/// The combining character of an accent command ("'", "u", "H" ...), or 0.
char16_t latexAccent(QStringView command);

/// The text of a command without arguments ("ss", "alpha"), or a null view.
QStringView latexSymbol(QStringView command);

/// True for commands of layout ("textit", "it", "mbox"), whose argument counts.
bool isLatexLayout(QStringView command);

/// Small digits and signs above (^) or below (_) the line, or 0.
char16_t latexShifted(QChar c, bool above);

} // namespace plansift::formats
