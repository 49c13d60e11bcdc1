// SPDX-License-Identifier: GPL-3.0-or-later
// Writes CSL-JSON that reads back as the same records.
#include "core/formats/writers.hpp"

#include "core/formats/citation_key.hpp"
#include "core/formats/csl_types.hpp"
#include "core/formats/field_rules.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

struct PlainKey {
    QStringView key;
    QString Record::*member;
};

constexpr PlainKey kPlain[] = {{u"title", &Record::title},
                               {u"title-short", &Record::titleShort},
                               {u"container-title", &Record::journal},
                               {u"container-title-short", &Record::journalAbbrev},
                               {u"event-title", &Record::conference},
                               {u"volume", &Record::volume},
                               {u"issue", &Record::issue},
                               {u"number", &Record::articleNumber},
                               {u"page", &Record::pages},
                               {u"DOI", &Record::doi},
                               {u"PMID", &Record::pmid},
                               {u"PMCID", &Record::pmcid},
                               {u"publisher", &Record::publisher},
                               {u"publisher-place", &Record::place},
                               {u"source", &Record::database}};

struct ListKey {
    QStringView key;
    QStringList Record::*member;
    QStringView between;
};

constexpr ListKey kLists[] = {{u"original-title", &Record::titlesTranslated, u"; "},
                              {u"abstract", &Record::abstracts, u"\n"},
                              {u"ISSN", &Record::issns, u", "},
                              {u"ISBN", &Record::isbns, u", "},
                              {u"URL", &Record::urls, u" "},
                              {u"language", &Record::languages, u"; "},
                              {u"note", &Record::notes, u"\n"}};

void insertFilled(QJsonObject& item, QStringView key, const QString& text)
{
    if (!text.isEmpty())
        item.insert(key.toString(), text);
}

QJsonArray namesOf(const QList<Author>& authors)
{
    QJsonArray names;
    for (const Author& author : authors) {
        QJsonObject name;
        insertFilled(name, u"literal", author.literal);
        insertFilled(name, u"family", author.family);
        insertFilled(name, u"given", author.given);
        insertFilled(name, u"suffix", author.suffix);
        insertFilled(name, u"ORCID", author.orcid);
        names.append(name);
    }
    return names;
}

/// "2020-05-01" and "2020-05/2020-06" as parts, anything else beside the year as it was printed.
QJsonObject issuedOf(const Record& record)
{
    static const QRegularExpression iso(uR"(^\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?$)"_s);
    const bool parts = iso.match(record.date).hasMatch();
    const QString printed = parts || record.year == 0 ? record.date : QString::number(record.year);
    QJsonArray ends;
    if (parts || record.year != 0)
        for (const QString& end : printed.split(u'/')) {
            QJsonArray numbers;
            for (const QString& number : end.split(u'-'))
                numbers.append(number.toInt());
            ends.append(numbers);
        }
    QJsonObject issued;
    if (!ends.isEmpty())
        issued.insert(u"date-parts"_s, ends);
    if (!parts)
        insertFilled(issued, u"raw", record.date);
    return issued;
}

/// The separator says what may stand inside the keywords: behind a line end even semicolons.
QString keywordsOf(const Record& record)
{
    const QStringList& words = record.keywords;
    const auto anyHas = [&words](QChar sign) {
        return std::any_of(words.begin(), words.end(), [sign](const QString& w) { return w.contains(sign); });
    };
    if (anyHas(u';'))
        return words.join(u'\n') + u'\n';
    return words.join(u"; "_s) + (words.size() == 1 && anyHas(u',') ? u";"_s : QString());
}

QJsonValue valueOf(const QString& raw)
{
    const QJsonDocument json = QJsonDocument::fromJson(raw.toUtf8());
    if (json.isObject())
        return json.object();
    return json.isArray() ? QJsonValue(json.array()) : QJsonValue(raw);
}

/// The first name of the list that does not say this yet.
void addToName(QJsonArray names, const QString& key, const QString& value, QJsonObject& item,
               const QString& list)
{
    for (qsizetype i = 0; i < names.size(); ++i) {
        QJsonObject name = names.at(i).toObject();
        if (name.contains(key))
            continue;
        name.insert(key, valueOf(value));
        names.replace(i, name);
        item.insert(list, names);
        return;
    }
}

/// What a reader of CSL-JSON kept beside the value that it took says more than that; a field of another
/// format that has the name of a key does not count.
bool saysMore(const QJsonObject& item, const RawField& raw, const Record& record)
{
    if (raw.tag == u"type"_s)
        return risTypeOfCsl(raw.value) == record.type;
    const QJsonValue known = item.value(raw.tag);
    return known.isUndefined() || (known.isString() && raw.value.contains(known.toString()));
}

/// Keys of the item, or "issued.season" and "author.role" of what is inside.
void insertRaw(QJsonObject& item, const RawField& raw, const Record& record)
{
    const QString outer = raw.tag.section(u'.', 0, 0);
    const QString inner = raw.tag.section(u'.', 1);
    if (raw.tag.isEmpty() || raw.tag.contains(u'/') || raw.tag == u"id"_s)
        return;
    if (inner.isEmpty()) {
        if (saysMore(item, raw, record))
            item.insert(outer, valueOf(raw.value));
    } else if (item.value(outer).isArray()) {
        addToName(item.value(outer).toArray(), inner, raw.value, item, outer);
    } else {
        QJsonObject object = item.value(outer).toObject();
        object.insert(inner, valueOf(raw.value));
        item.insert(outer, object);
    }
}

QJsonObject itemOf(const Record& record, const QString& id)
{
    QJsonObject item{{u"id"_s, id}, {u"type"_s, cslTypeOf(record.type).toString()}};
    for (const PlainKey& plain : kPlain)
        insertFilled(item, plain.key, record.*plain.member);
    for (const ListKey& list : kLists)
        insertFilled(item, list.key, (record.*list.member).join(list.between));
    insertFilled(item, u"keyword", keywordsOf(record));
    if (!record.authors.isEmpty())
        item.insert(u"author"_s, namesOf(record.authors));
    if (!record.editors.isEmpty())
        item.insert(u"editor"_s, namesOf(record.editors));
    if (const QJsonObject issued = issuedOf(record); !issued.isEmpty())
        item.insert(u"issued"_s, issued);
    for (const RawField& raw : record.raw)
        insertRaw(item, raw, record);
    return item;
}

} // namespace

QByteArray writeCslJson(const QList<Record>& records)
{
    CitationKeys keys;
    QJsonArray items;
    for (const Record& record : records)
        items.append(itemOf(record, keys.keyFor(record, rawValue(record, u"id"))));
    return QJsonDocument(items).toJson();
}

} // namespace plansift::formats
