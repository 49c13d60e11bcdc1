// SPDX-License-Identifier: GPL-3.0-or-later
// A glance at a review file that is not open: what the list of recent reviews shows.
#pragma once

#include "core/base/result.hpp"

#include <QDateTime>
#include <QString>

namespace plansift {

/// What a file holds and how far its work is.
struct ReviewGlance {
    QString title{};
    QString question{};  ///< one sentence made of its PICO; "" when none was given
    qint64 bytes = 0;    ///< of the file
    QDateTime changed{}; ///< when the file was written last
    QString stage{};     ///< "Screening: 216 wait", "Analysis: nothing waits"
    int settled = 0;     ///< records and reports whose fate is decided
    int open = 0;        ///< those that wait for a vote or a report
};

/// Reads a file without changing it. May be called on any thread; costs as much as the counts of the flow.
/// Errors: no such file, no review, or a format that this program cannot read without migrating.
Result<ReviewGlance> glanceAt(const QString& path);

} // namespace plansift
