// SPDX-License-Identifier: GPL-3.0-or-later
// Record <-> JSON, one table of plain text fields and one of lists.
#include "core/model/record_json.hpp"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

struct TextField {
    QStringView key;
    QString Record::*member;
};

struct ListField {
    QStringView key;
    QStringList Record::*member;
};

constexpr TextField kTexts[] = {{u"type", &Record::type},
                                {u"title", &Record::title},
                                {u"title_short", &Record::titleShort},
                                {u"date", &Record::date},
                                {u"journal", &Record::journal},
                                {u"journal_abbrev", &Record::journalAbbrev},
                                {u"conference", &Record::conference},
                                {u"volume", &Record::volume},
                                {u"issue", &Record::issue},
                                {u"article_no", &Record::articleNumber},
                                {u"pages", &Record::pages},
                                {u"doi", &Record::doi},
                                {u"pmid", &Record::pmid},
                                {u"pmcid", &Record::pmcid},
                                {u"publisher", &Record::publisher},
                                {u"place", &Record::place},
                                {u"source_db", &Record::database},
                                {u"provider", &Record::provider},
                                {u"status", &Record::status}};

constexpr ListField kLists[] = {{u"title_translated", &Record::titlesTranslated},
                                {u"abstract", &Record::abstracts},
                                {u"issn", &Record::issns},
                                {u"isbn", &Record::isbns},
                                {u"url", &Record::urls},
                                {u"keywords", &Record::keywords},
                                {u"language", &Record::languages},
                                {u"affiliations", &Record::affiliations},
                                {u"notes", &Record::notes},
                                {u"label", &Record::labels}};

QJsonArray authorsToJson(const QList<Author>& authors)
{
    QJsonArray array;
    for (const Author& author : authors) {
        QJsonObject object;
        const std::pair<QString, QString> fields[] = {{u"family"_s, author.family},
                                                      {u"given"_s, author.given},
                                                      {u"suffix"_s, author.suffix},
                                                      {u"literal"_s, author.literal},
                                                      {u"orcid"_s, author.orcid}};
        for (const auto& [key, value] : fields)
            if (!value.isEmpty())
                object.insert(key, value);
        array.append(object);
    }
    return array;
}

QList<Author> authorsFromJson(const QJsonArray& array)
{
    QList<Author> authors;
    for (const QJsonValue& value : array) {
        const QJsonObject o = value.toObject();
        authors.append({o.value(u"family"_s).toString(), o.value(u"given"_s).toString(),
                        o.value(u"suffix"_s).toString(), o.value(u"literal"_s).toString(),
                        o.value(u"orcid"_s).toString()});
    }
    return authors;
}

QJsonArray idsToJson(const QList<ListedId>& ids)
{
    QJsonArray array;
    for (const ListedId& id : ids)
        array.append(QJsonObject{{u"db"_s, id.list}, {u"id"_s, id.id}});
    return array;
}

QList<ListedId> idsFromJson(const QJsonArray& array)
{
    QList<ListedId> ids;
    for (const QJsonValue& value : array)
        ids.append({value.toObject().value(u"db"_s).toString(), value.toObject().value(u"id"_s).toString()});
    return ids;
}

QJsonArray rawToJson(const QList<RawField>& raw)
{
    QJsonArray array;
    for (const RawField& field : raw)
        array.append(QJsonArray{field.tag, field.value});
    return array;
}

QList<RawField> rawFromJson(const QJsonArray& array)
{
    QList<RawField> raw;
    for (const QJsonValue& value : array)
        raw.append({value.toArray().at(0).toString(), value.toArray().at(1).toString()});
    return raw;
}

void insertFilled(QJsonObject& object, const QString& key, const QJsonArray& array)
{
    if (!array.isEmpty())
        object.insert(key, array);
}

} // namespace

QJsonObject toJson(const Record& record)
{
    QJsonObject object;
    for (const TextField& field : kTexts)
        if (const QString& text = record.*field.member; !text.isEmpty())
            object.insert(field.key, text);
    for (const ListField& field : kLists)
        if (const QStringList& list = record.*field.member; !list.isEmpty())
            object.insert(field.key, QJsonArray::fromStringList(list));
    insertFilled(object, u"authors"_s, authorsToJson(record.authors));
    insertFilled(object, u"editors"_s, authorsToJson(record.editors));
    insertFilled(object, u"accession"_s, idsToJson(record.accessions));
    insertFilled(object, u"trial_ids"_s, idsToJson(record.trialIds));
    insertFilled(object, u"raw"_s, rawToJson(record.raw));
    if (record.year != 0)
        object.insert(u"year"_s, record.year);
    if (record.line != 0)
        object.insert(u"line"_s, record.line);
    return object;
}

Record recordFromJson(const QJsonObject& object)
{
    Record record;
    for (const TextField& field : kTexts)
        record.*field.member = object.value(field.key).toString();
    for (const ListField& field : kLists)
        for (const QJsonValue& value : object.value(field.key).toArray())
            (record.*field.member).append(value.toString());
    record.authors = authorsFromJson(object.value(u"authors"_s).toArray());
    record.editors = authorsFromJson(object.value(u"editors"_s).toArray());
    record.accessions = idsFromJson(object.value(u"accession"_s).toArray());
    record.trialIds = idsFromJson(object.value(u"trial_ids"_s).toArray());
    record.raw = rawFromJson(object.value(u"raw"_s).toArray());
    record.year = object.value(u"year"_s).toInt();
    record.line = object.value(u"line"_s).toInt();
    return record;
}

} // namespace plansift
