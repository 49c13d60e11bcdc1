// SPDX-License-Identifier: GPL-3.0-or-later
// Writes BibTeX that reads back as the same records.
#include "core/formats/writers.hpp"

#include "core/formats/bibtex_name.hpp"
#include "core/formats/bibtex_record.hpp"
#include "core/formats/bibtex_types.hpp"
#include "core/formats/citation_key.hpp"
#include "core/formats/field_rules.hpp"
#include "core/formats/latex_text.hpp"
#include "core/formats/readers.hpp"
#include "core/formats/source_database.hpp"
#include "core/formats/writer_raw.hpp"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

struct PlainField {
    QStringView name;
    QString Record::*member;
};

/// Fields whose text is written as it is.
constexpr PlainField kPlain[] = {
    {u"shorttitle", &Record::titleShort}, {u"shortjournal", &Record::journalAbbrev},
    {u"eventtitle", &Record::conference}, {u"volume", &Record::volume},
    {u"number", &Record::issue},          {u"eid", &Record::articleNumber},
    {u"address", &Record::place}};

/// Links and numbers: only braces and backslashes are escaped.
constexpr PlainField kVerbatim[] = {
    {u"doi", &Record::doi}, {u"pmid", &Record::pmid}, {u"pmcid", &Record::pmcid}};

QString verbatim(QString text)
{
    return text.replace(u'\\', u"\\textbackslash{}"_s)
        .replace(u'{', u"\\{"_s)
        .replace(u'}', u"\\}"_s)
        .replace(u"\\textbackslash\\{\\}"_s, u"\\textbackslash{}"_s);
}

/// The reader writes entities of HTML out, too.
QString latexOf(const QString& text)
{
    return textToLatex(withEntitiesGuarded(text));
}

/// An empty line parts paragraphs.
QString paragraphs(const QString& text)
{
    return latexOf(text).replace(u"\n"_s, u"\n\n"_s);
}

/// A key without the signs that end keys or that LaTeX reads.
QString plainKey(QString key)
{
    key.removeIf([](QChar c) { return c.isSpace() || u"{}(),\"#%~\\='"_s.contains(c); });
    return key;
}

class EntryWriter {
public:
    /// `foreign`: the record is of another format; its tags are carried where BibTeX gives them a meaning.
    EntryWriter(const Record& record, const QString& key, bool foreign)
        : m_record(record)
        , m_foreign(foreign)
    {
        static const QRegularExpression word(u"^(?!string$|comment$|preamble$|xdata$)[a-z][a-z0-9_-]*$"_s);
        const QString written = rawValue(record, kBibtexTypeTag);
        const bool usable = word.match(written).hasMatch();
        m_out = u'@' + (usable ? written : bibtexTypeOf(record.type).toString()) + u'{' + key + u",\n"_s;
    }

    QString run()
    {
        field(u"title", titleToLatex(withEntitiesGuarded(m_record.title)));
        names(u"author", m_record.authors);
        names(u"editor", m_record.editors);
        dates();
        field(journalField(), latexOf(m_record.journal));
        for (const PlainField& plain : kPlain)
            field(plain.name, latexOf(m_record.*plain.member));
        pages();
        field(publisherField(), latexOf(m_record.publisher));
        for (const PlainField& plain : kVerbatim)
            field(plain.name, verbatim(m_record.*plain.member));
        numbers();
        texts();
        raw();
        return m_out + u"}\n"_s;
    }

private:
    /// A line of a text that begins with @ would look like the next entry to readers that repair broken
    /// files.
    void field(QStringView name, QString latex)
    {
        static const QRegularExpression lineOfEntry(u"\n([ \t]*)@"_s);
        if (!latex.isEmpty())
            m_out += u"  "_s + name + u" = {"_s + latex.replace(lineOfEntry, u"\n\\1{@}"_s) + u"},\n"_s;
    }

    void names(QStringView name, const QList<Author>& authors)
    {
        QString list = writeBibtexNames(authors);
        if (rawValue(m_record, name) == kBibtexOthers)
            list += (list.isEmpty() ? u""_s : u" and "_s) + kBibtexOthers;
        field(name, list);
    }

    /// Months as macros, dates of BibLaTeX as `date`, anything else as it was printed.
    void dates()
    {
        static const QRegularExpression month(u"^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$"_s);
        static const QRegularExpression iso(uR"(^\d{4}-\d\d(-\d\d)?(/.*)?$)"_s);
        const QString& date = m_record.date;
        if (m_record.year != 0)
            field(u"year", QString::number(m_record.year));
        if (month.match(date).hasMatch())
            m_out += u"  month = "_s + date.toLower() + u",\n"_s;
        else if (iso.match(date).hasMatch())
            field(u"date", date);
        else
            field(m_record.year == 0 ? u"year" : u"month", latexOf(date));
    }

    QStringView journalField() const
    {
        static constexpr QStringView inBooks[] = {u"CHAP", u"ECHAP", u"CPAPER", u"CONF",
                                                  u"ABST", u"BOOK",  u"EDBOOK"};
        const bool book = std::find(std::begin(inBooks), std::end(inBooks), QStringView(m_record.type)) !=
                          std::end(inBooks);
        return book ? u"booktitle" : u"journal";
    }

    QStringView publisherField() const
    {
        if (m_record.type == u"THES"_s)
            return u"school";
        return m_record.type == u"RPRT"_s ? u"institution" : u"publisher";
    }

    /// BibTeX writes a range of pages with two hyphens.
    void pages()
    {
        static const QRegularExpression range(uR"((?<=\d)-(?=\d))"_s);
        const QString escaped = latexOf(m_record.pages);
        field(u"pages", escaped.count(u'-') == 1 ? QString(escaped).replace(range, u"--"_s) : escaped);
    }

    void numbers()
    {
        field(u"issn", m_record.issns.join(u", "_s));
        field(u"isbn", m_record.isbns.join(u", "_s));
        field(u"url", verbatim(m_record.urls.join(u' ')));
        field(u"language", latexOf(m_record.languages.join(u"; "_s)));
        if (m_record.database == u"Scopus"_s || m_record.database == u"Web of Science"_s)
            field(u"source", m_record.database);
        else
            field(u"database", latexOf(m_record.database));
        QStringList accessions;
        for (const ListedId& id : m_record.accessions)
            if (std::none_of(m_record.urls.begin(), m_record.urls.end(),
                             [&id](const QString& url) { return accessionInLink(url) == id; }))
                accessions += id.id;
        field(u"unique-id", latexOf(accessions.join(u"; "_s)));
    }

    /// Parts of a list in which the reader looks for semicolons.
    static QString listed(const QStringList& parts)
    {
        QStringList latex;
        for (const QString& part : parts)
            latex += part.contains(u';') ? QString(u'{' + latexOf(part) + u'}') : latexOf(part);
        const bool needsEnd = parts.size() == 1 &&
                              (latex.constFirst() != parts.constFirst() || parts.constFirst().contains(u','));
        return latex.join(u"; "_s) + (needsEnd ? u";"_s : QString());
    }

    void texts()
    {
        for (const QString& title : m_record.titlesTranslated)
            field(u"origtitle", latexOf(title));
        for (const QString& abstract : m_record.abstracts)
            field(u"abstract", paragraphs(abstract));
        field(u"keywords", listed(m_record.keywords));
        field(u"affiliation", listed(m_record.affiliations));
        for (qsizetype i = 0; i < m_record.notes.size(); ++i)
            field(i == 0 ? u"note" : u"annote", paragraphs(m_record.notes.at(i)));
    }

    void raw()
    {
        for (const RawField& raw : m_record.raw) {
            const bool foreign = m_foreign && isMappedBibtexField(raw.tag.toLower());
            if (raw.tag.startsWith(u'@') || raw.value == kBibtexOthers)
                continue;
            if (raw.tag.isEmpty() || foreign)
                field(kCarrierTag.toLower(), paragraphs(carried(raw).value));
            else if (isFieldName(raw.tag))
                field(raw.tag, hasBalancedBraces(raw.value) ? raw.value : textToLatex(raw.value));
        }
    }

    /// Tags of other formats ("PubmedData/...") are no names of fields.
    static bool isFieldName(const QString& tag)
    {
        static const QRegularExpression name(uR"(^[^ \t\n={}",#%@/\\()]+$)"_s);
        return name.match(tag).hasMatch();
    }

    const Record& m_record;
    bool m_foreign;
    QString m_out{};
};

Record withoutKey(Record record)
{
    record.raw.removeIf([](const RawField& field) { return field.tag == kBibtexKeyTag; });
    return record;
}

QString entryOf(const Record& record, const QString& key)
{
    const QString plain = EntryWriter(record, key, false).run();
    if (record.raw.isEmpty())
        return plain;
    bool same = false;
    readBibtex(plain.toUtf8(), [&](Record&& read) {
        same = isSameRecord(withoutKey(record), withoutKey(read));
        return false;
    });
    return same ? plain : EntryWriter(record, key, true).run();
}

} // namespace

QByteArray writeBibtex(const QList<Record>& records)
{
    CitationKeys keys;
    QString out;
    for (const Record& record : records) {
        const QString key = keys.keyFor(record, plainKey(rawValue(record, kBibtexKeyTag)));
        out += (out.isEmpty() ? u""_s : u"\n"_s) + entryOf(record, key);
    }
    return out.toUtf8();
}

} // namespace plansift::formats
