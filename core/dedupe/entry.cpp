// SPDX-License-Identifier: GPL-3.0-or-later
// What a record tells the search.
#include "core/dedupe/entry.hpp"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::dedupe {
namespace {

struct Curation {
    QString word;
    double weight;
};

/// Databases in the order in which their records are the better kept.
const QList<Curation>& curations()
{
    static const QList<Curation> list{{u"pubmed"_s, 0.4},         {u"medline"_s, 0.4}, {u"embase"_s, 0.3},
                                      {u"web of science"_s, 0.2}, {u"wos"_s, 0.2},     {u"scopus"_s, 0.1}};
    return list;
}

double curationOf(const QString& database)
{
    for (const Curation& curation : curations())
        if (database.contains(curation.word, Qt::CaseInsensitive))
            return curation.weight;
    return 0;
}

bool hasFullNames(const QList<Author>& authors)
{
    return std::any_of(authors.begin(), authors.end(),
                       [](const Author& a) { return a.given.size() > 2 && a.given.at(1).isLower(); });
}

QString longest(const QStringList& texts)
{
    const auto it = std::max_element(texts.begin(), texts.end(),
                                     [](const QString& a, const QString& b) { return a.size() < b.size(); });
    return it == texts.end() ? QString() : *it;
}

constexpr std::array textFields{
    &Record::type,          &Record::title,      &Record::titleShort, &Record::date,  &Record::journal,
    &Record::journalAbbrev, &Record::conference, &Record::volume,     &Record::issue, &Record::articleNumber,
    &Record::pages,         &Record::doi,        &Record::pmid,       &Record::pmcid, &Record::publisher,
    &Record::place,         &Record::database,   &Record::provider,   &Record::status};

constexpr std::array listFields{
    &Record::titlesTranslated, &Record::abstracts, &Record::issns,        &Record::isbns, &Record::urls,
    &Record::keywords,         &Record::languages, &Record::affiliations, &Record::notes, &Record::labels};

/// A fingerprint of all a record holds, but for its line in the file.
class Fingerprint {
public:
    void add(const QString& text)
    {
        m_hash.addData({reinterpret_cast<const char*>(text.utf16()),
                        text.size() * static_cast<qsizetype>(sizeof(char16_t))});
        end();
    }
    void add(const Author& a)
    {
        for (const QString& part : {a.family, a.given, a.suffix, a.literal, a.orcid})
            add(part);
    }
    void add(const ListedId& id)
    {
        add(id.list);
        add(id.id);
    }
    void add(const RawField& field)
    {
        add(field.tag);
        add(field.value);
    }
    template<typename T>
    void add(const QList<T>& list)
    {
        for (const T& item : list)
            add(item);
        end();
    }
    QByteArray result() const { return m_hash.result(); }

private:
    void end() { m_hash.addData(QByteArrayView("\x1f\0", 2)); }

    QCryptographicHash m_hash{QCryptographicHash::Sha1};
};

QByteArray fingerprintOf(const Record& record)
{
    Fingerprint print;
    for (const auto field : textFields)
        print.add(record.*field);
    for (const auto field : listFields)
        print.add(record.*field);
    print.add(record.authors);
    print.add(record.editors);
    print.add(record.accessions);
    print.add(record.trialIds);
    print.add(record.raw);
    print.add(QString::number(record.year));
    return print.result();
}

} // namespace

Entry entryOf(const Record& record, qint64 id, qint64 batch)
{
    return {id,
            batch,
            record.type,
            record.title,
            record.titlesTranslated,
            record.authors,
            record.year,
            record.journal,
            record.journalAbbrev,
            record.conference,
            record.volume,
            record.issue,
            record.articleNumber,
            record.pages,
            record.doi,
            record.pmid,
            record.accessions,
            record.trialIds,
            record.issns,
            longest(record.abstracts),
            record.status,
            record.database,
            fingerprintOf(record)};
}

double richness(const Entry& entry)
{
    const auto filled = [](bool value, double weight) { return value ? weight : 0; };
    constexpr double lettersOfAbstract = 2000;
    return filled(!entry.abstract.isEmpty(), 2) +
           std::min(static_cast<double>(entry.abstract.size()) / lettersOfAbstract, 1.0) +
           filled(!entry.doi.isEmpty(), 1.5) + filled(!entry.pmid.isEmpty(), 1) +
           filled(!entry.pages.isEmpty() || !entry.articleNumber.isEmpty(), 1) +
           filled(entry.pages.contains(u'-'), 0.3) + filled(!entry.volume.isEmpty(), 0.5) +
           filled(!entry.issue.isEmpty(), 0.5) + filled(!entry.journal.isEmpty(), 1) +
           filled(!entry.issns.isEmpty(), 0.3) + filled(!entry.authors.isEmpty(), 1) +
           filled(hasFullNames(entry.authors), 0.5) + filled(entry.year != 0, 0.5) +
           filled(!entry.title.isEmpty(), 1) + filled(entry.status != u"ahead-of-print", 0.3) +
           curationOf(entry.database);
}

} // namespace plansift::dedupe
