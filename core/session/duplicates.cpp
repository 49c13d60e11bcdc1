// SPDX-License-Identifier: GPL-3.0-or-later
// What people decide about pairs, and the groups that come of it.
#include "core/session/duplicates.hpp"

#include "core/base/csv.hpp"
#include "core/base/text.hpp"
#include "core/base/whole_file.hpp"
#include "core/dedupe/reason.hpp"
#include "core/store/duplicate_repo.hpp"
#include "core/store/record_repo.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

const QString kManual = u"manual"_s;

std::optional<dedupe::Reason> reasonFromKey(const QString& key)
{
    for (int at = 0; at <= static_cast<int>(dedupe::Reason::DecidedDifferent); ++at)
        if (dedupe::key(static_cast<dedupe::Reason>(at)) == key)
            return static_cast<dedupe::Reason>(at);
    return std::nullopt;
}

QString noteOf(PairState decision, const DuplicatePair& pair)
{
    switch (decision) {
    case PairState::Same:
        return Text::tr("Record %1 and %2 are the same").arg(pair.a).arg(pair.b);
    case PairState::Different:
        return Text::tr("Record %1 and %2 are not the same").arg(pair.a).arg(pair.b);
    default:
        return Text::tr("Put off the pair %1 and %2").arg(pair.a).arg(pair.b);
    }
}

/// The pairs known between the groups of a pair's two records, that pair left out.
Result<QList<DuplicatePair>> siblingsOf(const store::Database& database, const DuplicatePair& pair)
{
    const Result<QList<RowId>> one = store::groupOf(database, pair.a);
    const Result<QList<RowId>> other = store::groupOf(database, pair.b);
    if (!one || !other)
        return one ? other.error() : one.error();
    QList<DuplicatePair> siblings;
    for (const RowId a : *one)
        for (const RowId b : *other) {
            const Result<DuplicatePair> known = store::pairOf(database, a, b);
            if (!known)
                return known.error();
            if (known->id != 0 && known->id != pair.id)
                siblings += *known;
        }
    return siblings;
}

/// Whether two groups may become one: nobody said that any two of their records differ.
Status mayMerge(const store::Database& database, const DuplicatePair& pair)
{
    const Result<QList<DuplicatePair>> siblings = siblingsOf(database, pair);
    if (!siblings)
        return siblings.error();
    for (const DuplicatePair& sibling : *siblings)
        if (sibling.state == PairState::Different)
            return makeError(ErrorCode::Conflict,
                             Text::tr("cannot merge record %1 and %2: record %3 and %4 were decided not to "
                                      "be the same; undo that decision first")
                                 .arg(pair.a)
                                 .arg(pair.b)
                                 .arg(sibling.a)
                                 .arg(sibling.b));
    return {};
}

/// The one of the two groups whose first record stands for both: the one that was screened, else the older.
Result<std::pair<RowId, RowId>> keptAndRemoved(const store::Database& database, const DuplicatePair& pair)
{
    const Result<QList<RowId>> one = store::groupOf(database, pair.a);
    const Result<QList<RowId>> other = store::groupOf(database, pair.b);
    const Result<QSet<RowId>> used = store::recordsInUse(database);
    if (!one || !other || !used)
        return !one ? one.error() : !other ? other.error() : used.error();
    const RowId first = one->constFirst();
    const RowId second = other->constFirst();
    const bool swap = used->contains(second) && !used->contains(first);
    return swap ? std::pair(second, first) : std::pair(first, second);
}

/// Other pairs between the two groups have the same answer: they need nobody any more when the groups become
/// one, and are kept apart with this one otherwise.
Status settleSiblings(store::Recorder& recorder, const DuplicatePair& pair, PairState decision)
{
    const Result<QList<DuplicatePair>> siblings = siblingsOf(recorder.database(), pair);
    if (!siblings)
        return siblings.error();
    for (const DuplicatePair& sibling : *siblings) {
        if (sibling.state != PairState::Open && sibling.state != PairState::Later)
            continue;
        if (Status done = decision == PairState::Same
                              ? store::removePair(recorder, sibling.id)
                              : store::setPairState(recorder, sibling.id, PairState::Different);
            !done)
            return done;
    }
    return {};
}

Status merge(store::Recorder& recorder, const DuplicatePair& pair, const QList<MergeChoice>& choices)
{
    if (Status fine = mayMerge(recorder.database(), pair); !fine)
        return fine;
    const auto roles = keptAndRemoved(recorder.database(), pair);
    if (!roles)
        return roles.error();
    const auto [kept, removed] = *roles;
    if (Status done = store::markDuplicate(recorder, {removed, kept, kManual, pair.reasons.join(u' ')});
        !done)
        return done;
    for (const MergeChoice& choice : choices)
        if (Status done = store::putMergeChoice(recorder, kept, choice); !done)
            return done;
    return {};
}

} // namespace

Status markDuplicates(Session& session, const QList<DuplicateLink>& links)
{
    return session.change(Text::tr("Mark duplicates by hand (%1)").arg(links.size()),
                          [&](store::Recorder& recorder) -> Status {
                              for (DuplicateLink link : links) {
                                  link.kind = kManual;
                                  if (Status done = store::markDuplicate(recorder, link); !done)
                                      return done;
                              }
                              return {};
                          });
}

Result<QList<DuplicatePair>> duplicatePairs(const Session& session, const QList<PairState>& states)
{
    return store::duplicatePairs(session.database(), states);
}

Result<DuplicateProgress> duplicateProgress(const Session& session)
{
    const auto counts = store::pairCounts(session.database());
    const auto copies = store::copyCounts(session.database());
    if (!counts || !copies)
        return counts ? copies.error() : counts.error();
    const auto last = store::lastRun(session.database());
    const auto later =
        last ? store::countRecords(session.database(), last->newestRecord) : Result<qint64>(last.error());
    if (!later)
        return later.error();
    DuplicateProgress progress;
    progress.open = counts->value(PairState::Open) + counts->value(PairState::Later);
    progress.same = counts->value(PairState::Same);
    progress.different = counts->value(PairState::Different);
    progress.removedByHand = copies->value(kManual);
    progress.removedAutomatically = copies->value(u"automatic"_s) + copies->value(u"exact"_s);
    // Where no search ran but copies are marked, another program has compared them.
    const bool doneElsewhere = last->newestRecord == 0 && progress.removedByHand > 0;
    progress.notCompared = doneElsewhere ? 0 : *later;
    return progress;
}

Status decidePair(Session& session, RowId id, PairState decision, const QList<MergeChoice>& choices)
{
    const Result<DuplicatePair> pair = store::readPair(session.database(), id);
    if (!pair)
        return pair.error();
    if (pair->state == PairState::Same || pair->state == PairState::Different)
        return makeError(
            ErrorCode::Conflict,
            Text::tr("cannot decide the pair %1 and %2: it was decided already").arg(pair->a).arg(pair->b));
    return session.change(noteOf(decision, *pair), [&](store::Recorder& recorder) -> Status {
        if (decision != PairState::Later)
            if (Status done = settleSiblings(recorder, *pair, decision); !done)
                return done;
        if (decision == PairState::Same)
            if (Status done = merge(recorder, *pair, choices); !done)
                return done;
        return store::setPairState(recorder, id, decision);
    });
}

Status takeApart(Session& session, RowId copy)
{
    const Result<DuplicateLink> link = store::linkOf(session.database(), copy);
    if (!link)
        return link.error();
    if (link->record == 0)
        return makeError(ErrorCode::Input,
                         Text::tr("cannot take record %1 out of a group: it is in none").arg(copy));
    return session.change(
        Text::tr("Take record %1 apart from %2").arg(copy).arg(link->of),
        [&](store::Recorder& recorder) -> Status {
            if (Status done = store::unmarkDuplicate(recorder, copy); !done)
                return done;
            DuplicatePair apart{
                0, copy, link->of, 0, link->reason.split(u' ', Qt::SkipEmptyParts), PairState::Different};
            const Result<DuplicatePair> known = store::pairOf(recorder.database(), copy, link->of);
            if (!known)
                return known.error();
            return known->id == 0 ? store::putPair(recorder, apart)
                                  : store::setPairState(recorder, known->id, PairState::Different);
        });
}

Status reopenPair(Session& session, RowId id)
{
    const Result<DuplicatePair> pair = store::readPair(session.database(), id);
    if (!pair)
        return pair.error();
    if (pair->state == PairState::Same)
        return makeError(ErrorCode::Conflict,
                         Text::tr("cannot look at the pair %1 and %2 again: it is merged; take it apart")
                             .arg(pair->a)
                             .arg(pair->b));
    return session.change(
        Text::tr("Look at the pair %1 and %2 again").arg(pair->a).arg(pair->b),
        [&](store::Recorder& recorder) { return store::setPairState(recorder, id, PairState::Open); });
}

Status exportPairs(const Session& session, const QList<DuplicatePair>& pairs, const QString& path)
{
    QStringList rows{
        csvLine({u"a"_s, u"b"_s, u"score"_s, u"state"_s, u"reasons"_s, u"title_a"_s, u"title_b"_s})};
    for (const DuplicatePair& pair : pairs) {
        const Result<QList<RecordLine>> lines = recordLines(session, {pair.a, pair.b});
        if (!lines)
            return lines.error();
        QStringList words;
        for (const ReasonChip& reason : reasonChips(pair.reasons.join(u' ')))
            words += reason.words;
        rows +=
            csvLine({QString::number(pair.a), QString::number(pair.b), QString::number(pair.score, 'f', 3),
                     keyOf(pair.state), words.join(u"; "_s), lines->value(0).title, lines->value(1).title});
    }
    return writeWholeFile(path, (rows.join(u"\r\n"_s) + u"\r\n"_s).toUtf8());
}

Result<QList<DuplicateGroup>> duplicateGroups(const Session& session)
{
    const Result<QList<DuplicateLink>> links = store::duplicateLinks(session.database());
    if (!links)
        return links.error();
    std::map<RowId, DuplicateGroup> groups;
    for (const DuplicateLink& link : *links) {
        DuplicateGroup& group = groups[link.of];
        if (group.records.isEmpty())
            group = {{link.of}, link.kind, link.reason};
        group.records += link.record;
    }
    QList<DuplicateGroup> list;
    list.reserve(static_cast<qsizetype>(groups.size()));
    for (const auto& [primary, group] : groups)
        list += group;
    return list;
}

QList<ReasonChip> reasonChips(const QString& reasons)
{
    QList<ReasonChip> chips;
    for (const QString& key : reasons.split(u' ', Qt::SkipEmptyParts)) {
        const auto reason = reasonFromKey(key);
        if (!reason)
            return {{reasons, false}};
        chips.append({dedupe::words(*reason), dedupe::speaksAgainst(*reason)});
    }
    return chips;
}

} // namespace plansift
