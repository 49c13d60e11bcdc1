// SPDX-License-Identifier: GPL-3.0-or-later
// Records as rows and back, by way of their JSON.
#include "core/formats/table_own.hpp"

#include "core/base/csv.hpp"
#include "core/formats/person_name.hpp"
#include "core/model/record_json.hpp"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

const QString kRaw = u"raw:"_s;

enum class Shape {
    Text,
    Number,
    List,
    Texts, ///< a list that mostly has one long text, which stands as it is
    Names,
    Ids
};

struct OwnColumn {
    QStringView key; ///< as in the JSON of a record
    Shape shape;
};

constexpr std::array kColumns = {OwnColumn{u"type", Shape::Text},
                                 OwnColumn{u"title", Shape::Text},
                                 OwnColumn{u"authors", Shape::Names},
                                 OwnColumn{u"year", Shape::Number},
                                 OwnColumn{u"date", Shape::Text},
                                 OwnColumn{u"journal", Shape::Text},
                                 OwnColumn{u"journal_abbrev", Shape::Text},
                                 OwnColumn{u"conference", Shape::Text},
                                 OwnColumn{u"volume", Shape::Text},
                                 OwnColumn{u"issue", Shape::Text},
                                 OwnColumn{u"article_no", Shape::Text},
                                 OwnColumn{u"pages", Shape::Text},
                                 OwnColumn{u"doi", Shape::Text},
                                 OwnColumn{u"pmid", Shape::Text},
                                 OwnColumn{u"pmcid", Shape::Text},
                                 OwnColumn{u"accession", Shape::Ids},
                                 OwnColumn{u"trial_ids", Shape::Ids},
                                 OwnColumn{u"issn", Shape::List},
                                 OwnColumn{u"isbn", Shape::List},
                                 OwnColumn{u"url", Shape::Texts},
                                 OwnColumn{u"abstract", Shape::Texts},
                                 OwnColumn{u"title_translated", Shape::Texts},
                                 OwnColumn{u"title_short", Shape::Text},
                                 OwnColumn{u"editors", Shape::Names},
                                 OwnColumn{u"keywords", Shape::List},
                                 OwnColumn{u"language", Shape::List},
                                 OwnColumn{u"publisher", Shape::Text},
                                 OwnColumn{u"place", Shape::Text},
                                 OwnColumn{u"affiliations", Shape::Texts},
                                 OwnColumn{u"notes", Shape::Texts},
                                 OwnColumn{u"label", Shape::List},
                                 OwnColumn{u"source_db", Shape::Text},
                                 OwnColumn{u"provider", Shape::Text},
                                 OwnColumn{u"status", Shape::Text}};

/// "a; b"; an element that could be mistaken is quoted as in CSV. A lone text without a semicolon stays
/// plain.
QString listCell(const QStringList& elements)
{
    QStringList quoted;
    for (QString element : elements) {
        const bool needsQuotes = element.isEmpty() || element.contains(u';') || element.startsWith(u'"') ||
                                 element != element.trimmed();
        quoted += needsQuotes ? QString(u'"' + element.replace(u"\""_s, u"\"\""_s) + u'"') : element;
    }
    return quoted.join(u"; "_s);
}

/// One text as it is; several as a list of which each element is quoted.
QString textsCell(const QStringList& texts)
{
    if (texts.size() == 1 && !texts.constFirst().startsWith(u'"') &&
        texts.constFirst() == texts.constFirst().trimmed() && !texts.constFirst().isEmpty())
        return texts.constFirst();
    QStringList quoted;
    for (const QString& text : texts)
        quoted += u'"' + QString(text).replace(u"\""_s, u"\"\""_s) + u'"';
    return quoted.join(u"; "_s);
}

/// One element from `at` on, which is left behind the semicolon.
QString listElement(const QString& cell, qsizetype& at)
{
    while (at < cell.size() && cell.at(at) == u' ')
        ++at;
    if (at >= cell.size() || cell.at(at) != u'"') {
        const qsizetype end = cell.indexOf(u';', at);
        const qsizetype stop = end < 0 ? cell.size() : end;
        const QString element = cell.sliced(at, stop - at).trimmed();
        at = stop + 1;
        return element;
    }
    QString element;
    for (++at; at < cell.size(); ++at) {
        if (cell.at(at) != u'"') {
            element += cell.at(at);
        } else if (at + 1 < cell.size() && cell.at(at + 1) == u'"') {
            element += u'"';
            ++at;
        } else {
            break;
        }
    }
    const qsizetype end = cell.indexOf(u';', at);
    at = end < 0 ? cell.size() : end + 1;
    return element;
}

QStringList elementsOf(const QString& cell)
{
    QStringList elements;
    for (qsizetype at = 0; at < cell.size();)
        elements += listElement(cell, at);
    return elements;
}

QStringList textsOf(const QString& cell)
{
    return cell.startsWith(u'"') ? elementsOf(cell) : QStringList{cell};
}

/// A part of a name in braces; a brace that closes is doubled inside.
QString braced(const QString& part)
{
    return u'{' + QString(part).replace(u"}"_s, u"}}"_s) + u'}';
}

QStringList bracedParts(const QString& cell)
{
    QStringList parts;
    for (qsizetype at = 0; at < cell.size() && cell.at(at) == u'{';) {
        QString part;
        for (++at; at < cell.size(); ++at) {
            const bool closes = cell.at(at) == u'}';
            if (closes && (at + 1 >= cell.size() || cell.at(at + 1) != u'}'))
                break;
            at += closes ? 1 : 0;
            part += cell.at(at);
        }
        ++at;
        parts += part;
    }
    return parts;
}

/// "Ito, Ken B, Jr"; in braces "{Back, Pain}{}{}" when the plain form would be read as another name; the
/// ORCID behind it in angles.
QString nameCell(const QJsonObject& name)
{
    const auto part = [&name](QStringView key) { return name.value(key).toString(); };
    const Author author{part(u"family"), part(u"given"), part(u"suffix"), part(u"literal"), {}};
    const QString plain = displayName(author);
    const bool same = parseName(plain) == author && !plain.startsWith(u'{') && !plain.contains(u'<');
    const QString written =
        same ? plain
             : braced(author.family) + braced(author.given) + braced(author.suffix) + braced(author.literal);
    return part(u"orcid").isEmpty() ? written : QString(written + u" <" + part(u"orcid") + u'>');
}

QJsonObject nameOf(QString cell)
{
    QJsonObject name;
    if (const qsizetype angle = cell.lastIndexOf(u" <"_s); angle >= 0 && cell.endsWith(u'>')) {
        name.insert(u"orcid"_s, cell.sliced(angle + 2).chopped(1));
        cell.truncate(angle);
    }
    Author author = parseName(cell);
    if (cell.startsWith(u'{') && cell.endsWith(u'}')) {
        const QStringList parts = bracedParts(cell);
        author = {parts.value(0), parts.value(1), parts.value(2), parts.value(3), {}};
    }
    const std::pair<QString, QString> parts[] = {{u"family"_s, author.family},
                                                 {u"given"_s, author.given},
                                                 {u"suffix"_s, author.suffix},
                                                 {u"literal"_s, author.literal}};
    for (const auto& [key, value] : parts)
        if (!value.isEmpty())
            name.insert(key, value);
    return name;
}

/// An element of a list as text.
QString elementText(const QJsonValue& element, Shape shape)
{
    const QJsonObject object = element.toObject();
    if (shape == Shape::Names)
        return nameCell(object);
    if (shape == Shape::Ids)
        return object.value(u"db"_s).toString() + u": " + object.value(u"id"_s).toString();
    return element.toString();
}

QString cellOf(const QJsonValue& value, Shape shape)
{
    if (shape == Shape::Text || shape == Shape::Number)
        return value.toVariant().toString();
    QStringList elements;
    for (const QJsonValue& element : value.toArray())
        elements += elementText(element, shape);
    return shape == Shape::Texts ? textsCell(elements) : listCell(elements);
}

QJsonValue valueOf(const QString& cell, Shape shape)
{
    if (shape == Shape::Text)
        return cell;
    if (shape == Shape::Number)
        return cell.toInt();
    QJsonArray array;
    for (const QString& element : shape == Shape::Texts ? textsOf(cell) : elementsOf(cell)) {
        const qsizetype colon = element.indexOf(u": "_s);
        if (shape == Shape::List || shape == Shape::Texts)
            array.append(element);
        else if (shape == Shape::Names)
            array.append(nameOf(element));
        else
            array.append(QJsonObject{{u"db"_s, element.first(std::max<qsizetype>(colon, 0))},
                                     {u"id"_s, element.sliced(colon < 0 ? 0 : colon + 2)}});
    }
    return array;
}

} // namespace

QStringList ownHeader(const QList<Record>& records)
{
    QStringList header;
    for (const OwnColumn& column : kColumns)
        header += column.key.toString();
    QSet<QString> tags;
    for (const Record& record : records)
        for (const RawField& field : record.raw)
            if (!tags.contains(field.tag)) {
                tags += field.tag;
                header += kRaw + field.tag;
            }
    return header;
}

QStringList ownCells(const QStringList& header, const Record& record)
{
    const QJsonObject object = toJson(record);
    QStringList cells;
    for (const OwnColumn& column : kColumns)
        cells += cellOf(object.value(column.key), column.shape);
    QHash<QString, QStringList> raw;
    for (const RawField& field : record.raw)
        raw[field.tag] += field.value;
    for (const QString& name : header.sliced(static_cast<qsizetype>(kColumns.size())))
        cells += textsCell(raw.value(name.sliced(kRaw.size())));
    return cells;
}

bool isOwnHeader(const QStringList& header)
{
    for (size_t i = 0; i < kColumns.size(); ++i)
        if (header.value(static_cast<qsizetype>(i)) != kColumns[i].key)
            return false;
    return true;
}

Record ownRecord(const QStringList& header, const QStringList& cells)
{
    QJsonObject object;
    QJsonArray raw;
    for (qsizetype i = 0; i < std::min(header.size(), cells.size()); ++i) {
        const QString cell = cells.at(i);
        if (cell.isEmpty())
            continue;
        if (i < static_cast<qsizetype>(kColumns.size()))
            object.insert(header.at(i), valueOf(cell, kColumns[static_cast<size_t>(i)].shape));
        else
            for (const QString& element : textsOf(cell))
                raw.append(QJsonArray{header.at(i).startsWith(kRaw) ? header.at(i).sliced(kRaw.size())
                                                                    : header.at(i),
                                      element});
    }
    object.insert(u"raw"_s, raw);
    return recordFromJson(object);
}

} // namespace plansift::formats
