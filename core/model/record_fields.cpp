// SPDX-License-Identifier: GPL-3.0-or-later
// Fields by way of the JSON form of a record, so that each is named in one place only.
#include "core/model/record_fields.hpp"

#include "core/model/record_json.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's words.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RecordFields)
};

QStringList parts(const QString& text, FieldKind kind)
{
    static const QRegularExpression emptyLine(u"\\n\\s*\\n"_s);
    const QStringList raw = kind == FieldKind::Paragraphs ? text.split(emptyLine, Qt::SkipEmptyParts)
                                                          : text.split(u';', Qt::SkipEmptyParts);
    QStringList trimmed;
    for (const QString& part : raw)
        if (const QString value = part.trimmed(); !value.isEmpty())
            trimmed += value;
    return trimmed;
}

QString nameText(const QJsonObject& name)
{
    if (const QString literal = name.value(u"literal"_s).toString(); !literal.isEmpty())
        return literal;
    QStringList words;
    for (const QString& key : {u"family"_s, u"given"_s, u"suffix"_s})
        if (const QString word = name.value(key).toString(); !word.isEmpty())
            words += word;
    return words.join(u", "_s);
}

QJsonObject nameFrom(const QString& text)
{
    const QStringList words = text.split(u',');
    if (words.size() == 1)
        return {{u"literal"_s, text}};
    QJsonObject name{{u"family"_s, words.at(0).trimmed()}, {u"given"_s, words.at(1).trimmed()}};
    if (words.size() > 2)
        name.insert(u"suffix"_s, words.mid(2).join(u',').trimmed());
    return name;
}

QJsonObject idFrom(const QString& text)
{
    const qsizetype colon = text.indexOf(u':');
    return {{u"db"_s, text.left(std::max<qsizetype>(colon, 0))}, {u"id"_s, text.mid(colon + 1)}};
}

QString entryText(const QJsonValue& entry, FieldKind kind)
{
    const QJsonObject object = entry.toObject();
    if (kind == FieldKind::Names)
        return nameText(object);
    if (kind != FieldKind::Ids)
        return entry.toString();
    const QString list = object.value(u"db"_s).toString();
    const QString id = object.value(u"id"_s).toString();
    return list.isEmpty() ? id : QString(list + u':' + id);
}

QJsonArray arrayFrom(const QString& text, FieldKind kind)
{
    QJsonArray array;
    for (const QString& part : parts(text, kind))
        array.append(kind == FieldKind::Names ? QJsonValue(nameFrom(part))
                     : kind == FieldKind::Ids ? QJsonValue(idFrom(part))
                                              : QJsonValue(part));
    return array;
}

/// The record with one key of its JSON form replaced; raw and line stay.
Record withValue(const Record& record, const QString& key, const QJsonValue& value)
{
    QJsonObject object = toJson(record);
    object.insert(key, value);
    return recordFromJson(object);
}

} // namespace

const QList<RecordField>& recordFields()
{
    using enum FieldKind;
    static const QList<RecordField> fields{
        {u"title"_s, Text::tr("Title"), FieldKind::Text},
        {u"title_translated"_s, Text::tr("Translated title"), List},
        {u"title_short"_s, Text::tr("Short title"), FieldKind::Text},
        {u"authors"_s, Text::tr("Authors"), Names},
        {u"editors"_s, Text::tr("Editors"), Names},
        {u"year"_s, Text::tr("Year"), Number},
        {u"date"_s, Text::tr("Date"), FieldKind::Text},
        {u"journal"_s, Text::tr("Journal"), FieldKind::Text},
        {u"journal_abbrev"_s, Text::tr("Journal, abbreviated"), FieldKind::Text},
        {u"conference"_s, Text::tr("Conference"), FieldKind::Text},
        {u"volume"_s, Text::tr("Volume"), FieldKind::Text},
        {u"issue"_s, Text::tr("Issue"), FieldKind::Text},
        {u"pages"_s, Text::tr("Pages"), FieldKind::Text},
        {u"article_no"_s, Text::tr("Article number"), FieldKind::Text},
        {u"doi"_s, Text::tr("DOI"), FieldKind::Text},
        {u"pmid"_s, Text::tr("PMID"), FieldKind::Text},
        {u"pmcid"_s, Text::tr("PMCID"), FieldKind::Text},
        {u"trial_ids"_s, Text::tr("Trial number"), Ids},
        {u"accession"_s, Text::tr("Accession number"), Ids},
        {u"abstract"_s, Text::tr("Abstract"), Paragraphs},
        {u"keywords"_s, Text::tr("Keywords"), List},
        {u"language"_s, Text::tr("Language"), List},
        {u"type"_s, Text::tr("Type"), FieldKind::Text},
        {u"status"_s, Text::tr("Status"), FieldKind::Text},
        {u"issn"_s, Text::tr("ISSN"), List},
        {u"isbn"_s, Text::tr("ISBN"), List},
        {u"publisher"_s, Text::tr("Publisher"), FieldKind::Text},
        {u"place"_s, Text::tr("Place"), FieldKind::Text},
        {u"affiliations"_s, Text::tr("Affiliations"), List},
        {u"url"_s, Text::tr("Links"), List},
        {u"notes"_s, Text::tr("Notes of the source"), Paragraphs},
        {u"label"_s, Text::tr("Labels of the source"), List},
        {u"source_db"_s, Text::tr("Database"), FieldKind::Text},
        {u"provider"_s, Text::tr("Provider"), FieldKind::Text}};
    return fields;
}

QString fieldText(const Record& record, const RecordField& field)
{
    const QJsonValue value = toJson(record).value(field.key);
    if (field.kind == FieldKind::Text)
        return value.toString();
    if (field.kind == FieldKind::Number)
        return value.isUndefined() ? QString() : QString::number(value.toInt());
    QStringList entries;
    for (const QJsonValue& entry : value.toArray())
        entries += entryText(entry, field.kind);
    return entries.join(field.kind == FieldKind::Paragraphs ? u"\n\n"_s : u"; "_s);
}

Record withFieldText(const Record& record, const RecordField& field, const QString& text)
{
    if (field.isList())
        return withValue(record, field.key, arrayFrom(text, field.kind));
    const QString value = text.trimmed();
    return withValue(record, field.key,
                     field.kind == FieldKind::Number ? QJsonValue(value.toInt()) : QJsonValue(value));
}

Record withFieldOf(const Record& record, const RecordField& field, const Record& from)
{
    return withValue(record, field.key, toJson(from).value(field.key));
}

Record withFieldJoined(const Record& record, const RecordField& field, const Record& other)
{
    QJsonArray joined = toJson(record).value(field.key).toArray();
    for (const QJsonValue& entry : toJson(other).value(field.key).toArray())
        if (!joined.contains(entry))
            joined.append(entry);
    return withValue(record, field.key, joined);
}

} // namespace plansift
