// SPDX-License-Identifier: GPL-3.0-or-later
// What a review knows about its studies that may explain why their results differ.
#pragma once

#include "core/session/studies.hpp"
#include "core/synthesis/moderator.hpp"

namespace plansift {

/// Year of publication, overall risk of bias for the outcome, and every characteristic of the studies with
/// data for it. A characteristic is a number when all its texts are ("44", "3.5"), else a category. One that
/// cannot be used says why.
Result<QList<synthesis::Moderator>> moderators(const Session& session, const Outcome& outcome);

/// Those that the plan of the outcome names (its key "mods"), in its order; names unknown today are left out.
Result<QList<synthesis::Moderator>> plannedModerators(const Session& session, const Outcome& outcome);

/// The rows with the subgroups that the plan asks for (its key "subgroup_by"): the studies' value of a
/// moderator, none at all ("none"), or as the rows say.
Result<QList<OutcomeRow>> withSubgroups(const Session& session, const Outcome& outcome,
                                        QList<OutcomeRow> rows);

/// The rows of an outcome as they are analysed.
Result<QList<OutcomeRow>> rowsToAnalyse(const Session& session, const Outcome& outcome);

} // namespace plansift
