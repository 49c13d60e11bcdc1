// SPDX-License-Identifier: GPL-3.0-or-later
// Identifiers and dates inside printed values: DOI, PMID, ISSN, ISBN, trial numbers, years.
#pragma once

#include "core/model/record.hpp"

#include <optional>

namespace plansift::formats {

/// The first DOI in `text`, case kept, without prefix, link or trailing punctuation; "" when there is none.
QString bareDoi(const QString& text);

/// True for one to eight digits (NLM: a PMID has at most eight).
bool isPmid(QStringView text);

/// "PMC123" of "PMC123", "123" or "PMC-123"; "" for anything else.
QString pmcidOf(const QString& text);

/// Registration numbers of trial registers (NCT, ISRCTN, EudraCT, ChiCTR, ACTRN, DRKS, ...) in `text`.
QList<ListedId> trialIdsIn(const QString& text);

/// ISSNs (nnnn-nnnX) and ISBNs (as printed) of a serial number field; `complete` when nothing else stood in
/// it.
struct SerialNumbers {
    QStringList issns{};
    QStringList isbns{};
    bool complete = true;
};
SerialNumbers serialNumbersIn(const QString& text);

/// The first year (1500 to two years from now) written with exactly four digits; 0 when there is none.
int yearIn(QStringView text);

} // namespace plansift::formats
