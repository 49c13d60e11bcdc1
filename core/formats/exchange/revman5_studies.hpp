// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the reader of RevMan 5 files: studies, references, characteristics and judgements.
#pragma once

#include "core/formats/exchange/revman5_document.hpp"

namespace plansift::formats {

/// Names of studies by their raw id ("STD-ISIS_x002d_2" -> "ISIS-2").
using Revman5Names = QHash<QString, QString>;

/// Studies with their references, decisions and characteristics; gives the names.
Revman5Names readRevman5Studies(const ForeignFile& file, const Revman5Element& root, ForeignReview& review);

/// Risk of bias: YES = low, NO = high, UNKNOWN = unclear.
void readRevman5Bias(const ForeignFile& file, const Revman5Element& root, const Revman5Names& names,
                     ForeignReview& review);

} // namespace plansift::formats
