// SPDX-License-Identifier: GPL-3.0-or-later
// What each key of CSL-JSON (citation style language 1.0.2) means.
#include "core/formats/readers.hpp"

#include "core/formats/csl_types.hpp"
#include "core/formats/field_rules.hpp"
#include "core/formats/identifiers.hpp"
#include "core/formats/json_records.hpp"
#include "core/formats/person_name.hpp"
#include "core/formats/record_filler.hpp"

#include <QHash>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

using Take = void (*)(RecordFiller&, const QJsonValue&, const QString& key);

template<QString Record::*member>
void text(RecordFiller& draft, const QJsonValue& value, const QString& key)
{
    draft.setText(member, jsonText(value).trimmed(), key);
}

template<QStringList Record::*member>
void list(RecordFiller& draft, const QJsonValue& value, const QString&)
{
    draft.addText(member, jsonText(value).trimmed());
}

void type(RecordFiller& draft, const QJsonValue& value, const QString& key)
{
    const QString word = value.toString();
    draft.record.type = risTypeOfCsl(word).toString();
    if (cslTypeOf(draft.record.type) != word)
        draft.keepRaw(key, word);
}

/// A particle that is never dropped is a part of the family name.
Author authorOf(const QJsonObject& name)
{
    const QString literal = name.value(u"literal"_s).toString();
    if (!literal.isEmpty())
        return groupName(literal);
    QStringList family{name.value(u"non-dropping-particle"_s).toString(), name.value(u"family"_s).toString()};
    QStringList given{name.value(u"given"_s).toString(), name.value(u"dropping-particle"_s).toString()};
    family.removeAll(QString());
    given.removeAll(QString());
    if (family.isEmpty())
        return groupName(given.join(u' '));
    return {family.join(u' '),
            given.join(u' '),
            name.value(u"suffix"_s).toString(),
            {},
            name.value(u"ORCID"_s).toString().section(u'/', -1)};
}

template<QList<Author> Record::*member>
void names(RecordFiller& draft, const QJsonValue& value, const QString& key)
{
    static const QStringList known{u"family"_s,           u"given"_s, u"suffix"_s,
                                   u"literal"_s,          u"ORCID"_s, u"non-dropping-particle"_s,
                                   u"dropping-particle"_s};
    for (const QJsonValue& entry : value.toArray()) {
        const QJsonObject name = entry.toObject();
        (draft.record.*member).append(authorOf(name));
        for (auto it = name.begin(); it != name.end(); ++it)
            if (!known.contains(it.key()))
                draft.keepRaw(key + u'.' + it.key(), jsonText(it.value()));
    }
}

/// "date-parts": [[2020, 5, 1]] as "2020-05-01"; two of them, parted by '/', are a range.
QString datePartsOf(const QJsonArray& dateParts)
{
    QStringList ends;
    for (const QJsonValue& end : dateParts) {
        QStringList parts;
        for (const QJsonValue& part : end.toArray())
            parts += jsonText(part).rightJustified(2, u'0');
        ends += parts.join(u'-');
    }
    return ends.join(u'/');
}

/// Where the parts say no more than the year, the date is what was printed ("raw", "literal").
void issued(RecordFiller& draft, const QJsonValue& value, const QString& key)
{
    const QJsonObject date = value.toObject();
    const QString parts = datePartsOf(date.value(u"date-parts"_s).toArray());
    QStringList candidates{parts, date.value(u"raw"_s).toString(), date.value(u"literal"_s).toString()};
    for (const QString& candidate : candidates)
        if (draft.record.year == 0)
            draft.record.year = yearIn(candidate);
    for (const QString& candidate : candidates)
        if (draft.record.date.isEmpty() && candidate != QString::number(draft.record.year))
            draft.record.date = candidate;
    for (auto it = date.begin(); it != date.end(); ++it)
        if (it.key() != u"date-parts"_s && jsonText(it.value()) != draft.record.date)
            draft.keepRaw(key + u'.' + it.key(), jsonText(it.value()));
}

void abstract(RecordFiller& draft, const QJsonValue& value, const QString& key)
{
    draft.addAbstract(value.toString().trimmed(), key);
}

void doi(RecordFiller& draft, const QJsonValue& value, const QString& key)
{
    draft.setDoi(value.toString(), key);
}

void pmid(RecordFiller& draft, const QJsonValue& value, const QString& key)
{
    draft.setPmid(jsonText(value), key);
}

void pmcid(RecordFiller& draft, const QJsonValue& value, const QString& key)
{
    draft.setPmcid(jsonText(value), key);
}

/// One text, or a list of texts as Crossref gives it.
void serials(RecordFiller& draft, const QJsonValue& value, const QString& key)
{
    for (const QJsonValue& part : value.isArray() ? value.toArray() : QJsonArray{value})
        draft.addSerials(jsonText(part), key);
}

void links(RecordFiller& draft, const QJsonValue& value, const QString&)
{
    takeLinks(draft.record, value.toString());
}

/// CSL keeps keywords as one text, parted by lines, else by semicolons, else by commas.
void keywords(RecordFiller& draft, const QJsonValue& value, const QString&)
{
    const QString all = value.toString();
    const QChar separator = all.contains(u'\n') ? u'\n' : all.contains(u';') ? u';' : u',';
    for (const QString& word : all.split(separator, Qt::SkipEmptyParts))
        draft.addText(&Record::keywords, word.trimmed());
}

void languages(RecordFiller& draft, const QJsonValue& value, const QString&)
{
    takeLanguages(draft.record, value.toString());
}

struct CslRule {
    QStringView key;
    Take take;
};

/// The one table of keys. What is not here is kept in `raw`.
constexpr CslRule kRules[] = {{u"type", &type},
                              {u"title", &text<&Record::title>},
                              {u"title-short", &text<&Record::titleShort>},
                              {u"shortTitle", &text<&Record::titleShort>},
                              {u"original-title", &list<&Record::titlesTranslated>},
                              {u"abstract", &abstract},
                              {u"author", &names<&Record::authors>},
                              {u"editor", &names<&Record::editors>},
                              {u"issued", &issued},
                              {u"container-title", &text<&Record::journal>},
                              {u"container-title-short", &text<&Record::journalAbbrev>},
                              {u"journalAbbreviation", &text<&Record::journalAbbrev>},
                              {u"event-title", &text<&Record::conference>},
                              {u"event", &text<&Record::conference>},
                              {u"volume", &text<&Record::volume>},
                              {u"issue", &text<&Record::issue>},
                              {u"number", &text<&Record::articleNumber>},
                              {u"page", &text<&Record::pages>},
                              {u"DOI", &doi},
                              {u"PMID", &pmid},
                              {u"PMCID", &pmcid},
                              {u"ISSN", &serials},
                              {u"ISBN", &serials},
                              {u"URL", &links},
                              {u"keyword", &keywords},
                              {u"language", &languages},
                              {u"publisher", &text<&Record::publisher>},
                              {u"publisher-place", &text<&Record::place>},
                              {u"note", &list<&Record::notes>},
                              {u"source", &text<&Record::database>}};

Record buildCslRecord(const QJsonObject& object)
{
    static const QHash<QString, Take> index = [] {
        QHash<QString, Take> table;
        for (const CslRule& rule : kRules)
            table.insert(rule.key.toString(), rule.take);
        return table;
    }();
    RecordFiller draft;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (const Take take = index.value(it.key()); take && !it->isNull())
            take(draft, it.value(), it.key());
        else
            draft.keepRaw(it.key(), jsonText(it.value()));
    }
    if (draft.record.type.isEmpty())
        draft.record.type = u"GEN"_s;
    draft.conclude();
    return std::move(draft.record);
}

} // namespace

bool sniffCslJson(const QString& head)
{
    const QString start = head.trimmed();
    if (!start.startsWith(u'{') && !start.startsWith(u'['))
        return false;
    const bool typed = start.contains(u"\"type\""_s);
    for (const QString& key : {u"\"title\""_s, u"\"issued\""_s, u"\"author\""_s, u"\"container-title\""_s})
        if (typed && start.contains(key))
            return true;
    return false;
}

ReadSummary readCslJson(const QByteArray& bytes, const RecordSink& sink)
{
    return readJsonRecords({"items", &buildCslRecord}, bytes, sink);
}

} // namespace plansift::formats
