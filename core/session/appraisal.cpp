// SPDX-License-Identifier: GPL-3.0-or-later
// Use cases on risk of bias.
#include "core/session/appraisal.hpp"

#include "core/appraisal/tool.hpp"
#include "core/base/csv.hpp"
#include "core/base/text.hpp"
#include "core/session/studies.hpp"
#include "core/store/study_repo.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

const QString kOverall = u"overall"_s;

Result<const appraisal::Tool*> toolNamed(const QString& key)
{
    if (const appraisal::Tool* tool = appraisal::toolByKey(key))
        return tool;
    QStringList keys;
    for (const appraisal::Tool& tool : appraisal::tools())
        keys += tool.key;
    return makeError(
        ErrorCode::Usage,
        Text::tr("there is no risk-of-bias tool \"%1\"; there are: %2").arg(key, keys.join(u", "_s)));
}

/// The answers that belong to a domain's questions.
appraisal::Answers answersOf(const appraisal::Domain& domain, const QList<RobAnswer>& all)
{
    appraisal::Answers answers;
    for (const appraisal::Question& question : domain.questions)
        for (const RobAnswer& answer : all)
            if (answer.question == question.id && !answer.answer.isEmpty())
                answers.insert(answer.question, answer.answer);
    return answers;
}

/// What is wrong with the judgement of one domain; "" when nothing is.
QString problemOf(const appraisal::Tool& tool, const RobAssessment& assessment, const RobJudgement& judgement)
{
    if (!tool.levels.contains(judgement.judgement))
        return Text::tr("%1: \"%2\" is not one of %3")
            .arg(judgement.domain, judgement.judgement, tool.levels.join(u", "_s));
    const appraisal::Domain* domain = tool.domain(judgement.domain);
    if (!domain || !judgement.overrideReason.isEmpty())
        return {};
    const appraisal::Answers answers = answersOf(*domain, assessment.answers);
    if (answers.isEmpty())
        return {};
    const Result<appraisal::Proposal> proposal = appraisal::judge(tool, domain->id, answers);
    if (!proposal)
        return messageOf(proposal.error());
    if (proposal->judgement.isEmpty() || proposal->judgement == judgement.judgement)
        return {};
    return Text::tr("%1: the answers give \"%2\", not \"%3\"; give a reason to override it")
        .arg(domain->id, proposal->judgement, judgement.judgement);
}

/// Columns of a file by the domain they fill. A domain with several aims (D2) is filled by its first one.
QList<std::pair<QString, QString>> domainColumns(const appraisal::Tool& tool, const CsvTable& table)
{
    QList<std::pair<QString, QString>> columns;
    QStringList filled;
    for (const appraisal::Domain& domain : tool.domains) {
        if (filled.contains(domain.column))
            continue;
        const QString column = table.has(domain.id) ? domain.id : domain.column;
        if (table.has(column)) {
            columns.append({column, domain.id});
            filled += domain.column;
        }
    }
    if (table.has(kOverall))
        columns.append({kOverall, kOverall});
    return columns;
}

/// Reads assessments line by line.
class RobReader {
public:
    RobReader(const appraisal::Tool& tool, const CsvTable& table)
        : m_tool(tool)
        , m_table(table)
        , m_columns(domainColumns(tool, table))
    {
    }

    bool complete() const { return m_table.has(u"study"_s) && m_columns.size() > m_tool.columns().size(); }

    Result<RobAssessment> read(const CsvRow& line) const
    {
        RobAssessment assessment;
        assessment.studyLabel = m_table.cell(line, u"study"_s);
        assessment.tool = m_tool.key;
        assessment.toolVersion = m_tool.version;
        for (const auto& [column, domain] : m_columns) {
            const QString word = m_table.cell(line, column);
            const QString level = m_tool.levelOf(word);
            if (level.isEmpty())
                return makeError(
                    ErrorCode::Input,
                    Text::tr("%1: \"%2\" is not one of %3").arg(column, word, m_tool.levels.join(u", "_s)));
            assessment.judgements.append({domain, level, {}});
        }
        for (const appraisal::Domain& domain : m_tool.domains)
            for (const appraisal::Question& question : domain.questions)
                if (const QString answer = m_table.cell(line, question.id); !answer.isEmpty())
                    assessment.answers.append({question.id, answer, {}});
        return assessment;
    }

private:
    const appraisal::Tool& m_tool;
    const CsvTable& m_table;
    QList<std::pair<QString, QString>> m_columns;
};

RobReport readAll(const RobReader& reader, const CsvTable& table, QList<RobAssessment>& assessments)
{
    RobReport report;
    for (const CsvRow& line : table.rows()) {
        Result<RobAssessment> read = reader.read(line);
        if (read && read->studyLabel.isEmpty())
            read = makeError(ErrorCode::Input, Text::tr("the study has no name"));
        if (const QStringList problems = read ? judgementProblems(*read) : QStringList(); !problems.isEmpty())
            read = makeError(ErrorCode::Input, problems.join(u"; "_s));
        if (!read) {
            report.issues.append({line.line, Severity::Error, messageOf(read.error())});
            continue;
        }
        assessments += std::move(*read);
        ++report.rows;
    }
    return report;
}

/// Stores what was read; studies that are new are named in the report.
Status putAll(store::Recorder& recorder, QList<RobAssessment>& list, RowId outcome, RobReport& report)
{
    for (RobAssessment& assessment : list) {
        bool added = false;
        const Result<RowId> study = store::studyOfLabel(recorder, assessment.studyLabel, added);
        if (!study)
            return study.error();
        if (added)
            report.issues.append(
                {0, Severity::Warning,
                 Text::tr("the study \"%1\" is new and has no report yet").arg(assessment.studyLabel)});
        assessment.study = *study;
        assessment.outcome = outcome;
        assessment.reviewer = recorder.actor();
        if (const Result<RowId> put = store::putAssessment(recorder, assessment); !put)
            return put.error();
    }
    return {};
}

} // namespace

Result<QList<RobAssessment>> assessments(const Session& session)
{
    return store::assessments(session.database());
}

namespace {

bool isFinished(const RobAssessment& assessment)
{
    return !assessment.judgement(kOverall).isEmpty();
}

/// Study, outcome, and the tool where each is judged on its own.
using ResultKey = std::tuple<RowId, RowId, QString>;

ResultKey keyOf(const RobAssessment& assessment)
{
    return {assessment.study, assessment.outcome, assessment.tool};
}

ResultKey keyOfAnyTool(RowId study, RowId outcome)
{
    return {study, outcome, {}};
}

/// Who has finished the judgement of a result.
struct Judged {
    int finished = 0;
    bool byMe = false;

    void add(const RobAssessment& assessment, const QString& me)
    {
        if (!isFinished(assessment))
            return;
        ++finished;
        byMe = byMe || assessment.reviewer == me;
    }
    /// Nothing waits for me: my own judgement stands, or as many as are needed do.
    bool isSettled(int needed) const { return byMe || finished >= needed; }
};

} // namespace

Result<QList<RobAssessment>> visibleAssessments(const Session& session)
{
    const Result<QList<RobAssessment>> all = assessments(session);
    const Result<ReviewInfo> info = session.info();
    if (!all || !info)
        return all ? info.error() : all.error();
    std::map<ResultKey, Judged> judged;
    for (const RobAssessment& one : *all)
        judged[keyOf(one)].add(one, session.reviewer());
    QList<RobAssessment> visible;
    for (const RobAssessment& one : *all)
        if (one.reviewer == session.reviewer() || judged.at(keyOf(one)).isSettled(info->votes))
            visible += one;
    return visible;
}

Result<QList<RobAssessment>> assessmentsFor(const Session& session, const QString& outcome, Blinding blinding)
{
    Result<QList<RobAssessment>> all =
        blinding == Blinding::Kept ? visibleAssessments(session) : assessments(session);
    if (!all || outcome.isEmpty())
        return all;
    const Result<Outcome> named = outcomeNamed(session, outcome);
    if (!named)
        return named.error();
    QList<RobAssessment> chosen;
    for (const RobAssessment& assessment : *all) {
        const bool own = assessment.outcome == named->id;
        const bool general = assessment.outcome == 0 &&
                             std::none_of(all->begin(), all->end(), [&](const RobAssessment& other) {
                                 return other.study == assessment.study && other.outcome == named->id;
                             });
        if (own || general)
            chosen += assessment;
    }
    return chosen;
}

namespace {

/// Adds the results of an outcome that are not in the list.
void addTargets(QList<RobTarget>& targets, const Outcome& outcome, const QList<OutcomeRow>& rows)
{
    for (const OutcomeRow& row : rows)
        if (const RobTarget target{row.study, row.studyLabel, outcome.id, outcome.name};
            !targets.contains(target))
            targets += target;
}

void addStudiesWithoutData(QList<RobTarget>& targets, const QList<Study>& all)
{
    for (const Study& study : all)
        if (std::ranges::find(targets, study.id, &RobTarget::study) == targets.end())
            targets.append({study.id, study.label, 0, {}});
}

/// Takes away a judgement of the whole that the domains do not give.
void dropStaleOverall(RobAssessment& assessment)
{
    const QString proposed = overallProposal(assessment).valueOr({}).judgement;
    assessment.judgements.removeIf([&proposed](const RobJudgement& judgement) {
        return judgement.domain == kOverall && judgement.overrideReason.isEmpty() &&
               judgement.judgement != proposed;
    });
}

bool isOf(const RobAssessment& assessment, const RobTarget& target, const QString& tool)
{
    return assessment.study == target.study && assessment.outcome == target.outcome &&
           assessment.tool == tool;
}

int domainsJudged(const RobAssessment& assessment)
{
    return static_cast<int>(std::ranges::count_if(
        assessment.judgements, [](const RobJudgement& judgement) { return judgement.domain != kOverall; }));
}

} // namespace

Result<QList<RobTarget>> robTargets(const Session& session)
{
    const Result<QList<Outcome>> known = outcomes(session);
    const Result<QList<Study>> all = studies(session);
    const Result<QList<RobAssessment>> assessed = assessments(session);
    if (!known || !all || !assessed)
        return !known ? known.error() : !all ? all.error() : assessed.error();
    QList<RobTarget> targets;
    for (const Outcome& outcome : *known) {
        const Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome.id);
        if (!rows)
            return rows.error();
        addTargets(targets, outcome, *rows);
    }
    for (const RobAssessment& a : *assessed)
        if (const RobTarget target{a.study, a.studyLabel, a.outcome, a.outcomeName};
            !targets.contains(target))
            targets += target;
    addStudiesWithoutData(targets, *all);
    std::ranges::stable_sort(targets, {}, [](const RobTarget& t) { return t.studyLabel.toLower(); });
    return targets;
}

Result<QList<OtherAssessor>> otherAssessors(const Session& session, const RobTarget& target,
                                            const QString& tool)
{
    const Result<QList<RobAssessment>> all = assessments(session);
    const Result<QList<RobAssessment>> visible = visibleAssessments(session);
    if (!all || !visible)
        return all ? visible.error() : all.error();
    QList<OtherAssessor> others;
    for (const RobAssessment& a : *all)
        if (isOf(a, target, tool) && a.reviewer != session.reviewer())
            others.append(
                {a.reviewer, domainsJudged(a), visible->contains(a) ? std::optional(a) : std::nullopt});
    return others;
}

Result<int> resultsToJudge(const Session& session)
{
    const Result<QList<RobTarget>> targets = robTargets(session);
    const Result<QList<RobAssessment>> all = assessments(session);
    const Result<ReviewInfo> info = session.info();
    if (!targets || !all)
        return targets ? all.error() : targets.error();
    if (!info)
        return info.error();
    std::map<ResultKey, Judged> judged;
    for (const RobAssessment& one : *all)
        judged[keyOfAnyTool(one.study, one.outcome)].add(one, session.reviewer());
    return static_cast<int>(std::ranges::count_if(*targets, [&](const RobTarget& target) {
        return !judged[keyOfAnyTool(target.study, target.outcome)].isSettled(info->votes);
    }));
}

RobAssessment withAnswer(RobAssessment assessment, const RobAnswer& answer)
{
    assessment.answers.removeIf([&answer](const RobAnswer& a) { return a.question == answer.question; });
    if (!answer.answer.isEmpty() || !answer.support.isEmpty())
        assessment.answers += answer;
    const appraisal::Tool* tool = appraisal::toolByKey(assessment.tool);
    if (!tool)
        return assessment;
    const RobAssessment now = assessment;
    assessment.judgements.removeIf(
        [&](const RobJudgement& judgement) { return !problemOf(*tool, now, judgement).isEmpty(); });
    dropStaleOverall(assessment);
    return assessment;
}

RobAssessment withJudgement(RobAssessment assessment, const RobJudgement& judgement)
{
    assessment.judgements.removeIf(
        [&judgement](const RobJudgement& j) { return j.domain == judgement.domain; });
    assessment.judgements += judgement;
    if (judgement.domain != kOverall)
        dropStaleOverall(assessment);
    return assessment;
}

RobAssessment withDomainOf(RobAssessment assessment, const RobAssessment& other, const QString& domain)
{
    const appraisal::Tool* tool = appraisal::toolByKey(assessment.tool);
    const appraisal::Domain* part = tool ? tool->domain(domain) : nullptr;
    if (!part)
        return assessment;
    for (const RobAnswer& answer : other.answers)
        if (std::ranges::find(part->questions, answer.question, &appraisal::Question::id) !=
            part->questions.end())
            assessment = withAnswer(assessment, answer);
    for (const RobJudgement& judgement : other.judgements)
        if (judgement.domain == domain)
            assessment = withJudgement(assessment, judgement);
    return assessment;
}

Result<appraisal::Proposal> overallProposal(const RobAssessment& assessment)
{
    const Result<const appraisal::Tool*> tool = toolNamed(assessment.tool);
    if (!tool)
        return tool.error();
    appraisal::Answers judged;
    for (const RobJudgement& judgement : assessment.judgements)
        if (const appraisal::Domain* domain = (*tool)->domain(judgement.domain))
            judged.insert(domain->column, judgement.judgement);
    return appraisal::judge(**tool, kOverall, judged);
}

QStringList judgementProblems(const RobAssessment& assessment)
{
    const Result<const appraisal::Tool*> tool = toolNamed(assessment.tool);
    if (!tool)
        return {messageOf(tool.error())};
    QStringList problems;
    for (const RobJudgement& judgement : assessment.judgements)
        if (const QString problem = problemOf(**tool, assessment, judgement); !problem.isEmpty())
            problems += problem;
    return problems;
}

Result<RowId> assess(Session& session, const RobAssessment& assessment)
{
    const Result<const appraisal::Tool*> tool = toolNamed(assessment.tool);
    if (!tool)
        return tool.error();
    if (const QStringList problems = judgementProblems(assessment); !problems.isEmpty())
        return makeError(ErrorCode::Input,
                         Text::tr("cannot assess %1: %2").arg(assessment.studyLabel, problems.join(u"; "_s)));
    RobAssessment mine = assessment;
    mine.tool = (*tool)->key;
    mine.toolVersion = (*tool)->version;
    mine.reviewer = session.reviewer();
    RowId id = 0;
    const Status done =
        session.change(Text::tr("Assess the risk of bias of %1").arg(mine.studyLabel),
                       [&](store::Recorder& recorder) -> Status {
                           const Result<RowId> put = store::putAssessment(recorder, mine);
                           id = put.valueOr(0);
                           return put ? store::dropOtherParts(recorder, id, mine) : Status(put.error());
                       });
    return done ? Result<RowId>(id) : Result<RowId>(done.error());
}

bool RobReport::allTaken() const
{
    return std::none_of(issues.begin(), issues.end(),
                        [](const ImportIssue& i) { return i.severity == Severity::Error; });
}

Result<RobReport> importRob(Session& session, const QString& path, const QString& toolKey, RowId outcome)
{
    const Result<const appraisal::Tool*> tool = toolNamed(toolKey);
    if (!tool)
        return tool.error();
    const Result<CsvTable> table = readCsvFile(path);
    if (!table)
        return table.error();
    const RobReader reader(**tool, *table);
    if (!reader.complete())
        return makeError(ErrorCode::Input,
                         Text::tr("cannot read \"%1\": line 1: the header needs Study, %2 and Overall")
                             .arg(path, (*tool)->columns().join(u", "_s)));
    QList<RobAssessment> list;
    RobReport report = readAll(reader, *table, list);
    if (list.isEmpty())
        return report;
    const Status done =
        session.change(Text::tr("Import risk of bias of %1 results").arg(list.size()),
                       [&](store::Recorder& recorder) { return putAll(recorder, list, outcome, report); });
    return done ? Result<RobReport>(report) : Result<RobReport>(done.error());
}

Result<QStringList> exportRob(const Session& session)
{
    const Result<QList<RobAssessment>> all = assessments(session);
    if (!all)
        return all.error();
    QStringList domains;
    for (const RobAssessment& a : *all)
        for (const RobJudgement& j : a.judgements)
            if (j.domain != kOverall && !domains.contains(j.domain))
                domains += j.domain;
    domains.sort();
    QStringList lines{csvLine(QStringList{u"Study"_s, u"Outcome"_s, u"Tool"_s, u"Reviewer"_s} + domains +
                              QStringList{u"Overall"_s})};
    for (const RobAssessment& a : *all) {
        QStringList cells{a.studyLabel, a.outcomeName, a.tool, a.reviewer};
        for (const QString& domain : domains)
            cells += a.judgement(domain);
        lines += csvLine(cells + QStringList{a.judgement(kOverall)});
    }
    return lines;
}

} // namespace plansift
