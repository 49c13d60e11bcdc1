// SPDX-License-Identifier: GPL-3.0-or-later
// A BibTeX entry as a normal record.
#pragma once

#include "core/formats/bibtex_entry.hpp"
#include "core/model/record.hpp"

namespace plansift::formats {

/// Tags in `raw` for the key of the entry, and for its type where the RIS type does not say it.
inline constexpr QStringView kBibtexKeyTag(u"@key");
inline constexpr QStringView kBibtexTypeTag(u"@type");
/// In `raw` under "author" or "editor": the list ended in "and others".
inline constexpr QStringView kBibtexOthers(u"others");

Record buildBibtexRecord(const BibtexEntry& entry);

/// True for names of fields (lower case) that have a place in the record.
bool isMappedBibtexField(const QString& name);

} // namespace plansift::formats
