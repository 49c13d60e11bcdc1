// SPDX-License-Identifier: GPL-3.0-or-later
// Writes RIS: what the reader makes of it is the record again, with every tag it did not understand.
#include "core/formats/writers.hpp"

#include "core/formats/person_name.hpp"
#include "core/formats/readers.hpp"
#include "core/formats/ris_line.hpp"
#include "core/formats/ris_record.hpp"
#include "core/formats/source_database.hpp"
#include "core/formats/writer_raw.hpp"

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// True for tags that a RIS file can have: two characters, PMID, or none for lines between the fields.
bool isRisTag(const QString& tag)
{
    if (tag.isEmpty() || tag == u"PMID"_s)
        return true;
    const auto isCapital = [](QChar c) { return c >= u'A' && c <= u'Z'; };
    return tag.size() == 2 && isCapital(tag.at(0)) &&
           (isCapital(tag.at(1)) || (tag.at(1) >= u'0' && tag.at(1) <= u'9'));
}

/// A line that the reader would not take for the continuation of the field before it.
bool breaksField(const QString& line)
{
    const QByteArray utf8 = line.toUtf8();
    return !splitRisLine(utf8, 0, false).tag.isEmpty() || utf8.trimmed() == "ER" ||
           utf8.startsWith("Record #");
}

/// "Family, Given, Suffix"; a comma at the end keeps a group name whole that would be parted.
QString nameText(const Author& author)
{
    const QString name = displayName(author);
    Author read = parseName(name);
    read.orcid = author.orcid;
    return author.literal.isEmpty() || read == author ? name : QString(name + u',');
}

QString oneLine(QString text)
{
    return text.replace(u'\n', u' ');
}

/// First and last page; one value when the pages are no plain range.
std::pair<QString, QString> pageRange(const QString& pages)
{
    const qsizetype dash = pages.indexOf(u'-');
    const bool range = dash > 0 && dash + 1 < pages.size() && pages.indexOf(u'-', dash + 1) < 0;
    if (!range || pages.first(dash) == pages.sliced(dash + 1) || pages.contains(u' '))
        return {pages, {}};
    return {pages.first(dash), pages.sliced(dash + 1)};
}

bool hasRaw(const Record& record, const QString& tag)
{
    return std::any_of(record.raw.begin(), record.raw.end(),
                       [&tag](const RawField& f) { return f.tag == tag; });
}

/// One record as lines.
class RisRecordWriter {
public:
    /// `foreign`: the record is of another format; its tags are carried instead of written as they stand.
    RisRecordWriter(const Record& record, bool foreign)
        : m_record(record)
        , m_foreign(foreign)
    {
    }

    QByteArray write()
    {
        head();
        titles();
        people();
        source();
        identifiers();
        texts();
        for (const RawField& field : m_record.raw)
            raw(field);
        m_out += "ER  - \r\n";
        return m_out;
    }

private:
    void head()
    {
        const bool unknown = m_record.type == u"GEN"_s && hasRaw(m_record, u"TY"_s) && !m_foreign;
        if (!unknown)
            line(u"TY"_s, isRisType(m_record.type) ? m_record.type : u"GEN"_s);
        for (const RawField& field : m_record.raw) {
            if (field.tag == u"TY"_s && !m_foreign)
                verbatim(field);
            if (field.tag.isEmpty())
                m_out += "\r\n" + QString(field.value).replace(u"\n"_s, u"\r\n"_s).toUtf8() + "\r\n";
        }
    }

    void titles()
    {
        line(u"TI"_s, m_record.title);
        lines(u"TT"_s, m_record.titlesTranslated);
        line(u"ST"_s, m_record.titleShort);
    }

    void people()
    {
        for (const Author& author : m_record.authors)
            line(u"AU"_s, nameText(author));
        for (const Author& editor : m_record.editors)
            line(u"A2"_s, nameText(editor));
    }

    void source()
    {
        static const QStringList inBooks{u"CHAP"_s, u"ECHAP"_s, u"CONF"_s, u"CPAPER"_s};
        const bool book = inBooks.contains(m_record.type) && !hasRaw(m_record, u"JF"_s);
        line(book ? u"T2"_s : u"JF"_s, m_record.journal);
        if (m_record.journalAbbrev == m_record.journal) // RIS holds a name only once
            carry(u"TA"_s, m_record.journalAbbrev);
        else
            line(hasRaw(m_record, u"JI"_s) ? u"JI"_s : u"J2"_s, m_record.journalAbbrev);
        line(u"T3"_s, m_record.conference);
        line(u"PY"_s, m_record.year == 0 ? QString() : QString::number(m_record.year));
        line(u"DA"_s, m_record.date);
        line(u"VL"_s, m_record.volume);
        line(u"IS"_s, m_record.issue);
        line(u"C7"_s, m_record.articleNumber);
        const auto [first, last] = pageRange(m_record.pages);
        line(u"SP"_s, first);
        line(u"EP"_s, last);
        line(u"PB"_s, m_record.publisher);
        line(u"CY"_s, m_record.place);
    }

    void identifiers()
    {
        line(u"DO"_s, m_record.doi);
        lines(u"SN"_s, m_record.issns);
        lines(u"SN"_s, m_record.isbns);
        line(u"DB"_s, m_record.database);
        line(u"DP"_s, m_record.provider);
        line(u"AN"_s, m_record.pmid.isEmpty() ? QString() : QString(u"PMID:" + m_record.pmid));
        line(u"C2"_s, m_record.pmcid);
        for (const ListedId& id : m_record.accessions)
            if (!standsInLink(id))
                line(u"AN"_s, id.id);
        for (const ListedId& id : m_record.trialIds)
            if (!standsElsewhere(id))
                line(u"AN"_s, id.id);
        lines(u"UR"_s, m_record.urls);
    }

    /// The reader takes the number of a link only when no other accession is given.
    bool standsInLink(const ListedId& id) const
    {
        return m_record.accessions.size() == 1 &&
               std::any_of(m_record.urls.begin(), m_record.urls.end(),
                           [&id](const QString& url) { return accessionInLink(url) == id; });
    }

    bool standsElsewhere(const ListedId& id) const
    {
        QStringList places{m_record.title, m_record.urls.join(u' ')};
        for (const ListedId& accession : m_record.accessions)
            places += accession.id;
        for (const RawField& field : m_record.raw)
            places += field.value;
        return std::any_of(places.begin(), places.end(),
                           [&id](const QString& p) { return p.contains(id.id); });
    }

    void texts()
    {
        lines(u"LA"_s, m_record.languages);
        lines(u"KW"_s, m_record.keywords);
        for (const QString& abstract : m_record.abstracts)
            paragraphs(u"AB"_s, withEntitiesGuarded(abstract));
        lines(u"AD"_s, m_record.affiliations);
        for (const QString& note : m_record.notes)
            paragraphs(u"N1"_s, withEntitiesGuarded(note));
        lines(u"LB"_s, m_record.labels);
    }

    void raw(const RawField& field)
    {
        if (field.tag.isEmpty() || (field.tag == u"TY"_s && !m_foreign))
            return;
        const bool carries = m_foreign && field.tag != kCarrierTag;
        verbatim(carries ? carried(field) : field);
    }

    void carry(const QString& tag, const QString& value)
    {
        if (!value.isEmpty())
            verbatim(carried({tag, value}));
    }

    void verbatim(const RawField& field)
    {
        if (field.tag == u"PMID"_s)
            m_out += "PMID - " + field.value.toUtf8() + "\r\n";
        else
            paragraphs(field.tag, field.value);
    }

    void line(const QString& tag, const QString& value)
    {
        if (!value.isEmpty())
            m_out += (tag + u"  - " + oneLine(withEntitiesGuarded(value)) + u"\r\n").toUtf8();
    }

    void lines(const QString& tag, const QStringList& values)
    {
        for (const QString& value : values)
            line(tag, value);
    }

    /// Line ends stay unless the next line would be read as something else.
    void paragraphs(const QString& tag, const QString& value)
    {
        QString text;
        for (const QString& part : value.split(u'\n')) {
            const QString trimmed = part.trimmed();
            if (!trimmed.isEmpty())
                text += (text.isEmpty() ? u""_s : breaksField(trimmed) ? u" "_s : u"\r\n"_s) + trimmed;
        }
        if (!text.isEmpty())
            m_out += (tag + u"  - " + text + u"\r\n").toUtf8();
    }

    const Record& m_record;
    bool m_foreign;
    QByteArray m_out{};
};

QByteArray risRecord(const Record& record)
{
    const bool native =
        std::all_of(record.raw.begin(), record.raw.end(), [](const RawField& f) { return isRisTag(f.tag); });
    if (!native)
        return RisRecordWriter(record, true).write();
    const QByteArray plain = RisRecordWriter(record, false).write();
    if (record.raw.isEmpty())
        return plain;
    // Tags of another format may look like RIS and mean something else.
    bool same = false;
    readRis(plain, [&](Record&& read) {
        same = isSameRecord(record, read);
        return false;
    });
    return same ? plain : RisRecordWriter(record, true).write();
}

} // namespace

QByteArray writeRis(const QList<Record>& records)
{
    QByteArray out;
    for (const Record& record : records)
        out += risRecord(record) + "\r\n";
    return out;
}

} // namespace plansift::formats
