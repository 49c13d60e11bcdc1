// SPDX-License-Identifier: GPL-3.0-or-later
// The comparable form of a title.
#include "core/dedupe/title.hpp"

#include "core/dedupe/fold.hpp"
#include "core/dedupe/word_list.hpp"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace plansift::dedupe {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::array<std::pair<std::string_view, std::string_view>, 32> numberWords{{
    {"zero", "0"},    {"one", "1"},      {"two", "2"},     {"three", "3"},    {"four", "4"},
    {"five", "5"},    {"six", "6"},      {"seven", "7"},   {"eight", "8"},    {"nine", "9"},
    {"ten", "10"},    {"eleven", "11"},  {"twelve", "12"}, {"twenty", "20"},  {"thirty", "30"},
    {"first", "1st"}, {"second", "2nd"}, {"third", "3rd"}, {"fourth", "4th"}, {"fifth", "5th"},
    {"ii", "2"},      {"iii", "3"},      {"iv", "4"},      {"vi", "6"},       {"vii", "7"},
    {"viii", "8"},    {"ix", "9"},       {"xi", "11"},     {"xii", "12"},     {"xiii", "13"},
    {"xiv", "14"},    {"xv", "15"},
}};

/// After these words a single i, v or x is a number.
constexpr std::array<std::string_view, 14> countedThings{"part",  "phase", "type",    "grade", "stage",
                                                         "class", "level", "volume",  "study", "section",
                                                         "group", "paper", "chapter", "factor"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> singleNumerals{
    {{"i", "1"}, {"v", "5"}, {"x", "10"}}};

template<typename Table>
std::string_view replaced(const Table& table, std::string_view word)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [word](const auto& entry) { return entry.first == word; });
    return found == table.end() ? word : found->second;
}

void writeNumbers(Words& words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0 && words[i].size() == 1 && holds(countedThings, words[i - 1]))
            words[i] = replaced(singleNumerals, words[i]);
        words[i] = replaced(numberWords, words[i]);
    }
}

struct NoticeWords {
    std::string_view start;
    Notice notice;
};

/// How titles of notices begin.
constexpr std::array noticeStarts{
    NoticeWords{"erratum", Notice::Correction},
    NoticeWords{"errata", Notice::Correction},
    NoticeWords{"corrigend", Notice::Correction},
    NoticeWords{"correction", Notice::Correction},
    NoticeWords{"publisher correction", Notice::Correction},
    NoticeWords{"author correction", Notice::Correction},
    NoticeWords{"publisher s note", Notice::Correction},
    NoticeWords{"addendum", Notice::Correction},
    NoticeWords{"expression of concern", Notice::Correction},
    NoticeWords{"retraction", Notice::Retraction},
    NoticeWords{"notice of retraction", Notice::Retraction},
    NoticeWords{"comment on", Notice::Comment},
    NoticeWords{"comments on", Notice::Comment},
    NoticeWords{"commentary", Notice::Comment},
    NoticeWords{"comment", Notice::Comment},
    NoticeWords{"letter to", Notice::Comment},
    NoticeWords{"letter regarding", Notice::Comment},
    NoticeWords{"re ", Notice::Comment},
    NoticeWords{"invited commentary", Notice::Comment},
    NoticeWords{"discussion of", Notice::Comment},
    NoticeWords{"editorial comment", Notice::Comment},
    NoticeWords{"response", Notice::Reply},
    NoticeWords{"reply", Notice::Reply},
    NoticeWords{"authors reply", Notice::Reply},
    NoticeWords{"authors response", Notice::Reply},
    NoticeWords{"author reply", Notice::Reply},
    NoticeWords{"author response", Notice::Reply},
    NoticeWords{"in reply", Notice::Reply},
    NoticeWords{"in response", Notice::Reply},
    NoticeWords{"rejoinder", Notice::Reply},
    NoticeWords{"study protocol", Notice::Protocol},
};

/// How they end or what stands in them.
constexpr std::array noticeParts{
    NoticeWords{" erratum", Notice::Correction},
    NoticeWords{" corrigendum", Notice::Correction},
    NoticeWords{" author reply", Notice::Reply},
    NoticeWords{" authors reply", Notice::Reply},
    NoticeWords{" study protocol", Notice::Protocol},
    NoticeWords{" protocol for a", Notice::Protocol},
    NoticeWords{" protocol of a", Notice::Protocol},
    NoticeWords{" trial protocol", Notice::Protocol},
    NoticeWords{" a commentary", Notice::Comment},
    NoticeWords{" a rejoinder", Notice::Reply},
    NoticeWords{" a reply", Notice::Reply},
    NoticeWords{" a response", Notice::Reply},
    NoticeWords{" retraction of", Notice::Retraction},
};

Notice noticeOf(std::string_view words)
{
    for (const NoticeWords& n : noticeStarts)
        if (words.starts_with(n.start))
            return n.notice;
    for (const NoticeWords& n : noticeParts)
        if (words.find(n.start) != std::string_view::npos)
            return n.notice;
    if (words.ends_with(" reply") || words.ends_with(" response"))
        return Notice::Reply;
    return Notice::None;
}

/// Beginnings that stand before the title of the article that was taken back or corrected. What is a notice
/// stays known as one.
constexpr std::array<std::string_view, 13> beforeTitles{
    "erratum to ",        "erratum for ",    "erratum ",    "corrigendum to ",    "corrigendum ",
    "correction to ",     "correction for ", "correction ", "retracted article ", "retracted ",
    "withdrawn article ", "withdrawn ",      "reprint of "};

/// What databases print where there is no title.
constexpr std::array<std::string_view, 6> nothing{
    "unknown", "untitled", "no title", "title not available", "na", "no title available"};

/// How titles begin that many publications share.
constexpr std::array<std::string_view, 40> columnStarts{"editorial",
                                                        "editorials",
                                                        "editor",
                                                        "editors",
                                                        "letter",
                                                        "letters",
                                                        "letter to",
                                                        "introduction",
                                                        "news",
                                                        "preface",
                                                        "foreword",
                                                        "front matter",
                                                        "back matter",
                                                        "table of contents",
                                                        "volume information",
                                                        "issue information",
                                                        "book review",
                                                        "book reviews",
                                                        "announcement",
                                                        "obituary",
                                                        "in memoriam",
                                                        "correspondence",
                                                        "commentary",
                                                        "comment",
                                                        "reply",
                                                        "response",
                                                        "authors reply",
                                                        "erratum",
                                                        "correction",
                                                        "corrigendum",
                                                        "retraction",
                                                        "guest editor",
                                                        "guest editorial",
                                                        "from the editor",
                                                        "message from",
                                                        "remarks from",
                                                        "gateways to",
                                                        "in this issue",
                                                        "special issue",
                                                        "call for"};

/// Words that are the title of a column when little else stands there.
constexpr std::array<std::string_view, 20> columnWords{
    "abstract",         "abstracts",       "index",      "contents",    "books",   "masthead", "calendar",
    "acknowledgements", "acknowledgments", "conference", "proceedings", "meeting", "program",  "programme",
    "poster",           "posters",         "session",    "discussion",  "cover",   "invited"};

constexpr std::size_t kFewWords = 4;  ///< a title of fewer words is brief
constexpr std::size_t kManyWords = 9; ///< a title of more says enough whatever it starts with
constexpr std::size_t kFewBytes = 16; ///< for scripts that write without blanks

bool isBrief(std::string_view words, std::size_t count)
{
    const bool latin = !words.empty() && static_cast<unsigned char>(words.front()) < 0x80;
    return count < kFewWords && (latin || words.size() < kFewBytes);
}

bool startsWithWords(std::string_view words, std::string_view start)
{
    return words.starts_with(start) && (words.size() == start.size() || words[start.size()] == ' ');
}

bool isSerial(std::string_view words, std::size_t count)
{
    const auto starts = [words](std::string_view start) { return startsWithWords(words, start); };
    return (count <= kManyWords && std::any_of(columnStarts.begin(), columnStarts.end(), starts)) ||
           (count <= kFewWords && std::any_of(columnWords.begin(), columnWords.end(), starts));
}

/// What databases add behind a title: "[Erratum appears in ...", cut off at times, "(Structured abstract)".
QStringView withoutNotes(QStringView title)
{
    static const QRegularExpression note(
        uR"([.\s]*(?:\[(?:errat|correct|corrigend|retract|see comment|comment|republish|)"
        uR"(update|review)[^\[]*.*|)"
        uR"(\((?:structured abstract|provisional abstract|brief record|review|author's transl)\)\.?)$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!title.contains(u'[') && !title.endsWith(u')'))
        return title;
    const QRegularExpressionMatch match = note.match(title.toString());
    return match.hasMatch() && match.capturedStart() > 0 ? title.first(match.capturedStart()) : title;
}

/// "[Polish]", "[16 refs]" behind a title; a title that stands in brackets as a whole stays.
QStringView withoutAdditions(QStringView title)
{
    title = withoutNotes(title.trimmed());
    while (title.endsWith(u']')) {
        const qsizetype open = title.lastIndexOf(u'[');
        if (open <= 0)
            return title;
        title = title.first(open).trimmed();
    }
    return title;
}

/// "(vol 360, pg 542, 2009)", "(Blood (2009) 113 (542-544))": a notice names what it corrects.
QStringView withoutCitation(QStringView title)
{
    static const QRegularExpression citation(
        uR"(\s*\((?:vol\.?\s*\d+.*|[^()]+\((?:19|20)\d\d\)[ ,:]*\d+.*)\)\.?$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!title.endsWith(u')') && !title.endsWith(u'.'))
        return title;
    const QRegularExpressionMatch match = citation.match(title.toString());
    return match.hasMatch() ? title.first(match.capturedStart()) : title;
}

/// British spelling as American, for words of one title come in both: haemolytic, tumour, randomised.
std::string oneSpelling(std::string_view folded)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> spellings{
        {{"ae", "e"},
         {"oe", "e"},
         {"our", "or"},
         {"isation", "ization"},
         {"ised", "ized"},
         {"ising", "izing"},
         {"centre", "center"},
         {"sulph", "sulf"}}};
    static constexpr std::string_view starts = "aoics"; // of the spellings
    std::string out;
    out.reserve(folded.size());
    for (std::size_t at = 0; at < folded.size();) {
        const auto isHere = [&](const auto& s) { return folded.substr(at).starts_with(s.first); };
        const auto found = starts.find(folded[at]) == std::string_view::npos
                               ? spellings.end()
                               : std::find_if(spellings.begin(), spellings.end(), isHere);
        const bool spelled = found != spellings.end();
        out += spelled ? found->second : folded.substr(at, 1);
        at += spelled ? found->first.size() : 1;
    }
    return out;
}

std::string digitsOf(std::string_view words)
{
    std::string digits;
    std::copy_if(words.begin(), words.end(), std::back_inserter(digits),
                 [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

} // namespace

NormalTitle normalTitle(QStringView printed)
{
    const QStringView whole = withoutAdditions(printed);
    const QStringView own = withoutCitation(whole);
    const std::string folded = foldWords(own);
    const Notice notice = own.size() < whole.size() ? Notice::Correction : noticeOf(folded);
    std::string_view rest = folded;
    for (const std::string_view start : beforeTitles)
        if (rest.starts_with(start))
            rest.remove_prefix(start.size());
    if (holds(nothing, rest))
        return {};
    Words words = wordsOf(rest);
    writeNumbers(words);
    NormalTitle title{
        oneSpelling(joined(words)), {}, notice, isSerial(rest, words.size()), isBrief(rest, words.size())};
    title.digits = digitsOf(title.words);
    return title;
}

} // namespace plansift::dedupe
