// SPDX-License-Identifier: GPL-3.0-or-later
// Records from one file format into another, without a review.
#pragma once

#include "core/session/records.hpp"

namespace plansift {

/// `format` "" or "auto" = by content, file by file; `to` is the key of a writable format.
struct ConvertRequest {
    QStringList files{};
    QString format{};
    QString to{};
    QString output{};
};

/// What became of the files; `written` records stand in the output.
struct ConvertReport {
    QList<ImportedFileReport> files{};
    int found = 0;
    int written = 0;
};

/// Reads the files and writes all their records into one. A file that cannot be read is reported and does not
/// keep the others out; with no readable file nothing is written.
/// Errors: an unknown target format, or the output cannot be written.
Result<ConvertReport> convertFiles(const ConvertRequest& request);

/// Keys of the formats that can be written.
QStringList writableFormats();

} // namespace plansift
