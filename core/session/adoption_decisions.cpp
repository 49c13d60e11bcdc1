// SPDX-License-Identifier: GPL-3.0-or-later
// Adopting decisions, tags and notes.
#include "core/session/adoption_steps.hpp"

#include "core/store/note_repo.hpp"
#include "core/store/screening_repo.hpp"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

using formats::ForeignDecision;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

/// What is said once for many decisions.
struct DecisionTally {
    int movedOn = 0; ///< records taken to full text without a decision on title and abstract
    int withoutReason = 0;
};

Decision decisionOf(const Adoption& adoption, const ForeignDecision& foreign, RowId record)
{
    return {record,
            foreign.stage.value_or(adoption.request.stage),
            adoption.reviewer(foreign.reviewer),
            foreign.verdict,
            foreign.reasons,
            foreign.note,
            foreign.decidedAt,
            false};
}

/// Why the decision that stands is kept; "" when the adopted one is written.
QString whyKept(const Decision& standing, const Decision& adopted)
{
    if (standing.verdict == adopted.verdict && standing.reasons.isEmpty())
        return {};
    const bool newer = !adopted.decidedAt.isEmpty() && adopted.decidedAt > standing.decidedAt;
    if (newer)
        return {};
    return Text::tr("%1 stands as %2 by %3 and is kept, the file says %4; change it in screening if the file "
                    "is right")
        .arg(Text::tr("record %1").arg(adopted.record), keyOf(standing.verdict), standing.reviewer,
             keyOf(adopted.verdict));
}

bool saysTheSame(const Decision& a, const Decision& b)
{
    return a.verdict == b.verdict && (b.reasons.isEmpty() || a.reasons == b.reasons);
}

/// Takes a record to full text that nobody decided on before: it was there in the other tool.
Status moveOn(Adoption& adoption, const QList<Decision>& standing, const Decision& decision,
              DecisionTally& tally)
{
    const bool needed = decision.stage == Stage::FullText &&
                        std::none_of(standing.begin(), standing.end(),
                                     [](const Decision& d) { return d.stage == Stage::TitleAbstract; });
    if (!needed)
        return {};
    Decision before{decision.record,
                    Stage::TitleAbstract,
                    decision.reviewer,
                    Verdict::Include,
                    {},
                    {},
                    decision.decidedAt,
                    false};
    const Result<bool> put = store::putDecision(adoption.recorder, before);
    ++tally.movedOn;
    return put ? Status() : Status(put.error());
}

Status placeDecision(Adoption& adoption, const ForeignDecision& foreign, DecisionTally& tally)
{
    const RowId record = adoption.record(foreign.record);
    if (record == 0)
        return {};
    const Decision decision = decisionOf(adoption, foreign, record);
    const Result<QList<Decision>> all = store::decisionsOn(adoption.recorder.database(), record);
    if (!all)
        return all.error();
    for (const Decision& standing : *all) {
        if (standing.adjudication || standing.stage != decision.stage ||
            standing.reviewer != decision.reviewer)
            continue;
        if (saysTheSame(standing, decision))
            return {};
        if (const QString kept = whyKept(standing, decision); !kept.isEmpty()) {
            adoption.issue(foreign.line, Severity::Warning, kept);
            return {};
        }
    }
    if (Status moved = moveOn(adoption, *all, decision, tally); !moved)
        return moved;
    const Result<bool> put = store::putDecision(adoption.recorder, decision);
    if (!put)
        return put.error();
    adoption.report.decisions += *put ? 1 : 0;
    if (decision.stage == Stage::FullText && decision.verdict == Verdict::Exclude &&
        decision.reasons.isEmpty())
        ++tally.withoutReason;
    return {};
}

void reportTally(Adoption& adoption, const DecisionTally& tally)
{
    if (tally.movedOn > 0)
        adoption.issue(0, Severity::Info,
                       Text::tr("%1 records had no decision on title and abstract; they are included there, "
                                "because they were read in full text")
                           .arg(tally.movedOn));
    if (tally.withoutReason > 0)
        adoption.issue(0, Severity::Warning,
                       Text::tr("%1 records are excluded at full text without a reason; choose one for each")
                           .arg(tally.withoutReason));
}

Status reportWaiting(Adoption& adoption)
{
    int waiting = 0;
    for (const ForeignDecision& foreign : adoption.review.decisions)
        if (const RowId record = adoption.records.value(foreign.record); record != 0) {
            const Result<Standing> standing = store::standingOf(
                adoption.recorder.database(), record, foreign.stage.value_or(adoption.request.stage));
            if (!standing)
                return standing.error();
            waiting += *standing == Standing::Waiting ? 1 : 0;
        }
    if (waiting > 0)
        adoption.issue(0, Severity::Info,
                       Text::tr("%1 records wait for a second vote: this review wants two; let a second "
                                "reviewer screen them, or adopt into a review made with --votes 1")
                           .arg(waiting));
    return {};
}

} // namespace

Status placeDecisions(Adoption& adoption)
{
    DecisionTally tally;
    for (const ForeignDecision& foreign : adoption.review.decisions)
        if (Status placed = placeDecision(adoption, foreign, tally); !placed)
            return placed;
    reportTally(adoption, tally);
    return reportWaiting(adoption);
}

Status placeTags(Adoption& adoption)
{
    for (const formats::ForeignTag& tag : adoption.review.tags)
        if (const RowId record = adoption.record(tag.record); record != 0)
            if (Status put = store::setTag(adoption.recorder, record, tag.label, true); !put)
                return put;
    return {};
}

Status placeNotes(Adoption& adoption)
{
    for (const formats::ForeignNote& note : adoption.review.notes) {
        const RowId record = adoption.record(note.record);
        if (record == 0)
            continue;
        const QString reviewer = adoption.reviewer(note.reviewer);
        const Result<QString> standing = store::noteOn(adoption.recorder.database(), record, reviewer);
        if (!standing)
            return standing.error();
        if (standing->contains(note.text))
            continue;
        const QString text = standing->isEmpty() ? note.text : QString(*standing + u'\n' + note.text);
        if (Status put = store::setNote(adoption.recorder, record, reviewer, text); !put)
            return put;
    }
    if (const qsizetype n = adoption.report.unknown.size(); n > 0)
        adoption.issue(
            0, Severity::Warning,
            Text::tr("decisions, tags or notes of %1 records that neither the files nor the review "
                     "hold are left out; adopt the list of records together with them")
                .arg(n));
    return {};
}

} // namespace plansift
