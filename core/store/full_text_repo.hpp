// SPDX-License-Identifier: GPL-3.0-or-later
// Attachments and quotes. The bytes of a file are stored once under their hash and are never removed: taking
// an attachment away can be undone.
#pragma once

#include "core/model/full_text.hpp"
#include "core/store/recorder.hpp"

namespace plansift::store {

/// Keeps a file with a record.
Result<RowId> addAttachment(Recorder& recorder, RowId record, const QString& name, const QByteArray& bytes);
/// Files of a record that are not taken away, the newest first.
Result<QList<Attachment>> attachmentsOf(const Database& database, RowId record);
/// The bytes of a file. Error (Input): not in the project.
Result<QByteArray> attachmentBytes(const Database& database, const QString& sha256);

Result<RowId> addQuote(Recorder& recorder, const Quote& quote);
/// Quotes of a record, by page.
Result<QList<Quote>> quotesOf(const Database& database, RowId record);

/// One sentence for each attachment whose bytes are missing.
Result<QStringList> missingAttachments(const Database& database);

} // namespace plansift::store
