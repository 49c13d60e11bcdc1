// SPDX-License-Identifier: GPL-3.0-or-later
// Blocking with one sorted vector of (key, rank) for each kind of key.
#include "core/dedupe/blocking.hpp"

#include "core/dedupe/fold.hpp"
#include "core/dedupe/names.hpp"

#include <algorithm>
#include <array>
#include <future>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace plansift::dedupe {
namespace {

constexpr std::size_t kMostPairwise = 60; ///< records of a block that are compared all with all
constexpr std::size_t kWindow = 20;       ///< neighbours that are compared in larger blocks
constexpr std::size_t kTitleHead = 40;    ///< bytes without blanks
constexpr std::size_t kTitleTail = 30;
constexpr std::size_t kShortHead = 20;
constexpr std::size_t kFamily = 5;
constexpr std::size_t kAbstractHead = 100;

/// FNV-1a, then mixed so that nearby inputs spread (constants of splitmix64).
class Key {
public:
    Key& add(std::string_view text)
    {
        for (const char c : text)
            m_hash = (m_hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
        return add(text.size());
    }
    Key& add(quint64 number)
    {
        m_hash = (m_hash ^ number) * 0xbf58476d1ce4e5b9ULL;
        m_hash ^= m_hash >> 31;
        return *this;
    }
    quint64 value() const { return m_hash | 1U; } ///< 0 is "no key"

private:
    quint64 m_hash = 0xcbf29ce484222325ULL;
};

/// Letters and digits at one end of a folded text.
std::string head(std::string_view folded, std::size_t bytes)
{
    return withoutBlanks(folded.substr(0, bytes * 2)).substr(0, bytes);
}

std::string tail(std::string_view folded, std::size_t bytes)
{
    const std::string whole =
        withoutBlanks(folded.substr(folded.size() - std::min(folded.size(), bytes * 2)));
    return whole.substr(whole.size() - std::min(whole.size(), bytes));
}

std::string_view family(const NormalEntry& n)
{
    return firstFamily(n.authors).substr(0, kFamily);
}

quint64 titleHeadKey(const NormalEntry& n)
{
    return n.title.empty() ? 0 : Key().add(head(n.title, kTitleHead)).value();
}

quint64 titleTailKey(const NormalEntry& n)
{
    return n.title.empty() ? 0 : Key().add(tail(n.title, kTitleTail)).value();
}

quint64 otherTitleKey(const NormalEntry& n)
{
    return n.otherTitle.empty() ? 0 : Key().add(head(n.otherTitle, kTitleHead)).value();
}

quint64 titleAuthorKey(const NormalEntry& n)
{
    if (n.title.empty() || n.authors.empty())
        return 0;
    return Key().add(head(n.title, kShortHead)).add(family(n)).value();
}

/// The three longest words, which survive changes at both ends of a title.
quint64 longWordsKey(const NormalEntry& n)
{
    constexpr std::size_t count = 3;
    std::vector<std::string_view> words = wordsOf(n.title);
    if (words.size() < count || n.authors.empty())
        return 0;
    std::partial_sort(words.begin(), words.begin() + count, words.end(),
                      [](auto a, auto b) { return std::tuple(b.size(), a) < std::tuple(a.size(), b); });
    Key key;
    for (std::size_t i = 0; i < count; ++i)
        key.add(words[i].substr(0, 8));
    return key.add(family(n)).value();
}

quint64 doiKey(const NormalEntry& n)
{
    return n.doi.empty() ? 0 : Key().add(n.doi).value();
}

quint64 pmidKey(const NormalEntry& n)
{
    return n.pmid == 0 ? 0 : Key().add(n.pmid).value();
}

quint64 trialKey(const NormalEntry& n)
{
    const bool registry = n.venue == Venue::Registry && !n.trialIds.empty();
    return registry ? Key().add(n.trialIds.substr(0, n.trialIds.find(' '))).value() : 0;
}

quint64 otherTrialKey(const NormalEntry& n)
{
    const bool registry = n.venue == Venue::Registry && n.trialIds.find(' ') != std::string_view::npos;
    return registry ? Key().add(n.trialIds.substr(n.trialIds.rfind(' ') + 1)).value() : 0;
}

quint64 placeYearKey(const NormalEntry& n)
{
    if (!n.volume.known() || !n.pages.known() || n.year == 0)
        return 0;
    return Key().add(n.volume.first).add(n.pages.start).add(static_cast<quint64>(n.year)).value();
}

quint64 placeAuthorKey(const NormalEntry& n)
{
    if (!n.volume.known() || !n.pages.known() || n.authors.empty())
        return 0;
    return Key().add(n.volume.first).add(n.pages.start).add(family(n)).value();
}

quint64 authorYearPageKey(const NormalEntry& n)
{
    if (n.year == 0 || !n.pages.known() || n.authors.empty())
        return 0;
    return Key().add(static_cast<quint64>(n.year)).add(n.pages.start).add(family(n)).value();
}

quint64 authorYearVolumeKey(const NormalEntry& n)
{
    if (n.year == 0 || !n.volume.known() || n.authors.empty())
        return 0;
    return Key().add(static_cast<quint64>(n.year)).add(n.volume.first).add(family(n)).value();
}

quint64 abstractKey(const NormalEntry& n)
{
    return n.abstract.empty() ? 0 : Key().add(n.abstract.substr(0, kAbstractHead)).value();
}

quint64 recordKey(const NormalEntry& n)
{
    return n.fileHash;
}

/// One way to bring duplicates together. `name` goes into the report of oversize blocks.
struct KeyKind {
    QString name;
    quint64 (*keyOf)(const NormalEntry&);
    quint64 (*sharedWith)(const NormalEntry&) = nullptr; ///< a second field that may hold the same value
};

const std::array<KeyKind, 13>& keyKinds()
{
    static const std::array<KeyKind, 13> kinds{{{u"title"_s, titleHeadKey, otherTitleKey},
                                                {u"end of title"_s, titleTailKey},
                                                {u"title and author"_s, titleAuthorKey},
                                                {u"words of title and author"_s, longWordsKey},
                                                {u"doi"_s, doiKey},
                                                {u"pmid"_s, pmidKey},
                                                {u"trial"_s, trialKey, otherTrialKey},
                                                {u"volume, page and year"_s, placeYearKey},
                                                {u"volume, page and author"_s, placeAuthorKey},
                                                {u"author, year and page"_s, authorYearPageKey},
                                                {u"author, year and volume"_s, authorYearVolumeKey},
                                                {u"abstract"_s, abstractKey},
                                                {u"record"_s, recordKey}}};
    return kinds;
}

struct Keyed {
    quint64 key;
    quint32 rank;

    auto operator<=>(const Keyed&) const = default;
};

/// The pairs that one kind of key gives.
class Blocks {
public:
    Blocks(const std::vector<const NormalEntry*>& entries, const std::vector<bool>& isNew,
           const KeyKind& kind)
        : m_entries(entries)
        , m_isNew(isNew)
        , m_kind(kind)
    {
    }

    Candidates run()
    {
        const std::vector<Keyed> keyed = sortedKeys();
        std::vector<quint32> block;
        for (auto from = keyed.begin(); from != keyed.end();) {
            const auto to = std::find_if(from, keyed.end(), [from](Keyed k) { return k.key != from->key; });
            block.clear();
            std::transform(from, to, std::back_inserter(block), [](Keyed k) { return k.rank; });
            pairUp(block);
            from = to;
        }
        return std::move(m_result);
    }

private:
    std::vector<Keyed> sortedKeys() const
    {
        std::vector<Keyed> keyed;
        for (quint32 rank = 0; rank < m_entries.size(); ++rank) {
            if (const quint64 key = m_kind.keyOf(*m_entries[rank]))
                keyed.push_back({key, rank});
            if (const quint64 key = m_kind.sharedWith ? m_kind.sharedWith(*m_entries[rank]) : 0)
                keyed.push_back({key, rank});
        }
        std::sort(keyed.begin(), keyed.end());
        return keyed;
    }

    void pairUp(std::vector<quint32>& block)
    {
        const bool oversize = block.size() > kMostPairwise;
        if (oversize) {
            m_result.oversize.append(
                {m_kind.name, static_cast<qsizetype>(block.size()), m_entries[block.front()]->id});
            sortByContent(block);
        }
        const std::size_t reach = oversize ? kWindow : block.size();
        for (std::size_t i = 0; i < block.size(); ++i)
            for (std::size_t j = i + 1; j < std::min(block.size(), i + reach); ++j)
                add(block[i], block[j]);
    }

    /// Likely duplicates side by side, whatever made the block.
    void sortByContent(std::vector<quint32>& block) const
    {
        const auto order = [this](quint32 rank) {
            const NormalEntry& n = *m_entries[rank];
            return std::tuple(n.title, n.year, n.volume.first, n.pages.start, n.authors, rank);
        };
        std::sort(block.begin(), block.end(), [&](quint32 a, quint32 b) { return order(a) < order(b); });
    }

    void add(quint32 a, quint32 b)
    {
        if (a != b && (m_isNew.empty() || m_isNew[a] || m_isNew[b]))
            m_result.pairs.push_back(candidate(a, b));
    }

    const std::vector<const NormalEntry*>& m_entries;
    const std::vector<bool>& m_isNew;
    const KeyKind& m_kind;
    Candidates m_result{};
};

void append(Candidates& all, Candidates part)
{
    all.pairs.insert(all.pairs.end(), part.pairs.begin(), part.pairs.end());
    all.oversize += part.oversize;
}

} // namespace

Candidates candidatesOf(const std::vector<const NormalEntry*>& entries, const std::vector<bool>& isNew,
                        const std::function<bool()>& proceed)
{
    Candidates all;
    const auto pairsOf = [&](const KeyKind& kind) { return Blocks(entries, isNew, kind).run(); };
    for (std::size_t i = 0; i < keyKinds().size(); i += 2) { // two kinds at a time, one a thread
        std::future<Candidates> other;
        if (i + 1 < keyKinds().size())
            other = std::async(std::launch::async, [&, i] { return pairsOf(keyKinds()[i + 1]); });
        append(all, pairsOf(keyKinds()[i]));
        if (other.valid())
            append(all, other.get());
        if (!proceed())
            return {};
    }
    std::sort(all.pairs.begin(), all.pairs.end());
    all.pairs.erase(std::unique(all.pairs.begin(), all.pairs.end()), all.pairs.end());
    return all;
}

} // namespace plansift::dedupe
