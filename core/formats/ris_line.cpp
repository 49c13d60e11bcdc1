// SPDX-License-Identifier: GPL-3.0-or-later
// Recognition of RIS tags.
#include "core/formats/ris_line.hpp"

#include "core/formats/ris_record.hpp"

#include <algorithm>
#include <array>

namespace plansift::formats {
namespace {

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isTagCharacter(char c)
{
    return isUpper(c) || (c >= '0' && c <= '9');
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// "TY  - value" as the format is defined.
bool isCanonical(QByteArrayView line)
{
    return line.size() >= 5 && isUpper(line[0]) && isTagCharacter(line[1]) && line[2] == ' ' &&
           line[3] == ' ' && line[4] == '-' && (line.size() == 5 || isBlank(line[5]));
}

/// Where the dash of "ty-", "TY -", "TY   -" stands, or -1. The tag has two characters, or is PMID.
qsizetype dashAfter(QByteArrayView line, qsizetype tagEnd)
{
    qsizetype at = tagEnd;
    while (at < line.size() && isBlank(line[at]) && at - tagEnd < 3)
        ++at;
    return at < line.size() && line[at] == '-' ? at : -1;
}

QByteArrayView upperCaseTag(QByteArrayView tag)
{
    static constexpr QByteArrayView lower("tytit1aua1pyy1jfjot2abn2kwdourvlisspepsnerdadbidanlat3a2ed");
    static constexpr QByteArrayView upper("TYTIT1AUA1PYY1JFJOT2ABN2KWDOURVLISSPEPSNERDADBIDANLAT3A2ED");
    for (qsizetype i = 0; i < lower.size(); i += 2)
        if (lower.sliced(i, 2) == tag)
            return upper.sliced(i, 2);
    return tag;
}

TaggedLine looseLine(QByteArrayView line, int number, bool loose)
{
    const TaggedLine continuation{{}, line, number};
    const QByteArrayView text = line.trimmed();
    if (text.size() < 3)
        return continuation;
    const qsizetype tagEnd = text.startsWith("PMID") ? 4 : 2;
    const qsizetype dash = dashAfter(text, tagEnd);
    if (dash < 0)
        return continuation;
    const QByteArrayView tag = upperCaseTag(text.first(tagEnd));
    const bool capitals = isUpper(tag[0]) && isTagCharacter(tag[1]);
    const bool spaced = dash + 1 >= text.size() || isBlank(text[dash + 1]);
    const bool mapped = isMappedRisTag(tag) && (spaced || dash == tagEnd + 2);
    if (!capitals || !(mapped || (loose && spaced)))
        return continuation;
    return {tag, text.sliced(dash + 1).trimmed(), number};
}

} // namespace

TaggedLine splitRisLine(QByteArrayView line, int number, bool loose)
{
    if (isCanonical(line))
        return {line.first(2), line.sliced(5), number};
    return looseLine(line, number, loose);
}

std::vector<TaggedLine> withoutGluedTags(TaggedField lines)
{
    static constexpr std::array<QByteArrayView, 9> glued{"AN", "C3", "WE", "U1", "PY",
                                                         "PU", "AD", "FU", "FX"};
    std::vector<TaggedLine> out;
    for (const TaggedLine& written : lines) {
        TaggedLine line = written;
        for (qsizetype at = line.value.indexOf("  - "); at >= 3; at = line.value.indexOf("  - ", at + 1)) {
            const QByteArrayView tag = line.value.sliced(at - 2, 2);
            if (isBlank(line.value[at - 3]) || std::find(glued.begin(), glued.end(), tag) == glued.end())
                continue;
            out.push_back({line.tag, line.value.first(at - 2), line.line});
            line = {tag, line.value.sliced(at + 4), line.line};
            at = 0;
        }
        out.push_back(line);
    }
    return out;
}

} // namespace plansift::formats
