// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of record formats: what each is called, how it is recognised and how it is read.
#pragma once

#include "core/base/csv.hpp"
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
    /// Tables only: reads them with these fields (keys of tableFields(), "" = kept as it stands) for the
    /// columns.
    ReadSummary (*readAs)(const QByteArray& bytes, const QStringList& fields, const RecordSink&) = nullptr;
    /// Tables only: the header and the rows behind it.
    QList<CsvRow> (*rows)(const QByteArray& bytes) = nullptr;
};

/// How a file is read where its content does not say so.
struct ReadOptions {
    QString format{};            ///< key; "" or "auto" = by content
    QString encoding{};          ///< one of encodings(); "" = by content
    bool repairMojibake = false; ///< take back a conversion that was done twice
    QStringList columns{};       ///< of a table: the field of each column; empty = by their names
};

/// All formats, in sniffing order.
const QList<FormatSpec>& formats();

/// The format with this key, or nullptr.
const FormatSpec* formatByKey(const QString& key);

/// Recognises the format by content. An Error when the bytes are no record file at all: empty, binary,
/// a web page (expired login?), unknown text. `path` only appears in the message.
Result<const FormatSpec*> sniffFormat(const QByteArray& bytes, const QString& path);

} // namespace plansift::formats
