// SPDX-License-Identifier: GPL-3.0-or-later
// Looking at files before they are imported: what they hold, what is wrong, how columns are read.
#pragma once

#include "core/session/records.hpp"

#include <memory>

namespace plansift {

namespace formats {
class RecordFile;
}

/// A column of a table and the field it fills.
struct ColumnPreview {
    QString name{};
    QString field{};   ///< key of a place for columns; "" = kept under its own name
    QString guessed{}; ///< what its name suggests
    QString example{};
    int exampleLine = 0;
    int filled = 0; ///< rows with a value
};

/// How many records of a file are shown before it is imported.
constexpr qsizetype kFirstRecords = 50;

/// A file as it would be imported.
struct ImportPreview {
    ImportFile asked{};
    std::shared_ptr<const formats::RecordFile> file{}; ///< as it was looked at; empty with an error
    FileReading reading{};                             ///< counts and issues
    QList<Record> first{};                             ///< its first records
    QString formatLabel{};
    QString database{};             ///< the source that the file names itself, "" = none
    QList<ColumnPreview> columns{}; ///< of a table
    QString headerKey{};            ///< the same for files with the same columns
    std::optional<Error> error{};   ///< set when the file cannot be read
    QString firstLine{};            ///< of a file that cannot be read
    QString importedBefore{};       ///< when the same bytes were imported, "" = never
    bool mojibake = false;          ///< text looks converted twice; a repair can be asked for
    qint64 bytes = 0;
};

/// Reads a file without writing anything: its counts and issues, and whether it was imported before.
ImportPreview readForImport(const Session& session, const ImportFile& asked);

/// The same with what people want to see before they agree: columns, source, first lines, letters to repair.
ImportPreview previewFile(const Session& session, const ImportFile& asked);

/// Writes files as they were looked at, as one step; those with an error are left out.
Result<ImportReport> importPreviews(Session& session, const QList<ImportPreview>& previews,
                                    const std::function<bool(int done, int total)>& progress = {});

/// How many records of each file are copies of others in these files or in the review, if all were imported.
Result<QList<int>> expectedDuplicates(const Session& session, const QList<ImportPreview>& previews);

/// A choice in a list: its key and its name.
struct NamedChoice {
    QString key{};
    QString label{};
};
QList<NamedChoice> importFormats();
QStringList importEncodings();
/// The places that a column can fill.
QList<NamedChoice> columnFields();

/// Lines of a file around a line, for showing a problem where it stands.
struct NumberedLine {
    int number = 0;
    QString text{};
};
QList<NumberedLine> linesAround(const QString& path, int line, int before, int after);

} // namespace plansift
