// SPDX-License-Identifier: GPL-3.0-or-later
// Values taken into a record.
#include "core/formats/field_rules.hpp"

#include "core/formats/identifiers.hpp"
#include "core/formats/value_text.hpp"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

constexpr qsizetype kLongestSerials = 10000; ///< a field with hundreds of numbers is none of one record

/// True when nothing but the DOI and its prefix stands in `text`.
bool saysOnlyDoi(const QString& text, const QString& doi)
{
    static const QRegularExpression prefix(uR"((https?://)?(dx\.)?doi(\.org/|:|\b)|[\s.,;:<>\[\]()]+)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    if (text == doi)
        return true;
    QString rest = text;
    return rest.remove(doi).remove(prefix).isEmpty() || text.contains(u'%');
}

/// The DOI of "https://doi.org/10...", or of a link resolver's "...&id=doi:10...&atitle=...".
QString doiOfLink(const QString& link)
{
    if (link.contains(u"doi.org/"_s) || link.startsWith(u"doi:"_s))
        return bareDoi(link);
    for (const QString& mark : {u"id=doi:"_s, u"doi="_s})
        if (const qsizetype at = link.indexOf(mark); at >= 0)
            return bareDoi(link.sliced(at + mark.size()).section(u'&', 0, 0));
    return {};
}

void concludeFromLink(Record& record, const QString& link)
{
    if (record.doi.isEmpty())
        record.doi = doiOfLink(link);
    const ListedId id = accessionInLink(link);
    if (id.list == u"PMID"_s && record.pmid.isEmpty())
        record.pmid = id.id;
    else if (!id.id.isEmpty() && id.list != u"PMID"_s && record.accessions.isEmpty())
        record.accessions += id;
    takeTrialIds(record, link);
}

bool saysRetracted(const Record& record)
{
    return record.title.startsWith(u"RETRACTED"_s) || record.title.startsWith(u"Retracted:"_s) ||
           record.keywords.contains(u"Retracted Publication"_s);
}

} // namespace

bool takeText(QString& target, const QString& text)
{
    if (target.isEmpty())
        target = text;
    return target == text;
}

bool takeAbstract(Record& record, const QString& text)
{
    if (saysNothing(text))
        return false;
    if (!text.isEmpty())
        addOnce(record.abstracts, text);
    return true;
}

bool takeDoi(Record& record, const QString& text)
{
    const QString found = bareDoi(text);
    if (record.doi.isEmpty())
        record.doi = found;
    return !found.isEmpty() && found == record.doi && saysOnlyDoi(text, found);
}

bool takePmid(Record& record, const QString& text)
{
    if (record.pmid.isEmpty() && isPmid(text))
        record.pmid = text;
    return text == record.pmid;
}

bool takePmcid(Record& record, const QString& text)
{
    const QString found = pmcidOf(text);
    if (record.pmcid.isEmpty())
        record.pmcid = found;
    return !found.isEmpty() && found == record.pmcid;
}

bool takeSerialNumbers(Record& record, const QString& text)
{
    if (text.size() > kLongestSerials)
        return false;
    const SerialNumbers found = serialNumbersIn(text);
    for (const QString& issn : found.issns)
        addOnce(record.issns, issn);
    for (const QString& isbn : found.isbns)
        addOnce(record.isbns, isbn);
    return found.complete && !(found.issns.isEmpty() && found.isbns.isEmpty());
}

bool takeAccession(Record& record, const ListedId& id)
{
    if (id.list == u"PMID"_s)
        return takePmid(record, id.id);
    if (id.list == u"PMCID"_s)
        return takePmcid(record, id.id);
    if (!id.id.isEmpty())
        addOnce(record.accessions, id);
    return !id.id.isEmpty();
}

bool takeTrialIds(Record& record, const QString& text)
{
    const QList<ListedId> found = trialIdsIn(text);
    for (const ListedId& id : found)
        addOnce(record.trialIds, id);
    return found.size() == 1 && found.constFirst().id == text;
}

void takeLinks(Record& record, const QString& text)
{
    for (const QString& line : text.split(u'\n'))
        for (const QString& link : linksIn(line))
            addOnce(record.urls, link);
}

void takeLanguages(Record& record, const QString& text)
{
    for (const QString& language : valueParts(text, u";,|\n"))
        addOnce(record.languages, language);
}

void nameDatabase(Record& record)
{
    if (record.database.isEmpty())
        record.database = databaseOf(record);
    for (const ListedId& id : record.accessions)
        if (record.database.isEmpty())
            record.database = id.list;
}

void concludeFromText(Record& record)
{
    for (const QString& link : record.urls)
        concludeFromLink(record, link);
    takeTrialIds(record, record.title);
    nameDatabase(record);
    if (record.status.isEmpty() && saysRetracted(record))
        record.status = u"retracted"_s;
}

QString pageRange(const QString& first, const QString& last)
{
    const bool covered = last.isEmpty() || last == first || (first.contains(u'-') && first.endsWith(last));
    if (covered)
        return first;
    return first.isEmpty() ? last : QString(first + u'-' + last);
}

bool looksAbbreviated(const QString& journal)
{
    return journal.contains(u". "_s) || journal.endsWith(u'.');
}

QString rawValue(const Record& record, QStringView tag)
{
    const auto found = std::find_if(record.raw.begin(), record.raw.end(),
                                    [tag](const RawField& field) { return field.tag == tag; });
    return found == record.raw.end() ? QString() : found->value;
}

} // namespace plansift::formats
