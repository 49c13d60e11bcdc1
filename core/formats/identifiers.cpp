// SPDX-License-Identifier: GPL-3.0-or-later
// Recognition of identifiers.
#include "core/formats/identifiers.hpp"

#include <QDate>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Where a DOI (10.<four to nine digits, parts allowed>/) starts, or -1.
qsizetype doiStart(QStringView text)
{
    for (qsizetype at = text.indexOf(u"10."); at >= 0; at = text.indexOf(u"10.", at + 1)) {
        const bool inNumber = at > 0 && (isDigit(text.at(at - 1)) || text.at(at - 1) == u'.');
        qsizetype end = at + 3;
        while (end < text.size() && (isDigit(text.at(end)) || text.at(end) == u'.'))
            ++end;
        if (!inNumber && end - at >= 7 && end + 1 < text.size() && text.at(end) == u'/')
            return at;
    }
    return -1;
}

bool trailsDoi(QStringView doi)
{
    const QChar last = doi.back();
    if (last == u')')
        return std::count(doi.begin(), doi.end(), u'(') < std::count(doi.begin(), doi.end(), u')');
    return u".,;]}>\"'"_s.contains(last);
}

struct Register {
    QString list;
    QString pattern;
};

/// Number shapes as the registers publish them.
const QList<Register>& registers()
{
    static const QList<Register> list{{u"ClinicalTrials.gov"_s, u"NCT\\d{8}"_s},
                                      {u"ISRCTN"_s, u"ISRCTN\\d{8}"_s},
                                      {u"EudraCT"_s, u"(?:EUCTR|EudraCT[ :]*)?\\d{4}-\\d{6}-\\d{2}"_s},
                                      {u"ANZCTR"_s, u"ACTRN\\d{14}"_s},
                                      {u"ChiCTR"_s, u"ChiCTR[-A-Z]*\\d{8,10}"_s},
                                      {u"DRKS"_s, u"DRKS\\d{8}"_s},
                                      {u"IRCT"_s, u"IRCT\\d{11,15}N\\d{1,2}"_s},
                                      {u"CTRI"_s, u"CTRI/\\d{4}/\\d{2,3}/\\d{6}"_s},
                                      {u"NTR"_s, u"NTR\\d{3,5}"_s},
                                      {u"UMIN"_s, u"UMIN\\d{9}"_s},
                                      {u"RBR"_s, u"RBR-[0-9a-z]{6,7}"_s}};
    return list;
}

QString registerPattern()
{
    QStringList groups;
    for (const Register& r : registers())
        groups += u"(\\b" + r.pattern + u"\\b)";
    return groups.join(u'|');
}

/// Cheap refusal: every number of a register has at least six digits or the word NTR/RBR before it.
bool mayHoldTrialId(const QString& text)
{
    qsizetype run = 0;
    for (const QChar c : text) {
        run = isDigit(c) ? run + 1 : 0;
        if (run >= 6)
            return true;
    }
    return text.contains(u"NTR"_s) || text.contains(u"RBR-"_s);
}

/// "nnnn-nnnX", the form most databases write.
bool isPlainIssn(QStringView text)
{
    const auto digit = [&text](qsizetype i) { return isDigit(text.at(i)); };
    return text.size() == 9 && text.at(4) == u'-' && digit(0) && digit(1) && digit(2) && digit(3) &&
           digit(5) && digit(6) && digit(7) && (digit(8) || text.at(8).toUpper() == u'X');
}

QString issnOf(const QString& digits)
{
    return QString(digits.first(4) + u'-' + digits.sliced(4)).toUpper();
}

} // namespace

QString bareDoi(const QString& text)
{
    const QString decoded = text.contains(u'%') ? QUrl::fromPercentEncoding(text.toUtf8()) : text;
    const qsizetype start = doiStart(decoded);
    if (start < 0)
        return {};
    qsizetype end = start;
    while (end < decoded.size() && !decoded.at(end).isSpace())
        ++end;
    while (end > start && trailsDoi(QStringView(decoded).sliced(start, end - start)))
        --end;
    const QString doi = decoded.sliced(start, end - start);
    return doi.endsWith(u'/') && doi.count(u'/') == 1 ? QString() : doi;
}

bool isPmid(QStringView text)
{
    return !text.isEmpty() && text.size() <= 8 && std::all_of(text.begin(), text.end(), isDigit);
}

QString pmcidOf(const QString& text)
{
    QStringView digits = QStringView(text).trimmed();
    if (digits.startsWith(u"PMC", Qt::CaseInsensitive))
        digits = digits.sliced(3);
    while (digits.startsWith(u'-') || digits.startsWith(u' '))
        digits = digits.sliced(1);
    return isPmid(digits) ? QString(u"PMC" + digits.toString()) : QString();
}

QList<ListedId> trialIdsIn(const QString& text)
{
    QList<ListedId> ids;
    if (!mayHoldTrialId(text))
        return ids;
    static const QRegularExpression pattern(registerPattern());
    for (QRegularExpressionMatchIterator it = pattern.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const ListedId id{registers().at(match.lastCapturedIndex() - 1).list, match.captured()};
        if (!ids.contains(id))
            ids += id;
    }
    return ids;
}

SerialNumbers serialNumbersIn(const QString& text)
{
    if (isPlainIssn(text))
        return {{text.toUpper()}, {}, true};
    static const QRegularExpression number(
        uR"((?<![\dA-Za-z])(?:97[89][- ]?)?(?:\d[- ]?){7,9}[\dXx](?![\dA-Za-z]))"_s);
    static const QRegularExpression qualifiers(
        uR"([\s;,:/\\()\[\].-]|print|electronic|online|linking|internet|issn|isbn)"
        "|paperback|hardcover|pbk|hbk|ebook"_s,
        QRegularExpression::CaseInsensitiveOption);
    SerialNumbers found;
    QString rest = text;
    for (QRegularExpressionMatchIterator it = number.globalMatch(text); it.hasNext();) {
        const QString printed = it.next().captured();
        QString digits = printed;
        digits.remove(u'-').remove(u' ');
        if (digits.size() != 8 && digits.size() != 10 && digits.size() != 13)
            continue;
        QStringList& list = digits.size() == 8 ? found.issns : found.isbns;
        const QString id = digits.size() == 8 ? issnOf(digits) : printed;
        if (!list.contains(id))
            list += id;
        rest.remove(printed);
    }
    found.complete = rest.remove(qualifiers).isEmpty();
    return found;
}

int yearIn(QStringView text)
{
    static const int latest = QDate::currentDate().year() + 2;
    qsizetype run = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && isDigit(text.at(i))) {
            ++run;
            continue;
        }
        const int year = run == 4 ? text.sliced(i - 4, 4).toInt() : 0;
        if (year >= 1500 && year <= latest)
            return year;
        run = 0;
    }
    return 0;
}

} // namespace plansift::formats
