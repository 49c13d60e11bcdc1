// SPDX-License-Identifier: GPL-3.0-or-later
// Names of authors as Ovid prints them.
#pragma once

#include "core/model/record.hpp"

namespace plansift::formats {

/// Authors and those marked "[Ed]". `changed` when degrees or footnote marks were taken off.
struct OvidNames {
    QList<Author> authors{};
    QList<Author> editors{};
    bool changed = false;
};

/// "Verbeek, Jan MD *;  Hermans, Erik MD +", "Zhang, Weijia 1,2,+", one or several, parted by semicolons.
OvidNames parseOvidNames(const QString& printed);

} // namespace plansift::formats
