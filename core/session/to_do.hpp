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

/// One of the five stages of the work and whether it is done.
enum class StageState { Waiting, Current, Done };
struct WorkStage {
    QString label{};
    QString page{};
    StageState state = StageState::Waiting;
};

/// What is left to do and how far the review is.
struct Progress {
    QList<Task> tasks{}; ///< in the order of a review; empty when nothing waits
    QList<WorkStage> stages{};
};

/// Reads all votes: for work beside the window.
Result<Progress> progressOf(const Session& session);

} // namespace plansift
