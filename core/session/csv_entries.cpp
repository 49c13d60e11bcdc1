// SPDX-License-Identifier: GPL-3.0-or-later
// From cells to fields.
#include "core/session/csv_entries.hpp"

#include "core/formats/identifiers.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/value_text.hpp"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

using dedupe::Entry;

/// "Smith J., Doe K. L.": commas between whole names, as Scopus writes them.
QStringList namesBetweenCommas(const QString& cell)
{
    static const QRegularExpression initials(uR"(\s(?:\p{Lu}\.?-?){1,4}$)"_s);
    QStringList names = cell.split(u',', Qt::SkipEmptyParts);
    const bool whole = names.size() > 1 && std::all_of(names.begin(), names.end(), [](const QString& name) {
                           return initials.match(name.trimmed()).hasMatch() && name.trimmed().size() > 3;
                       });
    return whole ? names : QStringList{cell};
}

QStringList namesIn(const QString& cell)
{
    if (cell.contains(u';'))
        return cell.split(u';', Qt::SkipEmptyParts);
    static const QRegularExpression between(u"\\s+and\\s+"_s);
    const QStringList names = cell.split(between, Qt::SkipEmptyParts);
    return names.size() > 1 ? names : namesBetweenCommas(cell);
}

QList<Author> authorsIn(const QString& cell)
{
    QList<Author> authors;
    for (const QString& printed : namesIn(cell)) {
        const QString name = printed.trimmed();
        authors += name.contains(u',') ? formats::parseName(name) : formats::groupName(name);
    }
    return authors;
}

struct TypeWord {
    QString word;
    QString type;
};

/// The RIS type of what BibTeX, EndNote and RIS call a record; "" for words that say nothing of the venue.
QString typeOf(const QString& printed)
{
    static const QList<TypeWord> words{{u"article"_s, u"JOUR"_s},
                                       {u"journal article"_s, u"JOUR"_s},
                                       {u"jour"_s, u"JOUR"_s},
                                       {u"inproceedings"_s, u"CPAPER"_s},
                                       {u"conference"_s, u"CPAPER"_s},
                                       {u"conference paper"_s, u"CPAPER"_s},
                                       {u"conference proceedings"_s, u"CPAPER"_s},
                                       {u"cpaper"_s, u"CPAPER"_s},
                                       {u"book"_s, u"BOOK"_s},
                                       {u"incollection"_s, u"CHAP"_s},
                                       {u"inbook"_s, u"CHAP"_s},
                                       {u"book section"_s, u"CHAP"_s},
                                       {u"chap"_s, u"CHAP"_s},
                                       {u"phdthesis"_s, u"THES"_s},
                                       {u"mastersthesis"_s, u"THES"_s},
                                       {u"thesis"_s, u"THES"_s},
                                       {u"thes"_s, u"THES"_s},
                                       {u"trial"_s, u"TRIAL"_s}};
    const QString word = printed.toLower();
    for (const TypeWord& line : words)
        if (line.word == word)
            return line.type;
    return {};
}

struct TextColumn {
    QStringList columns;
    QString Entry::*field;
};

const QList<TextColumn>& textColumns()
{
    static const QList<TextColumn> list{
        {{u"title"_s, u"primary_title"_s, u"article title"_s}, &Entry::title},
        {{u"journal"_s, u"booktitle"_s, u"secondary_title"_s, u"source title"_s, u"container_title"_s},
         &Entry::journal},
        {{u"journal abbreviation"_s, u"abbreviated source title"_s, u"journal_abbrev"_s},
         &Entry::journalAbbrev},
        {{u"conference"_s, u"conference name"_s}, &Entry::conference},
        {{u"volume"_s}, &Entry::volume},
        {{u"number"_s, u"issue"_s}, &Entry::issue},
        {{u"pages"_s, u"page"_s, u"start_page"_s}, &Entry::pages},
        {{u"article number"_s, u"article_number"_s, u"art. no."_s}, &Entry::articleNumber},
        {{u"doi"_s}, &Entry::doi},
        {{u"pmid"_s, u"pubmed id"_s}, &Entry::pmid},
        {{u"abstract"_s}, &Entry::abstract},
        {{u"database"_s, u"source"_s}, &Entry::database}};
    return list;
}

} // namespace

CsvEntryReader::CsvEntryReader(const QStringList& header)
    : m_type(placesOf(header, {u"entrytype"_s, u"type"_s, u"document type"_s}))
    , m_authors(placesOf(header, {u"author"_s, u"authors"_s, u"author names"_s}))
    , m_year(placesOf(header, {u"year"_s, u"publication year"_s, u"date"_s}))
    , m_accession(placesOf(header, {u"accession"_s, u"accession number"_s, u"accession_number"_s}))
    , m_link(placesOf(header, {u"url"_s, u"link"_s}))
    , m_serials(placesOf(header, {u"issn"_s, u"isbn"_s}))
{
    for (const TextColumn& text : textColumns())
        m_texts += placesOf(header, text.columns);
}

dedupe::Entry CsvEntryReader::entry(const CsvRow& row, qint64 id) const
{
    Entry entry;
    entry.id = id;
    for (qsizetype i = 0; i < m_texts.size(); ++i)
        entry.*textColumns().at(i).field = firstFilled(row, m_texts.at(i));
    if (formats::saysNothing(entry.abstract))
        entry.abstract.clear();
    entry.type = typeOf(firstFilled(row, m_type));
    entry.authors = authorsIn(firstFilled(row, m_authors));
    entry.year = formats::yearIn(firstFilled(row, m_year));
    setIdentifiers(entry, row);
    return entry;
}

CsvEntryReader::Places CsvEntryReader::placesOf(const QStringList& header, const QStringList& names)
{
    Places places;
    for (const QString& name : names)
        for (qsizetype i = 0; i < header.size(); ++i)
            if (header.at(i).trimmed().compare(name, Qt::CaseInsensitive) == 0)
                places += i;
    return places;
}

QString CsvEntryReader::firstFilled(const CsvRow& row, const Places& places)
{
    for (const qsizetype place : places)
        if (const QString value = row.cells.value(place).trimmed(); !value.isEmpty())
            return formats::withoutEntities(value);
    return {};
}

void CsvEntryReader::setIdentifiers(Entry& entry, const CsvRow& row) const
{
    if (const QString accession = firstFilled(row, m_accession); !accession.isEmpty())
        entry.accessions += {entry.database, accession};
    const QString link = firstFilled(row, m_link);
    const bool registry = entry.journal.contains(u"://");
    entry.trialIds = formats::trialIdsIn(registry ? QString(entry.journal + u' ' + link) : link);
    entry.issns = formats::serialNumbersIn(firstFilled(row, m_serials)).issns;
}

} // namespace plansift
