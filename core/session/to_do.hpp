// SPDX-License-Identifier: GPL-3.0-or-later
// What waits to be done, derived from the data of the review.
#pragma once

#include "core/session/session.hpp"

namespace plansift {

/// Something that waits, and where it is done.
struct Task {
    QString text{};     ///< "155 records wait for your vote"
    QString detail{};   ///< "" or a second line
    QString icon{};     ///< name of an icon
    QString page{};     ///< where it is done; "" = nowhere
    QString argument{}; ///< what to show there
    QString button{};   ///< "Screen"
};

/// Tasks in the order of a review; empty when nothing waits.
Result<QList<Task>> toDo(const Session& session);

/// The five stages of the work and whether each is done.
enum class StageState { Waiting, Current, Done };
struct WorkStage {
    QString label{};
    QString page{};
    StageState state = StageState::Waiting;
};
Result<QList<WorkStage>> workStages(const Session& session);

} // namespace plansift
