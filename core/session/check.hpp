// SPDX-License-Identifier: GPL-3.0-or-later
// plansift check: is the file whole, do the numbers add up, is every row explained by the history?
#pragma once

#include "core/session/session.hpp"

#include <QStringList>

namespace plansift {

/// What a check found. Problems are breaches; notes are things still to do (open records, studies without a
/// report).
struct CheckReport {
    QStringList problems{};
    QStringList notes{};
};

/// Runs every check: the database's own, the identities of PRISMA 2020, the counts of imports, chains of
/// duplicates, values against what is printed, judgements against answers, and rows against the event log.
Result<CheckReport> checkReview(const Session& session);

} // namespace plansift
