// SPDX-License-Identifier: GPL-3.0-or-later
// Risk of bias in a review: assessing results, reading and writing tables of judgements.
#pragma once

#include "core/model/import_batch.hpp"
#include "core/model/rob_assessment.hpp"
#include "core/session/session.hpp"

namespace plansift {

Result<QList<RobAssessment>> assessments(const Session& session);

/// Judgements that are no level of the tool or differ from its algorithm without a reason, one sentence each.
QStringList judgementProblems(const RobAssessment& assessment);

/// Stores the acting reviewer's assessment of a result, as one step. A judgement that differs from what the
/// tool's algorithm proposes needs a reason; without any answers of a domain its judgement is taken as given.
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
