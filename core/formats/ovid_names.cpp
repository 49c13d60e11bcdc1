// SPDX-License-Identifier: GPL-3.0-or-later
// Degrees and footnote marks, taken off names.
#include "core/formats/ovid_names.hpp"

#include "core/formats/person_name.hpp"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Without dots, lower case. "ma" and "md" can be initials only in capitals without dots; Ovid writes them so
/// for degrees alone.
bool isDegree(QString word)
{
    static const QSet<QString> degrees = [] {
        const QStringList list =
            u"md phd msc ms ma bsc ba mph dmd dds mbbs mbchb dphil drph facsm facp facs faan "
            "frcp frcs frcpc rn bsn msn dnp pt dpt ot pharmd psyd edd jd mba mhs mha mpp scd dsc do "
            "dr prof med mrcp frcpsych mphil mbbch fapta rd ccrp"_s.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return degrees.contains(word.remove(u'.').toLower());
}

/// "1", "2,+", "*", "a)": marks that point to affiliations.
bool isMark(QStringView word)
{
    return std::all_of(word.begin(), word.end(),
                       [](QChar c) { return c.isDigit() || u",*+#()[]."_s.contains(c); });
}

QString withoutTitles(const QString& printed)
{
    const qsizetype comma = printed.indexOf(u',');
    const QString family = comma < 0 ? QString() : printed.first(comma + 1);
    QStringList words = printed.sliced(comma + 1).replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
    while (words.size() > 1 && (isMark(words.constLast()) || isDegree(words.constLast())))
        words.removeLast();
    QString name = words.join(u' ');
    const bool sentence = name.endsWith(u'.') && name.size() > 3 && name.at(name.size() - 2).isLower();
    if (sentence)
        name.chop(1);
    return family.isEmpty() ? name : QString(family + u' ' + name);
}

} // namespace

OvidNames parseOvidNames(const QString& printed)
{
    static const QRegularExpression editor(uR"(\s*\[Eds?\.?\]\s*)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression mail(uR"(\s*\[E-?mail:[^\]]*\])"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    OvidNames names;
    for (const QString& part : QString(printed).replace(u'\n', u';').split(u';', Qt::SkipEmptyParts)) {
        const QString whole = part.simplified();
        if (whole.isEmpty())
            continue;
        QString name = withoutTitles(QString(whole).remove(mail));
        const bool edits = name.contains(editor);
        name.remove(editor);
        (edits ? names.editors : names.authors) += parseName(name);
        names.changed = names.changed || name != whole;
    }
    return names;
}

} // namespace plansift::formats
