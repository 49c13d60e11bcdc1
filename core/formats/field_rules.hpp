// SPDX-License-Identifier: GPL-3.0-or-later
// What a printed value does to a record, whatever format it stands in: the one place of each such rule.
#pragma once

#include "core/formats/source_database.hpp"
#include "core/model/record.hpp"

namespace plansift::formats {

// Each function takes a value into the record and says whether all of it has its place there now. When not,
// the caller keeps the value in `raw` in the way of its format.

/// The first text counts.
bool takeText(QString& target, const QString& text);
/// Phrases such as "No abstract available" are none.
bool takeAbstract(Record& record, const QString& text);
bool takeDoi(Record& record, const QString& text);
bool takePmid(Record& record, const QString& text);
bool takePmcid(Record& record, const QString& text);
/// ISSNs and ISBNs.
bool takeSerialNumbers(Record& record, const QString& text);
/// A number in a database; one of PubMed or PMC goes to its own place.
bool takeAccession(Record& record, const ListedId& id);
/// Numbers of trial registers anywhere in the text; true when the text is one of them and nothing else.
bool takeTrialIds(Record& record, const QString& text);

/// One link or several, parted as linksIn() parts them.
void takeLinks(Record& record, const QString& text);
/// Names of languages, parted by semicolons, commas, bars or line ends.
void takeLanguages(Record& record, const QString& text);
/// Tells the database by links and accession numbers, unless the record names it. Accession numbers that come
/// later take its name.
void nameDatabase(Record& record);
/// What links, title and keywords say about identifiers, database and status. Call when all values are taken.
void concludeFromText(Record& record);

/// "12-19" of first and last page; the first page alone when the last one says nothing more.
QString pageRange(const QString& first, const QString& last);
/// An abbreviated name of a journal has dots: "J. Chem. Phys.".
bool looksAbbreviated(const QString& journal);

/// The first value that is kept raw under this tag, "" when there is none.
QString rawValue(const Record& record, QStringView tag);

/// Lists longer than this are not searched: a damaged file may hold a hundred thousand keywords in one
/// record.
inline constexpr qsizetype kMostCompared = 1000;

template<typename T>
void addOnce(QList<T>& list, const T& value)
{
    if (list.size() > kMostCompared || !list.contains(value))
        list += value;
}

} // namespace plansift::formats
