// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a table of records as the search for duplicates reads them.
#pragma once

#include "core/base/csv_rows.hpp"
#include "core/dedupe/entry.hpp"

namespace plansift {

/// Reads the rows of one table; the columns are looked up once.
class CsvEntryReader {
public:
    explicit CsvEntryReader(const QStringList& header);

    /// The entry of a row; `id` is the caller's.
    dedupe::Entry entry(const CsvRow& row, qint64 id) const;

private:
    /// Where the columns that may hold a field stand, the better first.
    using Places = QList<qsizetype>;

    static Places placesOf(const QStringList& header, const QStringList& names);
    static QString firstFilled(const CsvRow& row, const Places& places);
    void setIdentifiers(dedupe::Entry& entry, const CsvRow& row) const;

    QList<Places> m_texts{}; ///< in the order of the table of text columns
    Places m_type{};
    Places m_authors{};
    Places m_year{};
    Places m_accession{};
    Places m_link{};
    Places m_serials{};
};

} // namespace plansift
