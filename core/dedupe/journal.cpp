// SPDX-License-Identifier: GPL-3.0-or-later
// Comparable names of journals.
#include "core/dedupe/journal.hpp"

#include "core/dedupe/fold.hpp"
#include "core/dedupe/similarity.hpp"
#include "core/dedupe/word_list.hpp"

#include <QString>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::dedupe {
namespace {

using Words = std::vector<std::string_view>;

constexpr double kSame = 0.90;
constexpr double kConflict = 0.75; ///< less similar names are other journals

constexpr std::array<std::string_view, 20> smallWords{"the", "of",  "and", "in", "for", "on",  "a",
                                                      "an",  "de",  "la",  "le", "et",  "der", "die",
                                                      "und", "del", "fur", "y",  "do",  "to"};

/// Words that proceedings carry or not.
constexpr std::array<std::string_view, 9> proceedingsWords{
    "proceedings", "proc", "annual", "online", "print", "conference", "electronic", "th", "international"};

/// Up to a conference's name (Embase: "Blood.Conference: 53rd Annual Meeting ..."), a bracket or a parallel
/// title; never to nothing.
QStringView mainPart(QStringView name)
{
    qsizetype end = name.size();
    const auto cut = [&end](qsizetype at) {
        if (at > 2)
            end = std::min(end, at);
    };
    for (const QStringView start : {u".Conference", u". Conference", u".An ", u".The ", u".Official "})
        cut(name.indexOf(start));
    cut(name.indexOf(u'('));
    cut(name.indexOf(u'['));
    cut(name.indexOf(u'='));
    cut(name.indexOf(u':'));
    return name.first(end);
}

bool isNumber(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Each word of `brief` begins its word of `full`, in order, words of `full` may be left over only at the end
/// of a subtitle.
bool abbreviates(const Words& brief, const Words& full)
{
    std::size_t at = 0;
    for (const std::string_view word : brief) {
        while (at < full.size() && !full[at].starts_with(word))
            ++at;
        if (at++ == full.size())
            return false;
    }
    return brief.size() * 2 >= full.size() && full.front().front() == brief.front().front();
}

/// Letters of `rest` can be taken from the beginnings of the words from `at` on: "amcis" of "americas
/// conference information systems".
bool spells(std::string_view rest, const Words& full, std::size_t at)
{
    if (at == full.size())
        return rest.empty();
    for (std::size_t n = 1; n <= std::min(rest.size(), full[at].size()); ++n) {
        if (rest[n - 1] != full[at][n - 1])
            return false;
        if (spells(rest.substr(n), full, at + 1))
            return true;
    }
    return false;
}

/// A name as its acronym spells it: "Proceedings of the 50th Annual Hawaii ..." is HICSS.
Words spelled(std::string_view name)
{
    Words words = wordsOf(name);
    std::erase_if(words, [](std::string_view word) {
        return word == "proceedings" || word == "proc" || word == "annual" ||
               (word.front() >= '0' && word.front() <= '9');
    });
    return words;
}

bool isAcronym(const Words& brief, const Words& full)
{
    constexpr std::size_t mostLetters = 8;
    return brief.size() == 1 && full.size() >= 3 && brief.front().size() >= full.size() &&
           brief.front().size() <= mostLetters && spells(brief.front(), full, 0);
}

Words telling(const Words& words)
{
    Words out;
    std::copy_if(words.begin(), words.end(), std::back_inserter(out),
                 [](std::string_view word) { return !holds(proceedingsWords, word) && !isNumber(word); });
    return out.empty() ? words : out;
}

/// "Nature Reviews Drug Discovery", "Nature Reviews": one begins the other; a single word is no evidence.
bool begins(std::string_view a, std::string_view b)
{
    const auto& [brief, full] = std::minmax(a, b, [](auto x, auto y) { return x.size() < y.size(); });
    return brief.find(' ') != std::string_view::npos && full.starts_with(brief);
}

} // namespace

std::string normalJournal(QStringView printed)
{
    const std::string folded = foldWords(mainPart(printed));
    Words words = wordsOf(folded);
    if (words.size() > 1)
        std::erase_if(words, [](std::string_view word) { return holds(smallWords, word); });
    return joined(words);
}

Agreement compareJournals(std::string_view a, std::string_view b)
{
    if (a.empty() || b.empty())
        return Agreement::Unknown;
    if (a == b || begins(a, b))
        return Agreement::Agree;
    const Words x = telling(wordsOf(a));
    const Words y = telling(wordsOf(b));
    if (abbreviates(x, y) || abbreviates(y, x) || isAcronym(x, spelled(b)) || isAcronym(y, spelled(a)))
        return Agreement::Agree;
    const double similar = similarity(joined(x), joined(y));
    if (similar >= kSame)
        return Agreement::Agree;
    return similar < kConflict ? Agreement::Conflict : Agreement::Unknown;
}

} // namespace plansift::dedupe
