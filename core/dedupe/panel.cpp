// SPDX-License-Identifier: GPL-3.0-or-later
// Looking at single pairs: the comparison for the screen, and the likely duplicates of one record.
#include "core/dedupe/dedupe.hpp"
#include "core/dedupe/verdict.hpp"

#include <algorithm>
#include <tuple>

namespace plansift::dedupe {
namespace {

constexpr double kLeastLikely = 2.0; ///< of the balance of evidence; the band asks for more

Pair pairOf(const NormalEntry& a, const NormalEntry& b)
{
    const Comparison c = compare(a, b);
    return {std::min(a.id, b.id), std::max(a.id, b.id), judge(c).score, reasonsOf(c)};
}

} // namespace

Pair comparePair(const Entry& a, const Entry& b)
{
    Arena arena;
    return pairOf(normalEntry(a, arena), normalEntry(b, arena));
}

QList<Pair> possibleDuplicatesOf(const Entry& entry, const QList<Entry>& entries, qsizetype most)
{
    Arena arena;
    const NormalEntry one = normalEntry(entry, arena);
    Corpus corpus;
    corpus.add(entries);
    QList<Pair> pairs;
    for (const NormalEntry& other : corpus.entries()) {
        if (other.id == entry.id)
            continue;
        Pair pair = pairOf(one, other);
        if (pair.score >= kLeastLikely)
            pairs.append(std::move(pair));
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        return std::tuple(-a.score, a.a, a.b) < std::tuple(-b.score, b.a, b.b);
    });
    return pairs.first(std::min(most, pairs.size()));
}

} // namespace plansift::dedupe
