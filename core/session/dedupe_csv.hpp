// SPDX-License-Identifier: GPL-3.0-or-later
// Duplicates in a table of records, without a project.
#pragma once

#include "core/base/result.hpp"

#include <QString>

#include <functional>

namespace plansift {

struct CsvDuplicatesRequest {
    QString input{};
    QString idColumn{};                          ///< "" = ID
    QString groupsFile{};                        ///< one line a group of two and more, ids joined by ";"
    QString bandFile{};                          ///< "" = none; columns a, b, score, reasons
    std::function<bool(double done)> progress{}; ///< return false to stop
};

struct CsvDuplicatesReport {
    qint64 records = 0;
    qint64 clusters = 0;
    qint64 duplicatesRemoved = 0;
    qint64 reviewBand = 0;
    double seconds = 0;
};

/// Reads the table, finds duplicates and writes the files. Columns are known by their names, without regard
/// to case: title, author(s), year, journal or booktitle, volume, number or issue, pages, doi, pmid, issn or
/// isbn, abstract, type ... ; authors stand between ";" or " and ".
Result<CsvDuplicatesReport> findCsvDuplicates(const CsvDuplicatesRequest& request);

} // namespace plansift
