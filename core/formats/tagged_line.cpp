// SPDX-License-Identifier: GPL-3.0-or-later
// Values of tagged formats, joined over their lines.
#include "core/formats/tagged_line.hpp"

#include "core/formats/value_text.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {

std::vector<TaggedField> fieldsOf(TaggedField lines)
{
    std::vector<TaggedField> fields;
    for (size_t at = 0; at < lines.size();) {
        size_t end = at + 1;
        while (end < lines.size() && lines[end].tag.isEmpty())
            ++end;
        fields.push_back(lines.subspan(at, end - at));
        at = end;
    }
    return fields;
}

QString textOf(TaggedField field, QChar between)
{
    QString joined = valueText(field.front().value);
    for (const TaggedLine& line : field.subspan(1)) {
        const QString more = valueText(line.value);
        joined += joined.isEmpty() || more.isEmpty() ? more : QString(between + more);
    }
    return joined;
}

RawField rawOf(TaggedField field, QChar between)
{
    QString value = QString::fromUtf8(field.front().value.trimmed());
    for (const TaggedLine& line : field.subspan(1))
        value += between + QString::fromUtf8(line.value.trimmed());
    return {field.front().tag == kUntagged ? u""_s : QString::fromLatin1(field.front().tag), value};
}

} // namespace plansift::formats
