// SPDX-License-Identifier: GPL-3.0-or-later
// From a record to its comparable form.
#include "core/dedupe/normal_entry.hpp"

#include "core/dedupe/fold.hpp"
#include "core/dedupe/journal.hpp"
#include "core/dedupe/names.hpp"

#include <QHash>

#include <algorithm>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace plansift::dedupe {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;
constexpr std::size_t kTitleBytes = 400;
constexpr qsizetype kAbstractLetters = 400; ///< read of an abstract
constexpr std::size_t kAbstractBytes = 256; ///< kept of it

std::uint64_t hashOf(std::string_view text)
{
    return qHashBits(text.data(), text.size(), 0x9e3779b9U);
}

struct VenueOfType {
    QString type;
    Venue venue;
};

/// RIS types and the words of BibTeX that say where something was published.
Venue venueOf(const QString& type)
{
    static const QList<VenueOfType> table{
        {u"JOUR"_s, Venue::Journal},      {u"MGZN"_s, Venue::Journal}, {u"CONF"_s, Venue::Conference},
        {u"CPAPER"_s, Venue::Conference}, {u"BOOK"_s, Venue::Book},    {u"CHAP"_s, Venue::Book},
        {u"ECHAP"_s, Venue::Book},        {u"EDBOOK"_s, Venue::Book},  {u"THES"_s, Venue::Thesis},
        {u"TRIAL"_s, Venue::Registry},    {u"UNPB"_s, Venue::Preprint}};
    for (const VenueOfType& line : table)
        if (line.type == type)
            return line.venue;
    return Venue::Unknown;
}

/// Serial numbers as a number each: the eight characters hashed.
std::array<quint32, 3> issnsOf(const QStringList& printed)
{
    std::array<quint32, 3> issns{};
    std::size_t at = 0;
    for (const QString& issn : printed) {
        const std::string key = withoutBlanks(foldWords(issn));
        if (key.size() == 8 && at < issns.size())
            issns[at++] = static_cast<quint32>(hashOf(key)) | 1U;
    }
    return issns;
}

std::string idWords(const QList<ListedId>& ids, bool withList)
{
    std::vector<std::string> words;
    for (const ListedId& id : ids) {
        const std::string number = withoutBlanks(foldWords(id.id));
        if (!number.empty())
            words.push_back(withList ? withoutBlanks(foldWords(id.list)) + ':' + number : number);
    }
    std::sort(words.begin(), words.end());
    std::string out;
    for (const std::string& word : words) {
        if (!out.empty())
            out += ' ';
        out += word;
    }
    return out;
}

std::string normalAbstract(const QString& abstract)
{
    const std::string text = withoutBlanks(foldWords(QStringView(abstract).left(kAbstractLetters)));
    constexpr std::size_t least = 60; ///< shorter ones are notes such as "No abstract available"
    return text.size() < least ? std::string() : text.substr(0, kAbstractBytes);
}

/// "Titre = Title": a title and its translation, as PsycINFO prints them.
struct Titles {
    QString main{};
    QString other{};
};

Titles titlesOf(const Entry& entry)
{
    static const QString sign = u" = "_s;
    constexpr qsizetype least = 20; ///< letters of a title; "n = 20" is none
    const qsizetype at = entry.title.indexOf(sign);
    const bool titles = at >= least && entry.title.size() - at - sign.size() >= least &&
                        entry.title.at(at + sign.size()).isUpper(); // not "aged > or = 50 years"
    if (titles)
        return {entry.title.first(at), entry.title.sliced(at + sign.size())};
    return {entry.title, entry.titlesTranslated.value(0)};
}

quint32 pmidOf(const QString& text)
{
    bool number = false;
    const quint32 pmid = text.trimmed().toUInt(&number);
    return number ? pmid : 0;
}

void setTitle(NormalEntry& normal, const Entry& entry, Arena& arena)
{
    const Titles titles = titlesOf(entry);
    const NormalTitle title = normalTitle(titles.main);
    normal.title = arena.keep(std::string_view(title.words).substr(0, kTitleBytes));
    normal.digits = arena.keep(title.digits);
    normal.serial = title.serial;
    normal.brief = title.brief;
    normal.notice = title.notice;
    if (entry.status == u"erratum" && normal.notice == Notice::None)
        normal.notice = Notice::Correction;
    const std::string other = normalTitle(titles.other).words;
    if (other != title.words)
        normal.otherTitle = arena.keep(std::string_view(other).substr(0, kTitleBytes));
}

void setPlace(NormalEntry& normal, const Entry& entry, Arena& arena)
{
    const QString& name = entry.journal.isEmpty() ? entry.conference : entry.journal;
    normal.journal = arena.keep(normalJournal(name));
    if (!entry.journalAbbrev.isEmpty() && entry.journalAbbrev != name)
        normal.journalAbbrev = arena.keep(normalJournal(entry.journalAbbrev));
    normal.issns = issnsOf(entry.issns);
    normal.volume = numberingOf(entry.volume);
    normal.issue =
        numberingOf(entry.issue.isEmpty() ? issueInVolume(entry.volume) : QStringView(entry.issue));
    normal.pages = pagesOf(entry.pages);
    normal.article = pagesOf(entry.articleNumber);
    if (!normal.pages.known())
        std::swap(normal.pages, normal.article);
    normal.cochrane =
        normal.journal.starts_with("cochrane database") || normal.journal.starts_with("cochrane db");
    const bool link = name.contains(u"://"_s); // how CENTRAL names the register of a trial
    normal.venue = link && !entry.trialIds.isEmpty() ? Venue::Registry : venueOf(entry.type);
}

void setIdentifiers(NormalEntry& normal, const Entry& entry, Arena& arena)
{
    normal.doi = arena.keep(normalDoi(entry.doi).toStdString());
    normal.pmid = pmidOf(entry.pmid);
    normal.trialIds = arena.keep(idWords(entry.trialIds, false));
    normal.accessions = arena.keep(idWords(entry.accessions, true));
}

/// Of all fields as they are printed: two records that differ in "[64 refs]" and "[81 refs]" are not
/// identical.
std::uint64_t contentHashOf(const Entry& e)
{
    std::size_t hash = qHashMulti(0, e.title, e.titlesTranslated, e.year, e.journal, e.journalAbbrev,
                                  e.conference, e.volume, e.issue, e.articleNumber, e.pages, e.doi, e.pmid,
                                  e.issns, e.abstract.size(), QStringView(e.abstract).left(kAbstractLetters));
    for (const Author& author : e.authors)
        hash = qHashMulti(hash, author.family, author.given, author.literal);
    for (const QList<ListedId>& ids : {e.accessions, e.trialIds})
        for (const ListedId& id : ids)
            hash = qHashMulti(hash, id.list, id.id);
    return hash;
}

} // namespace

std::string_view Arena::keep(std::string_view text)
{
    if (text.empty())
        return {};
    if (m_used + text.size() > m_capacity) {
        m_capacity = std::max(kBlock, text.size());
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(m_capacity));
        m_used = 0;
    }
    char* at = m_blocks.back().get() + m_used;
    std::memcpy(at, text.data(), text.size());
    m_used += text.size();
    return {at, text.size()};
}

void Arena::absorb(Arena&& other)
{
    // in front, so that the last block stays the one that is being filled
    m_blocks.insert(m_blocks.begin(), std::make_move_iterator(other.m_blocks.begin()),
                    std::make_move_iterator(other.m_blocks.end()));
    other = {};
}

NormalEntry normalEntry(const Entry& entry, Arena& arena)
{
    NormalEntry normal;
    normal.id = entry.id;
    normal.batch = entry.batch;
    normal.year = static_cast<qint16>(entry.year);
    normal.ahead = entry.status == u"ahead-of-print";
    normal.authors = arena.keep(normalAuthors(entry.authors));
    normal.abstract = arena.keep(normalAbstract(entry.abstract));
    setTitle(normal, entry, arena);
    setPlace(normal, entry, arena);
    setIdentifiers(normal, entry, arena);
    normal.richness = static_cast<float>(richness(entry));
    normal.contentHash = contentHashOf(entry);
    if (!entry.rawHash.isEmpty())
        normal.fileHash =
            hashOf({entry.rawHash.constData(), static_cast<std::size_t>(entry.rawHash.size())}) | 1U;
    return normal;
}

} // namespace plansift::dedupe
