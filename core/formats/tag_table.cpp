// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of tagged formats, handed to their takers.
#include "core/formats/tag_table.hpp"

namespace plansift::formats {

TagTable::TagTable(std::span<const TagRule> rules)
{
    m_rules.reserve(static_cast<qsizetype>(rules.size()));
    for (const TagRule& rule : rules)
        m_rules.insert(rule.tag, &rule);
}

void TagTable::take(RecordDraft& draft, TaggedField field) const
{
    const TagRule* rule = find(field.front().tag);
    const RawField raw = rawOf(field, QLatin1Char(rule ? rule->join : '\n'));
    const NamedValue value{raw.tag, raw.value.trimmed(), field.front().line};
    if (field.front().tag == kUntagged)
        draft.take(&RecordDraft::keep, value);
    else
        draft.take(rule ? rule->take : nullptr, value);
}

void TagTable::fill(RecordDraft& draft, TaggedField lines) const
{
    for (size_t at = 0; at < lines.size();) {
        size_t end = at + 1;
        while (end < lines.size() && lines[end].tag.isEmpty())
            ++end;
        take(draft, lines.subspan(at, end - at));
        at = end;
    }
}

} // namespace plansift::formats
