// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of publication.
#pragma once

#include <QString>

namespace plansift::formats {

/// The RIS type word of a printed type ("Journal Article", "proceedings-article", "JOUR"), or "" when it says
/// nothing known.
QString typeWord(const QString& printed);

} // namespace plansift::formats
