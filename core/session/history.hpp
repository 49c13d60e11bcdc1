// SPDX-License-Identifier: GPL-3.0-or-later
// The history in words: what changed where, from what to what, without votes that must stay hidden.
#pragma once

#include "core/session/session.hpp"

namespace plansift {

/// One changed value.
struct ChangeLine {
    QString what{};   ///< "Vote", "Cell of data" ...
    QString where{};  ///< "record 611", "Trial B · Pain"
    QString field{};  ///< name of the column, in words
    QString before{}; ///< "" = nothing stood there
    QString after{};  ///< "" = nothing stands there now
};

/// What rows of the log can be, for narrowing it: the table and its name.
QList<std::pair<QString, QString>> historyKinds();

/// The changes of a step, at most so many events of it. The value of another reviewer's vote is left out
/// while a second vote is waited for and the acting reviewer has not voted.
Result<QList<ChangeLine>> changesOf(const Session& session, const QString& step, int most);

/// Writes steps with all their changes as a table (CSV), one row a changed value, newest step first.
/// `progress` returns false to stop; then nothing is written.
Status exportHistory(const Session& session, const StepFilter& filter, const QString& path,
                     const std::function<bool(int done, int total)>& progress = {});

} // namespace plansift
