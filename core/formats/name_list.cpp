// SPDX-License-Identifier: GPL-3.0-or-later
// Parting lists of names.
#include "core/formats/name_list.hpp"

#include "core/formats/person_name.hpp"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

QStringList trimmedParts(const QStringList& parts)
{
    QStringList out;
    for (const QString& part : parts)
        if (const QString name = part.trimmed(); !name.isEmpty())
            out += name;
    return out;
}

/// True when every part between commas is a whole name "Family I.": then commas part names.
bool isListOfInitialNames(const QStringList& parts)
{
    return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](const QString& part) {
               const QString name = part.trimmed();
               return name.contains(u' ') && !parseName(name).given.isEmpty();
           });
}

QStringList anyList(const QString& text)
{
    if (const QStringList items = printedList(text); !items.isEmpty())
        return items;
    for (const QString& separator : {u";"_s, u"\n"_s, u"|"_s, u" and "_s})
        if (text.contains(separator))
            return text.split(separator);
    const QStringList byComma = text.split(u',');
    return isListOfInitialNames(byComma) ? byComma : QStringList{text};
}

QStringList parted(QString text, QChar first, QChar second)
{
    return text.replace(second, first).split(first);
}

/// A capital that follows a small letter starts the next name, but not in "McDonald" or "DeVries".
QStringList glued(const QString& text)
{
    static const QRegularExpression seam(
        uR"((?<=\p{Ll})(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?<!\bLe)(?<!\bLa)(?<!\bVan)(?=\p{Lu}))"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return text.split(seam);
}

/// "Antonius J. A. van Maris": the family name is the last word and the small words before it.
Author givenFirst(const QString& name)
{
    if (name.contains(u','))
        return parseName(name);
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    qsizetype family = words.size() - 1;
    while (family > 1 && words.at(family - 1).at(0).isLower())
        --family;
    if (family < 1)
        return groupName(name);
    return {words.sliced(family).join(u' '), words.first(family).join(u' '), {}, {}, {}};
}

QStringList partsOf(const QString& printed, NameStyle style)
{
    switch (style) {
    case NameStyle::AnyList:
        return anyList(printed);
    case NameStyle::GivenFirst:
        return printed.contains(u';') ? printed.split(u';') : parted(printed, u',', u'\n');
    case NameStyle::Glued:
        return glued(printed);
    case NameStyle::OneEach:
        break;
    }
    return parted(printed, u';', u'\n');
}

} // namespace

QStringList printedList(const QString& text)
{
    static const QRegularExpression item(uR"re('([^'\\]*(?:\\.[^'\\]*)*)'|"([^"\\]*(?:\\.[^"\\]*)*)")re"_s);
    QStringList items;
    if (text.startsWith(u"['"_s) || text.startsWith(u"[\""_s))
        for (QRegularExpressionMatchIterator it = item.globalMatch(text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            items += match.captured(1) + match.captured(2);
        }
    return items;
}

NameList parseNameList(const QString& printed, NameStyle style)
{
    NameList list;
    const QStringList parts = trimmedParts(partsOf(printed, style));
    const bool given = style == NameStyle::GivenFirst || style == NameStyle::Glued;
    for (const QString& part : parts)
        list.names += given ? givenFirst(part) : parseName(part);
    list.uncertain = style == NameStyle::Glued && parts.size() > 1;
    return list;
}

} // namespace plansift::formats
