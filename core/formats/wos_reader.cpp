// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the tagged export of Web of Science (.ciw, .isi, savedrecs.txt): finds tags, continuations, records.
#include "core/formats/readers.hpp"

#include "core/formats/line_cursor.hpp"
#include "core/formats/record_delivery.hpp"
#include "core/formats/source_text.hpp"
#include "core/formats/wos_tags.hpp"

#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

bool isUpperOrDigit(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// "AU Gamernyk, RV", "ER"; tag "" for everything else.
TaggedLine splitWosLine(QByteArrayView line, int number)
{
    const bool tagged = line.size() >= 2 && line[0] >= 'A' && line[0] <= 'Z' && isUpperOrDigit(line[1]) &&
                        (line.size() == 2 || line[2] == ' ');
    if (!tagged)
        return {{}, line, number};
    return {line.first(2), line.sliced(std::min<qsizetype>(3, line.size())), number};
}

bool isFrame(QByteArrayView tag)
{
    return tag == "FN" || tag == "VR" || tag == "EF";
}

class WosReader {
public:
    WosReader(QByteArrayView text, const RecordSink& sink)
        : m_cursor(text)
        , m_flush(writtenFlush(text))
        , m_delivery(sink)
    {
    }

    ReadSummary run()
    {
        while (m_delivery.goesOn() && m_cursor.next())
            takeLine();
        if (!m_lines.empty()) {
            m_delivery.warnOfCut(m_lines.front().line);
            end();
        }
        return m_delivery.summary();
    }

private:
    /// True when the file lost the indentation of its continuations: then only tags that exist are tags.
    static bool writtenFlush(QByteArrayView text)
    {
        LineCursor cursor(text);
        while (cursor.next()) {
            const QByteArrayView line = cursor.line();
            const bool indented = line.startsWith(' ') || line.startsWith('\t');
            if (!indented && !line.trimmed().isEmpty() && splitWosLine(line, 0).tag.isEmpty())
                return true;
        }
        return false;
    }

    void takeLine()
    {
        TaggedLine line = splitWosLine(m_cursor.line(), m_cursor.number());
        if (line.tag.isEmpty() && line.value.trimmed().isEmpty())
            return;
        if (line.tag == "ER" && line.value.trimmed().isEmpty())
            end();
        else if (isFrame(line.tag) && (m_lines.empty() || line.tag != "VR"))
            frame(line);
        else if (line.tag == "PT")
            begin(line);
        else
            field(line);
    }

    /// The head and the foot of the file; a head inside a record means that files were joined.
    void frame(const TaggedLine& line)
    {
        if (m_lines.empty())
            return;
        m_delivery.warnOfCut(m_lines.front().line);
        end();
        m_delivery.log().outsideLine(line.line);
    }

    void begin(const TaggedLine& line)
    {
        if (!m_lines.empty()) {
            m_delivery.log().add(
                m_lines.front().line, Severity::Warning,
                QT_TRANSLATE_NOOP("formats",
                                  "the record has no end (ER); it ends where the next one starts"));
            end();
        }
        m_lines.push_back(line);
    }

    void field(TaggedLine line)
    {
        if (m_flush && !line.tag.isEmpty() && !isWosTag(line.tag))
            line = {{}, m_cursor.line(), line.line};
        if (m_lines.empty() && !isWosTag(line.tag))
            m_delivery.log().outsideLine(line.line);
        else
            m_lines.push_back(line);
    }

    void end()
    {
        if (m_lines.empty())
            return;
        const int line = m_lines.front().line;
        if (m_lines.size() == 1 && m_lines.front().tag == "PT")
            m_delivery.refuseEmpty(line);
        else
            m_delivery.deliver(buildWosRecord(m_lines, m_delivery.log()), line);
        m_lines.clear();
    }

    LineCursor m_cursor;
    bool m_flush;
    RecordDelivery m_delivery;
    std::vector<TaggedLine> m_lines{}; ///< of the open record
};

} // namespace

bool sniffWos(const QString& head)
{
    const QByteArray text = head.toUtf8();
    LineCursor cursor(text);
    while (cursor.next()) {
        if (cursor.line().trimmed().isEmpty())
            continue;
        const TaggedLine line = splitWosLine(cursor.line(), 0);
        const bool kind = line.tag == "PT" && line.value.trimmed().size() == 1;
        return line.tag == "FN" || line.tag == "VR" || kind;
    }
    return false;
}

ReadSummary readWos(const QByteArray& bytes, const RecordSink& sink)
{
    return readDecoded(bytes, [&sink](const QByteArray& utf8) { return WosReader(utf8, sink).run(); });
}

} // namespace plansift::formats
