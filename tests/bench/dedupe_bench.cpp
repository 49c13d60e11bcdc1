// SPDX-License-Identifier: GPL-3.0-or-later
// Speed and memory of the search for duplicates on made records: one in five repeats an earlier one with the
// changes databases make. Targets: 80,000 records under 4 s, 1,000,000 under 60 s and 2 GB.
#include "core/dedupe/dedupe.hpp"

#include <benchmark/benchmark.h>

#include <chrono>
#include <random>
#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using namespace plansift;

namespace {

constexpr qsizetype kPortion = 20000;
constexpr quint64 kWords = 6000;
constexpr quint64 kFamilies = 30000;
constexpr quint64 kJournals = 3000;
constexpr quint64 kRepeatOneIn = 5;
constexpr quint64 kColumnOneIn = 50; ///< articles with the title of a column
constexpr quint64 kLookBack = 5000;  ///< how far back the repeated record may lie

/// Numbers drawn without the library's distributions, which differ between compilers.
class Dice {
public:
    explicit Dice(quint64 seed)
        : m_engine(seed)
    {
    }

    quint64 below(quint64 limit) { return m_engine() % limit; }
    /// Small numbers are drawn often, as words and names are.
    quint64 skewed(quint64 limit) { return below(below(limit) + 1); }
    bool oneIn(quint64 n) { return below(n) == 0; }

private:
    std::mt19937_64 m_engine;
};

QString wordOf(quint64 number)
{
    static const QStringList syllables{u"car"_s, u"di"_s,  u"o"_s,   u"ne"_s, u"phro"_s, u"the"_s,
                                       u"ra"_s,  u"pi"_s,  u"lin"_s, u"me"_s, u"ta"_s,   u"sis"_s,
                                       u"cor"_s, u"tex"_s, u"va"_s,  u"su"_s, u"gen"_s};
    QString word = syllables.at(number % 17) + syllables.at(number / 17 % 17);
    if (number >= 289)
        word += syllables.at(number / 289 % 17);
    return word + syllables.at((number * 7 + 3) % 17);
}

QString wordsOf(Dice& dice, quint64 count)
{
    QStringList words;
    for (quint64 i = 0; i < count; ++i)
        words += wordOf(dice.skewed(kWords));
    return words.join(u' ');
}

Author author(Dice& dice)
{
    QString family = wordOf(dice.skewed(kFamilies));
    family.front() = family.front().toUpper();
    return {family, QString(QChar(u'A' + static_cast<int>(dice.below(26)))) + u". " +
                        QChar(u'A' + static_cast<int>(dice.below(26))) + u'.'};
}

dedupe::Entry article(Dice& dice)
{
    dedupe::Entry entry;
    entry.type = u"JOUR"_s;
    static const QStringList columns{u"Editorial"_s, u"Letter to the editor"_s, u"News and views"_s};
    const bool column = dice.oneIn(kColumnOneIn);
    entry.title =
        column ? columns.at(static_cast<qsizetype>(dice.below(3))) : wordsOf(dice, 7 + dice.below(12));
    for (quint64 i = dice.below(8) + 1; i > 0; --i)
        entry.authors += author(dice);
    entry.year = 1990 + static_cast<int>(dice.below(35));
    const quint64 journal = dice.skewed(kJournals);
    entry.journal = u"Journal of "_s + wordOf(journal) + u" and " + wordOf(journal * 31 % kWords);
    entry.volume = QString::number(1 + dice.below(120));
    entry.issue = QString::number(1 + dice.below(12));
    const quint64 page = 1 + dice.below(1800);
    entry.pages = QString::number(page) + u'-' + QString::number(page + 8);
    if (!dice.oneIn(4))
        entry.doi = u"10.5555/"_s + QString::number(dice.below(1ULL << 40));
    if (!column && !dice.oneIn(8))
        entry.abstract = wordsOf(dice, 180);
    return entry;
}

/// The same article as another database has it.
void changeLikeADatabase(dedupe::Entry& entry, Dice& dice)
{
    if (dice.oneIn(2))
        entry.title = entry.title.toUpper();
    if (dice.oneIn(3))
        entry.doi.clear();
    if (dice.oneIn(3))
        entry.pages = entry.pages.section(u'-', 0, 0);
    if (dice.oneIn(4))
        entry.issue.clear();
    if (dice.oneIn(4))
        entry.abstract = u"BACKGROUND: "_s + entry.abstract;
    if (dice.oneIn(10) && entry.title.size() > 20)
        entry.title.remove(static_cast<qsizetype>(dice.below(20)), 1);
    for (Author& a : entry.authors)
        a.given = a.given.first(1);
}

/// Makes the records portion by portion, so that a million need not stand in memory at once.
class Maker {
public:
    QList<dedupe::Entry> next(qsizetype count)
    {
        QList<dedupe::Entry> entries;
        for (qsizetype i = 0; i < count; ++i) {
            const bool repeats = !m_recent.isEmpty() && m_dice.oneIn(kRepeatOneIn);
            dedupe::Entry entry = repeats ? m_recent.at(static_cast<qsizetype>(m_dice.below(m_recent.size())))
                                          : article(m_dice);
            if (repeats)
                changeLikeADatabase(entry, m_dice);
            else
                remember(entry);
            entry.id = ++m_id;
            entries += std::move(entry);
        }
        return entries;
    }

private:
    void remember(const dedupe::Entry& entry)
    {
        if (m_recent.size() < static_cast<qsizetype>(kLookBack))
            m_recent += entry;
        else
            m_recent[m_id % static_cast<qint64>(kLookBack)] = entry;
    }

    Dice m_dice{20261126};
    QList<dedupe::Entry> m_recent{};
    qint64 m_id = 0;
};

double peakGigabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    constexpr double kilobytes = 1.0 / (1024 * 1024);
    return static_cast<double>(usage.ru_maxrss) * kilobytes;
}

/// The making of the records is not timed.
void BM_FindDuplicates(benchmark::State& state)
{
    using Clock = std::chrono::steady_clock;
    dedupe::Outcome outcome;
    for (auto _ : state) {
        Maker maker;
        dedupe::Corpus corpus;
        Clock::duration spent{};
        for (qsizetype left = state.range(0); left > 0; left -= kPortion) {
            const QList<dedupe::Entry> entries = maker.next(std::min(left, kPortion));
            const auto start = Clock::now();
            corpus.add(entries);
            spent += Clock::now() - start;
        }
        const auto start = Clock::now();
        outcome = dedupe::findDuplicates(corpus);
        spent += Clock::now() - start;
        state.SetIterationTime(std::chrono::duration<double>(spent).count());
    }
    state.counters["surplus"] = static_cast<double>(outcome.surplus());
    state.counters["band"] = static_cast<double>(outcome.band.size());
    state.counters["pairs"] = static_cast<double>(outcome.compared);
    state.counters["oversize"] = static_cast<double>(outcome.oversize.size());
    state.counters["peak_GB"] = peakGigabytes();
}

} // namespace

BENCHMARK(BM_FindDuplicates)
    ->Arg(80000)
    ->Arg(1000000)
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kSecond);
