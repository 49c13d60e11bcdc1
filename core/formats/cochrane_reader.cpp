// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the plain-text export of the Cochrane Library: "Record #1 of 271", then "TI: ..." lines.
#include "core/formats/readers.hpp"

#include "core/formats/identifiers.hpp"
#include "core/formats/line_cursor.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/record_delivery.hpp"
#include "core/formats/source_text.hpp"
#include "core/formats/tag_table.hpp"

#include <QRegularExpression>

#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

using D = RecordDraft;

constexpr TagRule kRules[] = {
    {"ID", &D::keep},      {"AU", &D::authors, '\n'}, {"TI", &D::title},        {"SO", &D::journal},
    {"YR", &D::year},      {"NO", &D::issue},         {"VL", &D::volume},       {"PG", &D::pages},
    {"PB", &D::publisher}, {"KY", &D::keywords},      {"DOI", &D::doi},         {"AB", &D::abstract, '\n'},
    {"US", &D::url, '\n'}, {"CC", &D::keep},          {"PM", &D::keep},         {"XR", &D::keep},
    {"PT", &D::type},      {"AN", &D::keep},          {"SN", &D::serialNumber}, {"LA", &D::languages}};

const TagTable& table()
{
    static const TagTable rules(kRules);
    return rules;
}

bool isHeading(QByteArrayView line)
{
    return line.startsWith("Record #") && line.contains(" of ");
}

TaggedLine splitCochraneLine(QByteArrayView line, int number)
{
    const qsizetype colon = line.first(std::min<qsizetype>(4, line.size())).indexOf(':');
    if (colon < 2 || !table().knows(line.first(colon)))
        return {{}, line, number};
    return {line.first(colon), line.sliced(colon + 1), number};
}

/// "Van Ryswyk Emer": the family name comes first, with the small words before it, and no comma parts it.
Author familyFirst(const Author& author)
{
    static const QRegularExpression group(
        uR"(group|collaboration|committee|network|investigators|consortium|team|trial|study)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression name(
        uR"(^((?:(?:van|von|de|der|den|del|della|di|da|dos|du|el|al|le|la|ter|ten|st)\s)*\S+)\s(.+)$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString printed =
        author.literal.isEmpty() ? QString(author.family + u' ' + author.given) : author.literal;
    if (author.literal.isEmpty() && !author.suffix.isEmpty())
        return author;
    const QRegularExpressionMatch match = name.match(printed);
    if (!match.hasMatch() || group.match(printed).hasMatch())
        return groupName(printed);
    return {match.captured(1), match.captured(2), {}, {}, {}};
}

struct Origin {
    QStringView prefix; ///< of the ID
    QStringView database;
    QStringView type; ///< of its records, "" = as the record says
};

constexpr Origin kOrigins[] = {{u"CN-", u"CENTRAL", u""},
                               {u"CD", u"Cochrane Database of Systematic Reviews", u"JOUR"},
                               {u"DARE", u"DARE", u"JOUR"},
                               {u"NHSEED", u"NHS EED", u"JOUR"},
                               {u"HTA", u"HTA Database", u"RPRT"}};

void takeOrigin(Record& record)
{
    const QString id = rawValue(record, u"ID");
    record.provider = u"Cochrane Library"_s;
    for (const Origin& origin : kOrigins)
        if (id.startsWith(origin.prefix)) {
            record.database = origin.database.toString();
            if (record.type == u"GEN"_s && !origin.type.isEmpty())
                record.type = origin.type.toString();
            break;
        }
    if (!id.isEmpty())
        record.accessions.append({record.database, id});
}

/// "PUBMED 12345678" and registrations in XR, SO and US.
void takeNumbers(Record& record)
{
    static const QRegularExpression pubmed(u"(?:PUBMED|PMID)[: ]*(\\d{1,8})\\b"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const QString numbers = rawValue(record, u"PM");
    const QRegularExpressionMatch match = pubmed.match(numbers);
    if (record.pmid.isEmpty())
        record.pmid = match.hasMatch() ? match.captured(1) : isPmid(numbers) ? numbers : QString();
    const QString registrations =
        QStringList{rawValue(record, u"XR"), record.journal, record.urls.join(u' ')}.join(u' ');
    takeTrialIds(record, registrations);
}

class CochraneReader {
public:
    CochraneReader(QByteArrayView text, const RecordSink& sink)
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
        if (isHeading(text)) {
            end();
            m_heading = m_cursor.number();
        } else if (!text.trimmed().isEmpty()) {
            field(splitCochraneLine(text, m_cursor.number()));
        }
    }

    void field(const TaggedLine& line)
    {
        if (m_heading == 0 || (m_lines.empty() && line.tag.isEmpty()))
            m_delivery.log().outsideLine(line.line);
        else
            m_lines.push_back(line);
    }

    void end()
    {
        if (m_heading == 0)
            return;
        if (m_lines.empty()) {
            m_delivery.refuseEmpty(m_heading);
        } else {
            m_delivery.deliver(record(), m_heading);
        }
        m_lines.clear();
    }

    Record record()
    {
        RecordDraft draft(m_delivery.log());
        table().fill(draft, m_lines);
        Record record = draft.finish();
        for (Author& author : record.authors)
            author = familyFirst(author);
        takeOrigin(record);
        takeNumbers(record);
        return record;
    }

    LineCursor m_cursor;
    RecordDelivery m_delivery;
    std::vector<TaggedLine> m_lines{}; ///< of the open record
    int m_heading = 0;                 ///< line of its heading
};

} // namespace

/// RIS files of the library carry the same heading; they have TY lines.
bool sniffCochrane(const QString& head)
{
    const QByteArray text = head.toUtf8();
    LineCursor cursor(text);
    bool heading = false;
    int tags = 0;
    while (cursor.next()) {
        heading = heading || isHeading(cursor.line());
        tags += heading && !splitCochraneLine(cursor.line(), 0).tag.isEmpty() ? 1 : 0;
        if (cursor.line().startsWith("TY ") || (!heading && !cursor.line().trimmed().isEmpty()))
            return false;
    }
    return heading && tags > 0;
}

ReadSummary readCochrane(const QByteArray& bytes, const RecordSink& sink)
{
    return readDecoded(bytes, [&sink](const QByteArray& utf8) { return CochraneReader(utf8, sink).run(); });
}

} // namespace plansift::formats
