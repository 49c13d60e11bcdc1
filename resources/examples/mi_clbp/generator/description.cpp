// SPDX-License-Identifier: GPL-3.0-or-later
// Differences between databases.
#include "resources/examples/mi_clbp/generator/description.hpp"

#include "resources/examples/mi_clbp/generator/spelling.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::example {
namespace {

struct Habits {
    QStringView dialect;
    bool titleCase;
    bool titleStop;      ///< titles end with a full stop
    bool bracketForeign; ///< translated titles stand in brackets
    bool labelsInCapitals;
    bool shortRange;  ///< pages as 482-91
    double fullNames; ///< share of records with given names in full
    double noDoi;     ///< share of copies without DOI
    double noPages;
    double otherYear;   ///< share of copies with the year of the online version
    QStringView ending; ///< of abstracts
};

constexpr Habits kHabits[] = {
    {u"nbib", false, true, true, true, true, 1.0, 0.05, 0.01, 0.02, u""},
    {u"embase", false, false, true, false, false, 0.0, 0.12, 0.05, 0.08, u""},
    {u"ebsco", true, true, false, false, false, 0.85, 0.35, 0.04, 0.05, u""},
    {u"ovid", false, true, false, false, false, 1.0, 0.15, 0.12, 0.06,
     u" (PsycINFO Database Record (c) %1 APA, all rights reserved)"},
    {u"central", false, false, true, false, true, 0.3, 0.30, 0.08, 0.10, u""},
    {u"scopus", false, false, false, false, false, 0.0, 0.06, 0.06, 0.07, u" © %1 %2. All rights reserved."},
    {u"plain", false, false, false, false, false, 0.0, 0.70, 0.05, 0.03, u""}};

const Habits& habitsOf(const QString& dialect)
{
    for (const Habits& habits : kHabits)
        if (habits.dialect == dialect)
            return habits;
    return kHabits[0];
}

/// What indexers do to titles: capitals, other spelling or hyphens, a dash for the colon, a lost subtitle.
QString deviating(QString title, Random& random)
{
    const double drawn = random.real();
    if (drawn < 0.05)
        return title.toUpper();
    if (drawn < 0.09)
        return title.replace(u" and "_s, u" & "_s);
    if (drawn < 0.14)
        return inAmericanSpelling(title);
    if (drawn < 0.18)
        return title.replace(u"non-specific"_s, u"nonspecific"_s).replace(u"follow-up"_s, u"followup"_s);
    if (drawn < 0.21)
        return title.replace(u": "_s, u" - "_s);
    return drawn < 0.24 ? title.section(u": "_s, 0, 0) : title;
}

QString titleOf(const Work& work, const Habits& habits, bool copy, Random& random)
{
    QString title = habits.titleCase ? inTitleCase(work.title) : work.title;
    if (work.language != u"eng"_s && habits.bracketForeign)
        title = u'[' + title + u']';
    if (work.language != u"eng"_s && habits.dialect == u"scopus")
        title += u" ["_s + work.vernacular + u']';
    if (copy)
        title = deviating(title, random);
    if (habits.titleStop && !title.endsWith(u'?') && !title.endsWith(u']'))
        title += u'.';
    return habits.titleStop && title.endsWith(u']') ? QString(title + u'.') : title;
}

QString abstractOf(const Work& work, const Habits& habits, int year, bool copy, Random& random)
{
    if (work.abstract.isEmpty() || (copy && random.chance(0.04)))
        return {};
    const bool labelled = work.labelled && !(habits.dialect == u"ovid" && random.chance(0.3));
    QStringList parts;
    for (const AbstractPart& part : work.abstract)
        parts +=
            labelled
                ? QString((habits.labelsInCapitals ? part.label.toUpper() : part.label) + u": " + part.text)
                : part.text;
    QString abstract = parts.join(u' ');
    if (habits.ending.contains(u"%2"))
        return abstract + habits.ending.toString().arg(QString::number(year), work.journal.publisher);
    return habits.ending.isEmpty() ? abstract : QString(abstract + habits.ending.toString().arg(year));
}

/// 482-491 as 482-91.
QString shortRange(int first, int last)
{
    const QString start = QString::number(first);
    QString end = QString::number(last);
    if (start.size() != end.size())
        return start + u'-' + end;
    qsizetype same = 0;
    while (same < end.size() - 1 && end.at(same) == start.at(same))
        ++same;
    return start + u'-' + end.sliced(same);
}

QString pagesOf(const Work& work, const Habits& habits)
{
    if (work.firstPage == 0)
        return work.articleNumber;
    if (work.firstPage == work.lastPage)
        return QString::number(work.firstPage);
    return habits.shortRange ? shortRange(work.firstPage, work.lastPage)
                             : QString::number(work.firstPage) + u'-' + QString::number(work.lastPage);
}

} // namespace

QString syntheticNote()
{
    return u"Synthetic record of the Plansift example; not a real publication."_s;
}

Description describe(const Work& work, const QString& dialect, int number, bool copy, Random& random)
{
    const Habits& habits = habitsOf(dialect);
    const double deviation = copy ? 1.0 : 0.25;
    Description description;
    description.year = work.year;
    if (random.chance(habits.otherYear * deviation))
        description.year += work.year < 2024 && random.chance(0.35) ? 1 : -1;
    description.title = titleOf(work, habits, copy, random);
    description.abstract = abstractOf(work, habits, description.year, copy, random);
    description.pages = random.chance(habits.noPages * deviation) ? QString() : pagesOf(work, habits);
    description.doi = random.chance(habits.noDoi * deviation) ? QString() : work.doi;
    description.accents = !copy || random.chance(0.85);
    description.fullNames = random.chance(habits.fullNames);
    description.fullJournal = !copy || random.chance(0.8);
    description.number = number;
    return description;
}

QString initialsOf(const Person& person, const QString& dot)
{
    QString initials;
    for (const QString& part : person.given.split(u'-'))
        initials += (initials.isEmpty() || dot.isEmpty() ? u""_s : u"-"_s) + part.at(0) + dot;
    return person.middle.isEmpty() ? initials : QString(initials + person.middle + dot);
}

} // namespace plansift::example
