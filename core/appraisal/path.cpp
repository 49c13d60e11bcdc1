// SPDX-License-Identifier: GPL-3.0-or-later
// Following the answers through the graphs of a domain.
#include "core/appraisal/path.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::appraisal {
namespace {

/// Answers of this domain's questions only.
Answers ofDomain(const Domain& domain, const Answers& answers)
{
    Answers own;
    for (const Question& question : domain.questions)
        if (const QString answer = answers.value(question.id); !answer.isEmpty())
            own.insert(question.id, answer);
    return own;
}

QString judgementWith(const Tool& tool, const Domain& domain, const Answers& answers)
{
    return judge(tool, domain.id, answers).valueOr({}).judgement;
}

const Question* questionOf(const Domain& domain, const QString& id)
{
    const auto found = std::ranges::find(domain.questions, id, &Question::id);
    return found == domain.questions.end() ? nullptr : &*found;
}

/// Judgements other than the present one, with the answers that lead to each.
QList<Alternative> alternativesOf(const Tool& tool, const Domain& domain, const Question& question,
                                  const Answers& answers)
{
    const QString now = judgementWith(tool, domain, answers);
    QList<Alternative> list;
    for (const QString& option : question.options) {
        if (option == u"NA"_s || option == answers.value(question.id))
            continue;
        Answers changed = answers;
        changed.insert(question.id, option);
        const QString then = judgementWith(tool, domain, changed);
        if (then == now)
            continue;
        const auto same = std::ranges::find(list, then, &Alternative::judgement);
        if (same == list.end())
            list.append({{option}, then});
        else
            same->answers += option;
    }
    return list;
}

} // namespace

Path pathOf(const Tool& tool, const Domain& domain, const Answers& answers)
{
    const Answers own = ofDomain(domain, answers);
    const Proposal proposal = judge(tool, domain.id, own).valueOr({});
    Path path;
    path.judgement = proposal.judgement;
    for (const QString& id : proposal.questions)
        if (const Question* question = questionOf(domain, id))
            path.steps.append({id, own.value(id), alternativesOf(tool, domain, *question, own)});
    return path;
}

bool isAsked(const Question& question, const Path& path)
{
    return question.askedWhen == u"always"_s ||
           std::ranges::find(path.steps, question.id, &PathStep::question) != path.steps.end();
}

} // namespace plansift::appraisal
