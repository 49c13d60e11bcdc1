// SPDX-License-Identifier: GPL-3.0-or-later
// Statements on links, pairs and choices.
#include "core/store/duplicate_repo.hpp"

#include "core/base/text.hpp"
#include "core/store/record_repo.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

constexpr QStringView kLinks = u"SELECT d.record_id, d.of_record_id, d.kind, d.reason FROM duplicate d "
                               "JOIN record r ON r.id = d.record_id JOIN record o ON o.id = d.of_record_id "
                               "JOIN import_batch rb ON rb.id = r.batch_id AND rb.withdrawn = 0 "
                               "JOIN import_batch ob ON ob.id = o.batch_id AND ob.withdrawn = 0 ";

constexpr QStringView kPairs =
    u"SELECT p.id, p.a_id, p.b_id, p.score, p.reasons, p.state FROM duplicate_pair p "
    "JOIN record a ON a.id = p.a_id JOIN record b ON b.id = p.b_id "
    "JOIN import_batch ab ON ab.id = a.batch_id AND ab.withdrawn = 0 "
    "JOIN import_batch bb ON bb.id = b.batch_id AND bb.withdrawn = 0 ";

QString reasonsText(const QStringList& reasons)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(reasons)).toJson(QJsonDocument::Compact));
}

QStringList reasonsFrom(const QString& text)
{
    QStringList reasons;
    for (const QJsonValue& reason : QJsonDocument::fromJson(text.toUtf8()).array())
        reasons += reason.toString();
    return reasons;
}

DuplicatePair pairFrom(const Rows& row)
{
    return {row.integer(0),           row.integer(1),
            row.integer(2),           row.real(3),
            reasonsFrom(row.text(4)), pairStateFromKey(row.text(5)).value_or(PairState::Open)};
}

Result<DuplicatePair> onePair(const Database& database, const QString& where, const QVariantList& values)
{
    Result<Rows> rows = database.query(kPairs.toString() + where, values);
    if (!rows)
        return rows.error();
    return rows->next() ? pairFrom(*rows) : DuplicatePair();
}

Result<QList<RowId>> ids(const Database& database, const QString& sql, const QVariantList& values)
{
    Result<Rows> rows = database.query(sql, values);
    if (!rows)
        return rows.error();
    QList<RowId> list;
    while (rows->next())
        list += rows->integer(0);
    return list;
}

Result<QList<RowId>> copiesOf(const Database& database, RowId record, const QString& column)
{
    return ids(database,
               u"SELECT "_s + column + u" FROM duplicate WHERE of_record_id = ? ORDER BY record_id"_s,
               {record});
}

/// The record that stands for this one.
Result<RowId> primaryOf(const Database& database, RowId record)
{
    const Result<DuplicateLink> link = linkOf(database, record);
    if (!link)
        return link.error();
    return link->record == 0 ? record : link->of;
}

/// Copies of `from` become copies of `to`.
Status handOver(Recorder& recorder, RowId from, RowId to)
{
    const Result<QList<RowId>> rows = copiesOf(recorder.database(), from, u"id"_s);
    if (!rows)
        return rows.error();
    for (const RowId row : *rows)
        if (Status done = recorder.update(u"duplicate"_s, row, {{u"of_record_id"_s, to}}); !done)
            return done;
    return {};
}

Status removeAll(Recorder& recorder, const QString& table, const Result<QList<RowId>>& rows)
{
    if (!rows)
        return rows.error();
    for (const RowId row : *rows)
        if (Status done = recorder.remove(table, row); !done)
            return done;
    return {};
}

} // namespace

Status insertLink(Recorder& recorder, const DuplicateLink& link)
{
    const Result<RowId> id = recorder.insert(u"duplicate"_s, {{u"record_id"_s, link.record},
                                                              {u"of_record_id"_s, link.of},
                                                              {u"kind"_s, link.kind},
                                                              {u"reason"_s, link.reason}});
    return id ? Status() : Status(id.error());
}

Status markDuplicate(Recorder& recorder, const DuplicateLink& link)
{
    const Result<RowId> primary = primaryOf(recorder.database(), link.of);
    if (!primary)
        return primary.error();
    if (*primary == link.record)
        return {};
    if (Status done = handOver(recorder, link.record, *primary); !done)
        return done;
    const Result<RowId> standing = findId(recorder.database(), u"duplicate"_s, u"record_id"_s, link.record);
    if (!standing)
        return standing.error();
    if (*standing != 0) // of a record whose import was taken back, or of another group
        return recorder.update(
            u"duplicate"_s, *standing,
            {{u"of_record_id"_s, *primary}, {u"kind"_s, link.kind}, {u"reason"_s, link.reason}});
    return insertLink(recorder, {link.record, *primary, link.kind, link.reason});
}

Result<QSet<RowId>> linkedRecords(const Database& database)
{
    const Result<QList<RowId>> linked = ids(database, u"SELECT record_id FROM duplicate"_s, {});
    if (!linked)
        return linked.error();
    return QSet<RowId>(linked->begin(), linked->end());
}

Status unmarkDuplicate(Recorder& recorder, RowId record)
{
    const Database& database = recorder.database();
    if (Status done =
            removeAll(recorder, u"merge_choice"_s,
                      ids(database, u"SELECT id FROM merge_choice WHERE from_record_id = ?"_s, {record}));
        !done)
        return done;
    return removeAll(recorder, u"duplicate"_s,
                     ids(database, u"SELECT id FROM duplicate WHERE record_id = ?"_s, {record}));
}

Result<QList<DuplicateLink>> duplicateLinks(const Database& database)
{
    Result<Rows> rows = database.query(kLinks.toString() + u"ORDER BY d.record_id"_s);
    if (!rows)
        return rows.error();
    QList<DuplicateLink> links;
    while (rows->next())
        links.append({rows->integer(0), rows->integer(1), rows->text(2), rows->text(3)});
    return links;
}

Result<QHash<QString, int>> copyCounts(const Database& database)
{
    Result<Rows> rows = database.query(u"SELECT kind, COUNT(*) FROM copy GROUP BY kind"_s);
    if (!rows)
        return rows.error();
    QHash<QString, int> counts;
    while (rows->next())
        counts.insert(rows->text(0), static_cast<int>(rows->integer(1)));
    return counts;
}

Result<DuplicateLink> linkOf(const Database& database, RowId record)
{
    Result<Rows> rows = database.query(kLinks.toString() + u"WHERE d.record_id = ?"_s, {record});
    if (!rows)
        return rows.error();
    return rows->next() ? DuplicateLink{rows->integer(0), rows->integer(1), rows->text(2), rows->text(3)}
                        : DuplicateLink();
}

Result<QList<RowId>> groupOf(const Database& database, RowId record)
{
    const Result<RowId> primary = primaryOf(database, record);
    if (!primary)
        return primary.error();
    const Result<QList<RowId>> copies = copiesOf(database, *primary, u"record_id"_s);
    return copies ? Result<QList<RowId>>(QList<RowId>{*primary} + *copies) : copies;
}

Result<QList<DuplicatePair>> duplicatePairs(const Database& database, const QList<PairState>& states)
{
    QStringList keys;
    for (const PairState state : states)
        keys += u'\'' + keyOf(state) + u'\'';
    Result<Rows> rows = database.query(
        kPairs.toString() + u"WHERE p.state IN (%1) ORDER BY p.score DESC, p.id"_s.arg(keys.join(u',')));
    if (!rows)
        return rows.error();
    QList<DuplicatePair> pairs;
    while (rows->next())
        pairs += pairFrom(*rows);
    return pairs;
}

Result<DuplicatePair> readPair(const Database& database, RowId id)
{
    const Result<DuplicatePair> pair = onePair(database, u"WHERE p.id = ?"_s, {id});
    if (pair && pair->id == 0)
        return makeError(ErrorCode::Input,
                         QCoreApplication::translate("store", "there is no pair %1").arg(id));
    return pair;
}

Result<QHash<PairState, int>> pairCounts(const Database& database)
{
    Result<Rows> rows = database.query(u"SELECT state, COUNT(*) FROM duplicate_pair GROUP BY state"_s);
    if (!rows)
        return rows.error();
    QHash<PairState, int> counts;
    while (rows->next())
        if (const auto state = pairStateFromKey(rows->text(0)))
            counts.insert(*state, static_cast<int>(rows->integer(1)));
    return counts;
}

Status putPair(Recorder& recorder, const DuplicatePair& pair)
{
    const Result<DuplicatePair> known = pairOf(recorder.database(), pair.a, pair.b);
    if (!known)
        return known.error();
    const Columns judged{{u"score"_s, pair.score}, {u"reasons"_s, reasonsText(pair.reasons)}};
    if (known->id != 0)
        return known->state == PairState::Open ? recorder.update(u"duplicate_pair"_s, known->id, judged)
                                               : Status();
    const Result<RowId> id =
        recorder.insert(u"duplicate_pair"_s, Columns{{u"a_id"_s, std::min(pair.a, pair.b)},
                                                     {u"b_id"_s, std::max(pair.a, pair.b)},
                                                     {u"state"_s, keyOf(pair.state)}} +
                                                 judged);
    return id ? Status() : Status(id.error());
}

Status setPairState(Recorder& recorder, RowId pair, PairState state)
{
    return recorder.update(u"duplicate_pair"_s, pair, {{u"state"_s, keyOf(state)}});
}

Result<DuplicatePair> pairOf(const Database& database, RowId one, RowId other)
{
    return onePair(database, u"WHERE p.a_id = ? AND p.b_id = ?"_s,
                   {std::min(one, other), std::max(one, other)});
}

Status removePair(Recorder& recorder, RowId pair)
{
    return recorder.remove(u"duplicate_pair"_s, pair);
}

Result<QList<MergeChoice>> mergeChoices(const Database& database, RowId record)
{
    Result<Rows> rows = database.query(
        u"SELECT field, from_record_id FROM merge_choice WHERE record_id = ? ORDER BY field"_s, {record});
    if (!rows)
        return rows.error();
    QList<MergeChoice> choices;
    while (rows->next())
        choices.append({rows->text(0), rows->integer(1)});
    return choices;
}

Status putMergeChoice(Recorder& recorder, RowId record, const MergeChoice& choice)
{
    const Result<QList<RowId>> known =
        ids(recorder.database(), u"SELECT id FROM merge_choice WHERE record_id = ? AND field = ?"_s,
            {record, choice.field});
    if (!known)
        return known.error();
    if (!known->isEmpty())
        return recorder.update(u"merge_choice"_s, known->constFirst(), {{u"from_record_id"_s, choice.from}});
    const Result<RowId> id = recorder.insert(
        u"merge_choice"_s,
        {{u"record_id"_s, record}, {u"field"_s, choice.field}, {u"from_record_id"_s, choice.from}});
    return id ? Status() : Status(id.error());
}

Status insertRun(Recorder& recorder, const DedupeRun& run)
{
    const Result<RowId> id = recorder.insert(u"dedupe_run"_s, {{u"newest_record"_s, run.newestRecord},
                                                               {u"records"_s, run.records},
                                                               {u"removed"_s, run.removed},
                                                               {u"pairs"_s, run.pairs},
                                                               {u"finished_at"_s, recorder.now()}});
    return id ? Status() : Status(id.error());
}

Result<DedupeRun> lastRun(const Database& database)
{
    Result<Rows> rows = database.query(
        u"SELECT newest_record, records, removed, pairs FROM dedupe_run ORDER BY id DESC LIMIT 1"_s);
    if (!rows)
        return rows.error();
    if (!rows->next())
        return DedupeRun();
    return DedupeRun{rows->integer(0), rows->integer(1), static_cast<int>(rows->integer(2)),
                     static_cast<int>(rows->integer(3))};
}

Result<QSet<RowId>> recordsInUse(const Database& database)
{
    const Result<QList<RowId>> used =
        ids(database,
            u"SELECT record_id FROM decision UNION SELECT record_id FROM adjudication "
            "UNION SELECT record_id FROM study_report"_s,
            {});
    if (!used)
        return used.error();
    return QSet<RowId>(used->begin(), used->end());
}

} // namespace plansift::store
