// SPDX-License-Identifier: GPL-3.0-or-later
// Comparable authors.
#include "core/dedupe/names.hpp"

#include "core/dedupe/fold.hpp"
#include "core/dedupe/similarity.hpp"
#include "core/dedupe/word_list.hpp"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::dedupe {
namespace {

constexpr double kNearly = 0.75;        ///< of the longer list
constexpr int kLeastOfList = 3;         ///< names of a list that was cut off
constexpr qsizetype kMostAuthors = 40;  ///< longer lists agree or differ within their first names
constexpr double kSameFamily = 0.80;    ///< "papilio", "papillo"
constexpr std::size_t kFuzzyFamily = 5; ///< shorter names are compared as they are

constexpr std::array<std::string_view, 22> noPersons{
    "unknown", "anonymous", "anon",   "nct",  "isrctn", "euctr", "actrn",
    "chictr",  "per",       "jprn",   "irct", "drks",   "ctri",  "ntr",
    "et al",   "al",        "others", "rbr",  "kct",    "tctr",  "no authors listed",
    "na"};

constexpr std::array<std::string_view, 6> nameSuffixes{"jr", "sr", "2nd", "3rd", "ii", "iii"};

/// Words of groups that write.
constexpr std::array<std::string_view, 18> groupWords{
    "group",         "study",     "consortium", "collaboration", "collaborative", "collaborators",
    "investigators", "committee", "society",    "association",   "organization",  "organisation",
    "network",       "team",      "academy",    "college",       "inc",           "pharmaceuticals"};

/// Family, first initial, full given names.
struct Name {
    std::string family{};
    char initial = 0;
    std::string given{}; ///< each behind a colon
};

void append(std::string& out, const Name& name)
{
    if (name.family.empty())
        return;
    if (!out.empty())
        out += ' ';
    out += name.family;
    out += ':';
    if (name.initial != 0)
        out += name.initial;
    out += name.given;
}

bool isGroup(std::string_view folded)
{
    const std::vector<std::string_view> words = wordsOf(folded);
    return std::any_of(words.begin(), words.end(),
                       [](std::string_view word) { return holds(groupWords, word); });
}

/// Given names in full, which databases sometimes take for family names.
std::string fullNames(std::string_view folded)
{
    constexpr std::size_t least = 4;
    std::string out;
    for (const std::string_view word : wordsOf(folded))
        if (word.size() >= least)
            out.append(1, ':').append(word);
    return out;
}

std::string familyKey(const QString& family)
{
    const std::string folded = foldWords(family);
    if (holds(noPersons, folded))
        return {};
    std::vector<std::string_view> words = wordsOf(folded);
    while (words.size() > 1 && holds(nameSuffixes, words.back()))
        words.pop_back();
    return withoutBlanks(joined(words));
}

/// A name that no reader could split: "Lewis G. F.", "B. Abrahao", "John Smith", "World Health Organization".
Name wholeName(const QString& printed)
{
    const std::string folded = foldWords(printed);
    if (holds(noPersons, folded) || isGroup(folded))
        return {};
    Name name;
    std::vector<std::string_view> family;
    for (const std::string_view word : wordsOf(folded)) {
        if (word.size() == 1 && name.initial == 0)
            name.initial = word.front();
        else if (word.size() > 1 && !holds(nameSuffixes, word))
            family.push_back(word);
    }
    name.family = withoutBlanks(joined(family));
    return name;
}

/// Where "K.Lewis" or "O.Smith" runs one author into the next: a dot, a capital, a small letter.
bool startsName(QStringView text, qsizetype at)
{
    const auto letter = [text](qsizetype i) { return i < text.size() && text.at(i).isLetter(); };
    if (at < 3 || text.at(at - 1) != u'.' || !letter(at) || !text.at(at).isUpper())
        return false;
    const bool word = letter(at + 1) || (at + 2 < text.size() && text.at(at + 1) == u'\'' && letter(at + 2));
    return word && text.at(at - 2).isUpper() && !text.at(at - 3).isUpper();
}

/// Exports of EndNote tables run all authors together: "Adeli K.Lewis G. F.".
void appendWhole(std::string& out, const QString& printed)
{
    qsizetype from = 0;
    for (qsizetype at = 1; at < printed.size(); ++at) {
        if (startsName(printed, at)) {
            append(out, wholeName(printed.sliced(from, at - from)));
            from = at;
        }
    }
    append(out, wholeName(printed.sliced(from)));
}

Name splitName(const Author& author)
{
    const std::string given = foldWords(author.given);
    if (isGroup(given) || isGroup(foldWords(author.family)))
        return {};
    const bool initial = !given.empty() && !holds(nameSuffixes, given);
    return {familyKey(author.family), initial ? given.front() : char(0), fullNames(given)};
}

/// A name inside of a normal list.
struct View {
    std::string_view family{};
    char initial = 0;
    std::string_view given{};
};

using Views = std::vector<View>;

Views viewsOf(std::string_view authors)
{
    Views views;
    for (const std::string_view word : wordsOf(authors)) {
        const std::size_t colon = word.find(':');
        const std::string_view rest = word.substr(colon + 1);
        const std::string_view given = rest.substr(std::min(rest.find(':'), rest.size()));
        views.push_back({word.substr(0, colon), given.size() < rest.size() ? rest.front() : char(0), given});
    }
    return views;
}

bool sameInitial(const View& a, const View& b)
{
    return a.initial == 0 || b.initial == 0 || a.initial == b.initial;
}

bool sameName(const View& a, const View& b)
{
    return a.family == b.family && sameInitial(a, b);
}

/// Names with an error, and double names of which one database keeps half.
bool similarName(const View& a, const View& b)
{
    const std::size_t shorter = std::min(a.family.size(), b.family.size());
    if (shorter < kFuzzyFamily || a.family == b.family)
        return sameName(a, b);
    const bool part = a.family.starts_with(b.family) || b.family.starts_with(a.family) ||
                      a.family.ends_with(b.family) || b.family.ends_with(a.family);
    return part || (sameInitial(a, b) && similarity(a.family, b.family, kSameFamily) >= kSameFamily);
}

/// Initials left out or swapped.
bool sameFamily(const View& a, const View& b)
{
    return a.family == b.family;
}

/// The family name of one stands among the given names of the other.
bool swappedName(const View& a, const View& b)
{
    const auto among = [](std::string_view family, std::string_view given) {
        for (std::size_t at = given.find(family); at != std::string_view::npos;
             at = given.find(family, at + 1)) {
            const std::size_t end = at + family.size();
            if (at > 0 && given[at - 1] == ':' && (end == given.size() || given[end] == ':'))
                return true;
        }
        return false;
    };
    return among(a.family, b.given) || among(b.family, a.given);
}

/// Databases stop after three, six or ten names.
bool isBeginning(const Views& a, const Views& b)
{
    const Views& brief = a.size() < b.size() ? a : b;
    const Views& full = a.size() < b.size() ? b : a;
    return std::equal(brief.begin(), brief.end(), full.begin(), similarName);
}

int takeMatches(Views& a, Views& b, bool (*same)(const View&, const View&))
{
    const std::size_t before = a.size();
    std::erase_if(a, [&b, same](const View& name) {
        const auto found = std::find_if(b.begin(), b.end(), [&](const View& o) { return same(name, o); });
        if (found == b.end())
            return false;
        b.erase(found);
        return true;
    });
    return static_cast<int>(before - a.size());
}

} // namespace

std::string normalAuthors(const QList<Author>& authors)
{
    std::string out;
    for (const Author& author : authors.first(std::min(authors.size(), kMostAuthors))) {
        if (author.literal.isEmpty())
            append(out, splitName(author));
        else
            appendWhole(out, author.literal);
    }
    return out;
}

std::string_view firstFamily(std::string_view authors)
{
    return authors.substr(0, std::min(authors.find(':'), authors.size()));
}

AuthorComparison compareAuthors(std::string_view a, std::string_view b)
{
    if (a.empty() || b.empty())
        return {};
    Views x = viewsOf(a);
    Views y = viewsOf(b);
    const int count = static_cast<int>(std::min(x.size(), y.size()));
    const bool oneLength = x.size() == y.size();
    const std::size_t longer = std::max(x.size(), y.size());
    if (a == b)
        return {true, 1, true, true, true, count};
    const bool cutOff = count >= kLeastOfList && isBeginning(x, y);
    const bool first = similarName(x.front(), y.front()) || swappedName(x.front(), y.front());
    int matched = takeMatches(x, y, sameName);
    for (const auto same : {similarName, swappedName})
        matched += takeMatches(x, y, same);
    if (matched > 0) // a family alone is a coincidence
        matched += takeMatches(x, y, sameFamily);
    const bool nearly = matched >= kNearly * static_cast<double>(longer);
    return {
        true, static_cast<double>(matched) / count, oneLength && matched == count, nearly || cutOff, first,
        count};
}

} // namespace plansift::dedupe
