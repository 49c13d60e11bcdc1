// SPDX-License-Identifier: GPL-3.0-or-later
// Criteria, marked words and the state of the work while people screen.
#pragma once

#include "core/model/screening_rules.hpp"
#include "core/session/screening.hpp"

namespace plansift {

Result<QList<Criterion>> criteria(const Session& session);
/// Replaces the criteria, as one step.
Status setCriteria(Session& session, const QList<Criterion>& criteria);

Result<QList<Highlight>> highlights(const Session& session);
/// Replaces the marked words, as one step; a word stands once.
Status setHighlights(Session& session, const QList<Highlight>& highlights);

/// How far the work at a stage is. Counts only: it tells nothing of single votes.
struct ScreeningProgress {
    qint64 records = 0;     ///< that take part
    qint64 mine = 0;        ///< voted on by the acting reviewer
    qint64 complete = 0;    ///< with all votes
    qint64 forOthers = 0;   ///< with the acting reviewer's vote that wait for another one
    QStringList others{};   ///< who else votes at this stage
    double secondsEach = 0; ///< median time between the acting reviewer's latest votes; 0 = not known
    screening::Agreement agreement{};
};

/// Reads all votes of the stage: for work beside the window.
Result<ScreeningProgress> screeningProgress(const Session& session, Stage stage);

} // namespace plansift
