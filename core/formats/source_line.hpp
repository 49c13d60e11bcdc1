// SPDX-License-Identifier: GPL-3.0-or-later
// Where a record was published, when a source prints it as one line.
#pragma once

#include <QString>

namespace plansift::formats {

/// The parts of "Cancer (2004) 102:4 (253-258)" and its like; parts that are not printed are empty.
struct SourceLine {
    QString journal{};
    QString volume{};
    QString issue{};
    QString pages{};
    QString date{};
    int year = 0;
    QString place{};
    QString publisher{};
    bool book = false; ///< the journal is the title of a book
};

/// Understands Embase.com, PubMed and Ovid. A line in no known form gives its first sentence as journal.
SourceLine parseSourceLine(const QString& printed);

} // namespace plansift::formats
