// SPDX-License-Identifier: GPL-3.0-or-later
// How one database describes a work: the differences by which copies of a record vary.
#pragma once

#include "resources/examples/mi_clbp/generator/random.hpp"
#include "resources/examples/mi_clbp/generator/work.hpp"

namespace plansift::example {

/// The texts of a record before they are written in the database's format.
struct Description {
    QString title{};
    QString abstract{};
    int year = 0;
    QString pages{}; ///< as the database prints them; "" when it has none
    QString doi{};
    bool accents = true;     ///< names keep their accents
    bool fullNames = true;   ///< given names in full, else initials
    bool fullJournal = true; ///< full name of the journal, else its abbreviation only
    int number = 0;          ///< running number for accession numbers
};

/// The note that every generated record carries.
QString syntheticNote();

/// The way `dialect` describes the work. Copies (records of works that an earlier database holds) are
/// incomplete or deviate more often.
Description describe(const Work& work, const QString& dialect, int number, bool copy, Random& random);

/// "Smith JA" style initials of a person, with `dot` after each letter.
QString initialsOf(const Person& person, const QString& dot);

} // namespace plansift::example
