// SPDX-License-Identifier: GPL-3.0-or-later
// Adopting judgements of bias: which tool they were made with, and its domains.
#include "core/session/adoption_steps.hpp"

#include "core/appraisal/tool.hpp"
#include "core/base/text.hpp"
#include "core/store/study_repo.hpp"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

using appraisal::Domain;
using appraisal::Tool;
using formats::ForeignAssessment;
using formats::ForeignJudgement;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

const QString kOverall = u"overall"_s;

bool isOverall(const QString& name)
{
    return foldText(name).startsWith(kOverall);
}

/// Words for the absence of a judgement.
bool saysNothing(const QString& judgement)
{
    const QString word = foldText(judgement);
    return word.isEmpty() || word == u"na"_s || word == u"not applicable"_s || word == u"no information"_s;
}

/// The domain that a column or item means; nullptr when none.
const Domain* domainOf(const Tool& tool, const QString& name)
{
    const QString folded = foldText(name);
    for (const Domain& domain : tool.domains)
        if (folded == foldText(domain.id) || folded == foldText(domain.column) ||
            folded.contains(foldText(domain.label)) || folded.contains(foldText(domain.figureLabel)))
            return &domain;
    return nullptr;
}

/// How many of the names mean a domain; 0 when a short name (D7) or a level is none of the tool's.
int fitOf(const Tool& tool, const QStringList& names, const QStringList& words)
{
    static const QRegularExpression shortName(u"^D\\d+[a-z]?$"_s);
    int fit = 0;
    for (const QString& name : names) {
        const bool known = domainOf(tool, name) != nullptr;
        if (!known && shortName.match(name).hasMatch())
            return 0;
        fit += known ? 1 : 0;
    }
    const bool levels = std::all_of(words.begin(), words.end(),
                                    [&tool](const QString& w) { return !tool.levelOf(w).isEmpty(); });
    return levels ? fit : 0;
}

/// The tool that knows most of the domains and all levels; nullptr when there is none.
const Tool* toolFor(const QList<ForeignAssessment>& assessments)
{
    QStringList names;
    QStringList words;
    for (const ForeignAssessment& assessment : assessments)
        for (const ForeignJudgement& judgement : assessment.judgements) {
            if (!isOverall(judgement.domain) && !names.contains(judgement.domain))
                names += judgement.domain;
            if (!saysNothing(judgement.judgement) && !words.contains(judgement.judgement))
                words += judgement.judgement;
        }
    const Tool* best = nullptr;
    int most = 0;
    for (const Tool& tool : appraisal::tools())
        if (const int fit = fitOf(tool, names, words); fit > most) {
            best = &tool;
            most = fit;
        }
    return best;
}

/// The answer to a domain's only question that gives this judgement; "" when there is none.
QString answerFor(const Tool& tool, const Domain& domain, const QString& level)
{
    if (domain.questions.size() != 1)
        return {};
    const appraisal::Question& question = domain.questions.constFirst();
    for (const QString& option : question.options) {
        const Result<appraisal::Proposal> proposal =
            appraisal::judge(tool, domain.id, {{question.id, option}});
        if (proposal && proposal->judgement == level)
            return option;
    }
    return {};
}

/// Puts one study's judgements together.
class AssessmentBuilder {
public:
    AssessmentBuilder(Adoption& adoption, const Tool& tool, const ForeignAssessment& foreign)
        : m_adoption(adoption)
        , m_tool(tool)
        , m_foreign(foreign)
    {
        m_result.studyLabel = foreign.study;
        m_result.outcome = adoption.request.outcome;
        m_result.tool = tool.key;
        m_result.toolVersion = tool.version;
        m_result.reviewer = adoption.recorder.actor();
    }

    RobAssessment build()
    {
        for (const ForeignJudgement& judgement : m_foreign.judgements)
            take(judgement);
        return m_result;
    }

private:
    void take(const ForeignJudgement& given)
    {
        if (saysNothing(given.judgement)) {
            if (!given.support.isEmpty() || foldText(given.judgement) == u"no information"_s)
                leftOut(given, Text::tr("it is no level of %1").arg(m_tool.name));
            return;
        }
        const QString level = m_tool.levelOf(given.judgement);
        if (isOverall(given.domain))
            return put(kOverall, level, given);
        const Domain* domain = domainOf(m_tool, given.domain);
        if (!domain)
            return leftOut(given, Text::tr("%1 has no such domain").arg(m_tool.name));
        put(domain->id, level, given);
        addSupport(*domain, level, given);
    }

    /// Judgements by group of outcomes: the worst stands for the study.
    void put(const QString& domain, const QString& level, const ForeignJudgement& given)
    {
        for (RobJudgement& standing : m_result.judgements)
            if (standing.domain == domain) {
                if (standing.judgement != level)
                    leftOut(given,
                            Text::tr("%1 is judged %2 as well; the worse counts for the study, assess by "
                                     "outcome to keep both")
                                .arg(given.domain, standing.judgement));
                if (m_tool.levels.indexOf(level) > m_tool.levels.indexOf(standing.judgement))
                    standing.judgement = level;
                return;
            }
        m_result.judgements.append({domain, level, {}});
    }

    /// Supporting text is that of the domain's question, or the reason of the judgement.
    void addSupport(const Domain& domain, const QString& level, const ForeignJudgement& given)
    {
        if (const QString answer = answerFor(m_tool, domain, level); !answer.isEmpty()) {
            const QString question = domain.questions.constFirst().id;
            for (RobAnswer& standing : m_result.answers)
                if (standing.question == question) {
                    standing.support += u'\n' + given.support;
                    if (m_result.judgement(domain.id) == level)
                        standing.answer = answer;
                    return;
                }
            m_result.answers.append({question, answer, given.support});
        } else if (!given.support.isEmpty()) {
            const auto standing =
                std::find_if(m_result.judgements.begin(), m_result.judgements.end(),
                             [&domain](const RobJudgement& j) { return j.domain == domain.id; });
            const QString before = standing->overrideReason;
            standing->overrideReason =
                before.isEmpty() ? given.support : QString(before + u'\n' + given.support);
        }
    }

    void leftOut(const ForeignJudgement& given, const QString& why)
    {
        m_adoption.issue(given.line, Severity::Warning,
                         Text::tr("%1, %2: \"%3\" is left out: %4")
                             .arg(m_foreign.study, given.domain,
                                  given.support.isEmpty()
                                      ? given.judgement
                                      : QString(given.judgement + u". "_s + given.support),
                                  why));
    }

    Adoption& m_adoption;
    const Tool& m_tool;
    const ForeignAssessment& m_foreign;
    RobAssessment m_result{};
};

Status putOne(Adoption& adoption, RobAssessment assessment)
{
    bool added = false;
    const Result<RowId> study = store::studyOfLabel(adoption.recorder, assessment.studyLabel, added);
    if (!study)
        return study.error();
    assessment.study = *study;
    adoption.report.studies += added ? 1 : 0;
    const Result<RowId> put = store::putAssessment(adoption.recorder, assessment);
    adoption.report.assessments += put ? 1 : 0;
    return put ? Status() : Status(put.error());
}

void reportNoTool(Adoption& adoption)
{
    QStringList keys;
    for (const Tool& tool : appraisal::tools())
        keys += tool.name;
    adoption.issue(
        adoption.review.assessments.constFirst().line, Severity::Error,
        Text::tr("%1 assessments are left out: their domains or levels are those of none of the tools here "
                 "(%2)")
            .arg(adoption.review.assessments.size())
            .arg(keys.join(u", "_s)));
}

} // namespace

Status placeAssessments(Adoption& adoption)
{
    if (adoption.review.assessments.isEmpty())
        return {};
    const Tool* tool = toolFor(adoption.review.assessments);
    if (!tool) {
        reportNoTool(adoption);
        return {};
    }
    int empty = 0;
    for (const ForeignAssessment& foreign : adoption.review.assessments) {
        const RobAssessment assessment = AssessmentBuilder(adoption, *tool, foreign).build();
        empty += assessment.judgements.isEmpty() ? 1 : 0;
        if (!assessment.judgements.isEmpty())
            if (Status put = putOne(adoption, assessment); !put)
                return put;
    }
    if (empty > 0)
        adoption.issue(0, Severity::Info,
                       Text::tr("%1 studies have no judgement of bias in the file (empty or not applicable)")
                           .arg(empty));
    return {};
}

} // namespace plansift
