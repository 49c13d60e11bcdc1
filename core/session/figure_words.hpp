// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the session: what figures of an outcome say beside the numbers.
#pragma once

#include "core/model/outcome.hpp"
#include "core/synthesis/assemble.hpp"

namespace plansift {

/// Tags of the cells of the rows, without repeats.
QStringList tagsOf(const QList<OutcomeRow>& rows);

/// A note for tagged data that are not the trials' own; none for others.
std::vector<std::string> notesOf(const QStringList& tags);

/// Title, arms, directions, the studies behind the rows that take part, and the notes of their data.
synthesis::ForestWords figureWords(const Outcome& outcome, const QList<OutcomeRow>& rows);

} // namespace plansift
