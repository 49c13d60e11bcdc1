// SPDX-License-Identifier: GPL-3.0-or-later
// The history in words: what changed where, from what to what, without votes that must stay hidden.
#pragma once

#include "core/session/session.hpp"

namespace plansift {

/// One changed value.
struct ChangeLine {
    QString what{};   ///< "Vote", "Cell of data" ...
    QString where{};  ///< "record 611"
    QString field{};  ///< name of the column, in words
    QString before{}; ///< "" = nothing stood there
    QString after{};  ///< "" = nothing stands there now
};

/// The changes of a step, at most so many events of it. The value of another reviewer's vote is left out
/// while a second vote is waited for and the acting reviewer has not voted.
Result<QList<ChangeLine>> changesOf(const Session& session, const QString& step, int most);

} // namespace plansift
