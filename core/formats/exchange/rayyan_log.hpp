// SPDX-License-Identifier: GPL-3.0-or-later
// Rayyan's log of customisations: who decided what, when; the latest entry counts.
#pragma once

#include "core/formats/exchange/foreign_review.hpp"

namespace plansift::formats {

/// How an article stands for one person when the log is over.
struct RayyanVote {
    QString article{}; ///< "902924745"
    QString person{};  ///< e-mail address, or number of the account
    std::optional<Verdict> verdict{};
    QString decidedAt{};
    QStringList reasons{};
    QStringList labels{};
    QStringList labelsTakenOff{};
    int line = 0; ///< of the decision, or of the first entry
};

/// True for the header created_at,user_id,user_email,article_id,key,value.
bool isRayyanLog(const ForeignFile& file);

/// Plays the log through; entries that cannot be read are issues of `review`.
QList<RayyanVote> readRayyanLog(const ForeignFile& file, ForeignReview& review);

} // namespace plansift::formats
