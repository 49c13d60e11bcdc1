// SPDX-License-Identifier: GPL-3.0-or-later
// Fingerprints of databases.
#include "core/formats/source_database.hpp"

#include "core/formats/identifiers.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

struct LinkPrint {
    QStringView part; ///< stands in the link
    QStringView also; ///< and this, too ("" = nothing more)
    QStringView database;
};

/// Parts of links and the database they lead to, in order of trust.
constexpr LinkPrint kLinkPrints[] = {{u"scopus.com", u"", u"Scopus"},
                                     {u"cochranelibrary.com/central", u"", u"CENTRAL"},
                                     {u"embase.com", u"", u"Embase"},
                                     {u"ncbi.nlm.nih.gov/pubmed/", u"", u"PubMed"},
                                     {u"pubmed.ncbi.nlm.nih.gov/", u"", u"PubMed"},
                                     {u"webofscience", u"", u"Web of Science"},
                                     {u"isiknowledge", u"", u"Web of Science"},
                                     {u"ovid", u"D=med", u"MEDLINE"},
                                     {u"ovid", u"D=prem", u"MEDLINE"},
                                     {u"ovid", u"D=eme", u"Embase"},
                                     {u"ovid", u"D=psyc", u"APA PsycInfo"},
                                     {u"ovid", u"D=cctr", u"CENTRAL"},
                                     {u"ovid", u"D=caba", u"CAB Abstracts"},
                                     {u"ovid", u"D=amed", u"AMED"},
                                     {u"ebscohost", u"db=ccm", u"CINAHL"},
                                     {u"ebscohost", u"db=c8h", u"CINAHL"},
                                     {u"ebscohost", u"db=cin20", u"CINAHL"},
                                     {u"ebscohost", u"db=rzh", u"CINAHL"},
                                     {u"ebscohost", u"db=psyh", u"APA PsycInfo"},
                                     {u"ebscohost", u"db=cmedm", u"MEDLINE"},
                                     {u"ebscohost", u"db=ecn", u"EconLit"},
                                     {u"ebscohost", u"db=8gh", u"GreenFILE"}};

QString databaseOfLink(const QString& url)
{
    for (const LinkPrint& print : kLinkPrints)
        if (url.contains(print.part, Qt::CaseInsensitive) && url.contains(print.also, Qt::CaseInsensitive))
            return print.database.toString();
    return {};
}

bool isNumber(QStringView text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// "2019-65183-001"
bool isPsycInfoNumber(QStringView text)
{
    return text.size() == 14 && text.at(4) == u'-' && text.at(10) == u'-' && isNumber(text.first(4)) &&
           isNumber(text.sliced(5, 5)) && isNumber(text.sliced(11));
}

/// The list that the shape of a number gives away, or "".
QString listOfShape(const QString& number)
{
    if (number.startsWith(u"WOS:"_s))
        return u"Web of Science"_s;
    if (number.startsWith(u"CN-"_s) && isNumber(QStringView(number).sliced(3)))
        return u"CENTRAL"_s;
    if (number.startsWith(u"2-s2.0-"_s))
        return u"Scopus"_s;
    if (number.size() > 6 && number.startsWith(u'L') && isNumber(QStringView(number).sliced(1)))
        return u"Embase"_s;
    return isPsycInfoNumber(number) ? u"APA PsycInfo"_s : QString();
}

bool holdsPubMedNumbers(const AccessionOrigin& origin)
{
    return origin.provider == u"NLM"_s || origin.database.contains(u"pubmed"_s, Qt::CaseInsensitive) ||
           origin.database.contains(u"medline"_s, Qt::CaseInsensitive);
}

/// The digits after `mark` in a link, or "".
QString digitsAfter(const QString& url, QStringView mark)
{
    const qsizetype at = url.indexOf(mark);
    if (at < 0)
        return {};
    qsizetype end = at + mark.size();
    while (end < url.size() && url.at(end) >= u'0' && url.at(end) <= u'9')
        ++end;
    return url.sliced(at + mark.size(), end - at - mark.size());
}

} // namespace

QString databaseOf(const Record& record)
{
    for (const QString& url : record.urls)
        if (const QString database = databaseOfLink(url); !database.isEmpty())
            return database;
    for (const QString& note : record.notes)
        if (note.startsWith(u"Export Date: "_s))
            return u"Scopus"_s;
    return {};
}

ListedId accessionOf(const QString& printed, const AccessionOrigin& origin)
{
    if (printed.startsWith(u"PMID:"_s) || printed.startsWith(u"pmid:"_s)) {
        const QString number = printed.sliced(5).trimmed();
        return isPmid(number) ? ListedId{u"PMID"_s, number} : ListedId{};
    }
    if (printed.startsWith(u"PMC"_s) && !pmcidOf(printed).isEmpty())
        return {u"PMCID"_s, pmcidOf(printed)};
    if (const QString list = listOfShape(printed); !list.isEmpty())
        return {list, printed};
    const bool ownNumber =
        origin.reference && isNumber(printed) && (printed.size() < 7 || origin.database.isEmpty());
    if (printed.isEmpty() || ownNumber)
        return {};
    if (holdsPubMedNumbers(origin) && isPmid(printed))
        return {u"PMID"_s, printed};
    return {origin.database, printed};
}

ListedId accessionInLink(const QString& url)
{
    if (const qsizetype at = url.indexOf(u"eid=2-s2.0-"_s); at >= 0)
        return {u"Scopus"_s, u"2-s2.0-" + digitsAfter(url, u"eid=2-s2.0-")};
    for (const QStringView page : {u"ncbi.nlm.nih.gov/pubmed/", u"pubmed.ncbi.nlm.nih.gov/"})
        if (const QString pmid = digitsAfter(url, page); isPmid(pmid))
            return {u"PMID"_s, pmid};
    if (const QString number = digitsAfter(url, u"&AN="); !number.isEmpty() && url.contains(u"ebscohost"_s))
        return {databaseOfLink(url), number};
    if (const QString number = digitsAfter(url, u"central/doi/10.1002/central/CN-"); !number.isEmpty())
        return {u"CENTRAL"_s, u"CN-" + number};
    return {};
}

QStringList linksIn(const QString& value)
{
    QStringList links;
    qsizetype start = 0;
    const auto close = [&](qsizetype end) {
        QStringView link = QStringView(value).sliced(start, end - start).trimmed();
        while (link.endsWith(u';'))
            link = link.chopped(1).trimmed();
        if (!link.isEmpty())
            links += link.toString();
        start = end;
    };
    for (qsizetype at = value.indexOf(u"http"_s, 1); at > 0; at = value.indexOf(u"http"_s, at + 4)) {
        const bool scheme = QStringView(value).sliced(at).startsWith(u"http://") ||
                            QStringView(value).sliced(at).startsWith(u"https://");
        const QChar before = value.at(at - 1);
        if (scheme && (before.isSpace() || before == u';' || before.isLetterOrNumber()))
            close(at);
    }
    close(value.size());
    return links;
}

} // namespace plansift::formats
