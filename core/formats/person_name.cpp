// SPDX-License-Identifier: GPL-3.0-or-later
// Names of persons and groups.
#include "core/formats/person_name.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

bool isSuffix(QStringView word)
{
    static const QStringList suffixes{u"jr"_s,  u"jr."_s, u"sr"_s,  u"sr."_s, u"ii"_s,
                                      u"iii"_s, u"iv"_s,  u"2nd"_s, u"3rd"_s, u"4th"_s};
    return word.size() <= 3 && suffixes.contains(word.toString().toLower());
}

/// "F.M.", "FM", "J-P", "F": at most four capitals, with dots or hyphens.
bool isInitials(QStringView word)
{
    qsizetype capitals = 0;
    for (const QChar c : word) {
        if (c.isUpper())
            ++capitals;
        else if (c != u'.' && c != u'-')
            return false;
    }
    return capitals >= 1 && capitals <= 4;
}

/// "F." or "F.M.", but not "FM": initials that may stand before the family name.
bool isDottedInitials(QStringView word)
{
    return word.size() <= 8 && word.contains(u'.') && isInitials(word);
}

Author withoutComma(const QString& name)
{
    const qsizetype last = name.lastIndexOf(u' ');
    const qsizetype first = name.indexOf(u' ');
    if (last < 0)
        return groupName(name);
    const QStringView view(name);
    if (isInitials(view.sliced(last + 1)))
        return {name.first(last).trimmed(), name.sliced(last + 1), {}, {}, {}};
    if (isDottedInitials(view.first(first)))
        return {name.sliced(first + 1).trimmed(), name.first(first), {}, {}, {}};
    return groupName(name);
}

/// Family, second and third part of a name with two commas.
Author threeParts(const QString& name, qsizetype first, qsizetype second)
{
    const QString family = name.first(first).trimmed();
    const QString middle = name.sliced(first + 1, second - first - 1).trimmed();
    const QString end = name.sliced(second + 1).trimmed();
    if (isSuffix(middle))
        return {family, end, middle, {}, {}};
    if (end.isEmpty() || (end.size() <= 6 && !end.contains(u',')))
        return {family, middle, end, {}, {}};
    return groupName(name);
}

} // namespace

Author groupName(const QString& printed)
{
    return {{}, {}, {}, printed, {}};
}

Author parseName(const QString& printed)
{
    const QString name = printed.trimmed();
    const qsizetype first = name.indexOf(u',');
    if (first < 0)
        return withoutComma(name);
    const qsizetype second = name.indexOf(u',', first + 1);
    if (second >= 0)
        return threeParts(name, first, second);
    Author author{name.first(first).trimmed(), name.sliced(first + 1).trimmed(), {}, {}, {}};
    return author.given.isEmpty() ? groupName(author.family) : author;
}

Author parseMedlineName(const QString& printed)
{
    Author author = parseName(printed);
    const qsizetype last = author.given.lastIndexOf(u' ');
    if (last > 0 && isSuffix(QStringView(author.given).sliced(last + 1))) {
        author.suffix = author.given.sliced(last + 1);
        author.given = author.given.first(last).trimmed();
    }
    return author;
}

} // namespace plansift::formats
