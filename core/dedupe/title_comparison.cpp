// SPDX-License-Identifier: GPL-3.0-or-later
// How two titles relate, word by word: near-equal strings may differ in the one word that matters.
#include "core/dedupe/fold.hpp"
#include "core/dedupe/similarity.hpp"
#include "core/dedupe/title.hpp"
#include "core/dedupe/word_list.hpp"

#include <algorithm>
#include <array>

namespace plansift::dedupe {
namespace {

using Words = std::vector<std::string_view>;

constexpr double kSimilar = 0.75;      ///< below, titles are different
constexpr std::size_t kMostEdits = 2;  ///< letters that only one of two spellings has
constexpr std::size_t kShortWord = 5;  ///< shorter words are compared as they are
constexpr double kAlmostAll = 0.95;    ///< of the shorter title, found in the longer one with errors
constexpr std::size_t kLeastPart = 20; ///< bytes of a contained title

/// Words whose absence changes nothing.
constexpr std::array<std::string_view, 26> emptyWords{
    "a",  "an", "the", "of",  "in",  "on",  "and", "for", "to", "with", "by",  "from", "at",
    "as", "or", "is",  "are", "its", "der", "die", "das", "la", "le",   "les", "de",   "el"};

/// Words that alone make another publication of a title.
constexpr std::array<std::string_view, 52> tellingWords{
    "part",        "phase",       "protocol",  "pilot",      "update",      "updated",    "comment",
    "commentary",  "reply",       "response",  "erratum",    "corrigendum", "correction", "retraction",
    "letter",      "editorial",   "vitro",     "vivo",       "men",         "women",      "male",
    "female",      "males",       "females",   "boys",       "girls",       "adult",      "adults",
    "adolescent",  "adolescents", "pediatric", "paediatric", "children",    "elderly",    "mice",
    "mouse",       "rat",         "rats",      "human",      "humans",      "followup",   "interim",
    "preliminary", "extended",    "short",     "long",       "without",     "non",        "not",
    "vs",          "versus",      "supplement"};

/// Beginnings that turn a word into its opposite.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> opposites{{{"hypo", "hyper"},
                                                                                  {"pre", "post"},
                                                                                  {"intra", "inter"},
                                                                                  {"micro", "macro"},
                                                                                  {"de", "in"},
                                                                                  {"intra", "extra"},
                                                                                  {"endo", "exo"},
                                                                                  {"anti", "pro"},
                                                                                  {"mono", "poly"}}};

bool areOpposites(std::string_view a, std::string_view b)
{
    return std::any_of(opposites.begin(), opposites.end(), [=](const auto& pair) {
        return (a.starts_with(pair.first) && b.starts_with(pair.second)) ||
               (b.starts_with(pair.first) && a.starts_with(pair.second));
    });
}

/// Two spellings of one word: a letter changed, or two more or fewer; never the first, which prefixes change
/// (typical, atypical).
bool sameWord(std::string_view a, std::string_view b)
{
    if (a == b)
        return true;
    const bool comparable = std::min(a.size(), b.size()) >= kShortWord && a.front() == b.front();
    if (!comparable || holds(tellingWords, a) || holds(tellingWords, b) || areOpposites(a, b))
        return false;
    return a.size() + b.size() - 2 * commonLength(a, b) <= kMostEdits;
}

/// Takes the words that both lists have off them, each once.
void dropCommon(Words& a, Words& b, bool (*same)(std::string_view, std::string_view))
{
    std::erase_if(a, [&b, same](std::string_view word) {
        const auto found = std::find_if(b.begin(), b.end(), [=](auto other) { return same(word, other); });
        if (found == b.end())
            return false;
        b.erase(found);
        return true;
    });
}

/// Takes the words that stand at both ends alike.
void dropEnds(Words& a, Words& b)
{
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.pop_back();
        b.pop_back();
    }
    const auto ends = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    a.erase(a.begin(), ends.first);
    b.erase(b.begin(), ends.second);
}

bool contains(std::string_view whole, std::string_view part)
{
    return part.size() >= kLeastPart && part.size() < whole.size() &&
           (whole.starts_with(part) || whole.ends_with(part));
}

/// A title with errors behind a section's name: "SIM Paper Competition - The PRISM Sytem".
bool almostContains(std::string_view a, std::string_view b)
{
    const std::size_t shorter = std::min(a.size(), b.size());
    return shorter >= kLeastPart &&
           static_cast<double>(commonLength(a, b)) >= kAlmostAll * static_cast<double>(shorter);
}

/// The words that only one title has.
struct Rest {
    Words a;
    Words b;
};

Rest restOf(std::string_view a, std::string_view b)
{
    Rest rest{wordsOf(a), wordsOf(b)};
    dropEnds(rest.a, rest.b);
    dropCommon(rest.a, rest.b, [](auto x, auto y) { return x == y; });
    dropCommon(rest.a, rest.b, sameWord);
    const auto empty = [](std::string_view word) { return holds(emptyWords, word); };
    std::erase_if(rest.a, empty);
    std::erase_if(rest.b, empty);
    return rest;
}

/// "follow up" and "followup": the rest is one string divided differently.
bool dividedDifferently(const Rest& rest)
{
    return !rest.a.empty() && withoutBlanks(joined(rest.a)) == withoutBlanks(joined(rest.b));
}

bool hasTellingWord(const Rest& rest)
{
    const auto telling = [](std::string_view word) { return holds(tellingWords, word); };
    return std::any_of(rest.a.begin(), rest.a.end(), telling) ||
           std::any_of(rest.b.begin(), rest.b.end(), telling);
}

} // namespace

TitleComparison compareTitles(std::string_view a, std::string_view b)
{
    if (a.empty() || b.empty())
        return {};
    if (a == b)
        return {TitleRelation::Same, 1, false};
    const std::string wholeA = withoutBlanks(a);
    const std::string wholeB = withoutBlanks(b);
    if (wholeA == wholeB)
        return {TitleRelation::Same, 1, false};
    const bool contained = contains(wholeA, wholeB) || contains(wholeB, wholeA);
    TitleComparison result{TitleRelation::Different, similarity(wholeA, wholeB, kSimilar), false};
    if (!contained && result.similarity < kSimilar && !almostContains(wholeA, wholeB))
        return result;
    const Rest rest = restOf(a, b);
    result.tellingWord = hasTellingWord(rest);
    if ((rest.a.empty() && rest.b.empty()) || dividedDifferently(rest))
        result.relation = TitleRelation::Variant;
    else
        result.relation =
            contained || rest.a.empty() || rest.b.empty() ? TitleRelation::Contained : TitleRelation::Similar;
    return result;
}

} // namespace plansift::dedupe
