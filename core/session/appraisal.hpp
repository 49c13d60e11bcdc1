// SPDX-License-Identifier: GPL-3.0-or-later
// Risk of bias in a review: assessing results, reading and writing tables of judgements.
#pragma once

#include "core/appraisal/tool.hpp"
#include "core/model/import_batch.hpp"
#include "core/model/rob_assessment.hpp"
#include "core/session/session.hpp"

namespace plansift {

Result<QList<RobAssessment>> assessments(const Session& session);
/// What the acting reviewer may see: their own, and those of others once their own overall judgement of the
/// same result stands or as many others as the review asks for have finished it; nothing waits for them then.
Result<QList<RobAssessment>> visibleAssessments(const Session& session);

/// Whether judgements of others are kept from an assessor who has not finished.
enum class Blinding { Kept, Lifted };

/// Assessments for an outcome (its id, key or name); those of the study as a whole stand for every outcome
/// without its own. With "" all assessments.
Result<QList<RobAssessment>> assessmentsFor(const Session& session, const QString& outcome,
                                            Blinding blinding);

/// Judgements that are no level of the tool or differ from its algorithm without a reason, one sentence each.
QStringList judgementProblems(const RobAssessment& assessment);

/// A result whose risk of bias can be assessed: a study with data for an outcome; outcome 0 = as a whole.
struct RobTarget {
    RowId study = 0;
    QString studyLabel{};
    RowId outcome = 0;
    QString outcomeName{};

    bool operator==(const RobTarget&) const = default;
};

/// All results with data, studies without data, and whatever else was assessed; by study.
Result<QList<RobTarget>> robTargets(const Session& session);

/// How many results wait for the acting reviewer's overall judgement.
Result<int> resultsToJudge(const Session& session);

/// Another reviewer's assessment of the same result.
struct OtherAssessor {
    QString reviewer{};
    int domainsJudged = 0;
    std::optional<RobAssessment> assessment{}; ///< only where the acting reviewer may see it
};
Result<QList<OtherAssessor>> otherAssessors(const Session& session, const RobTarget& target,
                                            const QString& tool);

/// The assessment with one more answer. Judgements that the answers no longer give are taken away, unless a
/// reason for overriding stands beside them.
RobAssessment withAnswer(RobAssessment assessment, const RobAnswer& answer);
/// The assessment with the judgement of a domain ("overall" too); an overall judgement that the domains no
/// longer give is taken away.
RobAssessment withJudgement(RobAssessment assessment, const RobJudgement& judgement);
/// The assessment with a domain's answers and judgement as they stand in another one.
RobAssessment withDomainOf(RobAssessment assessment, const RobAssessment& other, const QString& domain);

/// What the tool's algorithm gives for the whole, from the judgements that stand.
Result<appraisal::Proposal> overallProposal(const RobAssessment& assessment);

/// Stores the acting reviewer's assessment of a result in place of what stood, as one step. A judgement that
/// differs from what the tool's algorithm proposes needs a reason; without any answers of a domain its
/// judgement is taken as given.
Result<RowId> assess(Session& session, const RobAssessment& assessment);

/// What a file of judgements gave.
struct RobReport {
    int rows = 0;
    QList<ImportIssue> issues{};
    bool allTaken() const;
};

/// Reads a CSV as robvis does: Study, one column a domain (D1 ... or the tool's names), Overall; further
/// columns named like signalling questions (1.1) are answers. Judgements are known by their first letters.
/// One step. `outcome` 0 = the study as a whole.
Result<RobReport> importRob(Session& session, const QString& path, const QString& tool, RowId outcome);

/// All assessments as lines of CSV, header first: Study, Outcome, Tool, Reviewer, the domains, Overall.
Result<QStringList> exportRob(const Session& session);

} // namespace plansift
