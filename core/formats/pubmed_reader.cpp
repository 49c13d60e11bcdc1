// SPDX-License-Identifier: GPL-3.0-or-later
// What each element of PubMed's XML means: articles and books.
#include "core/formats/readers.hpp"

#include "core/formats/field_rules.hpp"
#include "core/formats/identifiers.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/pubmed_type.hpp"
#include "core/formats/xml_reader.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

struct PubmedBuilder {
    RecordFiller draft{};
    QStringList publicationTypes{};
    QString bookTitle{};
    QString isoAbbreviation{};
    QString articleDate{};
    bool book = false;

    Record conclude();
};

using B = PubmedBuilder;

QString textOf(const XmlElement& element)
{
    return lineText(element.fullText());
}

template<QString Record::*member>
void text(B& b, const XmlElement& element, const QString& path)
{
    b.draft.setText(member, textOf(element), path);
}

template<QStringList Record::*member>
void list(B& b, const XmlElement& element, const QString&)
{
    b.draft.addText(member, textOf(element));
}

template<QString B::*member>
void remember(B& b, const XmlElement& element, const QString& path)
{
    if ((b.*member).isEmpty())
        b.*member = textOf(element);
    else
        b.draft.keepRaw(path, textOf(element));
}

void pmid(B& b, const XmlElement& element, const QString& path)
{
    b.draft.setPmid(textOf(element), path);
}

/// Year, Month, Day as printed, or MedlineDate, or Year and Season.
QString dateOf(const XmlElement& element)
{
    QStringList parts;
    for (const XmlElement& part : element.children)
        if (!part.name.isEmpty())
            parts += textOf(part);
    parts.removeAll(QString());
    return parts.join(u' ');
}

void date(B& b, const XmlElement& element, const QString& path)
{
    const QString printed = dateOf(element);
    if (b.draft.record.year == 0)
        b.draft.record.year = yearIn(printed);
    if (printed != QString::number(b.draft.record.year))
        b.draft.setText(&Record::date, printed, path);
}

void articleDate(B& b, const XmlElement& element, const QString& path)
{
    if (b.articleDate.isEmpty())
        b.articleDate = dateOf(element);
    b.draft.keepRaw(path, dateOf(element));
}

/// Sections are paragraphs, each after its label.
void abstract(B& b, const XmlElement& element, const QString& path)
{
    QStringList sections;
    for (const XmlElement& part : element.children) {
        if (part.name == u"AbstractText"_s) {
            const QString label = part.attribute(u"Label");
            const QString section = textOf(part);
            sections +=
                label.isEmpty() || label == u"UNLABELLED"_s ? section : QString(label + u": " + section);
        } else if (!part.name.isEmpty()) {
            b.draft.keepRaw(path + u'/' + part.name, textOf(part));
        }
    }
    sections.removeAll(QString());
    b.draft.addAbstract(sections.join(u'\n'), path + u"/AbstractText"_s);
}

/// "https://orcid.org/0000-0001-..." or the bare number.
QString orcidOf(const XmlElement& identifier)
{
    return identifier.attribute(u"Source") == u"ORCID"_s ? textOf(identifier).section(u'/', -1) : QString();
}

QString textOfChild(const XmlElement& element, QStringView name)
{
    const XmlElement* child = element.child(name);
    return child ? textOf(*child) : QString();
}

Author authorOf(const XmlElement& element)
{
    if (const QString group = textOfChild(element, u"CollectiveName"); !group.isEmpty())
        return groupName(group);
    const QString foreName = textOfChild(element, u"ForeName");
    const QString given = foreName.isEmpty() ? textOfChild(element, u"Initials") : foreName;
    const QString family = textOfChild(element, u"LastName");
    if (family.isEmpty())
        return groupName(given);
    return {family, given, textOfChild(element, u"Suffix"), {}, {}};
}

/// The parts of an author that are no name.
void authorDetails(B& b, const XmlElement& element, const QString& path, Author& author)
{
    static const QSet<QString> nameParts{u"LastName"_s, u"ForeName"_s, u"Initials"_s, u"Suffix"_s,
                                         u"CollectiveName"_s};
    for (const XmlElement& part : element.children) {
        if (part.name == u"Identifier"_s && author.orcid.isEmpty() && !orcidOf(part).isEmpty())
            author.orcid = orcidOf(part);
        else if (part.name == u"AffiliationInfo"_s)
            for (const XmlElement& inside : part.children)
                b.draft.addText(&Record::affiliations, textOf(inside));
        else if (part.name == u"Affiliation"_s)
            b.draft.addText(&Record::affiliations, textOf(part));
        else if (!part.name.isEmpty() && !nameParts.contains(part.name))
            b.draft.keepRaw(path + u'/' + part.name, textOf(part));
    }
}

void authors(B& b, const XmlElement& element, const QString& path)
{
    const bool editors = element.attribute(u"Type") == u"editors"_s;
    for (const XmlElement& part : element.children) {
        if (part.name.isEmpty() || textOf(part).isEmpty())
            continue;
        Author author = authorOf(part);
        authorDetails(b, part, path + u'/' + part.name, author);
        (editors ? b.draft.record.editors : b.draft.record.authors).append(author);
    }
}

/// "12-23"; books and newer articles print start and end on their own.
void pages(B& b, const XmlElement& element, const QString& path)
{
    const QString printed = textOfChild(element, u"MedlinePgn");
    const QString start = textOfChild(element, u"StartPage");
    const QString end = textOfChild(element, u"EndPage");
    const QString range = pageRange(start, end);
    b.draft.setText(&Record::pages, printed.isEmpty() ? range : printed, path);
    if (!printed.isEmpty() && !range.isEmpty() && range != printed)
        b.draft.keepRaw(path + u"/StartPage"_s, range);
}

void locationId(B& b, const XmlElement& element, const QString& path)
{
    if (element.attribute(u"EIdType") == u"doi"_s)
        b.draft.setDoi(textOf(element), path);
    else
        b.draft.keepRaw(path, textOf(element));
}

void articleId(B& b, const XmlElement& element, const QString& path)
{
    const QString kind = element.attribute(u"IdType");
    if (kind == u"doi"_s)
        b.draft.setDoi(textOf(element), path);
    else if (kind == u"pubmed"_s)
        b.draft.setPmid(textOf(element), path);
    else if (kind == u"pmc"_s)
        b.draft.setPmcid(textOf(element), path);
    else
        b.draft.keepRaw(path, textOf(element));
}

void serials(B& b, const XmlElement& element, const QString& path)
{
    b.draft.addSerials(textOf(element), path);
}

QString withMajorMark(const XmlElement& element)
{
    const bool major = element.attribute(u"MajorTopicYN") == u"Y"_s;
    return (major ? u"*"_s : u""_s) + textOf(element);
}

/// "Descriptor/*qualifier" as MEDLINE prints headings.
void meshHeading(B& b, const XmlElement& element, const QString&)
{
    QStringList parts;
    for (const XmlElement& part : element.children)
        if (!part.name.isEmpty())
            parts += withMajorMark(part);
    b.draft.addText(&Record::keywords, parts.join(u'/'));
}

void keyword(B& b, const XmlElement& element, const QString&)
{
    if (!textOf(element).isEmpty())
        b.draft.addText(&Record::keywords, withMajorMark(element));
}

void publicationType(B& b, const XmlElement& element, const QString& path)
{
    const QString value = textOf(element);
    b.publicationTypes += value;
    if (const QString status = pubmedStatus(value); !status.isEmpty())
        b.draft.record.status = status;
    b.draft.keepRaw(path, value);
}

void dataBank(B& b, const XmlElement& element, const QString& path)
{
    takeTrialIds(b.draft.record, textOf(element));
    b.draft.keepRaw(path, textOf(element));
}

void publicationStatus(B& b, const XmlElement& element, const QString& path)
{
    const QString value = textOf(element);
    if (value == u"aheadofprint"_s && b.draft.record.status.isEmpty())
        b.draft.record.status = u"ahead-of-print"_s;
    b.draft.keepRaw(path, value);
}

/// The one table of elements. An element that is not here is kept in `raw`.
constexpr XmlRule<B> kRules[] = {
    {u"MedlineCitation/PMID", &pmid},
    {u"MedlineCitation/Article/ArticleTitle", &text<&Record::title>},
    {u"MedlineCitation/Article/VernacularTitle", &list<&Record::titlesTranslated>},
    {u"MedlineCitation/Article/Abstract", &abstract},
    {u"MedlineCitation/OtherAbstract", &abstract},
    {u"MedlineCitation/Article/AuthorList", &authors},
    {u"MedlineCitation/Article/Journal/Title", &text<&Record::journal>},
    {u"MedlineCitation/Article/Journal/ISOAbbreviation", &remember<&B::isoAbbreviation>},
    {u"MedlineCitation/MedlineJournalInfo/MedlineTA", &text<&Record::journalAbbrev>},
    {u"MedlineCitation/MedlineJournalInfo/Country", &text<&Record::place>},
    {u"MedlineCitation/Article/Journal/ISSN", &serials},
    {u"MedlineCitation/MedlineJournalInfo/ISSNLinking", &serials},
    {u"MedlineCitation/Article/Journal/JournalIssue/Volume", &text<&Record::volume>},
    {u"MedlineCitation/Article/Journal/JournalIssue/Issue", &text<&Record::issue>},
    {u"MedlineCitation/Article/Journal/JournalIssue/PubDate", &date},
    {u"MedlineCitation/Article/ArticleDate", &articleDate},
    {u"MedlineCitation/Article/Pagination", &pages},
    {u"MedlineCitation/Article/ELocationID", &locationId},
    {u"MedlineCitation/Article/Language", &list<&Record::languages>},
    {u"MedlineCitation/Article/PublicationTypeList/PublicationType", &publicationType},
    {u"MedlineCitation/Article/DataBankList/DataBank/AccessionNumberList/AccessionNumber", &dataBank},
    {u"MedlineCitation/MeshHeadingList/MeshHeading", &meshHeading},
    {u"MedlineCitation/KeywordList/Keyword", &keyword},
    {u"MedlineCitation/GeneralNote", &list<&Record::notes>},
    {u"PubmedData/ArticleIdList/ArticleId", &articleId},
    {u"PubmedData/PublicationStatus", &publicationStatus},
    {u"BookDocument/PMID", &pmid},
    {u"BookDocument/ArticleTitle", &text<&Record::title>},
    {u"BookDocument/VernacularTitle", &list<&Record::titlesTranslated>},
    {u"BookDocument/Book/BookTitle", &remember<&B::bookTitle>},
    {u"BookDocument/Abstract", &abstract},
    {u"BookDocument/AuthorList", &authors},
    {u"BookDocument/Book/AuthorList", &authors},
    {u"BookDocument/Book/PubDate", &date},
    {u"BookDocument/Book/Isbn", &serials},
    {u"BookDocument/Book/Volume", &text<&Record::volume>},
    {u"BookDocument/Book/Publisher/PublisherName", &text<&Record::publisher>},
    {u"BookDocument/Book/Publisher/PublisherLocation", &text<&Record::place>},
    {u"BookDocument/Pagination", &pages},
    {u"BookDocument/Language", &list<&Record::languages>},
    {u"BookDocument/PublicationType", &publicationType},
    {u"BookDocument/KeywordList/Keyword", &keyword},
    {u"BookDocument/ArticleIdList/ArticleId", &articleId},
    {u"PubmedBookData/ArticleIdList/ArticleId", &articleId},
    {u"PubmedBookData/PublicationStatus", &publicationStatus}};

/// Attributes that the rules read, or that say how complete NLM's data are.
const QSet<QString>& unspoken()
{
    static const QSet<QString> attributes{u"ValidYN"_s, u"MajorTopicYN"_s, u"CompleteYN"_s,
                                          u"Version"_s, u"IssnType"_s,     u"EIdType"_s,
                                          u"IdType"_s,  u"Label"_s,        u"DateType"_s};
    return attributes;
}

Record B::conclude()
{
    Record& record = draft.record;
    if (!bookTitle.isEmpty() && record.title.isEmpty())
        record.title = bookTitle;
    else if (!bookTitle.isEmpty())
        draft.setText(&Record::journal, bookTitle, u"BookDocument/Book/BookTitle"_s);
    if (record.title.isEmpty() && !record.titlesTranslated.isEmpty())
        record.title = record.titlesTranslated.takeFirst();
    draft.setText(&Record::journalAbbrev, isoAbbreviation,
                  u"MedlineCitation/Article/Journal/ISOAbbreviation"_s);
    if (record.year == 0)
        record.year = yearIn(articleDate);
    const bool inJournal = !record.journal.isEmpty() || !record.journalAbbrev.isEmpty();
    record.type =
        book ? (record.journal.isEmpty() ? u"BOOK"_s : u"CHAP"_s) : pubmedType(publicationTypes, inJournal);
    if (!record.pmid.isEmpty())
        record.database = u"PubMed"_s;
    draft.conclude();
    return std::move(draft.record);
}

Record buildPubmedRecord(const XmlElement& element, IssueLog&, int)
{
    static const auto rules = indexOfXmlRules(kRules);
    B builder;
    builder.book = element.name == u"PubmedBookArticle"_s;
    applyXmlRules(builder, element, {}, rules, unspoken());
    return builder.conclude();
}

constexpr QByteArrayView kRecords[] = {"PubmedArticle", "PubmedBookArticle"};

} // namespace

bool sniffPubmedXml(const QString& head)
{
    return head.trimmed().startsWith(u'<') &&
           (head.contains(u"<PubmedArticle>"_s) || head.contains(u"<PubmedBookArticle>"_s) ||
            head.contains(u"<PubmedArticle "_s) || head.contains(u"<PubmedBookArticle "_s));
}

ReadSummary readPubmedXml(const QByteArray& bytes, const RecordSink& sink)
{
    return readXmlRecords({kRecords, &buildPubmedRecord}, bytes, sink);
}

} // namespace plansift::formats
