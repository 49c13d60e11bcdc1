// SPDX-License-Identifier: GPL-3.0-or-later
// A file of records in memory: opened and recognised once, read as often as needed.
#pragma once

#include "core/formats/format.hpp"

#include <future>

namespace plansift::formats {

/// A file whose bytes are held, so that looking at it and importing it read the same, and a pipe can be read
/// twice. Records are handed on one by one and never held here: a million of them take four times the file.
class RecordFile {
public:
    /// Errors: it cannot be opened, or is no record file.
    static Result<RecordFile> open(const QString& path, const ReadOptions& options = {});

    const QString& path() const { return m_path; }
    const FormatSpec& format() const { return *m_format; }
    /// Of the bytes as they stand in the file, hex. Computed beside the first reading; waits for it.
    QString sha256() const;
    qsizetype size() const { return m_size; }

    /// Hands its records to `sink`. Errors: the reader refused the file as a whole, or it holds no record.
    Result<ReadSummary> read(const RecordSink& sink) const;
    /// The rows of a table; empty for any other file.
    QList<CsvRow> rows() const;

private:
    RecordFile() = default;
    ReadSummary readRecords(const RecordSink& sink) const;

    QString m_path{};
    ReadOptions m_options{};
    QByteArray m_bytes{}; ///< in an encoding that readers recognise
    const FormatSpec* m_format = nullptr;
    qsizetype m_size = 0;
    std::shared_future<QByteArray> m_sha256{};
};

/// That a file cannot be read, and why.
Error cannotImport(const QString& path, const QString& why);

/// Reads a whole file with all its records. Errors as RecordFile::open() and read().
Result<ImportedFile> readFile(const QString& path, const ReadOptions& options = {});

} // namespace plansift::formats
