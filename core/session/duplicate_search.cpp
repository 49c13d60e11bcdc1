// SPDX-License-Identifier: GPL-3.0-or-later
// The search for duplicates in a review: records in, links and pairs out, as one step.
#include "core/base/text.hpp"
#include "core/dedupe/dedupe.hpp"
#include "core/session/duplicates.hpp"
#include "core/store/duplicate_repo.hpp"
#include "core/store/record_repo.hpp"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHash>

#include <algorithm>
#include <future>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

constexpr int kPortion = 4096; // records in memory at a time while they are taken apart

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

Error stopped()
{
    return makeError(ErrorCode::Cancelled, Text::tr("the search for duplicates was stopped"));
}

/// Tells records apart that are the same to the last sign: 128 bits of title, abstract and all other fields.
QByteArray rawHash(const store::PackedRecord& packed)
{
    QByteArray hash;
    for (const size_t seed : {size_t(0x9E3779B9), size_t(0x7F4A7C15)}) {
        const size_t value = qHashMulti(seed, packed.title, packed.abstract, packed.details);
        hash.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    return hash;
}

QList<dedupe::Entry> entriesOf(const QList<store::PackedRecord>& portion)
{
    QList<dedupe::Entry> entries;
    entries.reserve(portion.size());
    for (const store::PackedRecord& packed : portion) {
        dedupe::Entry entry = dedupe::entryOf(store::unpack(packed), packed.id, packed.batch);
        entry.rawHash = rawHash(packed);
        entries.append(std::move(entry));
    }
    return entries;
}

DuplicatePair rowOf(const dedupe::Pair& pair)
{
    DuplicatePair row{0, pair.a, pair.b, pair.score, {}, PairState::Open};
    for (const dedupe::Reason reason : pair.reasons)
        row.reasons += dedupe::key(reason);
    return row;
}

/// One search: what stands in the file before, and what is found.
class Search {
public:
    Search(Session& session, const DuplicateSearch& asked)
        : m_session(session)
        , m_asked(asked)
    {
    }

    Result<DuplicateReport> run()
    {
        m_clock.start();
        for (const auto part : {&Search::readStanding, &Search::readRecords, &Search::compare})
            if (Status done = (this->*part)(); !done)
                return done.error();
        if (Status done = m_session.change(Text::tr("Search for duplicates"),
                                           [this](store::Recorder& recorder) { return write(recorder); });
            !done)
            return done.error();
        return report();
    }

private:
    const store::Database& database() const { return m_session.database(); }

    Status readStanding()
    {
        const auto links = store::duplicateLinks(database());
        const auto pairs = store::duplicatePairs(
            database(), {PairState::Open, PairState::Later, PairState::Same, PairState::Different});
        const auto used = store::recordsInUse(database());
        const auto last = store::lastRun(database());
        const auto linked = store::linkedRecords(database());
        for (const Error* error : {links ? nullptr : &links.error(), pairs ? nullptr : &pairs.error(),
                                   used ? nullptr : &used.error(), last ? nullptr : &last.error(),
                                   linked ? nullptr : &linked.error()})
            if (error)
                return *error;
        m_used = *used;
        m_linked = *linked;
        m_compared = m_asked.everything ? 0 : last->newestRecord;
        for (const DuplicateLink& link : *links) {
            m_primaryOf.insert(link.record, link.of);
            m_primaries.insert(link.of);
        }
        for (const DuplicatePair& pair : *pairs)
            m_pairs.insert({pair.a, pair.b}, pair);
        return {};
    }

    /// Takes one portion apart while the next is read.
    Status readRecords()
    {
        std::future<void> taken;
        for (;;) {
            Result<QList<store::PackedRecord>> portion = store::packedRecords(database(), m_newest, kPortion);
            if (!portion)
                return portion.error();
            if (taken.valid())
                taken.get();
            if (portion->isEmpty())
                return {};
            m_newest = portion->constLast().id;
            taken = std::async(std::launch::async,
                               [this, portion = std::move(*portion)] { m_corpus.add(entriesOf(portion)); });
            if (!goesOn(0))
                return stopped();
        }
    }

    bool goesOn(double compared) const
    {
        // Reading and writing take about as long as comparing.
        return !m_asked.progress || m_asked.progress(static_cast<int>(30 + compared * 50), 100);
    }

    Status compare()
    {
        dedupe::Options options;
        for (auto it = m_primaryOf.constBegin(); it != m_primaryOf.constEnd(); ++it)
            options.constraints.same.append({it.key(), it.value()});
        for (const DuplicatePair& pair : std::as_const(m_pairs))
            if (pair.state == PairState::Different)
                options.constraints.different.append({pair.a, pair.b});
        if (m_compared > 0)
            options.isNew = [this](qint64 id) { return id > m_compared; };
        options.neverWithinOneBatch = m_asked.neverWithinOneSource;
        m_found = dedupe::findDuplicates(m_corpus, options, [this](double done) { return goesOn(done); });
        return m_found.cancelled ? Status(stopped()) : Status();
    }

    /// The record that stands for a group: one that was screened or stood for it before, else the richest.
    RowId primaryOf(const dedupe::Group& group) const
    {
        for (const QSet<RowId>* preferred : {&m_used, &m_primaries})
            for (const qint64 id : group.ids)
                if (preferred->contains(id) && !m_primaryOf.contains(id))
                    return id;
        return group.primary;
    }

    /// Why each record belongs to its group: the first link that reached it.
    QHash<RowId, DuplicateLink> reasonsOfRecords() const
    {
        QHash<RowId, DuplicateLink> why;
        for (const dedupe::Pair& link : m_found.links) {
            const QString reasons = rowOf(link).reasons.join(u' ');
            const bool exact = link.reasons.contains(dedupe::Reason::SameRecord);
            for (const RowId id : {link.b, link.a})
                if (!why.contains(id))
                    why.insert(id, {0, 0, exact ? u"exact"_s : u"automatic"_s, reasons});
        }
        return why;
    }

    Status write(store::Recorder& recorder)
    {
        for (const auto part : {&Search::writeLinks, &Search::writePairs, &Search::removeSettledPairs})
            if (Status done = (this->*part)(recorder); !done)
                return done;
        return store::insertRun(
            recorder, {m_newest, m_corpus.size(), m_removedNow, static_cast<int>(m_found.band.size())});
    }

    Status writeLinks(store::Recorder& recorder)
    {
        const QHash<RowId, DuplicateLink> why = reasonsOfRecords();
        for (const dedupe::Group& group : std::as_const(m_found.groups)) {
            const RowId primary = primaryOf(group);
            for (const RowId id : group.ids) {
                m_groupOf.insert(id, primary);
                if (id == primary || m_primaryOf.value(id) == primary)
                    continue;
                DuplicateLink link = why.value(id);
                link.record = id;
                link.of = primary;
                if (link.kind.isEmpty())
                    link.kind = u"automatic"_s;
                const bool isNew =
                    !m_linked.contains(id) && !m_linked.contains(primary) && !m_primaries.contains(id);
                if (Status done =
                        isNew ? store::insertLink(recorder, link) : store::markDuplicate(recorder, link);
                    !done)
                    return done;
                ++m_removedNow;
            }
        }
        return {};
    }

    Status writePairs(store::Recorder& recorder)
    {
        for (const dedupe::Pair& pair : std::as_const(m_found.band))
            if (Status done = store::putPair(recorder, rowOf(pair)); !done)
                return done;
        return {};
    }

    /// Pairs whose records are in one group by now need nobody any more.
    Status removeSettledPairs(store::Recorder& recorder)
    {
        for (const DuplicatePair& pair : std::as_const(m_pairs)) {
            const bool waits = pair.state == PairState::Open || pair.state == PairState::Later;
            if (waits && m_groupOf.contains(pair.a) && m_groupOf.value(pair.a) == m_groupOf.value(pair.b))
                if (Status done = store::removePair(recorder, pair.id); !done)
                    return done;
        }
        return {};
    }

    Result<DuplicateReport> report() const
    {
        const auto groups = duplicateGroups(m_session);
        const auto progress = duplicateProgress(m_session);
        if (!groups || !progress)
            return groups ? progress.error() : groups.error();
        DuplicateReport report;
        report.records = m_corpus.size();
        report.clusters = static_cast<int>(groups->size());
        report.removed = progress->removedAutomatically + progress->removedByHand;
        report.removedNow = m_removedNow;
        report.band = progress->open;
        for (const dedupe::OversizeBlock& block : m_found.oversize)
            report.notes +=
                Text::tr("%1 records share %2 (one is record %3); each was compared with its nearest "
                         "neighbours only")
                    .arg(block.records)
                    .arg(block.key)
                    .arg(block.example);
        report.seconds = static_cast<double>(m_clock.elapsed()) / 1000;
        return report;
    }

    Session& m_session;
    const DuplicateSearch& m_asked;
    QElapsedTimer m_clock{};
    dedupe::Corpus m_corpus{};
    dedupe::Outcome m_found{};
    QHash<RowId, RowId> m_primaryOf{}; ///< links before the search
    QHash<RowId, RowId> m_groupOf{};   ///< after it
    QSet<RowId> m_primaries{};
    QSet<RowId> m_linked{}; ///< records with a link of their own, of withdrawn imports too
    QSet<RowId> m_used{};
    QHash<std::pair<RowId, RowId>, DuplicatePair> m_pairs{};
    RowId m_newest = 0;
    RowId m_compared = 0; ///< records up to this id were compared before
    int m_removedNow = 0;
};

} // namespace

Result<DuplicateReport> findDuplicates(Session& session, const DuplicateSearch& search)
{
    return Search(session, search).run();
}

namespace {

/// Every live record but one, and that one.
Result<std::pair<dedupe::Entry, QList<dedupe::Entry>>> entryAndOthers(const Session& session, RowId record)
{
    std::pair<dedupe::Entry, QList<dedupe::Entry>> found;
    for (RowId after = 0;;) {
        const Result<QList<store::PackedRecord>> portion =
            store::packedRecords(session.database(), after, kPortion);
        if (!portion)
            return portion.error();
        if (portion->isEmpty())
            return found;
        after = portion->constLast().id;
        for (dedupe::Entry& entry : entriesOf(*portion))
            if (entry.id == record)
                found.first = entry;
            else
                found.second.append(std::move(entry));
    }
}

} // namespace

Result<int> proposeDuplicatesOf(Session& session, RowId record)
{
    const auto entries = entryAndOthers(session, record);
    const Result<QList<RowId>> group = store::groupOf(session.database(), record);
    if (!entries || !group)
        return entries ? group.error() : entries.error();
    QList<DuplicatePair> wanted;
    for (const dedupe::Pair& pair : dedupe::possibleDuplicatesOf(entries->first, entries->second)) {
        const Result<DuplicatePair> known = store::pairOf(session.database(), pair.a, pair.b);
        if (!known)
            return known.error();
        if (known->id == 0 && !(group->contains(pair.a) && group->contains(pair.b)))
            wanted += rowOf(pair);
    }
    if (wanted.isEmpty())
        return 0;
    const Status done = session.change(Text::tr("Look for duplicates of record %1").arg(record),
                                       [&](store::Recorder& recorder) -> Status {
                                           for (const DuplicatePair& pair : std::as_const(wanted))
                                               if (Status put = store::putPair(recorder, pair); !put)
                                                   return put;
                                           return {};
                                       });
    return done ? Result<int>(static_cast<int>(wanted.size())) : Result<int>(done.error());
}

} // namespace plansift
