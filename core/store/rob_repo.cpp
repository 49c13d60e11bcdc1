// SPDX-License-Identifier: GPL-3.0-or-later
// Statements on risk-of-bias assessments.
#include "core/store/record_repo.hpp"
#include "core/store/study_repo.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::store {
namespace {

constexpr QStringView kAssessments = u"SELECT a.id, a.uid, a.study_id, s.label, COALESCE(a.outcome_id, 0), "
                                     u"COALESCE(o.name, ''), a.tool, a.tool_version, "
                                     "p.name, a.tag FROM rob_assessment a JOIN study s ON s.id = a.study_id "
                                     "LEFT JOIN outcome o ON o.id = a.outcome_id "
                                     "JOIN reviewer p ON p.id = a.reviewer_id ORDER BY a.id";

constexpr QStringView kSameResult = u"SELECT id FROM rob_assessment WHERE study_id = ? AND "
                                    u"COALESCE(outcome_id, 0) = ? AND tool = ? AND reviewer_id = ?";

Result<RowId> insertAssessment(Recorder& recorder, const RobAssessment& a, RowId reviewer)
{
    return recorder.insert(u"rob_assessment"_s,
                           {{u"study_id"_s, a.study},
                            {u"outcome_id"_s, a.outcome ? QVariant(a.outcome) : QVariant()},
                            {u"tool"_s, a.tool},
                            {u"tool_version"_s, a.toolVersion},
                            {u"reviewer_id"_s, reviewer},
                            {u"tag"_s, a.tag}});
}

/// Inserts or updates the row of `table` with this value in its key column.
Status putPart(Recorder& recorder, const QString& table, RowId assessment, const QString& keyColumn,
               const QString& key, Columns values)
{
    const Result<QVariant> known = recorder.database().scalar(
        u"SELECT id FROM %1 WHERE assessment_id = ? AND %2 = ?"_s.arg(table, keyColumn), {assessment, key});
    if (!known)
        return known.error();
    if (known->isValid())
        return recorder.update(table, known->toLongLong(), values);
    values.append({u"assessment_id"_s, assessment});
    values.append({keyColumn, key});
    const Result<RowId> id = recorder.insert(table, values);
    return id ? Status() : Status(id.error());
}

Status putParts(Recorder& recorder, RowId id, const RobAssessment& assessment)
{
    for (const RobAnswer& a : assessment.answers) {
        const Columns values{{u"answer"_s, a.answer}, {u"support"_s, a.support}};
        if (Status done = putPart(recorder, u"rob_answer"_s, id, u"question"_s, a.question, values); !done)
            return done;
    }
    for (const RobJudgement& j : assessment.judgements) {
        const Columns values{{u"judgement"_s, j.judgement}, {u"override_reason"_s, j.overrideReason}};
        if (Status done = putPart(recorder, u"rob_judgement"_s, id, u"domain"_s, j.domain, values); !done)
            return done;
    }
    return {};
}

Status readParts(const Database& database, RobAssessment& assessment)
{
    Result<Rows> answers = database.query(
        u"SELECT question, answer, support FROM rob_answer WHERE assessment_id = ? ORDER BY question"_s,
        {assessment.id});
    if (!answers)
        return answers.error();
    while (answers->next())
        assessment.answers.append({answers->text(0), answers->text(1), answers->text(2)});
    Result<Rows> judgements = database.query(
        u"SELECT domain, judgement, override_reason FROM rob_judgement WHERE assessment_id = ? ORDER BY id"_s,
        {assessment.id});
    if (!judgements)
        return judgements.error();
    while (judgements->next())
        assessment.judgements.append({judgements->text(0), judgements->text(1), judgements->text(2)});
    return {};
}

/// Removes the rows of a table that belong to the assessment and whose key is not kept.
Status dropParts(Recorder& recorder, const QString& table, const QString& keyColumn, RowId assessment,
                 const QStringList& kept)
{
    Result<Rows> rows = recorder.database().query(
        u"SELECT id, %1 FROM %2 WHERE assessment_id = ?"_s.arg(keyColumn, table), {assessment});
    if (!rows)
        return rows.error();
    QList<RowId> gone;
    while (rows->next())
        if (!kept.contains(rows->text(1)))
            gone += rows->integer(0);
    for (const RowId id : gone)
        if (Status done = recorder.remove(table, id); !done)
            return done;
    return {};
}

} // namespace

Result<QList<RobAssessment>> assessments(const Database& database)
{
    Result<Rows> rows = database.query(kAssessments.toString());
    if (!rows)
        return rows.error();
    QList<RobAssessment> list;
    while (rows->next())
        list.append({rows->integer(0),
                     rows->text(1),
                     rows->integer(2),
                     rows->text(3),
                     rows->integer(4),
                     rows->text(5),
                     rows->text(6),
                     rows->text(7),
                     rows->text(8),
                     rows->text(9),
                     {},
                     {}});
    for (RobAssessment& assessment : list)
        if (Status done = readParts(database, assessment); !done)
            return done.error();
    return list;
}

Result<RowId> putAssessment(Recorder& recorder, const RobAssessment& assessment)
{
    const Result<RowId> reviewer = reviewerId(recorder, assessment.reviewer);
    if (!reviewer)
        return reviewer;
    const Result<QVariant> known = recorder.database().scalar(
        kSameResult.toString(), {assessment.study, assessment.outcome, assessment.tool, *reviewer});
    if (!known)
        return known.error();
    const Result<RowId> id = known->isValid() ? Result<RowId>(known->toLongLong())
                                              : insertAssessment(recorder, assessment, *reviewer);
    if (!id)
        return id;
    const Status done = putParts(recorder, *id, assessment);
    return done ? id : Result<RowId>(done.error());
}

Status dropOtherParts(Recorder& recorder, RowId id, const RobAssessment& kept)
{
    QStringList questions;
    for (const RobAnswer& answer : kept.answers)
        questions += answer.question;
    if (Status done = dropParts(recorder, u"rob_answer"_s, u"question"_s, id, questions); !done)
        return done;
    QStringList domains;
    for (const RobJudgement& judgement : kept.judgements)
        domains += judgement.domain;
    return dropParts(recorder, u"rob_judgement"_s, u"domain"_s, id, domains);
}

} // namespace plansift::store
