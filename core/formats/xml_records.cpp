// SPDX-License-Identifier: GPL-3.0-or-later
// Search for record elements.
#include "core/formats/xml_records.hpp"

#include "core/formats/source_text.hpp"

#include <algorithm>

namespace plansift::formats {
namespace {

constexpr QByteArrayView kCommentStart("<!--");
constexpr QByteArrayView kSectionStart("<![CDATA[");

bool endsName(char c)
{
    return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// True when `name` and the end of a name stand at `at`.
bool namedAt(QByteArrayView text, qsizetype at, QByteArrayView name)
{
    const qsizetype end = at + name.size();
    return end < text.size() && text.sliced(at, name.size()) == name && endsName(text.at(end));
}

} // namespace

qsizetype XmlRecordSlicer::behindUnparsed(qsizetype at)
{
    const QByteArrayView rest = m_text.sliced(at);
    const bool comment = m_comments && rest.startsWith(kCommentStart);
    if (!comment && !(m_sections && rest.startsWith(kSectionStart)))
        return at;
    const QByteArrayView closing(comment ? "-->" : "]]>");
    if (const qsizetype end = findBytes(m_text, closing, at + 4); end >= 0)
        return end + closing.size();
    (comment ? m_comments : m_sections) = false;
    return at;
}

QByteArrayView XmlRecordSlicer::opened(qsizetype at) const
{
    const auto found = std::find_if(m_names.begin(), m_names.end(),
                                    [&](QByteArrayView name) { return namedAt(m_text, at + 1, name); });
    return found == m_names.end() ? QByteArrayView() : *found;
}

XmlSlice XmlRecordSlicer::cut(qsizetype start, QByteArrayView name)
{
    m_line += static_cast<int>(std::count(m_text.begin() + m_counted, m_text.begin() + start, '\n'));
    m_counted = start;
    const auto slice = [&](qsizetype end, bool closed) {
        m_at = end;
        return XmlSlice{m_text.sliced(start, end - start), m_line, closed};
    };
    const qsizetype tagEnd = m_text.indexOf('>', start);
    if (tagEnd > 0 && m_text.at(tagEnd - 1) == '/')
        return slice(tagEnd + 1, true);
    for (qsizetype at = m_text.indexOf('<', start + 1); at >= 0;) {
        const qsizetype behind = behindUnparsed(at);
        if (behind == at && m_text.sliced(at).startsWith("</") && namedAt(m_text, at + 2, name)) {
            const qsizetype end = m_text.indexOf('>', at);
            return end < 0 ? slice(m_text.size(), false) : slice(end + 1, true);
        }
        if (behind == at && !opened(at).isEmpty())
            return slice(at, false);
        at = m_text.indexOf('<', std::max(behind, at + 1));
    }
    return slice(m_text.size(), false);
}

std::optional<XmlSlice> XmlRecordSlicer::next()
{
    for (qsizetype at = m_text.indexOf('<', m_at); at >= 0;) {
        const qsizetype behind = behindUnparsed(at);
        if (behind == at)
            if (const QByteArrayView name = opened(at); !name.isEmpty())
                return cut(at, name);
        at = m_text.indexOf('<', std::max(behind, at + 1));
    }
    m_at = m_text.size();
    return {};
}

int entityDeclarationLine(QByteArrayView text)
{
    const qsizetype doctype = findBytes(text, "<!DOCTYPE", 0);
    if (doctype < 0)
        return 0;
    const qsizetype entity = findBytes(text, "<!ENTITY", doctype);
    const qsizetype subset = text.indexOf('[', doctype);
    const qsizetype end = text.indexOf('>', doctype);
    const bool declares = entity > 0 && subset > 0 && subset < entity && subset < end;
    return declares ? static_cast<int>(std::count(text.begin(), text.begin() + entity, '\n')) + 1 : 0;
}

} // namespace plansift::formats
