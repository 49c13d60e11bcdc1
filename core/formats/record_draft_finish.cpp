// SPDX-License-Identifier: GPL-3.0-or-later
// What only all values together tell: authors in full or short, the range of pages, the date, identifiers in
// links.
#include "core/formats/record_draft.hpp"

#include "core/formats/identifiers.hpp"
#include "core/formats/source_database.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// The DOI of "https://doi.org/10...", or of a link resolver's "...&id=doi:10...&atitle=...".
QString doiOfLink(const QString& link)
{
    for (const QString& mark : {u"doi.org/"_s, u"id=doi:"_s, u"doi="_s})
        if (const qsizetype at = link.indexOf(mark); at >= 0)
            return bareDoi(link.sliced(at + mark.size()).section(u'&', 0, 0));
    return link.startsWith(u"doi:"_s) ? bareDoi(link) : QString();
}

} // namespace

void RecordDraft::takeDeferred()
{
    const bool named = !m_record.authors.isEmpty();
    for (const Deferred& deferred : m_deferred) {
        m_taken = deferred.taken;
        const bool second = deferred.taker == &RecordDraft::authors && named;
        second ? keep(deferred.value) : (this->*deferred.taker)(deferred.value);
    }
}

void RecordDraft::finishPages()
{
    QString range = m_startPage;
    const bool covered = m_endPage.isEmpty() || m_endPage == m_startPage ||
                         (m_startPage.contains(u'-') && m_startPage.endsWith(m_endPage));
    if (!covered)
        range += (m_startPage.isEmpty() ? u""_s : u"-"_s) + m_endPage;
    if (range.isEmpty() || range == m_record.pages)
        return;
    if (!m_record.pages.isEmpty())
        m_raw.emplace_back(m_taken, RawField{u"pages"_s, m_record.pages});
    m_record.pages = range;
}

void RecordDraft::finishDate()
{
    if (m_record.year == 0)
        m_record.year = yearIn(m_record.date);
    if (m_record.date.isEmpty() && m_record.year != 0 && !m_month.isEmpty()) {
        QStringList parts{QString::number(m_record.year), m_month, m_day};
        parts.removeAll(QString());
        m_record.date = parts.join(u'/');
    }
    if (m_record.date == QString::number(m_record.year))
        m_record.date.clear();
}

void RecordDraft::finishIdentifiers()
{
    for (const QString& link : m_record.urls)
        if (m_record.doi.isEmpty())
            m_record.doi = doiOfLink(link);
    for (const ListedId& id : trialIdsIn(m_record.title))
        addOnce(m_record.trialIds, id);
    if (m_record.database.isEmpty())
        m_record.database = databaseOf(m_record);
    for (const ListedId& id : m_record.accessions)
        if (m_record.database.isEmpty())
            m_record.database = id.list;
}

QString keptValue(const Record& record, QStringView name)
{
    const auto found = std::find_if(record.raw.begin(), record.raw.end(),
                                    [name](const RawField& field) { return field.tag == name; });
    return found == record.raw.end() ? QString() : found->value;
}

Record RecordDraft::finish()
{
    takeDeferred();
    finishPages();
    finishDate();
    finishIdentifiers();
    if (m_record.type.isEmpty())
        m_record.type = m_record.journal.isEmpty() ? u"GEN"_s : u"JOUR"_s;
    if (m_record.title.startsWith(u"RETRACTED"_s) || m_record.title.startsWith(u"Retracted:"_s))
        m_record.status = u"retracted"_s;
    std::stable_sort(m_raw.begin(), m_raw.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [taken, field] : m_raw)
        m_record.raw += std::move(field);
    return std::move(m_record);
}

} // namespace plansift::formats
