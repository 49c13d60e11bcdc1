// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a file as clean UTF-8, whatever encoding and line ends it was written with.
#pragma once

#include "core/model/import_batch.hpp"

#include <QByteArray>

#include <functional>

namespace plansift::formats {

/// Clean text: valid UTF-8 without byte order marks and without control characters but TAB and line ends.
/// Lines end in LF or CRLF. Lines are never added or removed, so line numbers hold for the file.
struct SourceText {
    QByteArray utf8{};
    QString encoding{}; ///< "UTF-8", "Windows-1252", "UTF-16LE", "UTF-16BE" or "mixed"
    QList<ImportIssue> issues{};
};

/// Recognises UTF-8 and UTF-16 (with or without byte order mark); a line that is not UTF-8 is read as
/// Windows-1252. Never fails. Clean UTF-8 is passed on without a copy.
SourceText toSourceText(const QByteArray& bytes);

/// Decodes a file, reads its text with `read`, and reports what decoding found before what reading found.
ReadSummary readDecoded(const QByteArray& bytes,
                        const std::function<ReadSummary(const QByteArray& utf8)>& read);

/// Where `pattern` stands in `text` at or after `from`, or -1. The C library searches ten times faster than
/// Qt.
qsizetype findBytes(QByteArrayView text, QByteArrayView pattern, qsizetype from = 0);

/// Counts places where "Ã©" stands for "é": UTF-8 that was once read as Windows-1252 and written again.
qsizetype countMojibake(QByteArrayView utf8);

} // namespace plansift::formats
