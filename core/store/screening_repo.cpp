// SPDX-License-Identifier: GPL-3.0-or-later
// Statements on votes and conflicts.
#include "core/store/screening_repo.hpp"

#include "core/base/text.hpp"
#include "core/store/id_list.hpp"
#include "core/store/record_repo.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

constexpr QStringView kVotes =
    u"SELECT d.record_id, d.stage, p.name, d.verdict, COALESCE(n.label, ''), d.other_reasons, d.note, "
    u"d.decided_at "
    "FROM decision d JOIN reviewer p ON p.id = d.reviewer_id LEFT JOIN reason n ON n.id = d.reason_id ";

constexpr QStringView kAdjudications =
    u"SELECT a.record_id, a.stage, p.name, a.verdict, COALESCE(n.label, ''), '[]', a.note, a.decided_at "
    "FROM adjudication a JOIN reviewer p ON p.id = a.reviewer_id LEFT JOIN reason n ON n.id = a.reason_id ";

// Records are large, so no query walks through their table: they are found by the index of batches, and
// joined here with their standings, which a query would have to look up one by one.
constexpr QStringView kLiveOfKinds =
    u"SELECT r.id FROM import_batch b CROSS JOIN record r JOIN source s ON s.id = b.source_id "
    "WHERE r.batch_id = b.id AND b.withdrawn = 0 AND s.kind %1 ('database', 'register') "
    "AND r.id NOT IN (SELECT d.record_id FROM copy d)";

constexpr QStringView kIncludedBefore = u"SELECT st.record_id AS id FROM standing st WHERE st.stage = "
                                        u"'title-abstract' AND st.standing = 'included'";

constexpr QStringView kVotedBy =
    u"SELECT d.record_id AS id FROM decision d JOIN reviewer p ON p.id = d.reviewer_id "
    "WHERE d.stage = ? AND p.name = ?";

Result<QSet<RowId>> idSet(const Database& database, const QString& sql, const QVariantList& values = {})
{
    const Result<QList<RowId>> ids = idsOf(database, sql, values);
    return ids ? Result<QSet<RowId>>(QSet<RowId>(ids->begin(), ids->end())) : ids.error();
}

Result<QList<RowId>> liveOfKinds(const Database& database, const QString& isIn)
{
    return idsOf(database, kLiveOfKinds.toString().arg(isIn));
}

Decision decisionOf(const Rows& rows, bool adjudication)
{
    Decision decision;
    decision.record = rows.integer(0);
    decision.stage = stageFromKey(rows.text(1)).value_or(Stage::TitleAbstract);
    decision.reviewer = rows.text(2);
    decision.verdict = verdictFromKey(rows.text(3)).value_or(Verdict::Exclude);
    if (const QString primary = rows.text(4); !primary.isEmpty())
        decision.reasons += primary;
    for (const QJsonValue& other : QJsonDocument::fromJson(rows.text(5).toUtf8()).array())
        decision.reasons += other.toString();
    decision.note = rows.text(6);
    decision.decidedAt = rows.text(7);
    decision.adjudication = adjudication;
    return decision;
}

Status append(QList<Decision>& list, const Database& database, const QString& sql, const QVariantList& values,
              bool adjudication)
{
    Result<Rows> rows = database.query(sql, values);
    if (!rows)
        return rows.error();
    while (rows->next())
        list += decisionOf(*rows, adjudication);
    return {};
}

QString otherReasons(const QStringList& labels)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(labels.mid(1))).toJson(QJsonDocument::Compact));
}

Status checkVerdict(const Decision& decision)
{
    if (decision.verdict != Verdict::NotRetrieved || decision.stage == Stage::FullText)
        return {};
    return makeError(ErrorCode::Input, QCoreApplication::translate(
                                           "store", "\"not-retrieved\" is a verdict at full text only"));
}

/// Inserts the row, or updates the one that stands; false when nothing changes. `decidedAt` "" = now.
Result<bool> put(Recorder& recorder, const QString& table, const QVariant& known, Columns values,
                 const QString& decidedAt)
{
    const QString at = decidedAt.isEmpty() ? recorder.now() : decidedAt;
    const int before = recorder.events();
    if (known.isValid()) {
        const Status done = recorder.update(table, known.toLongLong(), values);
        if (!done)
            return done.error();
        if (recorder.events() == before)
            return false;
        const Status timed = recorder.update(table, known.toLongLong(), {{u"decided_at"_s, at}});
        return timed ? Result<bool>(true) : Result<bool>(timed.error());
    }
    values.append({u"decided_at"_s, at});
    const Result<RowId> id = recorder.insert(table, values);
    return id ? Result<bool>(true) : Result<bool>(id.error());
}

} // namespace

Result<QVariant> reasonId(Recorder& recorder, Stage stage, const QString& label)
{
    if (label.isEmpty())
        return QVariant();
    const Database& database = recorder.database();
    const Result<QVariant> known =
        database.scalar(u"SELECT id FROM reason WHERE stage = ? AND label = ?"_s, {keyOf(stage), label});
    if (!known || known->isValid())
        return known;
    const Result<QVariant> last =
        database.scalar(u"SELECT COALESCE(MAX(position), 0) FROM reason WHERE stage = ?"_s, {keyOf(stage)});
    if (!last)
        return last;
    const Result<RowId> id = recorder.insert(
        u"reason"_s, {{u"stage"_s, keyOf(stage)}, {u"label"_s, label}, {u"position"_s, last->toInt() + 1}});
    return id ? Result<QVariant>(QVariant(*id)) : Result<QVariant>(id.error());
}

Result<bool> putDecision(Recorder& recorder, const Decision& decision)
{
    if (Status fine = checkVerdict(decision); !fine)
        return fine.error();
    const Result<RowId> reviewer = reviewerId(recorder, decision.reviewer);
    const Result<QVariant> reason = reasonId(recorder, decision.stage, decision.reasons.value(0));
    if (!reviewer || !reason)
        return reviewer ? reason.error() : reviewer.error();
    const Result<QVariant> known = recorder.database().scalar(
        u"SELECT id FROM decision WHERE stage = ? AND record_id = ? AND reviewer_id = ?"_s,
        {keyOf(decision.stage), decision.record, *reviewer});
    if (!known)
        return known.error();
    return put(recorder, u"decision"_s, *known,
               {{u"record_id"_s, decision.record},
                {u"stage"_s, keyOf(decision.stage)},
                {u"reviewer_id"_s, *reviewer},
                {u"verdict"_s, keyOf(decision.verdict)},
                {u"reason_id"_s, *reason},
                {u"other_reasons"_s, otherReasons(decision.reasons)},
                {u"note"_s, decision.note}},
               decision.decidedAt);
}

Result<bool> putAdjudication(Recorder& recorder, const Decision& decision)
{
    if (Status fine = checkVerdict(decision); !fine)
        return fine.error();
    const Result<QVariant> known =
        recorder.database().scalar(u"SELECT id FROM adjudication WHERE stage = ? AND record_id = ?"_s,
                                   {keyOf(decision.stage), decision.record});
    const Result<Standing> standing = standingOf(recorder.database(), decision.record, decision.stage);
    if (!known || !standing)
        return known ? standing.error() : known.error();
    if (!known->isValid() && *standing != Standing::Conflict)
        return makeError(
            ErrorCode::Conflict,
            QCoreApplication::translate("store", "record %1 has no conflict to settle").arg(decision.record));
    const Result<RowId> reviewer = reviewerId(recorder, decision.reviewer);
    const Result<QVariant> reason = reasonId(recorder, decision.stage, decision.reasons.value(0));
    if (!reviewer || !reason)
        return reviewer ? reason.error() : reviewer.error();
    return put(recorder, u"adjudication"_s, *known,
               {{u"record_id"_s, decision.record},
                {u"stage"_s, keyOf(decision.stage)},
                {u"reviewer_id"_s, *reviewer},
                {u"verdict"_s, keyOf(decision.verdict)},
                {u"reason_id"_s, *reason},
                {u"note"_s, decision.note}},
               decision.decidedAt);
}

Result<QList<Decision>> decisionsOn(const Database& database, RowId record)
{
    QList<Decision> list;
    // Both stages are named because the index begins with them.
    const QString ofRecord = u"WHERE %1.stage IN ('title-abstract', 'full-text') AND %1.record_id = ? "
                             "ORDER BY 2 DESC, 8"_s;
    if (Status done = append(list, database, kVotes + ofRecord.arg(u"d"_s), {record}, false); !done)
        return done.error();
    if (Status done = append(list, database, kAdjudications + ofRecord.arg(u"a"_s), {record}, true); !done)
        return done.error();
    return list;
}

Result<QList<Decision>> votes(const Database& database, Stage stage)
{
    QList<Decision> list;
    const QString sql = kVotes + u"WHERE d.stage = ? ORDER BY d.record_id, p.id"_s;
    const Status done = append(list, database, sql, {keyOf(stage)}, false);
    return done ? Result<QList<Decision>>(list) : Result<QList<Decision>>(done.error());
}

Result<QList<Decision>> adjudications(const Database& database, Stage stage)
{
    QList<Decision> list;
    const QString sql = kAdjudications + u"WHERE a.stage = ? ORDER BY a.record_id"_s;
    const Status done = append(list, database, sql, {keyOf(stage)}, true);
    return done ? Result<QList<Decision>>(list) : Result<QList<Decision>>(done.error());
}

Result<QList<DatedVote>> datedVotes(const Database& database, Stage stage)
{
    Result<Rows> rows = database.query(
        u"SELECT d.record_id, p.name, d.verdict, d.decided_at FROM decision d "
        "JOIN reviewer p ON p.id = d.reviewer_id WHERE d.stage = ? ORDER BY d.decided_at, d.id"_s,
        {keyOf(stage)});
    if (!rows)
        return rows.error();
    QList<DatedVote> list;
    constexpr int kDay = 10; // characters of the time
    while (rows->next())
        list.append({rows->integer(0), rows->text(1),
                     verdictFromKey(rows->text(2)).value_or(Verdict::Exclude), rows->text(3).left(kDay)});
    return list;
}

Result<QList<Reason>> reasons(const Database& database, Stage stage)
{
    Result<Rows> rows = database.query(
        u"SELECT id, uid, label, position FROM reason WHERE stage = ? ORDER BY position"_s, {keyOf(stage)});
    if (!rows)
        return rows.error();
    QList<Reason> list;
    while (rows->next())
        list.append(
            {rows->integer(0), rows->text(1), stage, rows->text(2), static_cast<int>(rows->integer(3))});
    return list;
}

Result<Standing> standingOf(const Database& database, RowId record, Stage stage)
{
    const Result<QVariant> word = database.scalar(
        u"SELECT standing FROM standing WHERE stage = ? AND record_id = ?"_s, {keyOf(stage), record});
    if (!word)
        return word.error();
    return standingFromKey(word->toString()).value_or(Standing::Unscreened);
}

Result<QHash<RowId, Standing>> standings(const Database& database, Stage stage)
{
    Result<Rows> rows =
        database.query(u"SELECT standing, %1 FROM standing WHERE stage = ? GROUP BY standing"_s.arg(
                           joinedIds(database, u"record_id"_s)),
                       {keyOf(stage)});
    if (!rows)
        return rows.error();
    QHash<RowId, Standing> found;
    while (rows->next()) {
        const Standing standing = standingFromKey(rows->text(0)).value_or(Standing::Unscreened);
        for (const RowId record : idsIn(rows->text(1)))
            found.insert(record, standing);
    }
    return found;
}

Result<QList<RowId>> foundOtherwise(const Database& database)
{
    return liveOfKinds(database, u"NOT IN"_s);
}

Result<QList<RowId>> takingPart(const Database& database, Stage stage)
{
    Result<QList<RowId>> ids = liveOfKinds(database, u"IN"_s);
    if (!ids || stage == Stage::TitleAbstract)
        return ids;
    const Result<QSet<RowId>> included = idSet(database, kIncludedBefore.toString());
    const Result<QList<RowId>> otherwise = foundOtherwise(database);
    if (!included || !otherwise)
        return included ? otherwise.error() : included.error();
    ids->removeIf([&included](RowId id) { return !included->contains(id); });
    *ids += *otherwise;
    std::sort(ids->begin(), ids->end());
    return ids;
}

Result<QList<RowId>> recordsStanding(const Database& database, Stage stage, Standing standing)
{
    Result<QList<RowId>> ids = takingPart(database, stage);
    const Result<QHash<RowId, Standing>> found = standings(database, stage);
    if (!ids || !found)
        return ids ? Result<QList<RowId>>(found.error()) : ids;
    ids->removeIf([&](RowId id) { return found->value(id, Standing::Unscreened) != standing; });
    return ids;
}

Result<QList<RowId>> waitingFor(const Database& database, Stage stage, const QString& reviewer)
{
    Result<QList<RowId>> ids = takingPart(database, stage);
    const Result<QHash<RowId, Standing>> found = standings(database, stage);
    const Result<QSet<RowId>> voted = idSet(database, kVotedBy.toString(), {keyOf(stage), reviewer});
    if (!ids || !found || !voted)
        return !ids ? ids : Result<QList<RowId>>(found ? voted.error() : found.error());
    ids->removeIf([&](RowId id) {
        const Standing standing = found->value(id, Standing::Unscreened);
        return voted->contains(id) || (standing != Standing::Unscreened && standing != Standing::Waiting);
    });
    return ids;
}

} // namespace plansift::store
