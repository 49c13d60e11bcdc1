// SPDX-License-Identifier: GPL-3.0-or-later
// Studies with their reports, outcomes with their rows and cells, and risk-of-bias assessments.
#pragma once

#include "core/model/outcome.hpp"
#include "core/model/rob_assessment.hpp"
#include "core/store/recorder.hpp"

namespace plansift::store {

Result<QList<Study>> studies(const Database& database);
/// Adds a study; Error::Conflict when the label is taken.
Result<RowId> addStudy(Recorder& recorder, const QString& label, const QString& tag);
/// The study of this label without regard to case; added without a report when there is none (`added` tells).
Result<RowId> studyOfLabel(Recorder& recorder, const QString& label, bool& added);
/// Makes a record a report of a study; it may belong to one study only.
Status addReport(Recorder& recorder, RowId study, RowId record);

/// Replaces all characteristics of a study.
Status putCharacteristics(Recorder& recorder, RowId study, const QJsonObject& characteristics);

Result<QList<Outcome>> outcomes(const Database& database);
Result<RowId> addOutcome(Recorder& recorder, const Outcome& outcome);
Status updatePlan(Recorder& recorder, RowId outcome, const QJsonObject& plan);

/// Rows of an outcome with their cells, in order.
Result<QList<OutcomeRow>> outcomeRows(const Database& database, RowId outcome);
/// The outcome that a row belongs to.
Result<RowId> outcomeOfRow(const Database& database, RowId row);
/// Adds the row or, where the study has one for this time point and subgroup, changes its cells.
Result<RowId> putRow(Recorder& recorder, RowId outcome, const OutcomeRow& row);
Status putCell(Recorder& recorder, RowId row, const Cell& cell);
/// Removes a cell; nothing happens when the row has none of this name.
Status removeCell(Recorder& recorder, RowId row, const QString& name);
/// Removes a row with its cells.
Status removeRow(Recorder& recorder, const OutcomeRow& row);
/// The newest event of a row's cells; one without a step when there is none.
Result<Event> newestCellEvent(const Database& database, RowId row);
/// Changes everything of an outcome but its key, position and plan.
Status updateOutcome(Recorder& recorder, const Outcome& outcome);

Result<QList<RobAssessment>> assessments(const Database& database);
/// Adds an assessment, or changes the one this reviewer made of the same result with the same tool.
Result<RowId> putAssessment(Recorder& recorder, const RobAssessment& assessment);
/// Takes away the answers and judgements of an assessment that stand in the project but not in `kept`.
Status dropOtherParts(Recorder& recorder, RowId id, const RobAssessment& kept);

} // namespace plansift::store
