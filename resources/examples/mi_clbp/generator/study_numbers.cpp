// SPDX-License-Identifier: GPL-3.0-or-later
// Samples, effects and their intervals.
#include "resources/examples/mi_clbp/generator/study_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::Literals::StringLiterals;

namespace plansift::example {
namespace {

constexpr double kZ = 1.959963984540054; ///< 97.5th percentile of the normal distribution

struct SampleRange {
    QStringView design;
    int low;
    int high;
};

constexpr SampleRange kSamples[] = {
    {u"rct", 44, 380},         {u"pilot", 18, 64},         {u"cohort", 120, 2400}, {u"cross", 90, 900},
    {u"qual", 12, 40},         {u"review", 10, 20},        {u"protocol", 80, 420}, {u"series", 40, 380},
    {u"imaging", 60, 420},     {u"psychometric", 80, 420}, {u"process", 60, 320},  {u"training", 24, 120},
    {u"beforeafter", 22, 120}, {u"conference", 24, 80},    {u"computing", 10, 50}, {u"animal", 24, 60}};

int sampleOf(Random& random, const QString& design)
{
    for (const SampleRange& range : kSamples)
        if (range.design == design) // small samples are more frequent than large ones
            return range.low + static_cast<int>((range.high - range.low) * std::pow(random.real(), 1.8));
    return random.between(40, 200);
}

QString decimal(double value, int places)
{
    const QString text = QString::number(value, 'f', places);
    return text.toDouble() == 0 && text.startsWith(u'-') ? text.sliced(1) : text;
}

QString pValue(double z)
{
    const double p = std::erfc(std::abs(z) / std::numbers::sqrt2);
    if (p < 0.001)
        return u"p < 0.001"_s;
    return u"p = "_s + decimal(p, p < 0.01 ? 3 : 2);
}

void setCounts(Speaker& speaker, Random& random, int n)
{
    const auto set = [&speaker](QStringView name, int value) {
        speaker.set(name.toString(), QString::number(value));
    };
    const int drop = random.between(3, 26);
    const int n1 = (n + random.between(0, 1)) / 2;
    set(u"n", n);
    set(u"n1", n1);
    set(u"n2", n - n1);
    set(u"drop", drop);
    set(u"kept", 100 - drop);
    set(u"nanal", n * (100 - drop) / 100);
    set(u"nscreen", n * random.between(13, 34) / 10 + random.between(0, 9));
    set(u"npart", random.between(11, 34));
    set(u"nanimal", random.between(3, 8) * 8);
    set(u"centres", random.between(3, 12));
    set(u"acc", random.between(1, 8));
    set(u"day", random.between(5, 19));
}

/// Age and sex that suit the population named.
void setPeople(Speaker& speaker, Random& random)
{
    struct Ages {
        QStringView word;
        int low;
        int high;
        double deviation;
    };
    static constexpr Ages ages[] = {
        {u"older", 67, 76, 6},    {u"adolescent", 14, 16, 1.4},  {u"schoolchildren", 10, 13, 1.6},
        {u"student", 19, 22, 2},  {u"young", 20, 26, 3.5},       {u"pregnant", 28, 32, 4.6},
        {u"stenosis", 64, 71, 8}, {u"osteoarthritis", 59, 68, 8}};
    const QString population = speaker.knows(u"pop"_s) ? speaker.value(u"pop"_s) : QString();
    int age = random.between(36, 59);
    double deviation = random.within(8, 14);
    for (const Ages& group : ages)
        if (population.contains(group.word)) {
            age = random.between(group.low, group.high);
            deviation = group.deviation;
        }
    const bool women = population.contains(u"women"_s);
    speaker.set(u"age"_s, QString::number(age));
    speaker.set(u"agesd"_s, decimal(deviation, 1));
    speaker.set(u"fem"_s, QString::number(women ? 100 : random.between(38, 79)));
}

/// Number of sessions; a single session and a brief intervention are what they are called.
void setSessions(Speaker& speaker, Random& random)
{
    static const QStringList words = u"two three four five six"_s.split(u' ');
    const QString intervention = speaker.knows(u"int"_s) ? speaker.value(u"int"_s) : QString();
    const bool single = intervention.contains(u"single"_s);
    const bool brief = single || intervention.contains(u"brief"_s) || intervention.contains(u"intake"_s);
    speaker.set(u"sess"_s, QString::number(random.between(3, 16)));
    speaker.set(u"sessions"_s,
                single ? u"one session"_s : QString(random.pick(words.first(brief ? 2 : 5)) + u" sessions"));
    if (brief)
        speaker.set(u"m_dose"_s, u"The intervention took about {min} minutes."_s);
}

void setTimes(Speaker& speaker, Random& random, int year)
{
    static const QStringList months =
        u"January February March April May June July August September October November "
        "December"_s.split(u' ');
    const auto set = [&speaker](QStringView name, int value) {
        speaker.set(name.toString(), QString::number(value));
    };
    set(u"weeks", random.pick(QList<int>{4, 6, 8, 8, 10, 12, 12, 16}));
    set(u"fu", random.pick(QList<int>{3, 6, 6, 9, 12, 12, 24}));
    set(u"months", random.between(8, 30));
    set(u"min", random.pick(QList<int>{20, 30, 30, 45, 45, 60, 60, 90}));
    setSessions(speaker, random);
    set(u"years", random.between(2, 6));
    set(u"year0", year - random.between(1, 3));
    set(u"year1", year - 1);
    set(u"year00", year - random.between(4, 9));
    speaker.set(u"month"_s, random.pick(months));
    speaker.set(u"themes"_s, random.pick(QStringList{u"three"_s, u"four"_s, u"five"_s}));
    speaker.set(u"ndb"_s, random.pick(QStringList{u"four"_s, u"five"_s, u"six"_s, u"seven"_s, u"eight"_s}));
    set(u"fgroups", random.between(3, 7));
}

void setShares(Speaker& speaker, Random& random)
{
    const auto set = [&speaker](QStringView name, int value) {
        speaker.set(name.toString(), QString::number(value));
    };
    const int share = random.between(38, 72);
    set(u"pct1", share);
    set(u"pct2", share - random.between(9, 24));
    set(u"pct2b", share + random.between(-4, 4));
    const int complications = random.between(3, 12);
    set(u"comp", complications);
    set(u"comp2", complications + random.between(2, 8));
    set(u"i2", random.between(18, 88));
    const int trials = random.between(5, 34);
    set(u"k", trials);
    set(u"ktotal", trials * random.between(52, 160));
    set(u"nhits", random.between(420, 6200));
    set(u"r2", random.between(12, 46));
    speaker.set(u"rsmall"_s, u'0' + QString::number(random.between(3, 9)));
    set(u"pct3", std::max(1, complications - random.between(1, 4)));
    set(u"kap", random.between(61, 82));
    set(u"kapp", random.between(1, 4));
    set(u"kapr", random.between(19, 34));
}

void setCoefficients(Speaker& speaker, Random& random, bool benefit)
{
    const double ratio = benefit ? random.within(1.3, 2.9) : random.within(0.88, 1.12);
    const double spread =
        benefit ? random.within(0.08, std::log(ratio) / kZ * 0.9) : random.within(0.12, 0.25);
    speaker.set(u"or"_s, decimal(ratio, 2));
    speaker.set(u"orlo"_s, decimal(ratio * std::exp(-kZ * spread), 2));
    speaker.set(u"orhi"_s, decimal(ratio * std::exp(kZ * spread), 2));
    const double smd = random.within(0.22, 0.61);
    const double margin = random.within(0.1, smd * 0.85);
    speaker.set(u"smd"_s, decimal(smd, 2));
    speaker.set(u"smdlo"_s, decimal(smd - margin, 2));
    speaker.set(u"smdhi"_s, decimal(smd + margin, 2));
    const double none = random.within(-0.06, 0.09);
    speaker.set(u"smdn"_s, decimal(none, 2));
    speaker.set(u"smdnlo"_s, decimal(none - margin, 2));
    speaker.set(u"smdnhi"_s, decimal(none + margin, 2));
    speaker.set(u"r"_s, decimal(random.within(0.24, 0.61), 2));
    speaker.set(u"alpha"_s, decimal(random.within(0.78, 0.94), 2));
    speaker.set(u"icc"_s, decimal(random.within(0.79, 0.95), 2));
    speaker.set(u"auc"_s, decimal(random.within(0.68, 0.86), 2));
}

/// Mean difference on the scale of the main outcome with a 95% interval that fits the sample; benefit or
/// none.
void setDifference(Speaker& speaker, Random& random, int n, bool benefit)
{
    speaker.value(u"out1"_s); // chooses the outcome, so that its range is known
    const double range = speaker.knows(u"out1.3"_s) ? speaker.value(u"out1.3"_s).toDouble() : 100;
    const bool lowerIsBetter = !speaker.knows(u"out1.4"_s) || speaker.value(u"out1.4"_s) != u"+"_s;
    const double deviation = range * random.within(0.17, 0.26);
    const double error = deviation * 2 / std::sqrt(n);
    const double z = benefit ? random.within(2.1, 4.2) : random.within(-0.9, 1.3);
    const double size = lowerIsBetter ? -z * error : z * error;
    const int places = range <= 5 ? 2 : 1;
    speaker.set(u"md"_s, decimal(size, places));
    speaker.set(u"lo"_s, decimal(size - kZ * error, places));
    speaker.set(u"hi"_s, decimal(size + kZ * error, places));
    speaker.set(u"p"_s, pValue(z));
    speaker.set(u"mdabs"_s, decimal(std::max(std::abs(size), range * 0.04), places));
    speaker.set(u"mic"_s, decimal(range * random.within(0.08, 0.19), places));
}

} // namespace

bool setStudyNumbers(Speaker& speaker, Random& random, const QString& design, int year)
{
    const int n = sampleOf(random, design);
    const bool benefit = random.chance(0.58);
    setCounts(speaker, random, n);
    setPeople(speaker, random);
    setTimes(speaker, random, year);
    setShares(speaker, random);
    setCoefficients(speaker, random, benefit);
    setDifference(speaker, random, n, benefit);
    return benefit;
}

} // namespace plansift::example
