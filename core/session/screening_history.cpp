// SPDX-License-Identifier: GPL-3.0-or-later
// Walking through the votes in the order of their time.
#include "core/session/screening_history.hpp"

#include "core/store/screening_repo.hpp"

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
    const Result<QList<store::DatedVote>> votes = store::datedVotes(session.database(), stage);
    if (!votes)
        return votes.error();
    QList<ScreeningDay> days;
    QHash<RowId, bool> firstVotes;
    screening::VoteTable table;
    const auto endDay = [&] {
        if (days.isEmpty())
            return;
        const screening::Agreement agreed = screening::agreementOf(table);
        days.last().observed = agreed.observed;
        days.last().kappa = agreed.kappa;
    };
    QString day;
    for (const store::DatedVote& vote : *votes) {
        if (days.isEmpty() || day != vote.day) {
            endDay();
            day = vote.day;
            days.append({QDate::fromString(day, Qt::ISODate), {}, {}, {}});
        }
        ++days.last().votes[vote.reviewer];
        const auto first = firstVotes.constFind(vote.record);
        if (first == firstVotes.constEnd())
            firstVotes.insert(vote.record, isPositive(vote.verdict));
        else
            addPair(table, *first, isPositive(vote.verdict));
    }
    endDay();
    return days;
}

} // namespace plansift
