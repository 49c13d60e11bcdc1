// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the MEDLINE display format (NBIB): finds tags, continuations and records.
#include "core/formats/readers.hpp"

#include "core/formats/line_cursor.hpp"
#include "core/formats/nbib_record.hpp"
#include "core/formats/record_delivery.hpp"
#include "core/formats/source_text.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// Takes "PMID- 123", "TI  - Title", "ISSN - 1234-5678" apart; tag "" for continuations and other lines.
TaggedLine splitLine(QByteArrayView line, int number)
{
    qsizetype tagEnd = 0;
    while (tagEnd < line.size() && tagEnd < 4 &&
           ((line[tagEnd] >= 'A' && line[tagEnd] <= 'Z') ||
            (tagEnd > 0 && line[tagEnd] >= '0' && line[tagEnd] <= '9')))
        ++tagEnd;
    qsizetype dash = tagEnd;
    while (dash < line.size() && line[dash] == ' ' && dash < 5)
        ++dash;
    if (tagEnd < 2 || dash < 4 || dash >= line.size() || line[dash] != '-')
        return {{}, line, number};
    return {line.first(tagEnd), line.sliced(dash + 1), number};
}

bool isIndented(QByteArrayView line)
{
    return !line.isEmpty() && isBlank(line[0]);
}

class NbibReader {
public:
    NbibReader(QByteArrayView text, const RecordSink& sink)
        : m_cursor(text)
        , m_delivery(sink)
    {
    }

    ReadSummary run()
    {
        while (m_delivery.goesOn() && m_cursor.next())
            takeLine();
        if (!m_lines.empty())
            emitRecord();
        return m_delivery.summary();
    }

private:
    void takeLine()
    {
        const QByteArrayView text = m_cursor.line();
        const TaggedLine line = splitLine(text, m_cursor.number());
        if (text.trimmed().isEmpty()) {
            m_afterBlank = true;
            return;
        }
        if (line.tag.isEmpty())
            continuation(line);
        else
            field(line);
        m_afterBlank = false;
    }

    /// Records start with PMID, or with the tag of the file's first line (ERIC: OWN) after a blank line.
    void field(const TaggedLine& line)
    {
        if (m_firstTag.isEmpty())
            m_firstTag = line.tag;
        if (!m_lines.empty() && startsRecord(line))
            emitRecord();
        m_lines.push_back(line);
    }

    bool startsRecord(const TaggedLine& line) const
    {
        if (line.tag == "PMID")
            return m_afterBlank || hasPmid();
        return m_afterBlank && (line.tag == m_firstTag || m_firstTag != "PMID");
    }

    bool hasPmid() const
    {
        return std::any_of(m_lines.begin(), m_lines.end(),
                           [](const TaggedLine& l) { return l.tag == "PMID"; });
    }

    /// Indented lines go on. Others do not belong into this format: they are kept with the field before them,
    /// or on their own after a blank line.
    void continuation(const TaggedLine& line)
    {
        if (m_lines.empty()) {
            m_delivery.log().outsideLine(line.line);
            return;
        }
        if (!isIndented(line.value))
            m_delivery.log().add(
                line.line, Severity::Warning,
                QT_TRANSLATE_NOOP("formats",
                                  "the line has neither a tag nor an indentation; it was kept as it stands"));
        const bool ownLine = m_afterBlank && !isIndented(line.value);
        m_lines.push_back({ownLine ? kUntagged : line.tag, line.value, line.line});
    }

    void emitRecord()
    {
        const int line = m_lines.front().line;
        m_delivery.deliver(buildNbibRecord(m_lines, m_delivery.log()), line);
        m_lines.clear();
    }

    LineCursor m_cursor;
    RecordDelivery m_delivery;
    std::vector<TaggedLine> m_lines{}; ///< of the open record
    QByteArrayView m_firstTag{};
    bool m_afterBlank = false;
};

} // namespace

bool sniffNbib(const QString& head)
{
    const QByteArray text = head.toUtf8();
    LineCursor cursor(text);
    int tags = 0;
    while (cursor.next()) {
        const TaggedLine line = splitLine(cursor.line(), 0);
        if (line.tag == "PMID" || line.tag == "PMCR")
            return true;
        if (line.tag == "TY" || line.tag == "VN")
            return false;
        tags += line.tag.size() > 2 && cursor.line().indexOf('-') == 4 ? 1 : 0;
        if (tags >= 2)
            return true;
    }
    return false;
}

ReadSummary readNbib(const QByteArray& bytes, const RecordSink& sink)
{
    return readDecoded(bytes, [&sink](const QByteArray& utf8) { return NbibReader(utf8, sink).run(); });
}

} // namespace plansift::formats
