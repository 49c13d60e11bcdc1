// SPDX-License-Identifier: GPL-3.0-or-later
// Reads RIS in every dialect: finds the records, whatever their ends look like.
#include "core/formats/readers.hpp"

#include "core/formats/line_cursor.hpp"
#include "core/formats/record_delivery.hpp"
#include "core/formats/ris_record.hpp"
#include "core/formats/source_text.hpp"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

constexpr std::array<QByteArrayView, 8> kIdentityTags{"TI", "T1", "AU", "A1", "DO", "CT", "BT", "AN"};
constexpr std::array<QByteArrayView, 6> kParagraphTags{"AB", "N2", "N1", "KW", "AD", "RN"};
constexpr std::array<QByteArrayView, 6> kWebOfScienceTags{"J9", "JI", "WE", "PI", "PA", "FX"};

template<size_t n>
bool isOneOf(const std::array<QByteArrayView, n>& tags, QByteArrayView tag)
{
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool identifies(TaggedField lines)
{
    return std::any_of(lines.begin(), lines.end(), [](const TaggedLine& l) {
        return isOneOf(kIdentityTags, l.tag) && !l.value.trimmed().isEmpty();
    });
}

/// True when any line but TY holds something.
bool hasContent(TaggedField lines)
{
    return std::any_of(lines.begin(), lines.end(),
                       [](const TaggedLine& l) { return l.tag != "TY" && !l.value.trimmed().isEmpty(); });
}

/// "Record #1 of 2", printed by Cochrane before each record.
bool isRecordHeading(QByteArrayView line)
{
    return line.startsWith("Record #") && line.contains(" of ");
}

class RisReader {
public:
    RisReader(QByteArrayView text, const RecordSink& sink)
        : m_cursor(text)
        , m_loose(writtenLoosely(text))
        , m_delivery(sink)
    {
    }

    ReadSummary run()
    {
        while (m_delivery.goesOn() && m_cursor.next())
            takeLine();
        if (m_delivery.goesOn() && m_open)
            endOfFile();
        return m_delivery.summary();
    }

private:
    /// True when the first TY is not written "TY  - ": then any two capitals with a dash are a tag.
    static bool writtenLoosely(QByteArrayView text)
    {
        LineCursor cursor(text);
        while (cursor.next()) {
            const TaggedLine line = splitRisLine(cursor.line(), 0, false);
            if (line.tag == "TY")
                return !cursor.line().startsWith("TY  -");
        }
        return false;
    }

    void takeLine()
    {
        const QByteArrayView text = m_cursor.line();
        const TaggedLine line = splitRisLine(text, m_cursor.number(), m_loose);
        if (line.tag.isEmpty() && text.trimmed().isEmpty()) {
            m_afterBlank = true;
            return;
        }
        if (isEnd(line))
            end();
        else if (line.tag == "TY")
            begin(line);
        else if (line.tag.isEmpty())
            continuation(line);
        else
            field(line);
        m_afterBlank = false;
    }

    /// ER, also without its dash or with something behind it if a record or nothing follows.
    bool isEnd(const TaggedLine& line) const
    {
        if (line.tag == "ER")
            return line.value.trimmed().isEmpty() || recordOrNothingFollows();
        return m_open && line.tag.isEmpty() && line.value.trimmed() == "ER" && recordOrNothingFollows();
    }

    bool recordOrNothingFollows() const
    {
        LineCursor ahead = m_cursor;
        while (ahead.next())
            if (!ahead.line().trimmed().isEmpty())
                return splitRisLine(ahead.line(), 0, m_loose).tag == "TY";
        return true;
    }

    /// Without an ER before it, a TY is either a new record or the same tag twice. After a blank line it is
    /// new; else the lines that follow decide (settle).
    void begin(const TaggedLine& line)
    {
        m_outside = false;
        if (m_open) {
            settle();
            if (m_afterBlank && hasContent(m_lines)) {
                m_delivery.log().add(
                    m_lines.front().line, Severity::Warning,
                    QT_TRANSLATE_NOOP("formats",
                                      "the record has no end (ER); it ends where the next one starts"));
                emitRecord(m_lines);
                m_lines.clear();
            } else {
                m_doubtful = static_cast<qsizetype>(m_lines.size());
            }
        }
        m_open = true;
        m_lines.push_back(line);
    }

    void settle()
    {
        if (m_doubtful < 0)
            return;
        const TaggedField all(m_lines);
        const auto at = static_cast<size_t>(m_doubtful);
        m_doubtful = -1;
        if (identifies(all.first(at)) && identifies(all.subspan(at))) {
            m_delivery.log().add(
                all.front().line, Severity::Warning,
                QT_TRANSLATE_NOOP("formats",
                                  "the record has no end (ER); it ends where the next one starts"));
            emitRecord(all.first(at));
            m_lines.erase(m_lines.begin(), m_lines.begin() + static_cast<std::ptrdiff_t>(at));
            return;
        }
        m_delivery.log().add(
            all[at].line, Severity::Warning,
            QT_TRANSLATE_NOOP("formats", "TY stands more than once in a record; the first one counts"));
    }

    void field(const TaggedLine& line)
    {
        m_outside = false;
        if (!m_open) {
            if (!isMappedRisTag(line.tag)) {
                m_delivery.log().outsideLine(line.line);
                return;
            }
            m_open = true;
            m_delivery.log().add(
                line.line, Severity::Warning,
                QT_TRANSLATE_NOOP("formats", "the record starts without its type (TY); it was read as GEN"));
        }
        m_lines.push_back(line);
        m_webOfScience = m_webOfScience || isOneOf(kWebOfScienceTags, line.tag);
    }

    void continuation(const TaggedLine& line)
    {
        m_outside = m_outside || isRecordHeading(line.value);
        if (!m_open || m_outside)
            m_delivery.log().outsideLine(line.line);
        else if (m_afterBlank && !paragraphGoesOn())
            m_lines.push_back({kUntagged, line.value, line.line});
        else
            m_lines.push_back(line);
    }

    /// After a blank line only text fields go on; what follows "VL  - 3" and a blank line belongs to no
    /// field.
    bool paragraphGoesOn() const
    {
        const auto tagged = std::find_if(m_lines.rbegin(), m_lines.rend(),
                                         [](const TaggedLine& l) { return !l.tag.isEmpty(); });
        return tagged != m_lines.rend() &&
               (isOneOf(kParagraphTags, tagged->tag) || !isMappedRisTag(tagged->tag));
    }

    void end()
    {
        m_outside = false;
        if (!m_open)
            return;
        settle();
        emitRecord(m_lines);
        m_lines.clear();
        m_open = false;
    }

    void endOfFile()
    {
        m_delivery.log().add(
            m_lines.front().line, Severity::Warning,
            QT_TRANSLATE_NOOP(
                "formats",
                "the last record has no end (ER): the file may be cut off; what is there was kept"));
        end();
    }

    void emitRecord(TaggedField lines)
    {
        const int line = lines.front().line;
        if (!hasContent(lines)) {
            m_delivery.refuseEmpty(line);
            return;
        }
        const std::vector<TaggedLine> separated =
            m_webOfScience ? withoutGluedTags(lines) : std::vector<TaggedLine>();
        m_webOfScience = false;
        m_delivery.deliver(
            buildRisRecord(separated.empty() ? lines : TaggedField(separated), m_delivery.log()), line);
    }

    LineCursor m_cursor;
    bool m_loose;
    RecordDelivery m_delivery;
    std::vector<TaggedLine> m_lines{}; ///< of the open record
    qsizetype m_doubtful = -1;         ///< index in m_lines of a TY that may be a new record
    bool m_open = false;
    bool m_afterBlank = false;
    bool m_outside = false; ///< in text that belongs to no record
    bool m_webOfScience = false;
};

} // namespace

bool sniffRis(const QString& head)
{
    const QByteArray text = head.toUtf8();
    LineCursor cursor(text);
    int mapped = 0;
    while (cursor.next()) {
        const TaggedLine line = splitRisLine(cursor.line(), 0, false);
        if (line.tag == "TY")
            return true;
        mapped += line.tag.isEmpty() ? 0 : 1;
        if (line.tag == "ER" && mapped > 2)
            return true;
    }
    return false;
}

ReadSummary readRis(const QByteArray& bytes, const RecordSink& sink)
{
    return readDecoded(bytes, [&sink](const QByteArray& utf8) { return RisReader(utf8, sink).run(); });
}

} // namespace plansift::formats
