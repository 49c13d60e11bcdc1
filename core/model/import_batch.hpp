// SPDX-License-Identifier: GPL-3.0-or-later
// What reading one file of records gives: the records, the counts, and every problem with its line.
#pragma once

#include "core/model/record.hpp"

namespace plansift {

enum class Severity { Info, Warning, Error };

/// A problem at a line of an imported file, in words, with the cure where there is one.
struct ImportIssue {
    int line = 0; ///< from 1; 0 = the whole file
    Severity severity = Severity::Warning;
    QString text{};
    bool incomplete = false; ///< about a record that was imported and marked

    bool operator==(const ImportIssue&) const = default;
};

/// Counts of one file: found = imported + refused; incomplete is a part of imported.
struct ReadSummary {
    QString encoding{}; ///< "UTF-8", "Windows-1252", "UTF-16LE", "mixed"
    int found = 0;
    int imported = 0;
    int incomplete = 0;
    int refused = 0;
    QList<ImportIssue> issues{};
};

/// What is told about a file that was read.
struct FileReading {
    QString path{};
    QString format{}; ///< key of the format
    QString sha256{}; ///< of the bytes, hex
    ReadSummary summary{};
};

/// A file as read, with its records.
struct ImportedFile : FileReading {
    QList<Record> records{};
};

} // namespace plansift
