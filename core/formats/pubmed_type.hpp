// SPDX-License-Identifier: GPL-3.0-or-later
// What NLM's publication types say about a record.
#pragma once

#include "core/model/record.hpp"

namespace plansift::formats {

/// RIS type of a record with these publication types; `inJournal` when it names a journal.
QString pubmedType(const QStringList& publicationTypes, bool inJournal);

/// "retracted", "erratum" or "" for one publication type.
QString pubmedStatus(const QString& publicationType);

} // namespace plansift::formats
