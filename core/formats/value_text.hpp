// SPDX-License-Identifier: GPL-3.0-or-later
// From the bytes of a value to the text a record holds.
#pragma once

#include <QByteArrayView>
#include <QStringList>

namespace plansift::formats {

/// Trimmed text with well-formed HTML entities (&amp; &#x2010; &eacute;) written out. `utf8` is valid UTF-8.
QString valueText(QByteArrayView utf8);

/// Writes HTML entities out; anything that is not a known, closed entity stays.
QString withoutEntities(const QString& text);

/// The parts of a text between any of the separators, trimmed, without empty ones.
QStringList valueParts(const QString& text, QStringView separators);

/// True for what databases print where there is no abstract: "NA", "[No abstract available]".
bool saysNothing(const QString& abstract);

} // namespace plansift::formats
