// SPDX-License-Identifier: GPL-3.0-or-later
// Gathering conflicts from all votes of a stage.
#include "core/session/conflicts.hpp"

#include "core/base/csv.hpp"
#include "core/base/text.hpp"
#include "core/base/whole_file.hpp"
#include "core/session/records.hpp"
#include "core/store/note_repo.hpp"
#include "core/store/screening_repo.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMap>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

/// What the votes tell of the records in conflict.
struct ConflictVotes {
    QHash<RowId, QString> since{};
    QMap<QString, int> reasons{};
};

ConflictVotes gather(const QList<Decision>& votes, const QHash<RowId, ConflictLine>& conflicts)
{
    ConflictVotes gathered;
    for (const Decision& vote : votes) {
        if (!conflicts.contains(vote.record))
            continue;
        QString& since = gathered.since[vote.record];
        since = std::max(since, vote.decidedAt);
        for (const QString& reason : vote.reasons)
            ++gathered.reasons[reason];
    }
    return gathered;
}

QList<std::pair<QString, int>> byNumber(const QMap<QString, int>& counts)
{
    QList<std::pair<QString, int>> list(counts.keyValueBegin(), counts.keyValueEnd());
    std::ranges::stable_sort(list, std::greater<>(), &std::pair<QString, int>::second);
    return list;
}

/// All conflicts by record, those that are settled with their settlement.
Result<QHash<RowId, ConflictLine>> conflictsOf(const Session& session, Stage stage)
{
    const Result<QList<RowId>> open = recordsStanding(session, stage, Standing::Conflict);
    const Result<QList<Decision>> settlements = store::adjudications(session.database(), stage);
    if (!open || !settlements)
        return open ? settlements.error() : open.error();
    QHash<RowId, ConflictLine> conflicts;
    for (const RowId record : *open)
        conflicts.insert(record, {record, {}, {}, {}});
    for (const Decision& settlement : *settlements)
        conflicts.insert(settlement.record, {settlement.record, {}, {}, settlement});
    return conflicts;
}

QStringList voteCells(const Decision& vote)
{
    return {vote.reviewer, keyOf(vote.verdict), vote.reasons.join(u"; "_s), vote.note};
}

} // namespace

Result<ConflictOverview> conflictOverview(const Session& session, Stage stage)
{
    Result<QHash<RowId, ConflictLine>> conflicts = conflictsOf(session, stage);
    const Result<QList<Decision>> votes = store::votes(session.database(), stage);
    const Result<ReviewerPair> pair = reviewerPair(session, stage);
    if (!conflicts || !votes)
        return conflicts ? votes.error() : conflicts.error();
    const Result<QList<RecordLine>> lines = recordLines(session, conflicts->keys());
    if (!pair || !lines)
        return pair ? lines.error() : pair.error();
    const ConflictVotes gathered = gather(*votes, *conflicts);
    ConflictOverview overview;
    overview.pair = *pair;
    overview.reasons = byNumber(gathered.reasons);
    for (const RecordLine& line : *lines) {
        ConflictLine conflict = conflicts->value(line.id);
        conflict.title = line.title;
        conflict.since = gathered.since.value(line.id);
        (conflict.settled ? overview.settled : overview.open).append(conflict);
    }
    std::ranges::sort(overview.open, {},
                      [](const ConflictLine& line) { return std::pair(line.since, line.record); });
    std::ranges::sort(overview.settled, std::greater<>(), [](const ConflictLine& line) {
        return std::pair(line.settled->decidedAt, line.record);
    });
    return overview;
}

Result<QList<Decision>> votesWithNotes(const Session& session, RowId record, Stage stage)
{
    Result<QList<Decision>> votes = decisionsOn(session, record);
    if (!votes)
        return votes;
    votes->removeIf([stage](const Decision& vote) { return vote.stage != stage || vote.adjudication; });
    for (Decision& vote : *votes) {
        const Result<QString> note = store::noteOn(session.database(), record, vote.reviewer);
        if (!note)
            return note.error();
        if (!vote.note.contains(*note))
            vote.note += (vote.note.isEmpty() ? QString() : u"\n"_s) + *note;
    }
    return votes;
}

Status writeDiscussionSheet(const Session& session, Stage stage, const QString& path)
{
    const Result<ConflictOverview> overview = conflictOverview(session, stage);
    if (!overview)
        return overview.error();
    QString text = csvLine({u"record"_s, u"title"_s, u"reviewer 1"_s, u"vote 1"_s, u"reasons 1"_s,
                            u"note 1"_s, u"reviewer 2"_s, u"vote 2"_s, u"reasons 2"_s, u"note 2"_s,
                            u"decision"_s, u"reason"_s, u"why"_s}) +
                   u"\r\n"_s;
    for (const ConflictLine& conflict : overview->open) {
        const Result<QList<Decision>> votes = votesWithNotes(session, conflict.record, stage);
        if (!votes)
            return votes.error();
        QStringList cells{QString::number(conflict.record), conflict.title};
        for (const Decision& vote : votes->first(std::min<qsizetype>(2, votes->size())))
            cells += voteCells(vote);
        text += csvLine(cells + QStringList{{}, {}, {}}) + u"\r\n"_s;
    }
    const QByteArray bytes = "\xEF\xBB\xBF" + text.toUtf8(); // the mark by which spreadsheets know UTF-8
    if (const Status saved = writeWholeFile(path, bytes); !saved)
        return makeError(
            ErrorCode::Input,
            Text::tr("cannot export \"%1\": %2").arg(QFileInfo(path).fileName(), messageOf(saved.error())));
    return {};
}

} // namespace plansift
