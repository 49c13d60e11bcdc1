// SPDX-License-Identifier: GPL-3.0-or-later
// Comparison of the fields.
#include "core/dedupe/comparison.hpp"

#include "core/dedupe/fold.hpp"
#include "core/dedupe/journal.hpp"
#include "core/dedupe/similarity.hpp"

#include <algorithm>

namespace plansift::dedupe {
namespace {

constexpr double kAuthorsAgree = 0.6;
constexpr double kAuthorsConflict = 0.5;
/// Unrelated English texts share about 0.6 of their letters in order.
constexpr double kAbstractsAgree = 0.85;
constexpr double kAbstractsConflict = 0.66;
constexpr std::size_t kLongTitleBytes = 35;
constexpr std::ptrdiff_t kLongTitleWords = 5;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A DOI without ".pub3", "/v2", ".v2" at its end.
std::string_view withoutVersion(std::string_view doi)
{
    std::string_view rest = doi;
    while (!rest.empty() && isDigit(rest.back()))
        rest.remove_suffix(1);
    if (rest.size() == doi.size())
        return doi;
    for (const std::string_view mark : {".pub", "/v", ".v", "_v"})
        if (rest.ends_with(mark))
            return rest.substr(0, rest.size() - mark.size());
    return doi;
}

std::string_view registrantOf(std::string_view doi)
{
    return doi.substr(0, std::min(doi.find('/'), doi.size()));
}

DoiRelation compareDois(std::string_view a, std::string_view b)
{
    if (a.empty() || b.empty())
        return DoiRelation::Unknown;
    if (a == b)
        return DoiRelation::Same;
    if (withoutVersion(a) == withoutVersion(b))
        return DoiRelation::Version;
    if (a.starts_with(b) || b.starts_with(a))
        return DoiRelation::Unknown; // one is cut off
    return registrantOf(a) == registrantOf(b) ? DoiRelation::Different : DoiRelation::Registrant;
}

/// Whether two sets of identifiers (sorted, with blanks between) meet.
Agreement compareSets(std::string_view a, std::string_view b)
{
    if (a.empty() || b.empty())
        return Agreement::Unknown;
    if (a == b)
        return Agreement::Agree;
    const auto words = wordsOf(a);
    const auto others = wordsOf(b);
    const bool meet = std::any_of(words.begin(), words.end(), [&others](std::string_view word) {
        return std::find(others.begin(), others.end(), word) != others.end();
    });
    return meet ? Agreement::Agree : Agreement::Conflict;
}

template<typename T>
Agreement compareNumbers(T a, T b)
{
    if (a == 0 || b == 0)
        return Agreement::Unknown;
    return a == b ? Agreement::Agree : Agreement::Conflict;
}

/// Some databases give the year as the volume.
Agreement compareVolumes(const NormalEntry& a, const NormalEntry& b)
{
    const auto isYear = [](const NormalEntry& n) {
        return n.year > 0 && n.volume.first == static_cast<quint32>(n.year);
    };
    const Agreement volumes = compareNumbering(a.volume, b.volume);
    return volumes == Agreement::Conflict && isYear(a) != isYear(b) ? Agreement::Unknown : volumes;
}

Agreement compareYears(int a, int b)
{
    if (a == 0 || b == 0 || std::abs(a - b) == 1)
        return Agreement::Unknown;
    return a == b ? Agreement::Agree : Agreement::Conflict;
}

Agreement compareVenues(const NormalEntry& a, const NormalEntry& b)
{
    if (a.venue == Venue::Unknown || b.venue == Venue::Unknown)
        return Agreement::Unknown;
    return a.venue == b.venue ? Agreement::Agree : Agreement::Conflict;
}

Agreement journalsOf(const NormalEntry& a, const NormalEntry& b)
{
    const bool oneIssn = std::any_of(a.issns.begin(), a.issns.end(), [&b](quint32 issn) {
        return issn != 0 && std::find(b.issns.begin(), b.issns.end(), issn) != b.issns.end();
    });
    if (oneIssn)
        return Agreement::Agree;
    Agreement result = compareJournals(a.journal, b.journal);
    for (const auto& [x, y] : {std::pair{a.journalAbbrev, b.journal}, std::pair{a.journal, b.journalAbbrev}})
        if (result != Agreement::Agree && compareJournals(x, y) == Agreement::Agree)
            result = Agreement::Agree;
    return result;
}

Agreement articlePlaces(const NormalEntry& a, const NormalEntry& b)
{
    const Agreement pages = comparePages(a.pages, b.pages);
    if (pages == Agreement::Agree)
        return pages;
    for (const auto& [x, y] :
         {std::pair{a.article, b.article}, std::pair{a.article, b.pages}, std::pair{a.pages, b.article}})
        if (comparePages(x, y) == Agreement::Agree)
            return Agreement::Agree;
    // pages of one and an article number of the other number different things
    const bool comparable = !a.article.known() && !b.article.known();
    return comparable ? pages : Agreement::Unknown;
}

Agreement compareAbstracts(std::string_view a, std::string_view b)
{
    if (a.empty() || b.empty())
        return Agreement::Unknown;
    const std::size_t length = std::min(a.size(), b.size());
    const double similar = similarity(a.substr(0, length), b.substr(0, length));
    if (similar >= kAbstractsAgree)
        return Agreement::Agree;
    return similar < kAbstractsConflict ? Agreement::Conflict : Agreement::Unknown;
}

Agreement agreementOf(const AuthorComparison& people)
{
    if (!people.known)
        return Agreement::Unknown;
    const bool lone = people.count == 1 && !people.complete && !people.first; // one of many, not the first
    if (people.overlap >= kAuthorsAgree)
        return lone ? Agreement::Unknown : Agreement::Agree;
    return people.overlap < kAuthorsConflict ? Agreement::Conflict : Agreement::Unknown;
}

bool isSparse(const NormalEntry& n)
{
    return n.journal.empty() && !n.volume.known() && !n.pages.known();
}

bool isMeetingPage(const NormalEntry& n)
{
    const char prefix = n.pages.prefix;
    return n.volume.supplement || n.issue.supplement || prefix == 's' || prefix == 'a' || prefix == 'p';
}

bool isAhead(const NormalEntry& early, const NormalEntry& late)
{
    const bool unplaced = !early.volume.known() && !early.issue.known();
    return unplaced && late.volume.known() && (early.ahead || equallyLong(early.pages, late.pages));
}

void compareTitle(Comparison& c, const NormalEntry& a, const NormalEntry& b)
{
    c.title = compareTitles(a.title, b.title);
    c.digitsDiffer = !a.title.empty() && !b.title.empty() && a.digits != b.digits;
    for (const auto& [x, y] : {std::pair{a.otherTitle, b.title}, std::pair{a.title, b.otherTitle}}) {
        const TitleComparison other = compareTitles(x, y);
        if (other.relation < TitleRelation::Contained && other.relation != TitleRelation::Unknown &&
            c.title.relation > other.relation) {
            c.title = other;
            c.translated = true;
            c.digitsDiffer = false;
        }
    }
    c.noticeDiffers = a.notice != b.notice;
    c.serial = a.serial || b.serial;
    c.brief = a.brief || b.brief;
    const std::string_view shorter = a.title.size() < b.title.size() ? a.title : b.title;
    c.longTitle = !c.serial && !c.brief && shorter.size() >= kLongTitleBytes &&
                  std::count(shorter.begin(), shorter.end(), ' ') + 1 >= kLongTitleWords;
}

void comparePlace(Comparison& c, const NormalEntry& a, const NormalEntry& b)
{
    c.year = compareYears(a.year, b.year);
    c.journal = journalsOf(a, b);
    c.venue = compareVenues(a, b);
    c.volume = compareVolumes(a, b);
    c.issue = compareNumbering(a.issue, b.issue);
    c.pages = articlePlaces(a, b);
    c.ahead = isAhead(a, b) || isAhead(b, a);
    c.version = c.doi == DoiRelation::Version ||
                (a.cochrane && b.cochrane && c.doi != DoiRelation::Same && a.year != b.year);
    c.meeting = isMeetingPage(a) || isMeetingPage(b);
    c.sparse = isSparse(a) || isSparse(b);
}

Agreement compareTrials(const NormalEntry& a, const NormalEntry& b, TitleRelation title)
{
    // articles share the number of the trial they report; only rows of registers are the trial
    if (a.venue != Venue::Registry || b.venue != Venue::Registry)
        return Agreement::Unknown;
    const Agreement ids = compareSets(a.trialIds, b.trialIds);
    if (ids == Agreement::Conflict) {
        const bool oneRegister = a.trialIds.substr(0, 3) == b.trialIds.substr(0, 3);
        return oneRegister ? ids : Agreement::Unknown;
    }
    // a follow-up names its first trial among its numbers
    const bool certain = a.trialIds == b.trialIds || title != TitleRelation::Different;
    return certain ? ids : Agreement::Unknown;
}

} // namespace

Comparison compare(const NormalEntry& a, const NormalEntry& b)
{
    Comparison c;
    c.sameFile = a.fileHash != 0 && a.fileHash == b.fileHash;
    c.sameContent = a.contentHash == b.contentHash;
    c.oneBatch = a.batch != 0 && a.batch == b.batch;
    c.doi = compareDois(a.doi, b.doi);
    c.pmid = compareNumbers(a.pmid, b.pmid);
    c.accession = compareSets(a.accessions, b.accessions);
    compareTitle(c, a, b);
    c.trialId = compareTrials(a, b, c.title.relation);
    c.people = compareAuthors(a.authors, b.authors);
    c.authors = agreementOf(c.people);
    comparePlace(c, a, b);
    c.abstract = compareAbstracts(a.abstract, b.abstract);
    return c;
}

} // namespace plansift::dedupe
