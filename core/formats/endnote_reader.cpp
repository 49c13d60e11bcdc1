// SPDX-License-Identifier: GPL-3.0-or-later
// What each element of EndNote's XML means.
#include "core/formats/readers.hpp"

#include "core/formats/endnote_types.hpp"
#include "core/formats/field_rules.hpp"
#include "core/formats/identifiers.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/xml_reader.hpp"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// A text that waits until the whole record is known.
struct Waiting {
    QString path{};
    QString text{};
};

struct EndnoteBuilder {
    RecordFiller draft{};
    IssueLog& log;
    int line = 0;
    QList<Waiting> journals{};
    QList<Waiting> years{};
    QList<Waiting> dates{};
    QList<Waiting> accessions{};
    QList<Waiting> conferences{};

    void concludeJournal();
    void concludeDate();
    void concludeConference();
    Record conclude();
};

using B = EndnoteBuilder;

QString textOf(const XmlElement& element)
{
    return lineText(element.fullText());
}

/// For plain fields: the first text counts.
template<QString Record::*member>
void text(B& b, const XmlElement& element, const QString& path)
{
    b.draft.setText(member, textOf(element), path);
}

/// For fields of several paragraphs, each element one entry.
template<QStringList Record::*member>
void paragraphs(B& b, const XmlElement& element, const QString&)
{
    b.draft.addText(member, paragraphText(element.fullText()));
}

/// For lists with one entry a line.
template<QStringList Record::*member>
void lines(B& b, const XmlElement& element, const QString&)
{
    for (const QString& line : paragraphText(element.fullText()).split(u'\n'))
        b.draft.addText(member, line);
}

template<QList<Waiting> B::*list>
void wait(B& b, const XmlElement& element, const QString& path)
{
    const QString value = paragraphText(element.fullText());
    if (!value.isEmpty())
        (b.*list).append({path, value});
}

/// "<ref-type name="Book">6</ref-type>"; the numbers differ between programs, the names do not.
void type(B& b, const XmlElement& element, const QString& path)
{
    const QString name = element.attribute(u"name");
    const EndnoteType* known = endnoteTypeNamed(name);
    if (known && b.draft.record.type.isEmpty()) {
        b.draft.record.type = known->type.toString();
        return;
    }
    b.log.add(b.line, Severity::Info,
              QT_TRANSLATE_NOOP("formats", "unknown type \"%1\": read as GEN, the word is kept"), name);
    b.draft.keepRaw(path + u"@name", name);
    b.draft.keepRaw(path, textOf(element));
}

Author authorOf(const XmlElement& element)
{
    const QString printed = textOf(element);
    if (const QString group = element.attribute(u"corp-name"); !group.isEmpty())
        return groupName(group);
    const QString family = element.attribute(u"last-name");
    if (family.isEmpty())
        return parseName(printed);
    return {family, element.attribute(u"first-name"), element.attribute(u"suffix"), {}, {}};
}

template<QList<Author> Record::*list>
void names(B& b, const XmlElement& element, const QString&)
{
    if (!textOf(element).isEmpty())
        (b.draft.record.*list).append(authorOf(element));
}

void abstract(B& b, const XmlElement& element, const QString& path)
{
    b.draft.addAbstract(paragraphText(element.fullText()), path);
}

void doi(B& b, const XmlElement& element, const QString& path)
{
    b.draft.setDoi(textOf(element), path);
}

void serials(B& b, const XmlElement& element, const QString& path)
{
    b.draft.addSerials(paragraphText(element.fullText()), path);
}

void links(B& b, const XmlElement& element, const QString&)
{
    for (const QString& line : paragraphText(element.fullText()).split(u'\n'))
        takeLinks(b.draft.record, line);
}

void languages(B& b, const XmlElement& element, const QString&)
{
    takeLanguages(b.draft.record, textOf(element));
}

/// EndNote's field "PMCID".
void customTwo(B& b, const XmlElement& element, const QString& path)
{
    const QString value = paragraphText(element.fullText());
    if (value.startsWith(u"PMC"_s))
        b.draft.setPmcid(value, path);
    else
        b.draft.keepRaw(path, value);
}

/// The one table of elements. An element that is not here is kept in `raw`.
constexpr XmlRule<B> kRules[] = {{u"ref-type", &type},
                                 {u"contributors/authors/author", &names<&Record::authors>},
                                 {u"contributors/secondary-authors/author", &names<&Record::editors>},
                                 {u"titles/title", &text<&Record::title>},
                                 {u"titles/short-title", &text<&Record::titleShort>},
                                 {u"titles/translated-title", &lines<&Record::titlesTranslated>},
                                 {u"titles/secondary-title", &wait<&B::journals>},
                                 {u"titles/alt-title", &wait<&B::journals>},
                                 {u"titles/tertiary-title", &wait<&B::conferences>},
                                 {u"periodical/full-title", &wait<&B::journals>},
                                 {u"periodical/abbr-1", &wait<&B::journals>},
                                 {u"periodical/abbr-2", &wait<&B::journals>},
                                 {u"alt-periodical/full-title", &wait<&B::journals>},
                                 {u"alt-periodical/abbr-1", &wait<&B::journals>},
                                 {u"alt-periodical/abbr-2", &wait<&B::journals>},
                                 {u"pages", &text<&Record::pages>},
                                 {u"volume", &text<&Record::volume>},
                                 {u"number", &text<&Record::issue>},
                                 {u"custom7", &text<&Record::articleNumber>},
                                 {u"custom2", &customTwo},
                                 {u"dates/year", &wait<&B::years>},
                                 {u"dates/pub-dates/date", &wait<&B::dates>},
                                 {u"abstract", &abstract},
                                 {u"electronic-resource-num", &doi},
                                 {u"accession-num", &wait<&B::accessions>},
                                 {u"isbn", &serials},
                                 {u"urls/related-urls/url", &links},
                                 {u"urls/pdf-urls/url", &links},
                                 {u"urls/web-urls/url", &links},
                                 {u"urls/text-urls/url", &links},
                                 {u"keywords/keyword", &lines<&Record::keywords>},
                                 {u"language", &languages},
                                 {u"publisher", &text<&Record::publisher>},
                                 {u"pub-location", &text<&Record::place>},
                                 {u"auth-address", &lines<&Record::affiliations>},
                                 {u"notes", &paragraphs<&Record::notes>},
                                 {u"label", &paragraphs<&Record::labels>},
                                 {u"remote-database-name", &text<&Record::database>},
                                 {u"remote-database-provider", &text<&Record::provider>}};

/// The look of a text.
const QSet<QString>& unspoken()
{
    static const QSet<QString> attributes{u"face"_s,      u"font"_s,   u"size"_s,         u"color"_s,
                                          u"charset"_s,   u"align"_s,  u"corp-name"_s,    u"first-name"_s,
                                          u"last-name"_s, u"suffix"_s, u"ref-type@name"_s};
    return attributes;
}

/// Types whose second title names a series, not a journal or a book.
bool isWholeBook(const QString& type)
{
    return type == u"BOOK"_s || type == u"EBOOK"_s || type == u"EDBOOK"_s || type == u"THES"_s;
}

void B::concludeJournal()
{
    static constexpr std::array<QStringView, 4> fullNames{u"titles/secondary-title", u"periodical/full-title",
                                                          u"titles/alt-title", u"alt-periodical/full-title"};
    Record& record = draft.record;
    const bool book = isWholeBook(record.type);
    for (const bool abbreviated : {false, true})
        for (const QStringView path : fullNames)
            for (const Waiting& w : journals)
                if (record.journal.isEmpty() && w.path == path && looksAbbreviated(w.text) == abbreviated &&
                    !(book && w.path.startsWith(u"titles/"_s)))
                    record.journal = w.text;
    for (const Waiting& w : journals)
        if (record.journalAbbrev.isEmpty() && !record.journal.isEmpty() && w.text != record.journal &&
            w.path != u"titles/secondary-title"_s)
            record.journalAbbrev = w.text;
    for (const Waiting& w : journals)
        if (w.text != record.journal && w.text != record.journalAbbrev)
            draft.keepRaw(w.path, w.text);
}

void B::concludeDate()
{
    Record& record = draft.record;
    for (const Waiting& w : years + dates)
        if (record.year == 0)
            record.year = yearIn(w.text);
    const QString year = record.year == 0 ? QString() : QString::number(record.year);
    for (const Waiting& w : dates + years)
        if (record.date.isEmpty() && w.text != year)
            record.date = w.text;
    for (const Waiting& w : years + dates)
        if (w.text != year && w.text != record.date)
            draft.keepRaw(w.path, w.text);
}

void B::concludeConference()
{
    Record& record = draft.record;
    const bool conference =
        record.type == u"CONF"_s || record.type == u"CPAPER"_s || record.type == u"ABST"_s;
    for (const Waiting& w : conferences) {
        if (conference)
            draft.setText(&Record::conference, w.text, w.path);
        else
            draft.keepRaw(w.path, w.text);
    }
}

Record B::conclude()
{
    if (draft.record.type.isEmpty())
        draft.record.type = u"GEN"_s;
    concludeJournal();
    concludeDate();
    concludeConference();
    nameDatabase(draft.record);
    for (const Waiting& w : accessions)
        draft.addAccessions(w.text, w.path);
    draft.conclude();
    return std::move(draft.record);
}

Record buildEndnoteRecord(const XmlElement& element, IssueLog& log, int line)
{
    static const auto rules = indexOfXmlRules(kRules);
    B builder{.log = log, .line = line};
    applyXmlRules(builder, element, {}, rules, unspoken());
    return builder.conclude();
}

constexpr QByteArrayView kRecords[] = {"record"};

} // namespace

bool sniffEndnoteXml(const QString& head)
{
    const QString start = head.trimmed().left(4096);
    const bool records = start.contains(u"<record>"_s) || start.contains(u"<record "_s);
    const bool endnote =
        start.contains(u"<xml>"_s) || start.contains(u"<records"_s) || start.contains(u"<ref-type"_s);
    return start.startsWith(u'<') && records && endnote;
}

ReadSummary readEndnoteXml(const QByteArray& bytes, const RecordSink& sink)
{
    return readXmlRecords({kRecords, &buildEndnoteRecord}, bytes, sink);
}

} // namespace plansift::formats
