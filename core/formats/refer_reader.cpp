// SPDX-License-Identifier: GPL-3.0-or-later
// Reads Refer / BibIX, which EndNote writes as .enw: a percent sign and one character name a field.
#include "core/formats/readers.hpp"

#include "core/formats/line_cursor.hpp"
#include "core/formats/record_delivery.hpp"
#include "core/formats/source_text.hpp"
#include "core/formats/tag_table.hpp"

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

using D = RecordDraft;

/// Source: EndNote, "Refer format tags"; Wan'fang and RDA catalogues for %H, %W, %?, %*.
constexpr TagRule kRules[] = {{"%0", &D::type},
                              {"%A", &D::authors, '\n'},
                              {"%B", &D::secondaryTitle},
                              {"%C", &D::place},
                              {"%D", &D::year},
                              {"%E", &D::editors, '\n'},
                              {"%F", &D::keep},
                              {"%G", &D::languages},
                              {"%H", &D::keep},
                              {"%I", &D::publisher},
                              {"%J", &D::journal},
                              {"%K", &D::keywords, '\n'},
                              {"%L", &D::keep},
                              {"%M", &D::accession},
                              {"%N", &D::issue},
                              {"%O", &D::notes, '\n'},
                              {"%P", &D::pages},
                              {"%Q", &D::titleTranslated},
                              {"%R", &D::doi},
                              {"%S", &D::keep},
                              {"%T", &D::title},
                              {"%U", &D::url, '\n'},
                              {"%V", &D::volume},
                              {"%W", &D::keep},
                              {"%X", &D::abstract, '\n'},
                              {"%Y", &D::keep},
                              {"%Z", &D::notes, '\n'},
                              {"%1", &D::keep, '\n'},
                              {"%2", &D::keep, '\n'},
                              {"%3", &D::keep, '\n'},
                              {"%4", &D::keep, '\n'},
                              {"%5", &D::keep, '\n'},
                              {"%6", &D::keep, '\n'},
                              {"%7", &D::keep},
                              {"%8", &D::date},
                              {"%9", &D::keep},
                              {"%?", &D::keep, '\n'},
                              {"%*", &D::keep},
                              {"%@", &D::serialNumber},
                              {"%!", &D::titleShort},
                              {"%#", &D::keep},
                              {"%$", &D::keep},
                              {"%&", &D::keep},
                              {"%(", &D::keep},
                              {"%)", &D::keep},
                              {"%+", &D::affiliations, '\n'},
                              {"%^", &D::keep},
                              {"%>", &D::url, '\n'},
                              {"%<", &D::notes, '\n'},
                              {"%[", &D::keep},
                              {"%]", &D::keep},
                              {"%=", &D::keep},
                              {"%~", &D::database}};

const TagTable& table()
{
    static const TagTable rules(kRules);
    return rules;
}

TaggedLine splitReferLine(QByteArrayView line, int number)
{
    const bool tagged = line.size() >= 2 && line[0] == '%' && line[1] > ' ' && line[1] != '%' &&
                        (line.size() == 2 || line[2] == ' ' || line[2] == '\t');
    if (!tagged)
        return {{}, line, number};
    return {line.first(2), line.sliced(std::min<qsizetype>(3, line.size())), number};
}

class ReferReader {
public:
    ReferReader(QByteArrayView text, const RecordSink& sink)
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
        const TaggedLine line = splitReferLine(m_cursor.line(), m_cursor.number());
        if (m_cursor.line().trimmed().isEmpty()) {
            m_afterBlank = true;
            return;
        }
        if (line.tag.isEmpty())
            continuation(line);
        else if (line.tag == "%0")
            type(line);
        else
            field(line);
        m_afterBlank = false;
    }

    /// Text behind a blank line goes on with the field before it: abstracts have paragraphs.
    void continuation(const TaggedLine& line)
    {
        if (m_lines.empty())
            m_delivery.log().outsideLine(line.line);
        else
            m_lines.push_back(line);
    }

    void field(const TaggedLine& line)
    {
        if (m_afterBlank)
            end();
        m_lines.push_back(line);
        m_types = 0;
        m_hasType = m_hasType && !m_afterBlank;
    }

    /// A type starts a record, but it may stand behind the title, and library catalogues write two of them.
    void type(const TaggedLine& line)
    {
        ++m_types;
        const bool second = m_types == 2 && onlyTypes() && !typeFollows();
        if (m_afterBlank || (m_hasType && !second))
            end();
        m_lines.push_back(line);
        m_hasType = true;
    }

    bool onlyTypes() const
    {
        return std::all_of(m_lines.begin(), m_lines.end(), [](const TaggedLine& l) { return l.tag == "%0"; });
    }

    bool typeFollows() const
    {
        LineCursor ahead = m_cursor;
        return ahead.next() && splitReferLine(ahead.line(), 0).tag == "%0";
    }

    void end()
    {
        m_hasType = false;
        if (m_lines.empty())
            return;
        const int line = m_lines.front().line;
        if (onlyTypes()) {
            m_delivery.refuseEmpty(line);
        } else {
            RecordDraft draft(m_delivery.log());
            table().fill(draft, m_lines);
            m_delivery.deliver(draft.finish(), line);
        }
        m_lines.clear();
    }

    LineCursor m_cursor;
    RecordDelivery m_delivery;
    std::vector<TaggedLine> m_lines{}; ///< of the open record
    int m_types = 0;                   ///< %0 lines in a row
    bool m_hasType = false;            ///< the open record has a %0
    bool m_afterBlank = false;
};

} // namespace

bool sniffRefer(const QString& head)
{
    const QByteArray text = head.toUtf8();
    LineCursor cursor(text);
    while (cursor.next())
        if (!cursor.line().trimmed().isEmpty())
            return table().knows(splitReferLine(cursor.line(), 0).tag);
    return false;
}

ReadSummary readRefer(const QByteArray& bytes, const RecordSink& sink)
{
    return readDecoded(bytes, [&sink](const QByteArray& utf8) { return ReferReader(utf8, sink).run(); });
}

} // namespace plansift::formats
