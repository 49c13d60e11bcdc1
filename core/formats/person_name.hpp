// SPDX-License-Identifier: GPL-3.0-or-later
// Printed names of authors taken apart.
#pragma once

#include "core/model/record.hpp"

namespace plansift::formats {

/// "Last, F. M.", "Last, First, Jr", "Last F.M.", "Last FM", "F. Last"; every other form is a literal name.
Author parseName(const QString& printed);

/// "Last, First Jr" as MEDLINE prints it: the suffix is the last word of the given names.
Author parseMedlineName(const QString& printed);

/// The group name as it stands.
Author groupName(const QString& printed);

} // namespace plansift::formats
