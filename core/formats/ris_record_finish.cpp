// SPDX-License-Identifier: GPL-3.0-or-later
// Which of several candidates becomes the title, the journal, the date, the pages, the identifiers of a RIS
// record.
#include "core/formats/field_rules.hpp"
#include "core/formats/identifiers.hpp"
#include "core/formats/ris_record_builder.hpp"
#include "core/formats/value_text.hpp"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

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
    m_record.pages = pageRange(m_startPage, m_endPage);
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

/// A DOI that a note or another lesser field names counts before those of links.
void RisRecordBuilder::finishDoi()
{
    if (m_record.doi.isEmpty())
        m_record.doi = m_lesserDoi;
}

void RisRecordBuilder::takeNumbers(Candidate& candidate)
{
    takeTrialIds(m_record, candidate.text);
    const AccessionOrigin origin{m_record.database, m_record.provider, candidate.tag() == "ID"};
    for (const QString& part : valueParts(candidate.text, u";"))
        if (takeAccession(m_record, accessionOf(part, origin)))
            candidate.used = true;
}

void RisRecordBuilder::finishAccessions()
{
    const bool scopus = m_record.database == u"Scopus"_s;
    for (Candidate& candidate : m_accessions) {
        if (candidate.tag() != "C2")
            takeNumbers(candidate);
        else
            candidate.used = scopus && takePmid(m_record, candidate.text);
    }
    keepUnused(m_accessions);
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
    nameDatabase(m_record);
    finishAccessions();
    concludeFromText(m_record);
    std::stable_sort(m_raw.begin(), m_raw.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [line, field] : m_raw)
        m_record.raw += std::move(field);
}

} // namespace plansift::formats
