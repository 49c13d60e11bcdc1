// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the MEDLINE display format (NBIB): what the reader makes of it is the record again.
#include "core/formats/writers.hpp"

#include "core/formats/identifiers.hpp"
#include "core/formats/nbib_record.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/readers.hpp"
#include "core/formats/writer_raw.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Publication types of the kinds that NBIB tells apart.
constexpr std::pair<QStringView, QStringView> kPublicationTypes[] = {{u"BOOK", u"Book"},
                                                                     {u"CHAP", u"Book Chapter"},
                                                                     {u"RPRT", u"Technical Report"},
                                                                     {u"CONF", u"Congress"},
                                                                     {u"THES", u"Academic Dissertation"}};

/// Tags of the format have two to four capitals or digits.
bool isNbibTag(const QString& tag)
{
    const auto isCapital = [](QChar c) { return c >= u'A' && c <= u'Z'; };
    return tag.size() >= 2 && tag.size() <= 4 && isCapital(tag.at(0)) &&
           std::all_of(tag.begin(), tag.end(),
                       [&](QChar c) { return isCapital(c) || (c >= u'0' && c <= u'9'); });
}

/// "Miller, Ann B 3rd"
QString fullName(const Author& author)
{
    return QStringList{author.family, QStringList{author.given, author.suffix}.join(u' ').trimmed()}.join(
        u", "_s);
}

/// "Miller AB 3rd"
QString shortName(const Author& author)
{
    QString initials;
    for (const QString& word : author.given.split(u' ', Qt::SkipEmptyParts))
        initials +=
            word.size() <= 3 && word == word.toUpper() ? QString(word).remove(u'.') : word.first(1).toUpper();
    return QStringList{author.family, initials, author.suffix}.join(u' ').trimmed();
}

/// One record as lines.
class NbibRecordWriter {
public:
    /// `foreign`: tags that NBIB gives another meaning are carried instead of written as they stand.
    NbibRecordWriter(const Record& record, bool foreign)
        : m_record(record)
        , m_foreign(foreign)
    {
    }

    QByteArray write()
    {
        // Every record starts with PMID: in a file where some have one, the others would run together.
        m_out += "PMID- " + printedPmid().toUtf8() + "\n";
        early();
        titles();
        people();
        source();
        identifiers();
        lines("OT", m_record.keywords);
        lines("GN", m_record.notes);
        for (const RawField& field : m_record.raw)
            if (const RawField own = uncarried(field); !isEarly(own.tag))
                raw(field);
        return m_out;
    }

private:
    /// The owner decides what OID means; an ORCID that stands before all authors belongs to none of them.
    static bool isEarly(const QString& tag) { return tag == u"OWN"_s || tag == u"AUID"_s; }

    void early()
    {
        for (const RawField& field : m_record.raw)
            if (const RawField own = uncarried(field); isEarly(own.tag))
                raw(field);
        for (const auto& [type, printed] : kPublicationTypes)
            if (m_record.type == type && !hasRaw(u"PT"_s))
                line("PT", printed.toString());
    }

    void titles()
    {
        line("TI", m_record.title);
        lines("TT", m_record.titlesTranslated);
        for (qsizetype i = 0; i < m_record.abstracts.size(); ++i)
            line(i == 0 ? "AB" : "OAB", m_record.abstracts.at(i));
    }

    void people()
    {
        for (const Author& author : m_record.authors) {
            if (author.literal.isEmpty()) {
                line("FAU", fullName(author));
                line("AU", shortName(author));
            } else {
                line("CN", author.literal);
            }
            if (!author.orcid.isEmpty())
                line("AUID", u"ORCID: " + author.orcid);
        }
        for (const Author& editor : m_record.editors)
            line("FED", editor.literal.isEmpty() ? fullName(editor) : editor.literal);
        lines("AD", m_record.affiliations);
    }

    void source()
    {
        line("JT", m_record.journal);
        line("TA", m_record.journalAbbrev);
        date();
        line("VI", m_record.volume);
        line("IP", m_record.issue);
        line("PG", m_record.pages.isEmpty() ? m_record.articleNumber : m_record.pages);
        line("PB", m_record.publisher);
        line("PL", m_record.place);
        lines("LA", m_record.languages);
        lines("IS", m_record.issns);
        lines("ISBN", m_record.isbns);
    }

    /// A number that is no PMID stands in `raw`.
    QString printedPmid() const
    {
        const auto found = std::find_if(m_record.raw.begin(), m_record.raw.end(),
                                        [](const RawField& f) { return f.tag == u"PMID"_s; });
        return m_record.pmid.isEmpty() && found != m_record.raw.end() ? found->value : m_record.pmid;
    }

    /// A date without a year gets it in front; one of another year stands beside it.
    void date()
    {
        const QString year = m_record.year == 0 ? QString() : QString::number(m_record.year);
        const int dated = yearIn(m_record.date);
        if (dated == 0) {
            line("DP", QStringList{year, m_record.date}.join(u' ').trimmed());
            return;
        }
        if (dated != m_record.year)
            line("DP", year);
        line("DP", m_record.date);
    }

    void identifiers()
    {
        if (!m_record.doi.isEmpty())
            line("LID", m_record.doi + u" [doi]");
        lines("AID", m_record.urls);
        line("PMC", m_record.pmcid);
        for (const ListedId& id : m_record.accessions)
            line(id.list == u"ERIC"_s ? "OID" : "X9", id.list == u"ERIC"_s ? id.id : QString(u"AN=" + id.id));
        for (const ListedId& id : m_record.trialIds)
            if (!standsInRaw(id.id))
                line("SI", id.list + u'/' + id.id);
    }

    bool hasRaw(const QString& tag) const
    {
        return std::any_of(m_record.raw.begin(), m_record.raw.end(),
                           [&tag](const RawField& f) { return uncarried(f).tag == tag; });
    }

    bool standsInRaw(const QString& id) const
    {
        return std::any_of(m_record.raw.begin(), m_record.raw.end(),
                           [&id](const RawField& f) { return f.value.contains(id); });
    }

    void raw(const RawField& field)
    {
        const RawField own = uncarried(field);
        if (own.tag == u"PMID"_s && m_record.pmid.isEmpty())
            return;
        if (own.tag.isEmpty()) {
            m_out += "\n" + QString(own.value).replace(u'\n', u' ').toUtf8() + "\n";
            return;
        }
        // What came out of a carrier belongs here; anything else may mean something else here.
        const bool means = m_foreign && own == field && isMappedNbibTag(own.tag.toLatin1());
        verbatim(isNbibTag(own.tag) && !means ? own : carried(own));
    }

    void verbatim(const RawField& field) { put(field.tag.toLatin1(), field.value); }

    void put(const QByteArray& tag, QString value)
    {
        m_out += tag.leftJustified(4, ' ') + "- " + value.replace(u'\n', u"\n      "_s).toUtf8() + "\n";
    }

    void line(const char* tag, const QString& value)
    {
        if (!value.isEmpty())
            put(tag, withEntitiesGuarded(value));
    }

    void lines(const char* tag, const QStringList& values)
    {
        for (const QString& value : values)
            line(tag, value);
    }

    const Record& m_record;
    bool m_foreign;
    QByteArray m_out{};
};

QByteArray nbibRecord(const Record& record)
{
    const QByteArray plain = NbibRecordWriter(record, false).write();
    if (record.raw.isEmpty())
        return plain;
    // A record of another format may hold tags that mean something else in NBIB.
    bool same = false;
    readNbib(plain, [&](Record&& read) {
        same = isSameRecord(record, read);
        return false;
    });
    return same ? plain : NbibRecordWriter(record, true).write();
}

} // namespace

QByteArray writeNbib(const QList<Record>& records)
{
    QByteArray out;
    for (const Record& record : records)
        out += nbibRecord(record) + "\n";
    return out;
}

} // namespace plansift::formats
