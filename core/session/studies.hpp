// SPDX-License-Identifier: GPL-3.0-or-later
// Studies and what they report: joining reports, outcomes, their rows of data, plans of analysis.
#pragma once

#include "core/model/import_batch.hpp"
#include "core/model/outcome.hpp"
#include "core/session/session.hpp"

namespace plansift {

Result<QList<Study>> studies(const Session& session);
/// Makes records into the reports of a new study, as one step. Conflict: the label is taken, or a record is a
/// report of another study.
Result<RowId> addStudy(Session& session, const QString& label, const QList<RowId>& records,
                       const QString& tag = {});
/// Adds records to the reports of a study (found by id or label), as one step.
Result<RowId> joinStudy(Session& session, const QString& study, const QList<RowId>& records);

Result<QList<Outcome>> outcomes(const Session& session);
Result<Outcome> outcomeById(const Session& session, RowId id);
/// The outcome of this id, key or name, without regard to case; for an empty text the only one that there is.
Result<Outcome> outcomeNamed(const Session& session, const QString& text);
/// Adds an outcome; the effects of a generic one are typed as printed.
Result<RowId> addOutcome(Session& session, const Outcome& outcome);
/// Changes how an outcome is pooled: the named keys of the request (measure, model, tau2, test, preset ...);
/// an empty value leaves a key to the convention. Effects that are typed as printed are read anew for another
/// measure. Error (Input): one of them cannot be what the measure wants.
Status changePlan(Session& session, RowId outcome, const QJsonObject& changes);

/// Rows of an outcome with their cells, in order.
Result<QList<OutcomeRow>> outcomeRows(const Session& session, RowId outcome);
/// What is typed into one cell: as printed, see extraction::readCell(); "" empties the cell.
struct CellEntry {
    RowId outcome = 0;
    RowId row = 0;
    QString column{};
    QString text{};
};
/// Enters texts as one step; what hangs on them in their rows (a spread that waits for n) is computed anew.
/// Source and tag of a cell stay. Errors name the cell, and why the value cannot be; then nothing is stored.
Status enterCells(Session& session, const QList<CellEntry>& entries);
/// The row of an outcome as it would be with a text in one cell; for looking ahead, nothing is stored. Errors
/// as enterCells().
Result<OutcomeRow> rowWith(const Outcome& outcome, const OutcomeRow& row, const QString& column,
                           const QString& text);
/// Stores where a cell stands in the paper and what kind of number it is; its value stays.
Status setCellSource(Session& session, RowId row, const Cell& cell);

/// A study's row for an outcome. Conflict: it has one for this time point.
Result<RowId> addResult(Session& session, RowId outcome, RowId study, const QString& timePoint);
Status removeResult(Session& session, const OutcomeRow& row);
/// Changes time point and subgroup of a row. Conflict: the study has another row of them for this outcome.
Status describeResult(Session& session, const OutcomeRow& row);
/// Leaves a row out of the pooling, or takes it in again.
Status setIncluded(Session& session, const OutcomeRow& row, bool included);
/// Changes name, arms, directions, kind and plan of an outcome. The effects of one that becomes generic are
/// typed as printed; where they are to be read otherwise than before (withEffects()), they are read anew.
Status changeOutcome(Session& session, const Outcome& outcome);

/// Removes an outcome with its rows. Conflict: risk of bias is assessed for it.
Status removeOutcome(Session& session, const Outcome& outcome);

/// Replaces the characteristics of a study, as one step.
Status setCharacteristics(Session& session, const Study& study, const QJsonObject& characteristics);
Status renameStudy(Session& session, const Study& study, const QString& label);

/// A file of data for one outcome. An outcome that does not exist yet is made with these words and this plan.
struct DataRequest {
    QString path{};
    Outcome outcome{};
};

/// What a data file gave; a row that cannot be is refused and named in the issues.
struct DataReport {
    int rows = 0;
    QList<ImportIssue> issues{};
    bool allTaken() const;
};

/// Reads a CSV with a column `study` and the columns of one kind of data (m1i sd1i n1i m2i sd2i n2i; ai n1i
/// ci n2i; ai bi ci di; yi vi; yi sei), optionally subgroup, time, scale, tag, page, quote. One step. Its yi
/// is on the scale of the analysis (the log of a ratio). Error (Conflict): the outcome has effects typed as
/// printed.
Result<DataReport> importData(Session& session, const DataRequest& request);

/// The rows of an outcome as lines of CSV, header first: what is printed, but ratios as their logs, so that
/// importData() reads them.
Result<QStringList> exportData(const Session& session, const Outcome& outcome);

} // namespace plansift
