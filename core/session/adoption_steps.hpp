// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the adoption: what its steps share, and the steps.
#pragma once

#include "core/formats/exchange/foreign_review.hpp"
#include "core/session/adoption.hpp"
#include "core/store/recorder.hpp"

#include <QHash>

namespace plansift {

/// An adoption under way, inside its transaction.
struct Adoption {
    const AdoptionRequest& request;
    const formats::ForeignTool& tool;
    const formats::ForeignReview& review;
    store::Recorder& recorder;
    AdoptionReport& report;
    QHash<QString, RowId> records{}; ///< by the keys of the foreign review
    QList<RowId> adoptedOutcomes{};  ///< in the order of the foreign review; 0 = could not be placed

    void issue(int line, Severity severity, const QString& text)
    {
        report.issues.append({line, severity, text});
    }
    /// The record of a key; 0 and a note of it when there is none.
    RowId record(const QString& key);
    /// Who acts where the file does not say.
    QString reviewer(const QString& named) const { return named.isEmpty() ? recorder.actor() : named; }
};

Status placeRecords(Adoption& adoption);
Status placeDecisions(Adoption& adoption);
Status placeTags(Adoption& adoption);
Status placeNotes(Adoption& adoption);
Status placeStudies(Adoption& adoption);
Status placeOutcomes(Adoption& adoption);
Status placeAssessments(Adoption& adoption);
/// Compares pooled effects that the files store with those of the adopted rows.
Status compareEffects(Adoption& adoption);
/// Compares the numbers of a flow with those that the review gives.
Status compareCounts(Adoption& adoption);

} // namespace plansift
