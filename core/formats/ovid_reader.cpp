// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the text exports of Ovid: "<1>" starts a record, its fields are tagged ("AU  - ") or labelled
// ("Author", then indented lines).
#include "core/formats/readers.hpp"

#include "core/formats/line_cursor.hpp"
#include "core/formats/ovid_record.hpp"
#include "core/formats/record_delivery.hpp"
#include "core/formats/source_text.hpp"

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// "<1. >", "<1337>".
bool isRecordNumber(QByteArrayView text)
{
    const QByteArrayView line = text.trimmed();
    return line.size() >= 3 && line.size() < 16 && line[0] == '<' && line[1] >= '0' && line[1] <= '9' &&
           line.endsWith('>') && std::all_of(line.begin() + 1, line.end() - 1, [](char c) {
               return (c >= '0' && c <= '9') || c == '.' || c == ' ';
           });
}

/// Length of a tag of two to five capitals that stands before "  - ", or 0.
qsizetype tagLength(QByteArrayView line)
{
    qsizetype length = 0;
    while (length < line.size() && length < 6 &&
           ((line[length] >= 'A' && line[length] <= 'Z') ||
            (length > 0 && line[length] >= '0' && line[length] <= '9')))
        ++length;
    const bool dash = length >= 2 && length <= 5 && line.sliced(length).startsWith("  -");
    return dash ? length : 0;
}

bool isIndented(QByteArrayView line)
{
    return line.startsWith(' ') || line.startsWith('\t');
}

class OvidReader {
public:
    OvidReader(QByteArrayView text, const RecordSink& sink)
        : m_cursor(text)
        , m_delivery(sink)
    {
    }

    ReadSummary run()
    {
        while (m_delivery.goesOn() && m_cursor.next())
            takeLine();
        end();
        return m_delivery.summary();
    }

private:
    void takeLine()
    {
        const QByteArrayView text = m_cursor.line();
        if (isRecordNumber(text)) {
            end();
            m_number = m_cursor.number();
        } else if (m_number == 0) {
            outside();
        } else if (const qsizetype length = tagLength(text); length > 0) {
            tagged(text, length);
        } else if (isLabel(text)) {
            m_lines.push_back({text.trimmed(), {}, m_cursor.number()});
        } else {
            m_lines.push_back({m_lines.empty() ? kUntagged : QByteArrayView(), text, m_cursor.number()});
        }
    }

    void outside()
    {
        if (!m_cursor.line().trimmed().isEmpty())
            m_delivery.log().outsideLine(m_cursor.number());
    }

    /// "XP  - XL  - https://...": an empty field glued to the next one.
    void tagged(QByteArrayView text, qsizetype length)
    {
        m_labelled = false;
        const QByteArrayView value = text.sliced(length + 3).trimmed();
        if (const qsizetype inner = tagLength(value); inner > 0)
            m_lines.push_back({value.first(inner), value.sliced(inner + 3), m_cursor.number()});
        else
            m_lines.push_back({text.first(length), value, m_cursor.number()});
    }

    /// Known labels, and in labelled records every line that is not indented and has indented text below it.
    bool isLabel(QByteArrayView text)
    {
        const QByteArrayView label = text.trimmed();
        if (label.isEmpty() || isIndented(text))
            return false;
        m_labelled = m_labelled || isOvidLabel(label);
        LineCursor ahead = m_cursor;
        return isOvidLabel(label) ||
               (m_labelled && label.size() < 60 && ahead.next() && isIndented(ahead.line()));
    }

    void end()
    {
        if (m_number == 0)
            return;
        const bool empty = std::all_of(m_lines.begin(), m_lines.end(),
                                       [](const TaggedLine& l) { return l.value.trimmed().isEmpty(); });
        if (empty)
            m_delivery.refuseEmpty(m_number);
        else
            m_delivery.deliver(buildOvidRecord(m_lines, m_delivery.log()), m_number);
        m_lines.clear();
        m_labelled = false;
    }

    LineCursor m_cursor;
    RecordDelivery m_delivery;
    std::vector<TaggedLine> m_lines{}; ///< of the open record
    int m_number = 0;                  ///< line of its number
    bool m_labelled = false;
};

} // namespace

bool sniffOvid(const QString& head)
{
    const QByteArray text = head.toUtf8();
    LineCursor cursor(text);
    while (cursor.next())
        if (!cursor.line().trimmed().isEmpty())
            return isRecordNumber(cursor.line());
    return false;
}

ReadSummary readOvid(const QByteArray& bytes, const RecordSink& sink)
{
    return readDecoded(bytes, [&sink](const QByteArray& utf8) { return OvidReader(utf8, sink).run(); });
}

} // namespace plansift::formats
