// SPDX-License-Identifier: GPL-3.0-or-later
// Tags of one format on their way through another.
#pragma once

#include "core/model/record.hpp"

namespace plansift::formats {

/// The tag under which a tagged format carries fields it does not know: "X9  - STAT=MEDLINE". Other programs
/// skip it, the format the field came from gets it back.
inline const QString kCarrierTag = QStringLiteral("X9");

/// The field as the carrier holds it.
RawField carried(const RawField& field);

/// The field inside a carrier; any other field as it is.
RawField uncarried(const RawField& field);

/// True when both say the same wherever they stood in their files: all fields are equal, and `raw` holds the
/// same values in any order.
bool isSameRecord(const Record& a, const Record& b);

/// The text with "&" written out where a reader would take it for the beginning of an entity.
QString withEntitiesGuarded(const QString& text);

} // namespace plansift::formats
