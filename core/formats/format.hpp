// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of record formats: what each is called, how it is recognised and how it is read.
#pragma once

#include "core/base/result.hpp"
#include "core/model/import_batch.hpp"

#include <QByteArray>
#include <QList>

#include <functional>

namespace plansift::formats {

/// Called for every record as it is read, in file order. Return false to stop (cancel).
using RecordSink = std::function<bool(Record&&)>;

/// A readable format. Pure data: a plug point is one entry of formats().
struct FormatSpec {
    QString key;                        ///< "ris", "nbib", ... as on the command line
    QString label;                      ///< for people
    QStringList extensions;             ///< without the dot, lower case; only a hint
    bool (*sniff)(const QString& head); ///< does the decoded beginning look like it?
    ReadSummary (*read)(const QByteArray& bytes, const RecordSink&); ///< never fails: problems are issues
};

/// All formats, in sniffing order.
const QList<FormatSpec>& formats();

/// The format with this key, or nullptr.
const FormatSpec* formatByKey(const QString& key);

/// Recognises the format by content. An Error when the bytes are no record file at all: empty, binary,
/// a web page (expired login?), unknown text. `path` only appears in the message.
Result<const FormatSpec*> sniffFormat(const QByteArray& bytes, const QString& path);

/// Reads a whole file: sniffs unless `key` names a format ("auto" or empty = sniff).
/// Errors: the file cannot be opened, is not recognised, or holds no record.
Result<ImportedFile> readFile(const QString& path, const QString& key = {});

} // namespace plansift::formats
