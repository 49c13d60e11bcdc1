// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a text and the texts of records, to find out whether a word got lost.
#pragma once

#include "core/model/record_json.hpp"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

namespace plansift::test {

/// Words of two letters or digits and more.
inline QSet<QString> wordsOf(const QString& text)
{
    static const QRegularExpression word(QStringLiteral("[\\p{L}\\p{N}]{2,}"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    QSet<QString> words;
    for (QRegularExpressionMatchIterator it = word.globalMatch(text); it.hasNext();)
        words += it.next().captured();
    return words;
}

/// Every text inside a value, one a line.
inline void collectTexts(const QJsonValue& value, QString& all)
{
    if (value.isString() || value.isDouble())
        all += value.toVariant().toString() + QLatin1Char('\n');
    for (const QJsonValue& element : value.toArray())
        collectTexts(element, all);
    for (const QJsonValue& member : value.toObject())
        collectTexts(member, all);
}

/// All texts of the records.
inline QString textsOf(const QList<Record>& records)
{
    QString all;
    for (const Record& record : records)
        collectTexts(toJson(record), all);
    return all;
}

} // namespace plansift::test
