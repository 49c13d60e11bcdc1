// SPDX-License-Identifier: GPL-3.0-or-later
// Screening: votes, conflicts, what waits for whom, agreement, and the PRISMA counts.
#pragma once

#include "core/model/prisma_counts.hpp"
#include "core/screening/agreement.hpp"
#include "core/session/session.hpp"

namespace plansift {

/// One line of a file of decisions.
struct DecisionLine {
    QString record{}; ///< row number, uid, DOI or PMID
    Verdict verdict = Verdict::Exclude;
    QStringList reasons{};
    QString note{};
};

/// What applying decisions did.
struct DecisionReport {
    int applied = 0;
    int unchanged = 0;
    QStringList unknown{}; ///< record texts that name no record, or more than one
};

/// One vote of the acting reviewer, as one step. At full text an exclusion needs a reason.
Status decide(Session& session, const Decision& decision);
/// Settles a conflict as the acting reviewer; both votes stay.
Status adjudicate(Session& session, const Decision& decision);

/// Applies many votes (or adjudications) of the acting reviewer as one step.
Result<DecisionReport> applyDecisions(Session& session, Stage stage, const QList<DecisionLine>& lines,
                                      bool adjudicate);

/// Reads a CSV with the columns record, verdict, reason, note. Errors name the line and the cure.
Result<QList<DecisionLine>> readDecisionFile(const QString& path, Stage stage);

/// All votes on a record, then the adjudication.
Result<QList<Decision>> decisionsOn(const Session& session, RowId record);
/// The same without what the acting reviewer must not see: others' votes at a stage where a second vote is
/// still waited for and the acting reviewer has not voted.
Result<QList<Decision>> visibleDecisions(const Session& session, RowId record);
/// Names of all who have acted in the review, and the acting reviewer.
Result<QStringList> reviewers(const Session& session);
Result<QList<Reason>> reasons(const Session& session, Stage stage);
/// Adds reasons to exclude at the end of a stage's list, in this order, as one step; those that exist stay.
Status addReasons(Session& session, Stage stage, const QStringList& labels);
Result<QList<RowId>> recordsStanding(const Session& session, Stage stage, Standing standing);
/// Records behind a box of the flow, by its name in prismaKeys() or open_screening, open_full_text.
/// Error: no such box.
Result<QList<RowId>> recordsInBox(const Session& session, const QString& box);
/// What stands in such a box, in the words of PRISMA 2020.
QString boxName(const QString& box);
/// Records on which the acting reviewer's vote is missing.
Result<QList<RowId>> waitingForMe(const Session& session, Stage stage);

/// Two reviewers and how far they agree.
struct ReviewerPair {
    QString first{};
    QString second{};
    screening::Agreement agreement{};
};
/// The two reviewers with the most records in common, on their own votes (maybe = include).
Result<ReviewerPair> reviewerPair(const Session& session, Stage stage);
/// Agreement of the two reviewers with the most records in common, on their own votes (maybe = include).
Result<screening::Agreement> agreement(const Session& session, Stage stage);

Result<PrismaCounts> prismaCounts(const Session& session);
/// What keeps the flow from being final; as many as PrismaCounts::open().
Result<QList<OpenRecord>> openRecords(const Session& session);

} // namespace plansift
