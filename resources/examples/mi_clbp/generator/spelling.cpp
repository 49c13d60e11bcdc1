// SPDX-License-Identifier: GPL-3.0-or-later
// Spelling and capitals.
#include "resources/examples/mi_clbp/generator/spelling.hpp"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace plansift::example {
namespace {

struct Pair {
    QString british;
    QString american;
};

const QList<Pair>& spellings()
{
    static const QList<Pair> pairs{
        {u"ehaviour"_s, u"ehavior"_s},     {u"rogramme"_s, u"rogram"_s},
        {u"ounselling"_s, u"ounseling"_s}, {u"ounsello"_s, u"ounselo"_s},
        {u"avour"_s, u"avor"_s},           {u"umour"_s, u"umor"_s},
        {u"abour"_s, u"abor"_s},           {u"rthopaedic"_s, u"rthopedic"_s},
        {u"naesthe"_s, u"nesthe"_s},       {u"aediatric"_s, u"ediatric"_s},
        {u"apnoea"_s, u"apnea"_s},         {u"grey"_s, u"gray"_s},
        {u"nalysed"_s, u"nalyzed"_s},      {u"atastrophising"_s, u"atastrophizing"_s},
        {u"ummarise"_s, u"ummarize"_s}};
    return pairs;
}

bool isSmallWord(const QString& word)
{
    static const QStringList words =
        u"a an the and or of for in on to with versus by at from as among after before"_s.split(u' ');
    return words.contains(word);
}

} // namespace

QString withArticles(const QString& text)
{
    static const QRegularExpression vowel(uR"(\b([Aa]) (?=[aeiouAEIO]|\d*8|11 )(?!one|uni|use|eu|Eu))"_s);
    return QString(text).replace(vowel, u"\\1n "_s);
}

QString inAmericanSpelling(const QString& text)
{
    static const QRegularExpression ise(
        u"(andom|ilis|aracter|ecogn|ospital|ndividual|ersonal|ensit|tandard|eneral|isual|tabil|obil|ormal|inim)is(e|ed|es|ing|ation)\\b"_s);
    static const QRegularExpression centre(u"([Cc])entre(s?)\\b"_s);
    QString american = QString(text).replace(ise, u"\\1iz\\2"_s).replace(centre, u"\\1enter\\2"_s);
    for (const Pair& pair : spellings())
        american.replace(pair.british, pair.american);
    return american;
}

QString inTitleCase(const QString& text)
{
    QStringList words = text.split(u' ');
    bool first = true;
    for (QString& word : words) {
        if (!word.isEmpty() && (first || !isSmallWord(word)))
            word[0] = word.at(0).toUpper();
        first = word.endsWith(u':') || word.endsWith(u'?');
    }
    return words.join(u' ');
}

QString withoutAccents(const QString& text)
{
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_D))
        if (!c.isMark())
            plain += c;
    return plain.replace(u'ø', u'o').replace(u'ł', u'l').replace(u'ı', u'i').replace(u'Ş', u'S');
}

} // namespace plansift::example
