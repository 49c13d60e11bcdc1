// SPDX-License-Identifier: GPL-3.0-or-later
// Use cases of screening.
#include "core/session/screening.hpp"

#include "core/base/csv.hpp"
#include "core/base/text.hpp"
#include "core/store/record_repo.hpp"
#include "core/store/screening_repo.hpp"

#include <QCoreApplication>
#include <QVariant>

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

bool isPositive(Verdict verdict)
{
    return verdict == Verdict::Include || verdict == Verdict::Maybe;
}

Status checkReason(const Decision& decision)
{
    const bool needed = decision.stage == Stage::FullText && decision.verdict == Verdict::Exclude;
    if (!needed || !decision.reasons.isEmpty())
        return {};
    return makeError(
        ErrorCode::Input,
        Text::tr("cannot exclude record %1 at full text: choose a reason first").arg(decision.record));
}

Status checkReviewer(const Session& session)
{
    return session.reviewer().isEmpty()
               ? Status(makeError(ErrorCode::Usage, Text::tr("cannot decide: name the reviewer who acts")))
               : Status();
}

Error atLine(const QString& path, int line, const QString& why)
{
    return makeError(ErrorCode::Input,
                     Text::tr("cannot read \"%1\": line %2: %3").arg(path).arg(line).arg(why));
}

Result<Verdict> verdictAt(const QString& path, const CsvRow& row, const QString& word, Stage stage)
{
    const std::optional<Verdict> verdict = verdictFromKey(word);
    const bool atThisStage = verdict && (stage == Stage::FullText || *verdict != Verdict::NotRetrieved);
    if (atThisStage)
        return *verdict;
    const QString allowed = stage == Stage::FullText ? Text::tr("include, maybe, exclude or not-retrieved")
                                                     : Text::tr("include, maybe or exclude");
    return atLine(path, row.line, Text::tr("the verdict \"%1\" is not one of %2").arg(word, allowed));
}

/// A pair of reviewers, the votes of each on the records both have seen.
using Pair = std::pair<QString, QString>;

std::map<Pair, screening::VoteTable> tablesOf(const QList<Decision>& votes)
{
    std::map<Pair, screening::VoteTable> tables;
    for (qsizetype i = 0; i < votes.size(); ++i)
        for (qsizetype j = i + 1; j < votes.size() && votes.at(j).record == votes.at(i).record; ++j) {
            const bool inOrder = votes.at(i).reviewer < votes.at(j).reviewer;
            const Decision& first = votes.at(inOrder ? i : j);
            const Decision& second = votes.at(inOrder ? j : i);
            screening::VoteTable& table = tables[{first.reviewer, second.reviewer}];
            const bool a = isPositive(first.verdict);
            const bool b = isPositive(second.verdict);
            ++(a ? (b ? table.bothInclude : table.firstOnly) : (b ? table.secondOnly : table.bothExclude));
        }
    return tables;
}

/// Writes a vote or its settlement in the name of the acting reviewer.
Status write(Session& session, Decision decision, const QString& note,
             Result<bool> (*put)(store::Recorder&, const Decision&))
{
    decision.reviewer = session.reviewer();
    decision.decidedAt.clear(); // a vote given here is given now
    if (Status fine = checkReviewer(session); !fine)
        return fine;
    if (Status fine = checkReason(decision); !fine)
        return fine;
    return session.change(note.arg(decision.record), [&](store::Recorder& recorder) -> Status {
        const Result<bool> done = put(recorder, decision);
        return done ? Status() : Status(done.error());
    });
}

} // namespace

Status decide(Session& session, const Decision& decision)
{
    return write(session, decision, Text::tr("Vote on record %1"), store::putDecision);
}

Status adjudicate(Session& session, const Decision& decision)
{
    return write(session, decision, Text::tr("Settle the conflict on record %1"), store::putAdjudication);
}

Result<DecisionReport> applyDecisions(Session& session, Stage stage, const QList<DecisionLine>& lines,
                                      bool adjudicate)
{
    if (Status fine = checkReviewer(session); !fine)
        return fine.error();
    DecisionReport report;
    const QString note = adjudicate ? Text::tr("Settle %1 conflicts") : Text::tr("Apply %1 decisions");
    const Status done = session.change(note.arg(lines.size()), [&](store::Recorder& recorder) -> Status {
        for (const DecisionLine& line : lines) {
            const Result<QList<RowId>> ids = store::recordsNamed(session.database(), line.record);
            if (!ids)
                return ids.error();
            if (ids->size() != 1) {
                report.unknown += line.record;
                continue;
            }
            Decision decision{ids->constFirst(),
                              stage,
                              session.reviewer(),
                              line.verdict,
                              line.reasons,
                              line.note,
                              {},
                              false};
            if (Status fine = checkReason(decision); !fine)
                return fine;
            const Result<bool> changed = adjudicate ? store::putAdjudication(recorder, decision)
                                                    : store::putDecision(recorder, decision);
            if (!changed)
                return changed.error();
            ++(*changed ? report.applied : report.unchanged);
        }
        return {};
    });
    return done ? Result<DecisionReport>(report) : Result<DecisionReport>(done.error());
}

Result<QList<DecisionLine>> readDecisionFile(const QString& path, Stage stage)
{
    const Result<CsvTable> table = readCsvFile(path);
    if (!table)
        return table.error();
    for (const QString& column : {u"record"_s, u"verdict"_s})
        if (!table->has(column))
            return atLine(path, 1,
                          Text::tr("the column \"%1\" is missing; the header is record,verdict,reason,note")
                              .arg(column));
    QList<DecisionLine> lines;
    for (const CsvRow& row : table->rows()) {
        const Result<Verdict> verdict = verdictAt(path, row, table->cell(row, u"verdict"_s), stage);
        if (!verdict)
            return verdict.error();
        const QString reason = table->cell(row, u"reason"_s);
        if (stage == Stage::FullText && *verdict == Verdict::Exclude && reason.isEmpty())
            return atLine(path, row.line, Text::tr("an exclusion at full text needs a reason"));
        lines.append({table->cell(row, u"record"_s), *verdict,
                      reason.isEmpty() ? QStringList() : QStringList{reason}, table->cell(row, u"note"_s)});
    }
    return lines;
}

Result<QList<Decision>> decisionsOn(const Session& session, RowId record)
{
    return store::decisionsOn(session.database(), record);
}

Result<QList<Decision>> visibleDecisions(const Session& session, RowId record)
{
    Result<QList<Decision>> all = decisionsOn(session, record);
    if (!all)
        return all;
    const QString me = session.reviewer();
    for (const Stage stage : {Stage::TitleAbstract, Stage::FullText}) {
        const Result<Standing> standing = store::standingOf(session.database(), record, stage);
        if (!standing)
            return standing.error();
        const bool voted = std::any_of(all->begin(), all->end(), [&](const Decision& d) {
            return d.stage == stage && d.reviewer == me && !d.adjudication;
        });
        if (*standing == Standing::Waiting && !voted)
            all->removeIf([&](const Decision& d) { return d.stage == stage && d.reviewer != me; });
    }
    return all;
}

Result<QStringList> reviewers(const Session& session)
{
    Result<QStringList> names = store::reviewerNames(session.database());
    if (names && !names->contains(session.reviewer()))
        names->prepend(session.reviewer());
    return names;
}

Result<QList<Reason>> reasons(const Session& session, Stage stage)
{
    return store::reasons(session.database(), stage);
}

Status addReasons(Session& session, Stage stage, const QStringList& labels)
{
    return session.change(
        Text::tr("Name %1 reasons to exclude").arg(labels.size()), [&](store::Recorder& recorder) -> Status {
            for (const QString& label : labels)
                if (const Result<QVariant> id = store::reasonId(recorder, stage, label); !id)
                    return id.error();
            return {};
        });
}

Result<QList<RowId>> recordsStanding(const Session& session, Stage stage, Standing standing)
{
    return store::recordsStanding(session.database(), stage, standing);
}

Result<QList<RowId>> waitingForMe(const Session& session, Stage stage)
{
    return store::waitingFor(session.database(), stage, session.reviewer());
}

Result<ReviewerPair> reviewerPair(const Session& session, Stage stage)
{
    const Result<QList<Decision>> votes = store::votes(session.database(), stage);
    if (!votes)
        return votes.error();
    ReviewerPair best;
    for (const auto& [names, table] : tablesOf(*votes)) {
        const screening::Agreement candidate = screening::agreementOf(table);
        if (candidate.n > best.agreement.n)
            best = {names.first, names.second, candidate};
    }
    return best;
}

Result<screening::Agreement> agreement(const Session& session, Stage stage)
{
    const Result<ReviewerPair> pair = reviewerPair(session, stage);
    return pair ? Result<screening::Agreement>(pair->agreement) : pair.error();
}

Result<PrismaCounts> prismaCounts(const Session& session)
{
    return store::prismaCounts(session.database());
}

Result<QList<OpenRecord>> openRecords(const Session& session)
{
    return store::openRecords(session.database());
}

} // namespace plansift
