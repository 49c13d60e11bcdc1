// SPDX-License-Identifier: GPL-3.0-or-later
// Walking through the votes in the order of their time.
#include "core/session/screening_history.hpp"

#include "core/store/screening_repo.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

bool isPositive(Verdict verdict)
{
    return verdict == Verdict::Include || verdict == Verdict::Maybe;
}

/// Adds the second vote on a record to the table of both.
void addPair(screening::VoteTable& table, bool first, bool second)
{
    ++(first ? (second ? table.bothInclude : table.firstOnly)
             : (second ? table.secondOnly : table.bothExclude));
}

} // namespace

Result<QList<ScreeningDay>> screeningHistory(const Session& session, Stage stage)
{
    Result<QList<Decision>> votes = store::votes(session.database(), stage);
    if (!votes)
        return votes.error();
    std::ranges::stable_sort(*votes, {}, &Decision::decidedAt);
    QList<ScreeningDay> days;
    QHash<RowId, bool> firstVotes;
    screening::VoteTable table;
    for (const Decision& vote : *votes) {
        const QDate day = QDate::fromString(vote.decidedAt.left(10), Qt::ISODate);
        if (days.isEmpty() || days.constLast().day != day)
            days.append({day, {}, {}, {}});
        ++days.last().votes[vote.reviewer];
        const auto first = firstVotes.constFind(vote.record);
        if (first == firstVotes.constEnd())
            firstVotes.insert(vote.record, isPositive(vote.verdict));
        else
            addPair(table, *first, isPositive(vote.verdict));
        const screening::Agreement agreed = screening::agreementOf(table);
        days.last().observed = agreed.observed;
        days.last().kappa = agreed.kappa;
    }
    return days;
}

} // namespace plansift
