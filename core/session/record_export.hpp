// SPDX-License-Identifier: GPL-3.0-or-later
// Writing records of a review into a file of a bibliographic format.
#pragma once

#include "core/session/records.hpp"

namespace plansift {

/// A format that records can be written in.
struct ExportFormat {
    QString key{};
    QString label{};
    QString extension{};
};
QList<ExportFormat> exportFormats();

/// Writes records as they count in the review (merged, corrected), each with a note that names its number
/// here and its sources. The format follows the extension of the path unless `format` names one. Error: no
/// such format, or the file cannot be written.
Status exportRecords(const Session& session, const QList<RowId>& records, const QString& path,
                     const QString& format = {});

} // namespace plansift
