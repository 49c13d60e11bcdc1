// SPDX-License-Identifier: GPL-3.0-or-later
// Adopting what was done in another review tool: its records, decisions, studies, data and judgements.
#pragma once

#include "core/model/import_batch.hpp"
#include "core/session/session.hpp"

namespace plansift {

/// What to adopt, and how.
struct AdoptionRequest {
    QStringList paths{};                ///< files, archives or folders of one tool
    QString tool{};                     ///< key; "" or "auto" = by content
    QString source{};                   ///< of records that are new; "" = the tool's name
    Stage stage = Stage::TitleAbstract; ///< of decisions whose file names none
    RowId outcome = 0;         ///< of judgements of bias whose file names none; 0 = the study as a whole
    bool dryRun = false;       ///< report, write nothing
    bool keepPersonal = false; ///< e-mail addresses stay names of reviewers
};

/// What was adopted; whatever could not be placed is an issue.
struct AdoptionReport {
    QString tool{};  ///< key
    int records = 0; ///< new in the review
    int decisions = 0;
    int studies = 0; ///< new or with new reports or characteristics
    int rows = 0;    ///< of outcome data
    int assessments = 0;
    QStringList unknown{}; ///< records named in the files that neither they nor the review hold
    QList<ImportIssue> issues{};

    /// False when something that was read could not be placed.
    bool allPlaced() const;
};

/// Reads the files and writes all of it as one step. Errors: files of no tool or of several, or nothing in
/// them that can be used.
Result<AdoptionReport> adopt(Session& session, const AdoptionRequest& request);

/// Keys of the tools whose files can be adopted, and what each is read from.
QStringList adoptableTools();

} // namespace plansift
