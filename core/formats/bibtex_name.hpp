// SPDX-License-Identifier: GPL-3.0-or-later
// Names of persons as BibTeX writes them.
#pragma once

#include "core/model/record.hpp"

namespace plansift::formats {

/// The persons of "A and B and {Group}", LaTeX written out. "others" is no person: `others` says it stood
/// there.
struct BibtexNames {
    QList<Author> authors{};
    bool others = false;
};
BibtexNames readBibtexNames(const QString& latex);

/// The way back: "Family, Suffix, Given", groups in braces.
QString writeBibtexNames(const QList<Author>& authors);

/// True when one pair of braces encloses everything.
bool isWhollyBraced(const QString& latex);

/// Parts of a value at separators that stand outside of braces; trimmed, empty ones left out.
QStringList splitOutsideBraces(const QString& latex, QStringView separator);

} // namespace plansift::formats
