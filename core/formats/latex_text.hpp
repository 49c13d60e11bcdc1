// SPDX-License-Identifier: GPL-3.0-or-later
// LaTeX as it is written in bibliographies, to Unicode and back.
#pragma once

#include <QString>

namespace plansift::formats {

/// Accents, symbols, Greek, dashes and quotes as Unicode; braces and commands of layout go. A command that is
/// not known stays as it is written.
QString latexToText(const QString& latex);

/// For links and identifiers: only what is escaped is written out.
QString latexToVerbatim(const QString& latex);

/// True when every brace has its partner. BibTeX counts braces even where they are escaped.
bool hasBalancedBraces(QStringView latex);

/// Escapes & % $ # _ { } ~ ^ \ and keeps apart what LaTeX would join ("--").
QString textToLatex(const QString& text);

/// The same for a title: words with capitals stand in braces, so that no style writes them small.
QString titleToLatex(const QString& title);

} // namespace plansift::formats
