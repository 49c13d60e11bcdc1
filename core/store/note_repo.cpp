// SPDX-License-Identifier: GPL-3.0-or-later
// Statements on tags, notes and reasons.
#include "core/store/note_repo.hpp"

#include "core/store/record_repo.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

// Both stages are named because the index begins with them.
constexpr QStringView kReason =
    u"SELECT label FROM ("
    "SELECT n.label, a.stage, 1 AS settled, n.position FROM adjudication a JOIN reason n ON n.id = "
    "a.reason_id "
    "WHERE a.stage IN ('title-abstract', 'full-text') AND a.record_id = ? AND a.verdict = 'exclude' "
    "UNION ALL SELECT n.label, d.stage, 0, n.position FROM decision d JOIN reason n ON n.id = d.reason_id "
    "WHERE d.stage IN ('title-abstract', 'full-text') AND d.record_id = ? AND d.verdict = 'exclude') AS "
    "given "
    "ORDER BY CASE stage WHEN 'full-text' THEN 0 ELSE 1 END, settled DESC, position LIMIT 1";

} // namespace

Status setTag(Recorder& recorder, RowId record, const QString& label, bool on)
{
    const Result<QVariant> known = recorder.database().scalar(
        u"SELECT id FROM record_tag WHERE record_id = ? AND label = ?"_s, {record, label});
    if (!known)
        return known.error();
    if (known->isValid() == on)
        return {};
    if (!on)
        return recorder.remove(u"record_tag"_s, known->toLongLong());
    const Result<RowId> id =
        recorder.insert(u"record_tag"_s, {{u"record_id"_s, record}, {u"label"_s, label}});
    return id ? Status() : Status(id.error());
}

Result<QString> noteOn(const Database& database, RowId record, const QString& reviewer)
{
    const Result<QVariant> text =
        database.scalar(u"SELECT t.text FROM record_note t JOIN reviewer p ON p.id = t.reviewer_id "
                        "WHERE t.record_id = ? AND p.name = ?"_s,
                        {record, reviewer});
    return text ? Result<QString>(text->toString()) : Result<QString>(text.error());
}

Status setNote(Recorder& recorder, RowId record, const QString& reviewer, const QString& text)
{
    const Result<RowId> person = reviewerId(recorder, reviewer);
    if (!person)
        return person.error();
    const Result<QVariant> known = recorder.database().scalar(
        u"SELECT id FROM record_note WHERE record_id = ? AND reviewer_id = ?"_s, {record, *person});
    if (!known)
        return known.error();
    if (known->isValid())
        return text.isEmpty() ? recorder.remove(u"record_note"_s, known->toLongLong())
                              : recorder.update(u"record_note"_s, known->toLongLong(), {{u"text"_s, text}});
    if (text.isEmpty())
        return {};
    const Result<RowId> id = recorder.insert(
        u"record_note"_s, {{u"record_id"_s, record}, {u"reviewer_id"_s, *person}, {u"text"_s, text}});
    return id ? Status() : Status(id.error());
}

Result<QHash<RowId, QString>> exclusionReasons(const Database& database, const QList<RowId>& records)
{
    Result<QSqlQuery> query = database.prepare(kReason.toString());
    if (!query)
        return query.error();
    QHash<RowId, QString> reasons;
    for (const RowId record : records) {
        if (Status done = database.run(*query, {record, record}); !done)
            return done.error();
        if (query->next())
            reasons.insert(record, query->value(0).toString());
        query->finish();
    }
    return reasons;
}

} // namespace plansift::store
