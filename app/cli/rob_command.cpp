// SPDX-License-Identifier: GPL-3.0-or-later
// plansift rob: tools, the algorithm, assessments in and out.
#include "app/cli/registry.hpp"
#include "core/appraisal/tool.hpp"
#include "core/base/text.hpp"
#include "core/session/appraisal.hpp"
#include "core/session/studies.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift::cli {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("cli", text);
}

QJsonObject jsonOf(const appraisal::Tool& tool)
{
    QJsonArray domains;
    for (const appraisal::Domain& domain : tool.domains) {
        QJsonArray questions;
        for (const appraisal::Question& question : domain.questions)
            questions.append(QJsonObject{{u"id"_s, question.id},
                                         {u"text"_s, question.text},
                                         {u"options"_s, QJsonArray::fromStringList(question.options)}});
        domains.append(
            QJsonObject{{u"id"_s, domain.id}, {u"label"_s, domain.label}, {u"questions"_s, questions}});
    }
    return {{u"key"_s, tool.key},
            {u"name"_s, tool.name},
            {u"version"_s, tool.version},
            {u"levels"_s, QJsonArray::fromStringList(tool.levels)},
            {u"domains"_s, domains}};
}

Result<Answer> runTools(const Call&)
{
    Answer answer;
    QJsonArray list;
    for (const appraisal::Tool& tool : appraisal::tools()) {
        list.append(jsonOf(tool));
        answer.text += tr("%1: %2 (%3), domains %4")
                           .arg(tool.key, tool.name, tool.version, tool.columns().join(u", "_s));
    }
    answer.json = {{u"tools"_s, list}};
    return answer;
}

Result<appraisal::Answers> answersOf(const QString& text)
{
    appraisal::Answers answers;
    for (const QString& part : text.split(u',', Qt::SkipEmptyParts)) {
        const qsizetype at = part.indexOf(u'=');
        if (at < 1)
            return makeError(ErrorCode::Usage,
                             tr("cannot judge: \"%1\" is not of the form question=answer").arg(part));
        answers.insert(part.left(at).trimmed(), part.mid(at + 1).trimmed());
    }
    return answers;
}

Result<Answer> runJudge(const Call& call)
{
    const appraisal::Tool* tool = appraisal::toolByKey(call.value(u"tool"_s));
    if (!tool)
        return makeError(ErrorCode::Usage,
                         tr("cannot judge: there is no tool \"%1\"; plansift rob tools lists them")
                             .arg(call.value(u"tool"_s)));
    const Result<appraisal::Answers> answers = answersOf(call.value(u"answers"_s));
    if (!answers)
        return answers.error();
    const Result<appraisal::Proposal> proposal = appraisal::judge(*tool, call.value(u"domain"_s), *answers);
    if (!proposal)
        return proposal.error();
    Answer answer;
    answer.json = {{u"judgement"_s, proposal->judgement},
                   {u"may_escalate"_s, proposal->mayEscalate},
                   {u"questions"_s, QJsonArray::fromStringList(proposal->questions)}};
    answer.text = {proposal->judgement.isEmpty() ? tr("the answers do not determine a judgement")
                                                 : proposal->judgement};
    if (proposal->mayEscalate)
        answer.text += tr("several domains with some concerns: the reviewer may raise it to high");
    return answer;
}

Result<RowId> outcomeOf(const Session& session, const Call& call)
{
    if (!call.has(u"outcome"_s))
        return RowId(0);
    const Result<Outcome> outcome = outcomeNamed(session, call.value(u"outcome"_s));
    return outcome ? Result<RowId>(outcome->id) : Result<RowId>(outcome.error());
}

Result<Answer> runImport(const Call& call)
{
    const Result<std::unique_ptr<Session>> session = call.open();
    if (!session)
        return session.error();
    const Result<RowId> outcome = outcomeOf(**session, call);
    if (!outcome)
        return outcome.error();
    const QString tool = call.has(u"tool"_s) ? call.value(u"tool"_s) : u"rob2"_s;
    const Result<RobReport> report = importRob(**session, call.argument(1), tool, *outcome);
    if (!report)
        return report.error();
    Answer answer;
    answer.json = {{u"rows"_s, report->rows}, {u"issues"_s, issuesJson(report->issues)}};
    answer.text =
        QStringList{tr("%1 results").arg(report->rows)} + issueLines(call.argument(1), report->issues);
    if (!report->allTaken())
        answer.fault =
            makeError(ErrorCode::Input, tr("some rows of \"%1\" were refused").arg(call.argument(1)));
    return answer;
}

QJsonObject jsonOf(const RobAssessment& a)
{
    QJsonObject judgements;
    for (const RobJudgement& j : a.judgements)
        judgements.insert(j.domain, j.judgement);
    QJsonObject answers;
    for (const RobAnswer& answer : a.answers)
        answers.insert(answer.question, answer.answer);
    return {{u"study"_s, a.studyLabel},  {u"outcome"_s, a.outcomeName},
            {u"tool"_s, a.tool},         {u"tool_version"_s, a.toolVersion},
            {u"reviewer"_s, a.reviewer}, {u"tag"_s, a.tag},
            {u"answers"_s, answers},     {u"judgements"_s, judgements}};
}

Result<Answer> runExport(const Call& call)
{
    const Result<std::unique_ptr<Session>> session = call.open(true);
    if (!session)
        return session.error();
    const Result<QList<RobAssessment>> all = assessments(**session);
    const Result<QStringList> lines = exportRob(**session);
    if (!all || !lines)
        return all ? lines.error() : all.error();
    QJsonArray list;
    for (const RobAssessment& assessment : *all)
        list.append(jsonOf(assessment));
    return Answer{{{u"assessments"_s, list}}, *lines, {}};
}

} // namespace

Command robToolsCommand()
{
    return {u"rob tools"_s, tr("lists the risk-of-bias tools"), {}, 0, {}, runTools};
}

Command robJudgeCommand()
{
    return {u"rob judge"_s,
            tr("applies a tool's algorithm to answers"),
            u"--tool K --domain D --answers 1.1=Y,..."_s,
            0,
            {{u"tool"_s, u"K"_s, tr("the tool, e.g. rob2")},
             {u"domain"_s, u"D"_s, tr("a domain, e.g. D1 or D2_assignment, or overall")},
             {u"answers"_s, u"LIST"_s, tr("1.1=Y,1.2=NI ... (overall: D1=Low,...)")}},
            runJudge};
}

Command robImportCommand()
{
    return {u"rob import"_s,
            tr("reads judgements from a CSV (Study,D1,...,Overall)"),
            u"PROJECT FILE.csv"_s,
            2,
            {{u"tool"_s, u"K"_s, tr("the tool (rob2)")},
             {u"outcome"_s, u"O"_s, tr("the outcome they are about")}},
            runImport};
}

Command robExportCommand()
{
    return {u"rob export"_s, tr("writes all assessments as CSV or JSON"), u"PROJECT"_s, 1, {}, runExport};
}

} // namespace plansift::cli
