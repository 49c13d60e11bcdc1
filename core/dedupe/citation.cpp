// SPDX-License-Identifier: GPL-3.0-or-later
// Reading of volumes, issues and pages.
#include "core/dedupe/citation.hpp"

#include "core/dedupe/fold.hpp"

#include <algorithm>
#include <optional>

namespace plansift::dedupe {
namespace {

constexpr qsizetype kMostDigits = 9; ///< longer numbers are article numbers; their end tells them apart

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

/// "apr", "april": its number; 0 for other words.
quint32 monthOf(std::string_view word)
{
    const auto found = std::find(months.begin(), months.end(), word.substr(0, 3));
    return found == months.end() ? 0 : static_cast<quint32>(found - months.begin()) + 1;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

quint32 numberOf(std::string_view digits)
{
    if (digits.size() > kMostDigits)
        digits.remove_prefix(digits.size() - kMostDigits);
    quint32 value = 0;
    for (const char c : digits)
        value = value * 10 + static_cast<quint32>(c - '0');
    return value;
}

/// Digits with a word's other letters before them: "s12", "143", "cd002273".
struct Token {
    std::string_view letters{};
    std::string_view digits{};
};

Token tokenOf(std::string_view word)
{
    const auto digit = std::find_if(word.begin(), word.end(), isDigit);
    const auto end = std::find_if_not(digit, word.end(), isDigit);
    return {
        word.substr(0, static_cast<std::size_t>(digit - word.begin())),
        word.substr(static_cast<std::size_t>(digit - word.begin()), static_cast<std::size_t>(end - digit))};
}

/// "1)" is what an export left of "39 (Suppl 1)": the wrong number.
bool isCutOff(QStringView text)
{
    return text.contains(u')') && !text.contains(u'(');
}

QStringView withoutBrackets(QStringView text)
{
    const qsizetype open = text.indexOf(u'(');
    return open > 0 ? text.first(open) : text;
}

void take(Numbering& numbering, std::string_view word)
{
    if (word.starts_with("s") && (word.starts_with("suppl") || word == "s"))
        numbering.supplement = true;
    const Token token = tokenOf(word);
    const quint32 value =
        token.digits.empty() ? (numbering.first != 0 ? monthOf(word) : 0) : numberOf(token.digits);
    if (token.letters == "s" && value != 0)
        numbering.supplement = true;
    if (numbering.first == 0)
        numbering.first = value;
    else if (numbering.second == 0)
        numbering.second = value;
}

/// "202-30": the end takes the digits it lacks from the start.
quint32 fullEnd(quint32 start, quint32 end)
{
    quint32 scale = 10;
    while (scale <= end)
        scale *= 10;
    return end < start && scale <= start ? start - start % scale + end : end;
}

constexpr std::array<std::string_view, 11> pageWords{"artn", "p",       "pp", "pg", "page", "pages",
                                                     "art",  "article", "no", "id", "e"};

/// "12p", "12 pp": how many pages, not which.
bool isPageCount(const std::vector<std::string_view>& words)
{
    if (words.empty() || !std::all_of(words.front().begin(), words.front().end() - 1, isDigit))
        return false;
    const bool joined = words.size() == 1 && words.front().size() > 1 && words.front().back() == 'p';
    return joined || (words.size() == 2 && (words[1] == "p" || words[1] == "pp" || words[1] == "pages"));
}

/// The first number of a range may stand behind a word for it only: "Suppl-6", "t-51" have lost theirs.
bool startsWithNumber(const std::vector<std::string_view>& words)
{
    const auto first = std::find_if(words.begin(), words.end(), [](std::string_view word) {
        return std::find(pageWords.begin(), pageWords.end(), word) == pageWords.end();
    });
    return first != words.end() && std::any_of(first->begin(), first->end(), isDigit);
}

/// A single page within the other's range.
bool within(const Pages& single, const Pages& range)
{
    return single.end == 0 && single.prefix == range.prefix && single.start >= range.start &&
           single.start <= range.end;
}

/// A print page and a number of the electronic edition ("1014", "c1804"); pages of supplements and
/// of abstracts (S12, A77) are pages.
bool otherNumbering(const Pages& a, const Pages& b)
{
    constexpr quint32 leastLocator = 1000;
    const auto isLocator = [](const Pages& p) {
        return p.prefix != 0 && p.prefix != 's' && p.prefix != 'a' && p.start >= leastLocator;
    };
    return (isLocator(a) && b.prefix == 0) || (isLocator(b) && a.prefix == 0);
}

} // namespace

Numbering numberingOf(QStringView printed)
{
    Numbering numbering;
    if (isCutOff(printed))
        return numbering;
    const std::string folded = foldWords(withoutBrackets(printed));
    for (const std::string_view word : wordsOf(folded))
        take(numbering, word);
    return numbering;
}

QStringView issueInVolume(QStringView volume)
{
    const qsizetype open = volume.indexOf(u'(');
    const qsizetype close = volume.indexOf(u')', open);
    return open > 0 && close > open ? volume.sliced(open + 1, close - open - 1) : QStringView();
}

Agreement compareNumbering(const Numbering& a, const Numbering& b)
{
    if (!a.known() || !b.known())
        return Agreement::Unknown;
    if (a.first == b.first)
        return Agreement::Agree;
    const bool inRange = a.first == b.second || a.second == b.first;
    return inRange ? Agreement::Unknown : Agreement::Conflict;
}

bool Pages::provisional() const
{
    constexpr quint32 mostPages = 100;
    return start == 1 && (prefix == 0 || prefix == 'e') && end < mostPages;
}

Pages pagesOf(QStringView printed)
{
    const std::string folded = foldWords(printed);
    const std::vector<std::string_view> words = wordsOf(folded);
    Pages pages;
    if (!startsWithNumber(words) || isPageCount(words))
        return pages;
    for (const std::string_view word : words) {
        const Token token = tokenOf(word);
        if (token.digits.empty() && pages.known())
            break;
        if (token.digits.empty())
            continue;
        if (pages.known()) {
            pages.end = fullEnd(pages.start, numberOf(token.digits));
            break;
        }
        pages.start = numberOf(token.digits);
        pages.prefix = token.letters.empty() ? char(0) : token.letters.front();
    }
    constexpr quint32 mostPages = 2000;
    const bool backwards = pages.end != 0 && pages.end < pages.start;
    if (!backwards && pages.end > pages.start + mostPages)
        pages.end = 0;
    return backwards ? Pages() : pages; // one of the two is wrong, and nobody knows which
}

Agreement comparePages(const Pages& a, const Pages& b)
{
    if (!a.known() || !b.known())
        return Agreement::Unknown;
    const bool samePrefix = a.prefix == b.prefix || a.prefix == 0 || b.prefix == 0;
    if (a.start == b.start && samePrefix) {
        const bool telling = a.start != 1 || (a.end != 0 && a.end == b.end);
        return telling ? Agreement::Agree : Agreement::Unknown;
    }
    if (a.provisional() || b.provisional() || within(a, b) || within(b, a) || otherNumbering(a, b))
        return Agreement::Unknown;
    const bool sameEnd = a.end != 0 && a.end == b.end && samePrefix;
    return sameEnd ? Agreement::Unknown : Agreement::Conflict;
}

bool equallyLong(const Pages& a, const Pages& b)
{
    return a.end > a.start && b.end > b.start && a.end - a.start == b.end - b.start;
}

} // namespace plansift::dedupe
