// SPDX-License-Identifier: GPL-3.0-or-later
// Entering printed values into a row of outcome data; what hangs on them is computed anew.
#pragma once

#include "core/base/result.hpp"
#include "core/extraction/effect_scale.hpp"

namespace plansift::extraction {

/// Puts a printed text into a cell of the row ("" empties it) and reads it (readCell()); source and tag of
/// the cell stay. Cells that are converted with its help follow. A standard error takes the place of a
/// variance, and the other way round. Error (Input): the text cannot be read; the row is then unspecified.
Status enterPrinted(OutcomeRow& row, const QString& column, const QString& text,
                    EffectScale scale = EffectScale::Analysis);

/// Reads the effects of a row anew from what is printed, as for another scale. Error (Input): one of them
/// cannot be read on it.
Status rereadEffects(OutcomeRow& row, EffectScale scale);

} // namespace plansift::extraction
