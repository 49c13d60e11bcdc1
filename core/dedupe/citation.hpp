// SPDX-License-Identifier: GPL-3.0-or-later
// Volume, issue and pages as numbers.
#pragma once

#include "core/dedupe/agreement.hpp"

#include <QStringView>

#include <array>
#include <compare>

namespace plansift::dedupe {

/// The numbers of a volume or an issue: "16 (1) (no pagination)" is 16; "3-4", "03-Apr" (as spreadsheets
/// write it) are 3 and 4; "57 Suppl" is 57 with a supplement. 0 = none.
struct Numbering {
    quint32 first = 0;
    quint32 second = 0;
    bool supplement = false;

    bool known() const { return first != 0; }
    bool operator==(const Numbering&) const = default;
};

Numbering numberingOf(QStringView printed);
/// The issue that stands in brackets behind a volume, "" when none does.
QStringView issueInVolume(QStringView volume);
Agreement compareNumbering(const Numbering& a, const Numbering& b);

/// A range of pages. `prefix` is the letter before the number (S12, e1000), 0 when there is none.
struct Pages {
    quint32 start = 0; ///< 0 = unknown
    quint32 end = 0;   ///< 0 = unknown; written out ("202-30" ends at 230)
    char prefix = 0;

    bool known() const { return start != 0; }
    /// Counted within the article ("1-17"), as databases do before and beside the numbering in print.
    bool provisional() const;
    bool operator==(const Pages&) const = default;
};

Pages pagesOf(QStringView printed);
Agreement comparePages(const Pages& a, const Pages& b);
/// Ranges with more than one page and with equally many pages.
bool equallyLong(const Pages& a, const Pages& b);

} // namespace plansift::dedupe
