// SPDX-License-Identifier: GPL-3.0-or-later
// From answers to a proposed judgement: RoB 2 (Sterne et al., BMJ 2019;366:l4898), as data in the tool's
// graphs.
#include "core/appraisal/tool.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::appraisal {
namespace {

Error cannotJudge(const QString& why)
{
    return makeError(ErrorCode::Usage, QCoreApplication::translate("rob", "cannot judge: %1").arg(why));
}

bool holds(const Condition& condition, const Answers& answers)
{
    return condition.answers.contains(answers.value(condition.question));
}

bool matches(const Edge& edge, const Answers& answers)
{
    const auto test = [&answers](const Condition& c) { return holds(c, answers); };
    return edge.any ? std::any_of(edge.conditions.begin(), edge.conditions.end(), test)
                    : std::all_of(edge.conditions.begin(), edge.conditions.end(), test);
}

void notePassed(Proposal& proposal, const QList<Edge>& edges)
{
    for (const Edge& edge : edges)
        for (const Condition& condition : edge.conditions)
            if (!proposal.questions.contains(condition.question))
                proposal.questions += condition.question;
}

/// Walks one graph; the judgement, or "" where no edge matches.
QString walk(const Tool& tool, const Graph& graph, const Answers& answers, Proposal& proposal)
{
    QString at = graph.start;
    while (!tool.levels.contains(at)) {
        const QList<Edge> edges = graph.nodes.value(at);
        notePassed(proposal, edges);
        const auto edge = std::find_if(edges.begin(), edges.end(),
                                       [&answers](const Edge& e) { return matches(e, answers); });
        if (edge == edges.end())
            return {};
        at = edge->then;
    }
    return at;
}

Result<Proposal> judgeDomain(const Tool& tool, const Domain& domain, const Answers& answers)
{
    for (auto it = answers.begin(); it != answers.end(); ++it) {
        const auto question = std::find_if(domain.questions.begin(), domain.questions.end(),
                                           [&it](const Question& q) { return q.id == it.key(); });
        if (question == domain.questions.end())
            return cannotJudge(
                QCoreApplication::translate("rob", "%1 has no question %2").arg(domain.id, it.key()));
        if (!question->options.contains(it.value()))
            return cannotJudge(QCoreApplication::translate("rob", "question %1 takes %2, not \"%3\"")
                                   .arg(it.key(), question->options.join(u", "_s), it.value()));
    }
    Proposal proposal;
    qsizetype worst = 0;
    bool complete = true;
    for (const Graph& part : domain.parts) {
        const QString judgement = walk(tool, part, answers, proposal);
        complete = complete && !judgement.isEmpty();
        worst = std::max(worst, tool.levels.indexOf(judgement));
    }
    if (complete)
        proposal.judgement = tool.levels.at(worst);
    return proposal;
}

/// All best -> best, any worst -> worst, otherwise the middle; several middle ones may be raised by the
/// reviewer.
Result<Proposal> judgeOverall(const Tool& tool, const Answers& judgements)
{
    Proposal proposal;
    proposal.questions = tool.columns();
    qsizetype worst = 0;
    int middle = 0;
    for (const QString& column : tool.columns()) {
        if (!judgements.contains(column))
            return proposal;
        const qsizetype level = tool.levels.indexOf(judgements.value(column));
        if (level < 0)
            return cannotJudge(QCoreApplication::translate("rob", "%1 is %2, not \"%3\"")
                                   .arg(column, tool.levels.join(u", "_s), judgements.value(column)));
        worst = std::max(worst, level);
        middle += level == 1 ? 1 : 0;
    }
    proposal.judgement = tool.levels.at(worst);
    proposal.mayEscalate = worst == 1 && tool.escalateAt > 0 && middle >= tool.escalateAt;
    return proposal;
}

} // namespace

Result<Proposal> judge(const Tool& tool, const QString& domainId, const Answers& answers)
{
    if (domainId == u"overall"_s)
        return judgeOverall(tool, answers);
    const Domain* domain = tool.domain(domainId);
    if (!domain)
        return cannotJudge(
            QCoreApplication::translate("rob", "%1 has no domain %2").arg(tool.name, domainId));
    return judgeDomain(tool, *domain, answers);
}

} // namespace plansift::appraisal
