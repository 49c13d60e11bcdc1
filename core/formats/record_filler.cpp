// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that hold for every format of named values.
#include "core/formats/record_filler.hpp"

#include "core/formats/identifiers.hpp"
#include "core/formats/source_database.hpp"
#include "core/formats/value_text.hpp"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

constexpr qsizetype kLongestSerials = 10000; ///< a field with hundreds of numbers is none of one record

} // namespace

bool saysOnlyDoi(const QString& text, const QString& doi)
{
    static const QRegularExpression prefix(uR"((https?://)?(dx\.)?doi(\.org/|:|\b)|[\s.,;:<>\[\]()]+)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QString rest = text;
    return rest.remove(doi).remove(prefix).isEmpty() || text.contains(u'%');
}

void RecordFiller::keepRaw(const QString& tag, const QString& value)
{
    if (!value.isEmpty())
        record.raw.append({tag, value});
}

void RecordFiller::setText(QString Record::*member, const QString& text, const QString& tag)
{
    QString& target = record.*member;
    if (target.isEmpty())
        target = text;
    else if (target != text)
        keepRaw(tag, text);
}

void RecordFiller::addText(QStringList Record::*member, const QString& text)
{
    if (!text.isEmpty())
        (record.*member).append(text);
}

void RecordFiller::addAbstract(const QString& text, const QString& tag)
{
    if (saysNothing(text))
        keepRaw(tag, text);
    else
        addText(&Record::abstracts, text);
}

void RecordFiller::setDoi(const QString& text, const QString& tag)
{
    const QString found = bareDoi(text);
    if (record.doi.isEmpty())
        record.doi = found;
    if (found.isEmpty() || found != record.doi || !saysOnlyDoi(text, found))
        keepRaw(tag, text);
}

void RecordFiller::setPmid(const QString& text, const QString& tag)
{
    if (record.pmid.isEmpty() && isPmid(text))
        record.pmid = text;
    else if (text != record.pmid)
        keepRaw(tag, text);
}

void RecordFiller::setPmcid(const QString& text, const QString& tag)
{
    const QString found = pmcidOf(text);
    if (record.pmcid.isEmpty())
        record.pmcid = found;
    if (found.isEmpty() || found != record.pmcid)
        keepRaw(tag, text);
}

void RecordFiller::addSerials(const QString& text, const QString& tag)
{
    if (text.size() > kLongestSerials || !addSerialNumbers(record, text))
        keepRaw(tag, text);
}

void RecordFiller::addLinks(const QString& text)
{
    record.urls += linksIn(text);
}

void RecordFiller::addTrialIds(const QString& text)
{
    for (const ListedId& id : trialIdsIn(text))
        if (!record.trialIds.contains(id))
            record.trialIds += id;
}

void RecordFiller::nameDatabase()
{
    if (record.database.isEmpty())
        record.database = databaseOf(record);
}

void RecordFiller::addAccessions(const QString& text, const QString& tag)
{
    addTrialIds(text);
    const AccessionOrigin origin{record.database, record.provider, false};
    for (const QString& part : QString(text).replace(u'\n', u';').split(u';', Qt::SkipEmptyParts)) {
        const ListedId id = accessionOf(part.trimmed(), origin);
        if (id.list == u"PMID"_s)
            setPmid(id.id, tag);
        else if (id.list == u"PMCID"_s)
            setPmcid(id.id, tag);
        else if (!id.id.isEmpty() && !record.accessions.contains(id))
            record.accessions += id;
    }
}

void RecordFiller::addLanguages(const QString& text)
{
    for (const QString& part : QString(text).replace(u',', u';').split(u';', Qt::SkipEmptyParts))
        addText(&Record::languages, part.trimmed());
}

void RecordFiller::concludeFromText()
{
    record.urls.removeDuplicates();
    record.abstracts.removeDuplicates();
    record.affiliations.removeDuplicates();
    for (const QString& url : record.urls) {
        if (record.doi.isEmpty() && (url.contains(u"doi.org/"_s) || url.startsWith(u"doi:"_s)))
            record.doi = bareDoi(url);
        const ListedId id = accessionInLink(url);
        if (id.list == u"PMID"_s && record.pmid.isEmpty())
            record.pmid = id.id;
        else if (!id.id.isEmpty() && id.list != u"PMID"_s && record.accessions.isEmpty())
            record.accessions += id;
        addTrialIds(url);
    }
    addTrialIds(record.title);
    nameDatabase();
    for (const ListedId& id : record.accessions)
        if (record.database.isEmpty())
            record.database = id.list;
    const bool retracted = record.title.startsWith(u"RETRACTED"_s) ||
                           record.title.startsWith(u"Retracted:"_s) ||
                           record.keywords.contains(u"Retracted Publication"_s);
    if (retracted && record.status.isEmpty())
        record.status = u"retracted"_s;
}

} // namespace plansift::formats
