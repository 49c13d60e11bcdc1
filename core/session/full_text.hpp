// SPDX-License-Identifier: GPL-3.0-or-later
// Full texts: the queue of reports, their files, matching files to reports, quotes.
#pragma once

#include "core/model/full_text.hpp"
#include "core/session/screening.hpp"

namespace plansift {

/// Where a report stands at full text for the acting reviewer.
enum class ReportState { WaitsForMe, WaitsForOther, Conflict, Included, Excluded, NotRetrieved };

/// A report that is sought: passed on title and abstract, or found by other methods.
struct SoughtReport {
    RowId record = 0;
    QString label{}; ///< "Havel 2021"
    QString title{};
    QString doi{};
    ReportState state = ReportState::WaitsForMe;
    QString reason{}; ///< why it is excluded
    bool hasFile = false;
};

/// All reports sought, those that wait for the acting reviewer first.
Result<QList<SoughtReport>> soughtReports(const Session& session);

/// Keeps a file with a report, as one step. Error (Input): unreadable, empty or larger than 200 MB.
Status attachFile(Session& session, RowId record, const QString& path);
/// Takes a file away; it can be undone.
Status removeAttachment(Session& session, const Attachment& attachment);
/// Files of a report, the newest first.
Result<QList<Attachment>> attachmentsOf(const Session& session, RowId record);
Result<QByteArray> attachmentBytes(const Session& session, const Attachment& attachment);

/// The report that a file belongs to: by a DOI in its first pages, then by its title in them, then by author
/// and year in its name; 0 when none or several fit. `text` is that of the first pages.
RowId reportOfFile(const QList<SoughtReport>& reports, const QString& fileName, const QString& text);

Result<QList<Quote>> quotesOf(const Session& session, RowId record);
Result<RowId> addQuote(Session& session, const Quote& quote);
Status removeQuote(Session& session, const Quote& quote);

} // namespace plansift
