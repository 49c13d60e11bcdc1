// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of tagged formats, handed to their takers.
#include "core/formats/tag_table.hpp"

namespace plansift::formats {

TagTable::TagTable(std::span<const TagRule> rules)
{
    m_rules.reserve(static_cast<qsizetype>(rules.size()));
    for (const TagRule& rule : rules)
        m_rules.insert(rule.tag, {QString::fromLatin1(rule.tag), &rule});
}

void TagTable::take(RecordDraft& draft, TaggedField field) const
{
    const auto found = m_rules.constFind(field.front().tag);
    if (found == m_rules.constEnd()) {
        const RawField raw = rawOf(field, u'\n');
        const bool untagged = field.front().tag == kUntagged;
        draft.take(untagged ? &RecordDraft::keep : nullptr,
                   {raw.tag, raw.value.trimmed(), field.front().line});
        return;
    }
    const RawField raw = rawOf(field, QLatin1Char(found->rule->join));
    draft.take(found->rule->take, {found->name, raw.value.trimmed(), field.front().line});
}

void TagTable::fill(RecordDraft& draft, TaggedField lines) const
{
    for (const TaggedField field : fieldsOf(lines))
        take(draft, field);
}

} // namespace plansift::formats
