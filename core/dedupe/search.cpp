// SPDX-License-Identifier: GPL-3.0-or-later
// The search: candidates, verdicts, groups, band.
#include "core/dedupe/blocking.hpp"
#include "core/dedupe/clusters.hpp"
#include "core/dedupe/dedupe.hpp"
#include "core/dedupe/verdict.hpp"

#include <QHash>

#include <algorithm>
#include <future>
#include <tuple>

namespace plansift::dedupe {
namespace {

using Ranked = std::vector<const NormalEntry*>;

/// A candidate pair with its verdict.
struct Judged {
    Candidate pair;
    Verdict verdict;
};

/// By score, then by ids: the order in which links are tried and pairs are shown.
bool likelier(const Judged& a, const Judged& b)
{
    return std::tuple(-a.verdict.score, a.pair) < std::tuple(-b.verdict.score, b.pair);
}

class Search {
public:
    Search(const Corpus& corpus, const Options& options, const Progress& progress)
        : m_options(options)
        , m_progress(progress)
        , m_entries(ranked(corpus))
        , m_clusters(contents(), [this](quint32 a, quint32 b) { return mayNotShare(a, b); })
    {
    }

    Outcome run()
    {
        Candidates candidates = candidatesOf(m_entries, newOnes(), [this] { return step(kBlockingStep); });
        if (m_cancelled || !judgeAll(candidates.pairs))
            return cancelledOutcome();
        m_outcome.compared = static_cast<qsizetype>(candidates.pairs.size());
        m_outcome.oversize = std::move(candidates.oversize);
        obey();
        linkAll();
        writeGroups();
        writeBand();
        return std::move(m_outcome);
    }

private:
    static constexpr double kBlockingStep = 0.05;   ///< of the whole work, two kinds of keys
    static constexpr std::size_t kPortion = 100000; ///< pairs between two questions to `progress`

    /// Ranks follow the ids, so that the order of the records does not matter.
    static Ranked ranked(const Corpus& corpus)
    {
        Ranked entries;
        entries.reserve(corpus.entries().size());
        for (const NormalEntry& entry : corpus.entries())
            entries.push_back(&entry);
        std::sort(entries.begin(), entries.end(), [](auto* a, auto* b) { return a->id < b->id; });
        return entries;
    }

    std::vector<quint64> contents() const
    {
        std::vector<quint64> contents;
        contents.reserve(m_entries.size());
        for (const NormalEntry* entry : m_entries)
            contents.push_back(entry->contentHash ^ (m_options.neverWithinOneBatch ? batchOf(*entry) : 0));
        return contents;
    }

    static quint64 batchOf(const NormalEntry& entry) { return qHash(entry.batch, 1); }

    bool mayNotShare(quint32 a, quint32 b) const
    {
        const Comparison c = comparison(a, b);
        return contradicts(c) || (m_options.neverWithinOneBatch && c.oneBatch);
    }

    static Outcome cancelledOutcome()
    {
        Outcome outcome;
        outcome.cancelled = true;
        return outcome;
    }

    bool step(double done)
    {
        m_done += done;
        m_cancelled = m_cancelled || (m_progress && !m_progress(std::min(m_done, 1.0)));
        return !m_cancelled;
    }

    std::vector<bool> newOnes() const
    {
        std::vector<bool> isNew;
        if (m_options.isNew)
            for (const NormalEntry* entry : m_entries)
                isNew.push_back(m_options.isNew(entry->id));
        return isNew;
    }

    Comparison comparison(quint32 a, quint32 b) const { return compare(*m_entries[a], *m_entries[b]); }

    Verdict verdictOf(Candidate pair) const
    {
        const Comparison c = comparison(firstOf(pair), secondOf(pair));
        Verdict verdict = judge(c);
        if (m_options.neverWithinOneBatch && c.oneBatch && verdict.tier == Tier::Automatic)
            verdict.tier = Tier::Band;
        return verdict;
    }

    std::vector<Judged> judgePortion(const std::vector<Candidate>& pairs, std::size_t from,
                                     std::size_t to) const
    {
        std::vector<Judged> judged;
        for (std::size_t i = from; i < to; ++i) {
            const Verdict verdict = verdictOf(pairs[i]);
            if (verdict.tier != Tier::Apart)
                judged.push_back({pairs[i], verdict});
        }
        return judged;
    }

    /// Two halves of each portion on two threads; joined in order, so the result is that of one.
    bool judgeAll(const std::vector<Candidate>& pairs)
    {
        const double share = 0.65 / (1.0 + static_cast<double>(pairs.size() / kPortion));
        for (std::size_t from = 0; from < pairs.size(); from += kPortion) {
            const std::size_t to = std::min(pairs.size(), from + kPortion);
            const std::size_t middle = from + (to - from) / 2;
            auto work = std::async(std::launch::async, [&] { return judgePortion(pairs, middle, to); });
            take(judgePortion(pairs, from, middle));
            take(work.get());
            if (!step(share))
                return false;
        }
        std::sort(m_links.begin(), m_links.end(), likelier);
        return true;
    }

    void take(const std::vector<Judged>& judged)
    {
        for (const Judged& j : judged)
            (j.verdict.tier == Tier::Automatic ? m_links : m_band).push_back(j);
    }

    /// Earlier decisions come before everything automatic.
    void obey()
    {
        QHash<qint64, quint32> rankOf;
        for (quint32 rank = 0; rank < m_entries.size(); ++rank)
            rankOf.insert(m_entries[rank]->id, rank);
        const auto known = [&rankOf](const IdPair& p) {
            return p.first != p.second && rankOf.contains(p.first) && rankOf.contains(p.second);
        };
        for (const IdPair& p : m_options.constraints.different)
            if (known(p))
                m_clusters.forbid(rankOf.value(p.first), rankOf.value(p.second));
        for (const IdPair& p : m_options.constraints.same)
            if (known(p))
                obeyLink(candidate(rankOf.value(p.first), rankOf.value(p.second)));
    }

    void obeyLink(Candidate pair)
    {
        if (m_clusters.link(firstOf(pair), secondOf(pair)) == Union::Forbidden) {
            const Judged judged{pair, judge(comparison(firstOf(pair), secondOf(pair)))};
            m_outcome.refused.append(pairOf(judged, Reason::DecidedDifferent));
        }
    }

    void linkAll()
    {
        for (const Judged& link : m_links) {
            const Union result = m_clusters.propose(firstOf(link.pair), secondOf(link.pair));
            if (result == Union::Done) {
                m_outcome.links.append(pairOf(link));
            } else if (result == Union::Contradiction) {
                m_outcome.refused.append(pairOf(link, Reason::GroupConflict));
                m_band.push_back(link);
            }
        }
    }

    void writeGroups()
    {
        for (const std::vector<quint32>& members : m_clusters.groups()) {
            Group group;
            const NormalEntry* primary = m_entries[members.front()];
            for (const quint32 rank : members) {
                group.ids.append(m_entries[rank]->id);
                if (m_entries[rank]->richness > primary->richness)
                    primary = m_entries[rank];
            }
            group.primary = primary->id;
            m_outcome.groups.append(std::move(group));
        }
    }

    /// What the groups or an earlier decision answered already is no question.
    void writeBand()
    {
        std::sort(m_band.begin(), m_band.end(), likelier);
        for (const Judged& judged : m_band) {
            const quint32 a = firstOf(judged.pair);
            const quint32 b = secondOf(judged.pair);
            if (!m_clusters.together(a, b) && !m_clusters.keptApart(a, b))
                m_outcome.band.append(pairOf(judged));
        }
    }

    Pair pairOf(const Judged& judged) const
    {
        const quint32 a = firstOf(judged.pair);
        const quint32 b = secondOf(judged.pair);
        const Comparison c = comparison(a, b);
        Pair pair{m_entries[a]->id, m_entries[b]->id, judged.verdict.score, reasonsOf(c)};
        if (m_options.neverWithinOneBatch && c.oneBatch)
            pair.reasons.append(Reason::SameSource);
        return pair;
    }

    Pair pairOf(const Judged& judged, Reason refusal) const
    {
        Pair pair = pairOf(judged);
        pair.reasons.append(refusal);
        return pair;
    }

    const Options& m_options;
    const Progress& m_progress;
    Ranked m_entries;
    Clusters m_clusters;
    std::vector<Judged> m_links{};
    std::vector<Judged> m_band{};
    Outcome m_outcome{};
    double m_done = 0;
    bool m_cancelled = false;
};

} // namespace

qsizetype Outcome::surplus() const
{
    qsizetype count = 0;
    for (const Group& group : groups)
        count += group.ids.size() - 1;
    return count;
}

Outcome findDuplicates(const Corpus& corpus, const Options& options, const Progress& progress)
{
    return Search(corpus, options, progress).run();
}

Outcome findDuplicates(const QList<Entry>& entries, const Options& options, const Progress& progress)
{
    Corpus corpus;
    corpus.add(entries);
    return findDuplicates(corpus, options, progress);
}

} // namespace plansift::dedupe
