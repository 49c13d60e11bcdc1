// SPDX-License-Identifier: GPL-3.0-or-later
// A record as rich text, for reading panes.
#pragma once

#include "core/model/screening_rules.hpp"
#include "core/session/records.hpp"
#include "core/session/screening.hpp"

namespace plansift::ui {

/// Title, authors, source line, abstract, keywords; at the end where the record came from and who decided
/// what. Words of the marker are marked in title, abstract and keywords; a structured abstract shows its
/// labels.
QString recordHtml(const RecordView& view, const QList<Decision>& decisions,
                   const Highlighter& marker = Highlighter());

/// Journal, year, volume(issue): pages in one line.
QString sourceLine(const Record& record);

/// A verdict with its reasons: "exclude (Population; Design)".
QString verdictWords(const Decision& decision);

/// Who decided what at which stage, in one line.
QString decisionLine(const Decision& decision);

} // namespace plansift::ui
