// SPDX-License-Identifier: GPL-3.0-or-later
// Publications from the vocabulary.
#include "resources/examples/mi_clbp/generator/composer.hpp"

#include "resources/examples/mi_clbp/generator/spelling.hpp"
#include "resources/examples/mi_clbp/generator/study_numbers.hpp"

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift::example {
namespace {

constexpr int kLastYear = 2024;
constexpr int kLastMonth = 3; ///< of the last year: the search is of April 2024
constexpr int kFewestWords = 134;

/// Publication type of a kind of study.
QString kindOf(const QString& design)
{
    static const QHash<QString, QString> kinds{{u"rct"_s, u"Randomized Controlled Trial"_s},
                                               {u"pilot"_s, u"Randomized Controlled Trial"_s},
                                               {u"review"_s, u"Systematic Review"_s},
                                               {u"protocol"_s, u"Clinical Trial Protocol"_s},
                                               {u"comment"_s, u"Comment"_s},
                                               {u"cohort"_s, u"Observational Study"_s},
                                               {u"conference"_s, u"Conference Abstract"_s}};
    return kinds.value(design);
}

/// "mi" of "mi_alcohol": sections that hold for a whole field.
QString familyOf(const QString& topic)
{
    return topic.section(u'_', 0, 0);
}

QString withArticleOfCountry(const QString& country)
{
    static const QStringList plural{u"Netherlands"_s, u"United Kingdom"_s, u"United States"_s};
    return plural.contains(country) ? QString(u"the "_s + country) : country;
}

qsizetype wordsIn(const QList<AbstractPart>& abstract)
{
    qsizetype words = 0;
    for (const AbstractPart& part : abstract)
        words += part.text.count(u' ') + 2;
    return words;
}

/// Two outcomes that are not the same thing measured twice.
void chooseOutcomes(Speaker& speaker)
{
    const QStringList things{u"disab"_s, u"pain"_s, u"functio"_s, u"adherence"_s, u"work"_s};
    const QString first = speaker.value(u"out1"_s);
    const auto same = [&](const QString& second) {
        return second == first || std::any_of(things.begin(), things.end(), [&](const QString& thing) {
                   return first.contains(thing) && second.contains(thing);
               });
    };
    for (int tries = 0; tries < 8 && same(speaker.value(u"out2"_s)); ++tries)
        speaker.forget(u"out2"_s);
}

/// The parts under the headings of one of several house styles.
QList<AbstractPart> labelledParts(Random& random, const QString& background, const QString& aim,
                                  const QString& methods, const QString& results, const QString& conclusion)
{
    static const QList<QStringList> styles{
        {u"Background"_s, u"Objective"_s, u"Methods"_s, u"Results"_s, u"Conclusions"_s},
        {u"Introduction"_s, u"Aim"_s, u"Methods"_s, u"Results"_s, u"Conclusion"_s},
        {u"Background"_s, u"Purpose"_s, u"Method"_s, u"Findings"_s, u"Interpretation"_s},
        {u"Background and objective"_s, {}, u"Methods"_s, u"Results"_s, u"Conclusions"_s}};
    const QStringList& labels = random.pick(styles);
    if (labels.at(1).isEmpty())
        return {{labels.at(0), background + u' ' + aim},
                {labels.at(2), methods},
                {labels.at(3), results},
                {labels.at(4), conclusion}};
    return {{labels.at(0), background},
            {labels.at(1), aim},
            {labels.at(2), methods},
            {labels.at(3), results},
            {labels.at(4), conclusion}};
}

bool usesArticleNumbers(const Journal& journal)
{
    static const QStringList publishers{u"BioMed Central"_s, u"Public Library of Science"_s,
                                        u"BMJ Publishing Group"_s, u"JMIR Publications"_s, u"Hindawi"_s};
    return publishers.contains(journal.publisher);
}

} // namespace

Composer::Composer(const Grammar& grammar, QList<Journal> journals, Random& random)
    : m_grammar(grammar)
    , m_journals(std::move(journals))
    , m_random(random)
{
}

Person Composer::makePerson()
{
    Person person{
        m_random.pick(m_grammar.section(u"family"_s)), m_random.pick(m_grammar.section(u"given"_s)), {}};
    if (m_random.chance(0.45))
        person.middle = QChar(static_cast<char16_t>(u'A' + m_random.below(23)));
    return person;
}

Composer::Group Composer::makeGroup(const QString& topic)
{
    Group group;
    QStringList departments;
    for (const QString& scope : QStringList{topic + u'.', familyOf(topic) + u'.', QString()})
        if (departments.isEmpty())
            departments = m_grammar.section(scope + u"department"_s);
    const int size = m_random.between(7, 14);
    for (int i = 0; i < size; ++i)
        group.members += makePerson();
    QString country = m_random.pick(m_grammar.section(u"country"_s));
    country.remove(u"the "_s);
    const QString town = m_random.pick(m_grammar.section(u"town"_s));
    group.country = country;
    group.affiliation = m_random.pick(departments) + u", University of "_s + town + u", "_s + country;
    return group;
}

void Composer::setYearAndJournal(Work& work, const Topic& topic)
{
    const double recent = std::pow(m_random.real(), 0.55); // output of the field grows over the years
    work.year = topic.firstYear + static_cast<int>((kLastYear - topic.firstYear + 1) * recent);
    work.year = std::min(work.year, kLastYear);
    work.month = m_random.between(1, work.year == kLastYear ? kLastMonth : 12);
    QList<double> weights;
    for (const Journal& journal : m_journals) {
        const qsizetype rank = topic.journals.indexOf(journal.group);
        weights += rank < 0 || journal.firstYear > work.year ? 0 : 1.0 / static_cast<double>(rank + 1);
    }
    const qsizetype chosen = m_random.weighted(weights);
    work.journal = m_journals.at(chosen < 0 ? 0 : chosen);
}

void Composer::setPeople(Work& work, const Topic& topic)
{
    QList<Group>& groups = m_groups[topic.key];
    if (groups.isEmpty())
        for (int i = 0; i <= topic.works / 5; ++i)
            groups += makeGroup(topic.key);
    const Group& group = m_random.pick(groups);
    QList<Person> members = group.members;
    m_random.shuffle(members);
    const qsizetype most = work.design == u"comment"_s ? 2 : members.size();
    work.authors =
        members.first(std::min<qsizetype>(most, m_random.between(work.design == u"comment"_s ? 1 : 2, 9)));
    work.affiliation = group.affiliation;
    work.country = group.country;
}

void Composer::setPlace(Work& work)
{
    work.volume = std::max(1, work.year - work.journal.firstYear + m_random.between(1, 4));
    work.issue = std::max(1, work.month - m_random.between(0, 1));
    if (usesArticleNumbers(work.journal)) {
        work.articleNumber =
            (work.journal.american ? u"e"_s : u""_s) + QString::number(m_random.between(1012, 98999));
    } else {
        work.firstPage = m_random.between(3, 1480);
        work.lastPage =
            work.firstPage + (work.design == u"comment"_s ? m_random.between(0, 2) : m_random.between(5, 14));
    }
    if (work.year >= 1999 || m_random.chance(0.35))
        work.doi = nextDoi(work);
}

/// DOIs of the prefix that is set aside for examples (10.5555).
QString Composer::nextDoi(const Work& work)
{
    QString letters = work.journal.abbreviation.toLower();
    letters.removeIf([](QChar c) { return !c.isLetter(); });
    return u"10.5555/%1.%2.%3"_s.arg(letters.left(8)).arg(work.year).arg(++m_dois + 1000);
}

Work Composer::begin(const Topic& topic, const QString& design)
{
    Work work;
    work.topic = topic.key;
    work.design = design;
    work.kind = kindOf(work.design);
    setYearAndJournal(work, topic);
    setPeople(work, topic);
    setPlace(work);
    work.labelled = m_random.chance(0.82);
    return work;
}

/// True when a word of the text fits the trigger ("yoga|qigong") of a subject heading; headings without fit
/// always.
bool suits(const QString& trigger, const QString& text)
{
    if (trigger.isEmpty())
        return true;
    const QStringList words = trigger.split(u'|');
    return std::any_of(words.begin(), words.end(),
                       [&text](const QString& word) { return text.contains(word); });
}

/// The first heading of the topic, those that the text names, and some general ones.
void Composer::setSubjects(Work& work, const QString& section, const QString& text)
{
    QStringList named;
    QStringList general;
    for (const QString& line : m_grammar.section(section)) {
        const QString trigger = line.section(u" | "_s, 1);
        if (suits(trigger, text.toLower()))
            (trigger.isEmpty() ? general : named) += line.section(u" | "_s, 0, 0);
    }
    const QStringList always = general.isEmpty() ? QStringList() : QStringList{general.takeFirst()};
    m_random.shuffle(general);
    work.subjects =
        always + named + general.first(std::min<qsizetype>(general.size(), m_random.between(2, 4)));
}

QString Composer::uniqueTitle(const Work& work, Speaker& speaker)
{
    QString title = capitalised(speaker.say(u"{*title}"_s));
    for (int tries = 0; m_titles.contains(title.toLower()) && tries < 40; ++tries)
        title = capitalised(speaker.say(u"{*title}"_s));
    if (m_titles.contains(title.toLower()))
        title += u" in "_s + work.country;
    m_titles.insert(title.toLower());
    return title;
}

Speaker Composer::speakerOf(const Work& work)
{
    Speaker speaker(m_grammar, m_random, {work.topic, familyOf(work.topic), work.design});
    speaker.set(u"country"_s, withArticleOfCountry(work.country));
    return speaker;
}

void Composer::writeTexts(Work& work, const Topic& topic, Speaker& speaker)
{
    speaker.value(u"pop"_s);
    chooseOutcomes(speaker);
    const bool benefit = setStudyNumbers(speaker, m_random, work.design, work.year);
    if (work.title.isEmpty())
        work.title = uniqueTitle(work, speaker);
    if (work.design != u"comment"_s)
        writeAbstract(work, topic, speaker, benefit);
    const QString named = speaker.knows(u"int"_s) ? speaker.value(u"int"_s) : QString();
    setSubjects(work, topic.key + u".mesh"_s, work.title + u' ' + named + u' ' + speaker.value(u"pop"_s));
    m_problems += speaker.problems();
}

void Composer::writeAbstract(Work& work, const Topic& topic, Speaker& speaker, bool benefit)
{
    const auto either = [&](const QString& name) {
        const QString null = name + u"_null"_s;
        return speaker.say(u'{' + (!benefit && speaker.knows(null) ? null : name + u"_pos"_s) + u'}');
    };
    const QString methods = speaker.value(u"methods"_s);
    const QString results = either(u"results"_s);
    const QString conclusion = either(u"concl"_s);
    QString background = speaker.say(u"{*bg}"_s);
    const QString aim = speaker.say(u"{*aim}"_s);
    if (!topic.background.isEmpty() && m_random.chance(0.6))
        background = speaker.say(u"{*"_s + topic.background + u'}') + u' ' + background;
    work.abstract = labelledParts(m_random, background, aim, methods, results, conclusion);
    for (int more = 0; wordsIn(work.abstract) < kFewestWords && more < 4; ++more) {
        if (more % 2 == 0)
            work.abstract.first().text.prepend(speaker.say(u"{*bg}"_s) + u' ');
        else
            work.abstract.last().text += u' ' + speaker.say(u"{*outlook}"_s);
    }
}

void Composer::spell(Work& work) const
{
    work.title = withArticles(work.title);
    for (AbstractPart& part : work.abstract)
        part.text = withArticles(part.text);
    if (!work.journal.american)
        return;
    work.title = inAmericanSpelling(work.title);
    for (AbstractPart& part : work.abstract)
        part.text = inAmericanSpelling(part.text);
}

Work Composer::compose(const Topic& topic)
{
    Work work = begin(topic, topic.designs.value(m_random.weighted(topic.designWeights)));
    Speaker speaker = speakerOf(work);
    writeTexts(work, topic, speaker);
    spell(work);
    return work;
}

Work Composer::composeForeign(const Topic& topic, const QStringList& line)
{
    Work work = begin(topic, line.at(2));
    work.language = line.at(1);
    work.title = line.at(5);
    work.vernacular = line.at(6);
    m_titles.insert(work.title.toLower());
    Speaker speaker = speakerOf(work);
    speaker.set(u"int"_s, line.at(3).section(u" | "_s, 0, 0));
    speaker.set(u"int.2"_s, line.at(3).section(u" | "_s, -1));
    speaker.set(u"factor"_s, line.at(3).section(u" | "_s, 0, 0));
    speaker.set(u"pop"_s, line.at(4));
    writeTexts(work, topic, speaker);
    spell(work);
    return work;
}

Work Composer::composeIncluded(const Topic& topic, const QString& section)
{
    QHash<QString, QString> texts;
    for (const QString& line : m_grammar.section(section))
        texts.insert(line.section(u" = "_s, 0, 0), line.section(u" = "_s, 1));
    Work work = begin(topic, texts.value(u"design"_s));
    work.study = texts.value(u"label"_s);
    work.year = texts.value(u"year"_s).toInt();
    while (work.journal.firstYear > work.year)
        work.journal = m_random.pick(m_journals);
    setPlace(work);
    work.doi = nextDoi(work);
    work.title = texts.value(u"title"_s);
    work.abstract = {{u"Background"_s, texts.value(u"background"_s)},
                     {u"Objective"_s, texts.value(u"aim"_s)},
                     {u"Methods"_s, texts.value(u"methods"_s)},
                     {u"Results"_s, texts.value(u"results"_s)},
                     {u"Conclusions"_s, texts.value(u"conclusions"_s)}};
    m_titles.insert(work.title.toLower());
    setSubjects(work, u"s_outcome.mesh"_s, work.title);
    spell(work);
    return work;
}

Work Composer::companion(const Work& of, Companion kind)
{
    Work work = of;
    work.doi = nextDoi(work);
    switch (kind) {
    case Companion::Erratum:
        work.title = u"Correction to: "_s + of.title;
        work.abstract.clear();
        work.kind = u"Published Erratum"_s;
        work.design = u"comment"_s;
        work.lastPage = work.firstPage = of.lastPage + 300;
        break;
    case Companion::ConferenceAbstract:
        work.kind = u"Conference Abstract"_s;
        work.design = u"conference"_s;
        work.year = std::max(1985, of.year - 1);
        work.abstract = of.abstract.sliced(1);
        work.articleNumber = u"S"_s + QString::number(m_random.between(12, 480));
        work.firstPage = work.lastPage = 0;
        break;
    case Companion::SecondaryAnalysis:
        work.title = of.title.section(u':', 0, 0) + u": a secondary analysis"_s;
        work.year = std::min(kLastYear, of.year + 2);
        work.month = std::min(work.month, kLastMonth);
        break;
    }
    m_random.shuffle(work.authors);
    work.volume += work.year - of.year;
    m_titles.insert(work.title.toLower());
    return work;
}

} // namespace plansift::example
