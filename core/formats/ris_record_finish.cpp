// SPDX-License-Identifier: GPL-3.0-or-later
// Which of several candidates becomes the title, the journal, the date, the pages, the identifiers of a RIS
// record.
#include "core/formats/identifiers.hpp"
#include "core/formats/ris_record_builder.hpp"
#include "core/formats/source_database.hpp"
#include "core/formats/value_text.hpp"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// An abbreviated name has dots ("J. Chem. Phys.").
bool looksAbbreviated(const QString& journal)
{
    return journal.contains(u". "_s) || journal.endsWith(u'.');
}

/// Book-like types, in which T2 names a series and BT the book itself.
bool isWholeBook(const QString& type)
{
    static const QSet<QString> types{u"BOOK"_s, u"EBOOK"_s, u"EDBOOK"_s, u"THES"_s};
    return types.contains(type);
}

bool isConference(const QString& type)
{
    static const QSet<QString> types{u"CONF"_s, u"CPAPER"_s, u"ABST"_s};
    return types.contains(type);
}

/// "2019//" of a RIS date is the year alone.
QString withoutEmptyParts(QString date)
{
    while (date.endsWith(u'/'))
        date.chop(1);
    return date;
}

} // namespace

void RisRecordBuilder::finishTitle()
{
    static constexpr std::array<QByteArrayView, 4> order{"TI", "T1", "CT", "BT"};
    Candidate* best = nullptr;
    for (const QByteArrayView tag : order) {
        if (tag == "BT" && best)
            break;
        const auto first = std::find_if(m_titles.begin(), m_titles.end(), [tag](const Candidate& c) {
            return c.tag() == tag && !c.text.isEmpty();
        });
        if (first != m_titles.end() && (!best || first->text.size() > best->text.size()))
            best = &*first;
    }
    if (!best)
        return;
    m_record.title = best->text;
    for (Candidate& candidate : m_titles)
        candidate.used = candidate.text == m_record.title;
    for (Candidate& candidate : m_titles)
        if (!candidate.used && candidate.tag() == "BT" && !isWholeBook(m_record.type))
            m_journals.push_back({candidate.field, candidate.text});
    for (Candidate& candidate : m_titles)
        candidate.used = candidate.used || (candidate.tag() == "BT" && !isWholeBook(m_record.type));
    keepUnused(m_titles);
}

void RisRecordBuilder::finishJournal()
{
    static constexpr std::array<QByteArrayView, 4> fullNames{"JF", "T2", "BT", "JO"};
    static constexpr std::array<QByteArrayView, 6> shortNames{"JI", "J2", "JA", "J1", "J9", "JO"};
    const bool book = isWholeBook(m_record.type);
    const auto choose = [&](QByteArrayView tag, bool abbreviated) -> QString {
        for (const Candidate& c : m_journals)
            if (c.tag() == tag && !c.text.isEmpty() && (abbreviated || !looksAbbreviated(c.text)) &&
                !(book && tag == "T2"))
                return c.text;
        return {};
    };
    for (const bool abbreviated : {false, true})
        for (const QByteArrayView tag : fullNames)
            m_record.journal = m_record.journal.isEmpty() ? choose(tag, abbreviated) : m_record.journal;
    for (const QByteArrayView tag : shortNames)
        if (const QString name = choose(tag, true);
            m_record.journalAbbrev.isEmpty() && name != m_record.journal)
            m_record.journalAbbrev = name;
    for (Candidate& c : m_journals)
        c.used = c.text == m_record.journal || c.text == m_record.journalAbbrev;
    keepUnused(m_journals);
    for (Candidate& c : m_conferences) {
        c.used = isConference(m_record.type) && m_record.conference.isEmpty();
        m_record.conference = c.used ? c.text : m_record.conference;
    }
    keepUnused(m_conferences);
}

void RisRecordBuilder::finishDate()
{
    static constexpr std::array<QByteArrayView, 4> yearOrder{"PY", "Y1", "DA", "C6"};
    static constexpr std::array<QByteArrayView, 3> dateOrder{"DA", "Y1", "PY"};
    for (const QByteArrayView tag : yearOrder)
        for (const Candidate& c : m_dates)
            if (c.tag() == tag && m_record.year == 0)
                m_record.year = yearIn(c.text);
    const QString year = m_record.year == 0 ? QString() : QString::number(m_record.year);
    for (const QByteArrayView tag : dateOrder)
        for (const Candidate& c : m_dates)
            if (const QString date = withoutEmptyParts(c.text);
                c.tag() == tag && m_record.date.isEmpty() && date != year)
                m_record.date = date;
    for (Candidate& c : m_dates) {
        const QString date = withoutEmptyParts(c.text);
        c.used = date.isEmpty() || (c.tag() != "C6" && (date == year || date == m_record.date));
    }
    keepUnused(m_dates);
    if (m_record.year == 0 && !m_dates.isEmpty() && !m_record.date.isEmpty())
        m_log.add(m_dates.front().line(), Severity::Warning,
                  QT_TRANSLATE_NOOP("formats", "no year in the date \"%1\"; the record has no year"),
                  m_record.date);
}

/// Ovid PsycINFO writes "No Pagination Specified" as "No" to "Specified".
void RisRecordBuilder::finishPages()
{
    if (m_startPage == u"No"_s && m_endPage == u"Specified"_s) {
        m_raw.emplace_back(0, RawField{u"SP"_s, m_startPage});
        m_raw.emplace_back(0, RawField{u"EP"_s, m_endPage});
        return;
    }
    m_record.pages = m_startPage;
    const bool covered = m_endPage.isEmpty() || m_endPage == m_startPage ||
                         (m_startPage.contains(u'-') && m_startPage.endsWith(m_endPage));
    if (!covered)
        m_record.pages += (m_startPage.isEmpty() ? u""_s : u"-"_s) + m_endPage;
}

/// M1 alone is EndNote's number of a journal issue; Ovid and Embase put many other things there.
void RisRecordBuilder::finishNumber()
{
    const bool issueNumber = m_numbers.size() == 1 && m_record.issue.isEmpty() &&
                             m_record.type == u"JOUR"_s && !m_numbers.front().text.isEmpty() &&
                             isPmid(m_numbers.front().text);
    if (issueNumber) {
        m_record.issue = m_numbers.front().text;
        m_numbers.front().used = true;
    }
    keepUnused(m_numbers);
}

/// One a line; a lone KW line may hold a whole list.
void RisRecordBuilder::finishKeywords()
{
    for (const TaggedField& f : m_keywordFields)
        for (const TaggedLine& line : f)
            if (QString value = valueText(line.value); !value.isEmpty())
                m_record.keywords += std::move(value);
    if (m_record.keywords.size() != 1)
        return;
    const QString only = m_record.keywords.constFirst();
    const QChar separator = only.contains(u';') ? u';' : u',';
    if (separator == u',' && only.count(u',') < 4)
        return;
    m_record.keywords.clear();
    for (const QString& keyword : only.split(separator, Qt::SkipEmptyParts))
        if (!keyword.trimmed().isEmpty())
            m_record.keywords += keyword.trimmed();
}

/// DOI links of a record without DO.
void RisRecordBuilder::finishDoi()
{
    if (!m_record.doi.isEmpty())
        return;
    for (const QString& url : m_record.urls)
        if (m_lesserDoi.isEmpty() && (url.contains(u"doi.org/"_s) || url.startsWith(u"doi:"_s)))
            m_lesserDoi = bareDoi(url);
    m_record.doi = m_lesserDoi;
}

void RisRecordBuilder::takeTrialIds(const QString& value)
{
    for (const ListedId& id : trialIdsIn(value))
        if (!m_record.trialIds.contains(id))
            m_record.trialIds += id;
}

void RisRecordBuilder::takeAccession(Candidate& candidate)
{
    takeTrialIds(candidate.text);
    const AccessionOrigin origin{m_record.database, m_record.provider, candidate.tag() == "ID"};
    for (const QString& part : candidate.text.split(u';', Qt::SkipEmptyParts)) {
        const QString value = part.trimmed();
        const ListedId id = accessionOf(value, origin);
        if (id.list == u"PMCID"_s) {
            candidate.used = true;
            m_record.pmcid = id.id;
        } else if (id.list == u"PMID"_s) {
            candidate.used = m_record.pmid.isEmpty() || m_record.pmid == id.id;
            m_record.pmid = m_record.pmid.isEmpty() ? id.id : m_record.pmid;
        } else if (!id.id.isEmpty()) {
            candidate.used = true;
            const auto same = [&id](const ListedId& known) { return known.id == id.id; };
            if (std::none_of(m_record.accessions.begin(), m_record.accessions.end(), same))
                m_record.accessions += id;
        }
    }
}

void RisRecordBuilder::finishAccessions()
{
    const bool scopus = m_record.database == u"Scopus"_s;
    for (Candidate& candidate : m_accessions) {
        if (candidate.tag() != "C2")
            takeAccession(candidate);
        else if (scopus && m_record.pmid.isEmpty() && isPmid(candidate.text)) {
            m_record.pmid = candidate.text;
            candidate.used = true;
        }
    }
    keepUnused(m_accessions);
    for (const ListedId& id : m_record.accessions)
        if (m_record.database.isEmpty())
            m_record.database = id.list;
    for (const QString& url : m_record.urls) {
        if (const ListedId id = accessionInLink(url); id.list == u"PMID"_s && m_record.pmid.isEmpty())
            m_record.pmid = id.id;
        else if (!id.id.isEmpty() && id.list != u"PMID"_s && m_record.accessions.isEmpty())
            m_record.accessions += id;
        takeTrialIds(url);
    }
    takeTrialIds(m_record.title);
}

void RisRecordBuilder::finishStatus()
{
    const bool retracted = m_record.title.startsWith(u"RETRACTED"_s) ||
                           m_record.title.startsWith(u"Retracted:"_s) ||
                           m_record.keywords.contains(u"Retracted Publication"_s);
    if (retracted)
        m_record.status = u"retracted"_s;
}

void RisRecordBuilder::finish()
{
    if (m_record.type.isEmpty())
        m_record.type = u"GEN"_s;
    finishTitle();
    finishJournal();
    finishDate();
    finishPages();
    finishNumber();
    finishKeywords();
    finishDoi();
    if (m_record.database.isEmpty())
        m_record.database = databaseOf(m_record);
    finishAccessions();
    finishStatus();
    std::stable_sort(m_raw.begin(), m_raw.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [line, field] : m_raw)
        m_record.raw += std::move(field);
}

} // namespace plansift::formats
