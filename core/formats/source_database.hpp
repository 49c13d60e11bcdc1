// SPDX-License-Identifier: GPL-3.0-or-later
// Which database a record comes from, told by its links and accession numbers.
#pragma once

#include "core/model/record.hpp"

namespace plansift::formats {

/// Where an accession number was found.
struct AccessionOrigin {
    QString database{};
    QString provider{};
    bool reference = false; ///< in ID, where reference managers write a number of their own
};

/// The database that the links or accession numbers give away, or "".
QString databaseOf(const Record& record);

/// The list and the number of a printed accession; list "PMID" or "PMCID" for a number of PubMed or PMC.
/// Empty id: not an accession.
ListedId accessionOf(const QString& printed, const AccessionOrigin& origin);

/// The accession number inside a link to a database (Scopus eid, PubMed page, EBSCO AN=, CENTRAL), or an
/// empty id.
ListedId accessionInLink(const QString& url);

/// The links of a value: parted by blanks or semicolons, or glued together
/// ("...exporthttp://dx.doi.org/...").
QStringList linksIn(const QString& value);

} // namespace plansift::formats
