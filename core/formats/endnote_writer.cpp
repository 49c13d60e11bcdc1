// SPDX-License-Identifier: GPL-3.0-or-later
// Writes XML that EndNote imports and that reads back as the same records.
#include "core/formats/writers.hpp"

#include "core/formats/citation_key.hpp"
#include "core/formats/endnote_types.hpp"
#include "core/formats/field_rules.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/source_database.hpp"
#include "core/formats/xml_element.hpp"

#include <QRegularExpression>
#include <QXmlStreamWriter>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// The order in which EndNote writes the elements of a record.
constexpr QStringView kOrder[] = {u"database",
                                  u"source-app",
                                  u"rec-number",
                                  u"foreign-keys",
                                  u"ref-type",
                                  u"contributors",
                                  u"auth-address",
                                  u"titles",
                                  u"periodical",
                                  u"alt-periodical",
                                  u"pages",
                                  u"volume",
                                  u"number",
                                  u"edition",
                                  u"keywords",
                                  u"dates",
                                  u"pub-location",
                                  u"publisher",
                                  u"isbn",
                                  u"accession-num",
                                  u"abstract",
                                  u"notes",
                                  u"research-notes",
                                  u"work-type",
                                  u"urls",
                                  u"custom1",
                                  u"custom2",
                                  u"custom6",
                                  u"custom7",
                                  u"electronic-resource-num",
                                  u"remote-database-name",
                                  u"remote-database-provider",
                                  u"language",
                                  u"label"};

qsizetype placeOf(const QString& name)
{
    return std::find(std::begin(kOrder), std::end(kOrder), QStringView(name)) - std::begin(kOrder);
}

bool hasText(const XmlElement& element)
{
    return std::any_of(element.children.begin(), element.children.end(),
                       [](const XmlElement& part) { return part.name.isEmpty(); });
}

/// A record as a tree that grows leaf by leaf.
class RecordTree {
public:
    void add(QStringView path, const QString& text)
    {
        if (!text.isEmpty())
            leaf(path.toString())->children.push_back({{}, text, {}, {}});
    }

    /// An element for which attributes were set first takes the text.
    void addRaw(const QString& tag, const QString& value)
    {
        const qsizetype at = tag.indexOf(u'@');
        const QString path = at < 0 ? tag : tag.first(at);
        const QString attribute = at < 0 ? QString() : tag.sliced(at + 1);
        if (!areNames(path, attribute))
            return;
        if (path.isEmpty()) {
            if (m_root.attribute(attribute).isNull())
                m_root.attributes.emplace_back(attribute, value);
            return;
        }
        XmlElement* element = waiting(path, attribute);
        if (!element)
            element = leaf(path);
        if (attribute.isEmpty())
            element->children.push_back({{}, value, {}, {}});
        else
            element->attributes.emplace_back(attribute, value);
    }

    XmlElement* leaf(const QString& path)
    {
        XmlElement* parent = parentOf(path, true);
        parent->children.push_back({path.section(u'/', -1), {}, {}, {}});
        return &parent->children.back();
    }

    const XmlElement& sorted()
    {
        std::stable_sort(
            m_root.children.begin(), m_root.children.end(),
            [](const XmlElement& a, const XmlElement& b) { return placeOf(a.name) < placeOf(b.name); });
        return m_root;
    }

private:
    /// Tags of other formats ("%X", "protocolSection.x") are no names of elements; a record within a record
    /// would be another record.
    static bool areNames(const QString& path, const QString& attribute)
    {
        static const QRegularExpression names(uR"(^([A-Za-z_][\w-]*(/[A-Za-z_][\w-]*)*)?$)"_s);
        static const QRegularExpression name(uR"(^([A-Za-z_][\w-]*)?$)"_s);
        return names.match(path).hasMatch() && name.match(attribute).hasMatch() &&
               !(path.isEmpty() && attribute.isEmpty()) && !path.split(u'/').contains(u"record"_s);
    }

    /// Containers of the record are shared; inside them only the last one is, so that order holds.
    XmlElement* parentOf(const QString& path, bool create)
    {
        XmlElement* parent = &m_root;
        const QStringList names = path.split(u'/');
        for (const QString& name : names.first(names.size() - 1)) {
            auto& children = parent->children;
            const auto last = parent == &m_root
                                  ? std::find_if(children.rbegin(), children.rend(),
                                                 [&name](const XmlElement& e) { return e.name == name; })
                                  : (!children.empty() && children.back().name == name ? children.rbegin()
                                                                                       : children.rend());
            if (last != children.rend() && !hasText(*last)) {
                parent = &*last;
                continue;
            }
            if (!create)
                return nullptr;
            children.push_back({name, {}, {}, {}});
            parent = &children.back();
        }
        return parent;
    }

    /// The last element at the path when it is still without text and without this attribute.
    XmlElement* waiting(const QString& path, const QString& attribute)
    {
        XmlElement* parent = parentOf(path, false);
        if (!parent || parent->children.empty())
            return nullptr;
        XmlElement& last = parent->children.back();
        const bool free = last.name == path.section(u'/', -1) && last.children.empty() &&
                          !last.attributes.empty() && last.attribute(attribute).isNull();
        return free ? &last : nullptr;
    }

    XmlElement m_root{u"record"_s, {}, {}, {}};
};

bool sameName(const Author& a, const Author& b)
{
    return a.family == b.family && a.given == b.given && a.suffix == b.suffix && a.literal == b.literal;
}

/// EndNote ends the names of groups with a comma. What no printed form says goes into attributes.
void addAuthor(RecordTree& tree, const QString& path, const Author& author)
{
    const QString printed = displayName(author);
    XmlElement* element = tree.leaf(path);
    const bool plain = sameName(parseName(printed), author);
    const bool withComma = !plain && sameName(parseName(printed + u','), author);
    element->children.push_back({{}, withComma ? QString(printed + u',') : printed, {}, {}});
    if (plain || withComma)
        return;
    if (!author.literal.isEmpty()) {
        element->attributes.emplace_back(u"corp-name"_s, author.literal);
        return;
    }
    element->attributes.emplace_back(u"last-name"_s, author.family);
    element->attributes.emplace_back(u"first-name"_s, author.given);
    if (!author.suffix.isEmpty())
        element->attributes.emplace_back(u"suffix"_s, author.suffix);
}

struct PlainElement {
    QStringView path;
    QString Record::*member;
};

constexpr PlainElement kPlain[] = {{u"titles/title", &Record::title},
                                   {u"titles/short-title", &Record::titleShort},
                                   {u"titles/tertiary-title", &Record::conference},
                                   {u"periodical/full-title", &Record::journal},
                                   {u"periodical/abbr-1", &Record::journalAbbrev},
                                   {u"pages", &Record::pages},
                                   {u"volume", &Record::volume},
                                   {u"number", &Record::issue},
                                   {u"custom7", &Record::articleNumber},
                                   {u"custom2", &Record::pmcid},
                                   {u"electronic-resource-num", &Record::doi},
                                   {u"publisher", &Record::publisher},
                                   {u"pub-location", &Record::place},
                                   {u"remote-database-name", &Record::database},
                                   {u"remote-database-provider", &Record::provider},
                                   {u"dates/pub-dates/date", &Record::date}};

struct ListElement {
    QStringView path;
    QStringList Record::*member;
    QStringView joined; ///< "" = an element for each
};

constexpr ListElement kLists[] = {{u"titles/translated-title", &Record::titlesTranslated, u""},
                                  {u"keywords/keyword", &Record::keywords, u""},
                                  {u"abstract", &Record::abstracts, u""},
                                  {u"notes", &Record::notes, u""},
                                  {u"label", &Record::labels, u""},
                                  {u"auth-address", &Record::affiliations, u"\n"},
                                  {u"language", &Record::languages, u"; "}};

/// The number of PubMed is told from others by its word, unless the database says it.
QString accessionsOf(const Record& record)
{
    QStringList ids;
    const AccessionOrigin origin{record.database, record.provider, false};
    if (!record.pmid.isEmpty())
        ids += accessionOf(record.pmid, origin).list == u"PMID"_s ? record.pmid
                                                                  : QString(u"PMID:" + record.pmid);
    for (const ListedId& id : record.accessions)
        if (std::none_of(record.urls.begin(), record.urls.end(),
                         [&id](const QString& url) { return accessionInLink(url) == id; }))
            ids += id.id;
    return ids.join(u"; "_s);
}

void addType(RecordTree& tree, const Record& record)
{
    if (!rawValue(record, u"ref-type@name").isEmpty())
        return;
    const EndnoteType& type = endnoteTypeOf(record.type);
    tree.addRaw(u"ref-type@name"_s, type.name.toString());
    tree.addRaw(u"ref-type"_s, QString::number(type.number));
}

void addLists(RecordTree& tree, const Record& record)
{
    for (const ListElement& list : kLists) {
        const QStringList& values = record.*list.member;
        if (list.joined.isEmpty())
            for (const QString& value : values)
                tree.add(list.path, value);
        else
            tree.add(list.path, values.join(list.joined));
    }
    for (const QString& url : record.urls)
        tree.add(url.startsWith(u"internal-pdf:"_s) ? u"urls/pdf-urls/url" : u"urls/related-urls/url", url);
}

const XmlElement& grow(RecordTree& tree, const Record& record)
{
    addType(tree, record);
    for (const Author& author : record.authors)
        addAuthor(tree, u"contributors/authors/author"_s, author);
    for (const Author& editor : record.editors)
        addAuthor(tree, u"contributors/secondary-authors/author"_s, editor);
    for (const PlainElement& plain : kPlain)
        tree.add(plain.path, record.*plain.member);
    const bool book = record.type == u"BOOK"_s || record.type == u"EBOOK"_s || record.type == u"EDBOOK"_s ||
                      record.type == u"THES"_s;
    if (!book) // there the second title names a series
        tree.add(u"titles/secondary-title", record.journal);
    tree.add(u"dates/year", record.year == 0 ? QString() : QString::number(record.year));
    tree.add(u"isbn", QStringList(record.issns + record.isbns).join(u'\n'));
    tree.add(u"accession-num", accessionsOf(record));
    addLists(tree, record);
    for (const RawField& raw : record.raw)
        if (!raw.tag.isEmpty())
            tree.addRaw(raw.tag, raw.value);
    return tree.sorted();
}

/// XML forbids most control characters.
QString withoutControls(QString text)
{
    text.removeIf([](QChar c) { return (c < u' ' && c != u'\t') || c >= QChar(0xFFFE); });
    return text;
}

/// EndNote's line end inside a text is a carriage return, which XML keeps only as a reference.
void writeText(QXmlStreamWriter& xml, const QString& text)
{
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            xml.writeEntityReference(u"#xD"_s);
        xml.writeCharacters(withoutControls(lines.at(i)));
    }
}

void writeElement(QXmlStreamWriter& xml, const XmlElement& element)
{
    if (element.name.isEmpty())
        return writeText(xml, element.text);
    xml.writeStartElement(element.name);
    for (const auto& [name, value] : element.attributes)
        xml.writeAttribute(name, withoutControls(value));
    for (const XmlElement& child : element.children)
        writeElement(xml, child);
    xml.writeEndElement();
}

} // namespace

QByteArray writeEndnoteXml(const QList<Record>& records)
{
    QByteArray out;
    QXmlStreamWriter xml(&out);
    xml.writeStartDocument();
    xml.writeStartElement(u"xml"_s);
    xml.writeStartElement(u"records"_s);
    for (const Record& record : records) {
        RecordTree tree;
        xml.writeCharacters(u"\n"_s);
        writeElement(xml, grow(tree, record));
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return out;
}

} // namespace plansift::formats
