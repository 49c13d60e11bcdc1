// SPDX-License-Identifier: GPL-3.0-or-later
// What only all values together tell: authors in full or short, the range of pages, the date, identifiers in
// links.
#include "core/formats/record_draft.hpp"

#include "core/formats/identifiers.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
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
    const QString range = pageRange(m_startPage, m_endPage);
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

Record RecordDraft::finish()
{
    takeDeferred();
    finishPages();
    finishDate();
    concludeFromText(m_record);
    if (m_record.type.isEmpty())
        m_record.type = m_record.journal.isEmpty() ? u"GEN"_s : u"JOUR"_s;
    std::stable_sort(m_raw.begin(), m_raw.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [taken, field] : m_raw)
        m_record.raw += std::move(field);
    return std::move(m_record);
}

} // namespace plansift::formats
