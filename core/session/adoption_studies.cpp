// SPDX-License-Identifier: GPL-3.0-or-later
// Adopting studies with their reports and characteristics, and outcomes with their rows.
#include "core/session/adoption_steps.hpp"

#include "core/base/text.hpp"
#include "core/session/studies.hpp"
#include "core/store/study_repo.hpp"
#include "core/synthesis/assemble.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

using formats::ForeignOutcome;
using formats::ForeignRow;
using formats::ForeignStudy;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

/// Joins a record to the study. One that is a report of another study stays there.
Result<bool> joinReport(Adoption& adoption, const Study& study, const ForeignStudy& foreign, RowId record)
{
    if (study.records.contains(record))
        return false;
    const Status added = store::addReport(adoption.recorder, study.id, record);
    if (added)
        return true;
    if (added.error().code != ErrorCode::Conflict)
        return added.error();
    adoption.issue(foreign.line, Severity::Warning,
                   Text::tr("%1: %2").arg(foreign.label, messageOf(added.error())));
    return false;
}

/// Adds characteristics; those that stand with another text are kept.
Result<bool> joinCharacteristics(Adoption& adoption, const Study& study, const ForeignStudy& foreign)
{
    QJsonObject all = study.characteristics;
    for (const RawField& field : foreign.characteristics) {
        const QString standing = all.value(field.tag).toString();
        if (standing.isEmpty())
            all.insert(field.tag, field.value);
        else if (standing != field.value)
            adoption.issue(foreign.line, Severity::Warning,
                           Text::tr("%1: \"%2\" stands as \"%3\" and is kept, the file says \"%4\"")
                               .arg(foreign.label, field.tag, standing.left(60), field.value.left(60)));
    }
    if (all == study.characteristics)
        return false;
    const Status put = store::putCharacteristics(adoption.recorder, study.id, all);
    return put ? Result<bool>(true) : Result<bool>(put.error());
}

Result<Study> studyFor(Adoption& adoption, const QString& label, bool& added)
{
    const Result<RowId> id = store::studyOfLabel(adoption.recorder, label, added);
    const Result<QList<Study>> all = store::studies(adoption.recorder.database());
    if (!id || !all)
        return id ? all.error() : id.error();
    const auto found = std::find_if(all->begin(), all->end(), [&id](const Study& s) { return s.id == *id; });
    return found == all->end() ? Study{*id, {}, label, {}, {}, {}} : *found;
}

Status placeStudy(Adoption& adoption, const ForeignStudy& foreign)
{
    bool changed = false;
    const Result<Study> study = studyFor(adoption, foreign.label, changed);
    if (!study)
        return study.error();
    for (const QString& key : foreign.records)
        if (const RowId record = adoption.record(key); record != 0) {
            const Result<bool> joined = joinReport(adoption, *study, foreign, record);
            if (!joined)
                return joined.error();
            changed = changed || *joined;
        }
    const Result<bool> described = joinCharacteristics(adoption, *study, foreign);
    if (!described)
        return described.error();
    adoption.report.studies += changed || *described ? 1 : 0;
    return {};
}

/// A key that no outcome of the review has.
QString freeKey(const QList<Outcome>& taken, const QString& name)
{
    const QString stem = foldText(name).replace(u' ', u'_');
    const auto isTaken = [&taken](const QString& key) {
        return std::any_of(taken.begin(), taken.end(), [&key](const Outcome& o) { return o.key == key; });
    };
    QString key = stem;
    for (int n = 2; isTaken(key); ++n)
        key = stem + u'_' + QString::number(n);
    return key;
}

/// The outcome of this name, made when new; 0 when it has another kind of data.
Result<RowId> outcomeFor(Adoption& adoption, const ForeignOutcome& foreign)
{
    const Result<QList<Outcome>> all = store::outcomes(adoption.recorder.database());
    if (!all)
        return all.error();
    for (const Outcome& known : *all)
        if (known.name.compare(foreign.outcome.name, Qt::CaseInsensitive) == 0) {
            if (known.kind == foreign.outcome.kind)
                return known.id;
            adoption.issue(
                foreign.line, Severity::Error,
                Text::tr("the outcome \"%1\" of the review has other data (%2, not %3); its %4 rows are "
                         "left out: rename the outcome and adopt again")
                    .arg(known.name, known.kind, foreign.outcome.kind)
                    .arg(foreign.rows.size()));
            return RowId(0);
        }
    Outcome outcome = foreign.outcome;
    outcome.key = freeKey(*all, outcome.name);
    outcome.position = static_cast<int>(all->size());
    return store::addOutcome(adoption.recorder, outcome);
}

/// Rows that cannot be computed with are kept and take no part.
OutcomeRow rowFor(Adoption& adoption, const ForeignOutcome& foreign, const ForeignRow& given)
{
    OutcomeRow row = given.row;
    const DataKind* kind = dataKindOf(row);
    const QStringList problems =
        kind ? impossibleValues(*kind, row) : QStringList(Text::tr("it has no numbers"));
    if (row.included && !problems.isEmpty()) {
        row.included = false;
        adoption.issue(given.line, Severity::Warning,
                       Text::tr("%1, %2: %3; the row is kept and takes no part in the analysis")
                           .arg(foreign.outcome.name, row.studyLabel, problems.join(u"; "_s)));
    }
    return row;
}

Status placeRows(Adoption& adoption, const ForeignOutcome& foreign, RowId outcome)
{
    int position = 0;
    QStringList seen;
    for (const ForeignRow& given : foreign.rows) {
        OutcomeRow row = rowFor(adoption, foreign, given);
        const QString place = row.studyLabel + u'\n' + row.subgroup + u'\n' + row.timePoint;
        if (seen.contains(place)) {
            adoption.issue(
                given.line, Severity::Error,
                Text::tr("%1: %2 has a second row in the same subgroup, which is left out; give the "
                         "two different labels")
                    .arg(foreign.outcome.name, row.studyLabel));
            continue;
        }
        seen += place;
        bool added = false;
        const Result<RowId> study = store::studyOfLabel(adoption.recorder, row.studyLabel, added);
        if (!study)
            return study.error();
        row.study = *study;
        row.position = position++;
        if (const Result<RowId> put = store::putRow(adoption.recorder, outcome, row); !put)
            return put.error();
        adoption.report.studies += added ? 1 : 0;
        ++adoption.report.rows;
    }
    return {};
}

/// Stored effects are printed with six to eight digits.
bool agrees(double stored, double computed)
{
    return std::abs(stored - computed) <= 1e-5 * std::max(1.0, std::abs(stored));
}

} // namespace

Status placeStudies(Adoption& adoption)
{
    for (const ForeignStudy& foreign : adoption.review.studies)
        if (Status placed = placeStudy(adoption, foreign); !placed)
            return placed;
    return {};
}

Status placeOutcomes(Adoption& adoption)
{
    for (const ForeignOutcome& foreign : adoption.review.outcomes) {
        const Result<RowId> outcome = outcomeFor(adoption, foreign);
        if (!outcome)
            return outcome.error();
        adoption.adoptedOutcomes += *outcome;
        if (*outcome != 0)
            if (Status placed = placeRows(adoption, foreign, *outcome); !placed)
                return placed;
    }
    return {};
}

Status compareEffects(Adoption& adoption)
{
    const Result<QList<Outcome>> all = store::outcomes(adoption.recorder.database());
    if (!all)
        return all.error();
    for (qsizetype i = 0; i < adoption.adoptedOutcomes.size(); ++i) {
        const ForeignOutcome& foreign = adoption.review.outcomes.at(i);
        const auto outcome = std::find_if(all->begin(), all->end(), [&](const Outcome& o) {
            return o.id == adoption.adoptedOutcomes.at(i);
        });
        if (!foreign.effect || outcome == all->end())
            continue;
        const Result<QList<OutcomeRow>> rows = store::outcomeRows(adoption.recorder.database(), outcome->id);
        if (!rows)
            return rows.error();
        const Result<synthesis::OutcomeAnalysis> analysis = synthesis::analyseOutcome(*outcome, *rows);
        if (!analysis) {
            adoption.issue(foreign.line, Severity::Warning, messageOf(analysis.error()));
            continue;
        }
        const double computed = analysis->result.report(analysis->result.pooled.beta);
        if (!agrees(*foreign.effect, computed))
            adoption.issue(
                foreign.line, Severity::Warning,
                Text::tr("%1: the file says the pooled effect is %2, the adopted rows give %3; compare "
                         "rows and methods")
                    .arg(outcome->name)
                    .arg(*foreign.effect, 0, 'g', 8)
                    .arg(computed, 0, 'g', 8));
    }
    return {};
}

} // namespace plansift
