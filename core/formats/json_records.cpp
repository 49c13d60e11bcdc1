// SPDX-License-Identifier: GPL-3.0-or-later
// Search for record objects.
#include "core/formats/json_records.hpp"

#include <algorithm>

namespace plansift::formats {
namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

qsizetype skipBlanks(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isBlank(text.at(at)))
        ++at;
    return at;
}

/// Behind the string that starts at `at`, or the end of the text.
qsizetype behindString(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size(); ++at) {
        if (text.at(at) == '\\')
            ++at;
        else if (text.at(at) == '"')
            return at + 1;
    }
    return text.size();
}

/// The quoted key that follows the brace at `brace`, or "".
QByteArrayView firstKeyOf(QByteArrayView text, qsizetype brace)
{
    const qsizetype at = skipBlanks(text, brace + 1);
    if (at >= text.size() || text.at(at) != '"')
        return {};
    return text.sliced(at, behindString(text, at) - at);
}

/// Behind the bracket of the array under `key` in the object that starts at `brace`, or -1.
qsizetype arrayUnder(QByteArrayView text, qsizetype brace, QByteArrayView key)
{
    int depth = 0;
    for (qsizetype at = brace; at < text.size();) {
        const char c = text.at(at);
        if (c == '"') {
            const qsizetype end = behindString(text, at);
            const bool found = depth == 1 && text.sliced(at + 1, std::max<qsizetype>(0, end - at - 2)) == key;
            const qsizetype colon = skipBlanks(text, end);
            const qsizetype bracket = skipBlanks(text, colon + 1);
            if (found && colon < text.size() && text.at(colon) == ':' && bracket < text.size() &&
                text.at(bracket) == '[')
                return bracket + 1;
            at = end;
            continue;
        }
        depth += int(c == '{' || c == '[') - int(c == '}' || c == ']');
        if (depth == 0)
            return -1;
        ++at;
    }
    return -1;
}

} // namespace

JsonRecordSlicer::JsonRecordSlicer(QByteArrayView text, QByteArrayView arrayKey)
    : m_text(text)
{
    m_at = skipBlanks(text, 0);
    if (m_at < text.size() && text.at(m_at) == '{')
        if (const qsizetype inside = arrayUnder(text, m_at, arrayKey); inside > 0)
            m_at = inside;
}

/// The closing brace of the object at `start`, or -1 when it does not stand before `end`.
qsizetype JsonRecordSlicer::closingBrace(qsizetype start, qsizetype end) const
{
    int depth = 0;
    for (qsizetype at = start; at < end;) {
        const char c = m_text.at(at);
        if (c == '"') {
            at = behindString(m_text.first(end), at);
            continue;
        }
        depth += int(c == '{' || c == '[') - int(c == '}' || c == ']');
        if (depth <= 0)
            return at;
        ++at;
    }
    return -1;
}

/// The next object that starts with the same key as the first record, or the end of the text.
qsizetype JsonRecordSlicer::nextLikeFirst(qsizetype from) const
{
    for (qsizetype at = m_text.indexOf('{', from); at >= 0 && !m_firstKey.isEmpty();
         at = m_text.indexOf('{', at + 1)) {
        const qsizetype key = skipBlanks(m_text, at + 1);
        if (m_text.sliced(key).startsWith(m_firstKey))
            return at;
    }
    return m_text.size();
}

JsonSlice JsonRecordSlicer::slice(qsizetype start, qsizetype end, bool closed)
{
    m_line += static_cast<int>(std::count(m_text.begin() + m_counted, m_text.begin() + start, '\n'));
    m_counted = start;
    m_start = start;
    m_at = end;
    return {m_text.sliced(start, end - start), m_line, closed};
}

std::optional<JsonSlice> JsonRecordSlicer::next()
{
    const qsizetype start = m_text.indexOf('{', m_at);
    if (start < 0)
        return {};
    if (m_firstKey.isEmpty())
        m_firstKey = firstKeyOf(m_text, start).toByteArray();
    qsizetype limit = start < m_unsafe ? nextLikeFirst(start + 1) : m_text.size();
    qsizetype brace = closingBrace(start, limit);
    if (brace < 0 && start >= m_unsafe) {
        m_unsafe = m_text.size();
        limit = nextLikeFirst(start + 1);
        brace = closingBrace(start, limit);
    }
    return brace < 0 ? slice(start, limit, false) : slice(start, brace + 1, true);
}

void JsonRecordSlicer::lookInside()
{
    m_unsafe = std::max(m_unsafe, m_at);
    m_at = std::min(m_at, nextLikeFirst(m_start + 1));
}

} // namespace plansift::formats
