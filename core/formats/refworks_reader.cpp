// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the tagged format of RefWorks: "RT Journal Article", then one tag a line.
#include "core/formats/readers.hpp"

#include "core/formats/identifiers.hpp"
#include "core/formats/line_cursor.hpp"
#include "core/formats/record_delivery.hpp"
#include "core/formats/source_text.hpp"
#include "core/formats/tag_table.hpp"

#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

using D = RecordDraft;

/// Source: the legend that RefWorks writes at the head of an export.
constexpr TagRule kRules[] = {{"RT", &D::type},
                              {"SR", &D::keep},
                              {"ID", &D::keep},
                              {"A1", &D::authors, '\n'},
                              {"T1", &D::title},
                              {"JF", &D::journal},
                              {"JO", &D::journalAbbrev},
                              {"YR", &D::year},
                              {"FD", &D::date},
                              {"VO", &D::volume},
                              {"IS", &D::issue},
                              {"SP", &D::startPage},
                              {"OP", &D::endPage},
                              {"K1", &D::keyword},
                              {"AB", &D::abstract, '\n'},
                              {"NO", &D::notes, '\n'},
                              {"A2", &D::editors, '\n'},
                              {"T2", &D::secondaryTitle},
                              {"ED", &D::keep},
                              {"PB", &D::publisher},
                              {"PP", &D::place},
                              {"A3", &D::keep, '\n'},
                              {"A4", &D::keep, '\n'},
                              {"A5", &D::keep, '\n'},
                              {"T3", &D::keep},
                              {"SN", &D::serialNumber},
                              {"AV", &D::keep},
                              {"AD", &D::affiliations, '\n'},
                              {"AN", &D::accession},
                              {"LA", &D::languages},
                              {"CL", &D::keep},
                              {"SF", &D::keep},
                              {"OT", &D::titleTranslated},
                              {"LK", &D::url, '\n'},
                              {"DO", &D::doi},
                              {"CN", &D::keep},
                              {"DB", &D::database},
                              {"DS", &D::provider},
                              {"IP", &D::keep},
                              {"RD", &D::keep},
                              {"ST", &D::titleShort},
                              {"U1", &D::keep},
                              {"U2", &D::keep},
                              {"U3", &D::keep},
                              {"U4", &D::keep},
                              {"U5", &D::keep},
                              {"U6", &D::keep},
                              {"U7", &D::keep},
                              {"U8", &D::keep},
                              {"U9", &D::keep},
                              {"U10", &D::keep},
                              {"U11", &D::keep},
                              {"U12", &D::keep},
                              {"U13", &D::keep},
                              {"U14", &D::keep},
                              {"U15", &D::keep},
                              {"UL", &D::url, '\n'},
                              {"SL", &D::keep},
                              {"LL", &D::keep},
                              {"CR", &D::keep, '\n'},
                              {"WT", &D::keep},
                              {"A6", &D::keep},
                              {"WV", &D::keep},
                              {"WP", &D::keep},
                              {"OL", &D::keep},
                              {"PMID", &D::pmid},
                              {"PMCID", &D::pmcid}};

const TagTable& table()
{
    static const TagTable rules(kRules);
    return rules;
}

/// Only tags of the legend count: a line of an abstract may start with two capitals.
TaggedLine splitRefWorksLine(QByteArrayView line, int number)
{
    const qsizetype blank = line.indexOf(' ');
    const QByteArrayView tag = line.first(blank < 0 ? line.size() : blank);
    if (tag.size() > 5 || !table().knows(tag))
        return {{}, line, number};
    return {tag, line.sliced(tag.size()), number};
}

/// A note may be nothing but the DOI.
void takeDoiOfNotes(Record& record)
{
    for (const QString& note : record.notes)
        if (record.doi.isEmpty() && note.startsWith(u"doi:"_s, Qt::CaseInsensitive))
            record.doi = bareDoi(note);
}

class RefWorksReader {
public:
    RefWorksReader(QByteArrayView text, const RecordSink& sink)
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
        const TaggedLine line = splitRefWorksLine(m_cursor.line(), m_cursor.number());
        if (m_cursor.line().trimmed().isEmpty())
            return;
        if (line.tag == "RT")
            end();
        if (m_lines.empty() && line.tag != "RT")
            m_delivery.log().outsideLine(line.line);
        else
            m_lines.push_back(line);
    }

    void end()
    {
        if (m_lines.empty())
            return;
        const int line = m_lines.front().line;
        if (m_lines.size() == 1) {
            m_delivery.refuseEmpty(line);
        } else {
            RecordDraft draft(m_delivery.log());
            table().fill(draft, m_lines);
            Record record = draft.finish();
            takeDoiOfNotes(record);
            m_delivery.deliver(std::move(record), line);
        }
        m_lines.clear();
    }

    LineCursor m_cursor;
    RecordDelivery m_delivery;
    std::vector<TaggedLine> m_lines{}; ///< of the open record
};

} // namespace

bool sniffRefWorks(const QString& head)
{
    const QByteArray text = head.toUtf8();
    LineCursor cursor(text);
    int tags = 0;
    bool started = false;
    while (cursor.next() && tags < 2) {
        const TaggedLine line = splitRefWorksLine(cursor.line(), 0);
        started = started || (line.tag == "RT" && !line.value.startsWith("  -"));
        tags += started && line.tag.size() == 2 && line.tag != "RT" ? 1 : 0;
    }
    return tags >= 2;
}

ReadSummary readRefWorks(const QByteArray& bytes, const RecordSink& sink)
{
    return readDecoded(bytes, [&sink](const QByteArray& utf8) { return RefWorksReader(utf8, sink).run(); });
}

} // namespace plansift::formats
