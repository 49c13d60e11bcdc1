// SPDX-License-Identifier: GPL-3.0-or-later
// The names that databases, registers and programs give to columns.
#include "core/formats/table_columns.hpp"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

struct Alias {
    QStringView field;
    QStringView names; ///< folded (letters and digits only, lower case), parted by blanks
};

/// The one table of names.
constexpr Alias kAliases[] = {
    {u"title",
     u"title documenttitle itemtitle articletitle studytitle primarytitle papertitle publicationtitle1 "
     u"brieftitle ti t1 titel titre titulo"},
    {u"title_translated", u"originaltitle translatedtitle titletranslated officialtitle tt vernaculartitle "
                          u"foreigntitle"},
    {u"title_short", u"shorttitle titleshort st acronym"},
    {u"abstract",
     u"abstract abstracts abstractnote abstracttext briefsummary originalabstract ab n2 summary"},
    {u"authors",
     u"authors author authorss authornames authorfullnames authorfullname firstauthors creators creator "
     u"au a1 af reviewbyline bookauthorfullnames autor autoren auteurs"},
    {u"group_authors", u"groupauthors corporateauthors sponsor"},
    {u"editors", u"editors editor secondaryauthors bookeditors ed be"},
    {u"year", u"year publicationyear publishedyear yearpublished pubyear py yr jahr annee"},
    {u"date", u"date publicationdate datepublished coverdate pubdate da pd"},
    {u"month", u"month publishedmonth"},
    {u"day", u"day"},
    {u"journal", u"journal journaltitle journalname journalbook sourcetitle publicationtitle publicationname "
                 u"publication pubtitle secondarytitle containertitle periodical fulljournalname booktitle "
                 u"journalfull so jf jo t2 zeitschrift revue"},
    {u"journal_abbrev", u"journalabbreviation abbreviatedsourcetitle journalabbrev journaliso "
                        u"journalisoabbreviation ji j2 ja"},
    {u"conference", u"conferencename conferencetitle conference ct"},
    {u"volume", u"volume vol journalvolume vl vi band"},
    {u"issue", u"issue issueno issuenumber number no num journalissue is ip heft"},
    {u"article_no", u"artno articlenumber articleno ar"},
    {u"pages", u"pages page pagerange pagination pg ps seiten"},
    {u"start_page", u"startpage pagestart firstpage beginningpage sp bp"},
    {u"end_page", u"endpage pageend lastpage endingpage ep"},
    {u"doi", u"doi itemdoi digitalobjectidentifier doilink do di"},
    {u"pmid", u"pmid pubmedid pubmed medlineid pm"},
    {u"pmcid", u"pmcid pmc pmcnumber"},
    {u"accession",
     u"accessionnumber accession eid lensid utuniquewosid utuniqueid ut an uniqueid embaseid pui "
     u"covidence storeid ericnumber"},
    {u"trial_ids", u"nctnumber nctid trialid clinicaltrialnumbers clinicaltrialnumber trialregistration "
                   u"registrationnumber otherids secondaryid secondaryids"},
    {u"issn",
     u"issn issns isbn isbns eissn eisbn pissn printissn electronicissn onlineissn issnisbn isbnissn "
     u"isnissn sn ei bn"},
    {u"url",
     u"url urls link links pdflink studyurl openurllink fulltextlink fulltexturl externalurl articleurl "
     u"documenturl plink sourceurl webaddress ur ul"},
    {u"keywords",
     u"keywords keyword authorkeywords indexkeywords meshterms meshheadings ieeeterms incterms subjects "
     u"subjectterms descriptors conditions keywordsplus manualtags automatictags kw de"},
    {u"comma_keywords", u"emtreedrugindexterms emtreemedicalindexterms emtreedrugindextermsmajorfocus "
                        u"emtreemedicalindextermsmajorfocus"},
    {u"language", u"language languages languageoforiginaldocument articlelanguage la sprache langue"},
    {u"publisher", u"publisher pb pu verlag"},
    {u"place", u"place placepublished placeofpublication publisherlocation publishercity location"},
    {u"affiliations",
     u"affiliations affiliation authoraffiliations authoraffiliation authoraddress addresses "
     u"institution institutions c1 ad"},
    {u"notes", u"notes note comments comment n1"},
    {u"label", u"label labels tags tag"},
    {u"source_db", u"database databasename sourcedatabase sourcedb db"},
    {u"provider", u"provider databaseprovider dp"},
    {u"type",
     u"type documenttype publicationtype itemtype contenttype typeofreference referencetype articletype "
     u"doctype dt ty"}};

/// "Art. No." and "art_no" are one name.
QString folded(const QString& name)
{
    QString out;
    for (const QChar c : name)
        if (c.isLetterOrNumber())
            out += c.toLower();
    return out;
}

const QHash<QString, QString>& fieldsByName()
{
    static const QHash<QString, QString> table = [] {
        QHash<QString, QString> names;
        for (const Alias& alias : kAliases)
            for (const QStringView name : alias.names.split(u' ', Qt::SkipEmptyParts))
                names.insert(name.toString(), alias.field.toString());
        return names;
    }();
    return table;
}

struct Override {
    QStringView name; ///< folded
    QStringView field;
};

/// A source that is recognised by columns that only it has, with what differs from the common names.
struct Profile {
    const char* name;
    QStringView columns; ///< folded names that must all be there, parted by blanks
    QStringView database;
    NameStyle names;
    QStringView type;
    std::array<Override, 4> overrides;
};

constexpr Profile kProfiles[] = {
    {"Scopus", u"eid sourcetitle", u"Scopus", NameStyle::AnyList, u"", {{{u"source", u"source_db"}}}},
    {"Embase.com",
     u"authornames openurllink",
     u"Embase",
     NameStyle::AnyList,
     u"",
     {{{u"source", u"source_line"}, {u"keywords", u"comma_keywords"}}}},
    {"PubMed",
     u"pmid journalbook",
     u"PubMed",
     NameStyle::AnyList,
     u"",
     {{{u"citation", u"source_line"}, {u"createdate", u""}}}},
    {"Rayyan", u"key title pubmedid pmcid", u"", NameStyle::AnyList, u"", {{{u"key", u"accession"}}}},
    {"Springer",
     u"itemtitle itemdoi contenttype",
     u"SpringerLink",
     NameStyle::Glued,
     u"",
     {{{u"bookseriestitle", u""}}}},
    {"IEEE Xplore", u"documenttitle publicationtitle", u"IEEE Xplore", NameStyle::GivenFirst, u"", {}},
    {"IEEE",
     u"title authors affiliations publication category doi",
     u"IEEE Xplore",
     NameStyle::GivenFirst,
     u"",
     {}},
    {"ClinicalTrials.gov",
     u"nctnumber",
     u"ClinicalTrials.gov",
     NameStyle::AnyList,
     u"TRIAL",
     {{{u"firstposted", u"date"}, {u"startdate", u"date"}, {u"locations", u""}, {u"phases", u""}}}},
    {"The Lens", u"lensid", u"The Lens", NameStyle::GivenFirst, u"", {{{u"sourceurls", u"url"}}}},
    {"Publish or Perish",
     u"gsrank cites",
     u"Google Scholar",
     NameStyle::GivenFirst,
     u"",
     {{{u"source", u"journal"}}}},
    {"Web of Science",
     u"pt au ti so ut",
     u"Web of Science",
     NameStyle::OneEach,
     u"",
     {{{u"id", u"keywords"}, {u"sp", u""}, {u"pi", u"place"}, {u"pg", u""}}}},
    {"Web of Science", u"utuniquewosid", u"Web of Science", NameStyle::OneEach, u"", {}},
    {"Covidence", u"covidence title", u"", NameStyle::AnyList, u"", {}}};

bool hasAll(const QStringList& names, QStringView columns)
{
    for (const QStringView column : columns.split(u' '))
        if (!names.contains(column.toString()))
            return false;
    return true;
}

const Profile* profileOf(const QStringList& names)
{
    const auto found = std::find_if(std::begin(kProfiles), std::end(kProfiles),
                                    [&names](const Profile& p) { return hasAll(names, p.columns); });
    return found == std::end(kProfiles) ? nullptr : found;
}

QString fieldOf(const QString& name, const Profile* profile)
{
    if (profile)
        for (const Override& o : profile->overrides)
            if (!o.name.isEmpty() && o.name == name)
                return o.field.toString();
    return fieldsByName().value(name);
}

/// Sources that print authors twice: the short form counts only when the full one is empty.
void demoteShortAuthors(const QStringList& names, QStringList& fields)
{
    static constexpr std::pair<QStringView, QStringView> pairs[] = {
        {u"authorfullnames", u"authors"}, {u"af", u"au"}, {u"authors", u"firstauthor"}};
    for (const auto& [full, brief] : pairs)
        if (const qsizetype at = names.indexOf(brief); at >= 0 && names.contains(full.toString()))
            fields[at] = brief == u"firstauthor" ? QString() : u"short_authors"_s;
}

QStringList foldedAll(const QStringList& header)
{
    QStringList names;
    for (const QString& name : header)
        names += folded(name);
    return names;
}

} // namespace

ColumnMap guessColumns(const QStringList& header)
{
    const QStringList names = foldedAll(header);
    const Profile* profile = profileOf(names);
    ColumnMap map;
    map.header = header;
    for (const QString& name : names)
        map.fields += fieldOf(name, profile);
    demoteShortAuthors(names, map.fields);
    if (profile) {
        map.names = profile->names;
        map.database = profile->database.toString();
        map.type = profile->type.toString();
        map.profile = QString::fromLatin1(profile->name);
    }
    return map;
}

ColumnMap columnsAs(const QStringList& header, const QStringList& fields)
{
    ColumnMap columns = guessColumns(header);
    for (qsizetype at = 0; at < std::min(fields.size(), columns.fields.size()); ++at)
        columns.fields[at] = fields.at(at);
    return columns;
}

qsizetype knownColumns(const QStringList& header)
{
    const QStringList fields = guessColumns(header).fields;
    return std::count_if(fields.begin(), fields.end(), [](const QString& f) { return !f.isEmpty(); });
}

bool isRecordHeader(const QStringList& header)
{
    static const QString otherFormats = u"<{[@%"_s; // XML, JSON, BibTeX, Refer
    const QString first = header.value(0);
    const bool lone = header.size() == 1 && first.compare(u"title"_s, Qt::CaseInsensitive) != 0;
    if (lone || (!first.isEmpty() && otherFormats.contains(first.at(0))))
        return false;
    const QStringList fields = guessColumns(header).fields;
    return fields.contains(u"title"_s) || knownColumns(header) >= 4;
}

QString headerKey(const QStringList& header)
{
    const QByteArray names = foldedAll(header).join(u'\n').toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(names, QCryptographicHash::Sha256).toHex().first(16));
}

} // namespace plansift::formats
