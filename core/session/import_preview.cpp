// SPDX-License-Identifier: GPL-3.0-or-later
// Previews of files, and importing what was looked at.
#include "core/session/import_preview.hpp"

#include "core/base/text.hpp"
#include "core/dedupe/dedupe.hpp"
#include "core/formats/record_file.hpp"
#include "core/formats/reencoding.hpp"
#include "core/formats/source_text.hpp"
#include "core/formats/table_columns.hpp"
#include "core/store/record_import.hpp"
#include "core/store/record_repo.hpp"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

constexpr int kPortion = 4096;
constexpr qint64 kMostShown = 64 * 1024 * 1024; // bytes; problems behind them are named, not shown

formats::ReadOptions optionsOf(const ImportFile& asked)
{
    return {asked.format, asked.encoding, asked.repairMojibake, asked.columns};
}

/// Counts which database the records name.
using DatabaseCounts = QHash<QString, int>;

/// The database that most records name, if they name one.
QString mostNamed(const DatabaseCounts& counts)
{
    QString most;
    for (auto it = counts.constBegin(); it != counts.constEnd(); ++it)
        if (most.isEmpty() || *it > counts.value(most))
            most = it.key();
    return most;
}

/// Goes through all records of the opened file.
Status readThrough(ImportPreview& preview)
{
    DatabaseCounts databases;
    Result<ReadSummary> summary = preview.file->read([&](Record&& record) {
        if (!record.database.isEmpty())
            ++databases[record.database];
        if (preview.first.size() < kFirstRecords)
            preview.first.append(std::move(record));
        return true;
    });
    if (!summary)
        return summary.error();
    preview.database = mostNamed(databases);
    preview.reading = {preview.asked.path, preview.file->format().key, preview.file->sha256(),
                       std::move(*summary)};
    return {};
}

QList<ColumnPreview> columnsOf(const QList<CsvRow>& rows, const QStringList& chosen)
{
    if (rows.isEmpty())
        return {};
    const QStringList header = rows.constFirst().cells;
    const formats::ColumnMap guess = formats::guessColumns(header);
    const formats::ColumnMap used = formats::columnsAs(header, chosen);
    QList<ColumnPreview> columns;
    for (qsizetype at = 0; at < header.size(); ++at)
        columns.append({header.at(at), used.fields.value(at), guess.fields.value(at), {}, 0, 0});
    for (const CsvRow& row : rows.mid(1))
        for (qsizetype at = 0; at < std::min(row.cells.size(), columns.size()); ++at) {
            if (row.cells.at(at).isEmpty())
                continue;
            ColumnPreview& column = columns[at];
            if (column.filled++ == 0) {
                column.example = row.cells.at(at).left(200);
                column.exampleLine = row.line;
            }
        }
    return columns;
}

/// The head of a file as text, whatever it is.
QByteArray headOf(const QString& path, qint64 most)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? formats::toSourceText(file.read(most)).utf8 : QByteArray();
}

/// Records of the review, and of files with ids behind those of the review.
struct Pool {
    dedupe::Corpus corpus{};
    QHash<qint64, int> fileOf{};
    qint64 last = 0;
};

Status addReview(const Session& session, Pool& pool)
{
    for (;;) {
        const auto portion = store::packedRecords(session.database(), pool.last, kPortion);
        if (!portion)
            return portion.error();
        if (portion->isEmpty())
            return {};
        QList<dedupe::Entry> entries;
        for (const store::PackedRecord& packed : *portion)
            entries += dedupe::entryOf(store::unpack(packed), packed.id, packed.batch);
        pool.corpus.add(entries);
        pool.last = portion->constLast().id;
    }
}

Status addFile(Pool& pool, const formats::RecordFile& content, int file)
{
    QList<dedupe::Entry> entries;
    const auto hand = [&pool, &entries] {
        pool.corpus.add(entries);
        entries.clear();
    };
    const Result<ReadSummary> read = content.read([&](Record&& record) {
        entries += dedupe::entryOf(record, ++pool.last, -1 - file);
        pool.fileOf.insert(pool.last, file);
        if (entries.size() == kPortion)
            hand();
        return true;
    });
    hand();
    return read ? Status() : Status(read.error());
}

} // namespace

ImportPreview readForImport(const Session& session, const ImportFile& asked)
{
    ImportPreview preview;
    preview.asked = asked;
    Result<formats::RecordFile> opened = formats::RecordFile::open(asked.path, optionsOf(asked));
    if (!opened) {
        preview.error = opened.error();
        return preview;
    }
    preview.file = std::make_shared<const formats::RecordFile>(std::move(*opened));
    if (const Status read = readThrough(preview); !read) {
        preview.error = read.error();
        preview.file.reset();
        return preview;
    }
    preview.importedBefore = store::importedAt(session.database(), preview.reading.sha256).valueOr({});
    return preview;
}

ImportPreview previewFile(const Session& session, const ImportFile& asked)
{
    ImportPreview preview = readForImport(session, asked);
    if (preview.error) {
        preview.firstLine = QString::fromUtf8(headOf(asked.path, 400)).section(u'\n', 0, 0).left(120);
        return preview;
    }
    preview.formatLabel = preview.file->format().label;
    preview.mojibake = formats::countMojibake(headOf(asked.path, 4 * 1024 * 1024)) >= 3;
    preview.bytes = preview.file->size();
    const QList<CsvRow> rows = preview.file->rows();
    preview.columns = columnsOf(rows, asked.columns);
    if (!rows.isEmpty())
        preview.headerKey = formats::headerKey(rows.constFirst().cells);
    return preview;
}

Result<QList<int>> expectedDuplicates(const Session& session, const QList<ImportPreview>& previews)
{
    Pool pool;
    if (Status read = addReview(session, pool); !read)
        return read.error();
    const qint64 known = pool.last;
    for (qsizetype file = 0; file < previews.size(); ++file)
        if (const auto& content = previews.at(file).file)
            if (Status read = addFile(pool, *content, static_cast<int>(file)); !read)
                return read.error();
    dedupe::Options options;
    options.isNew = [known](qint64 id) { return id > known; };
    QList<int> counts(previews.size(), 0);
    for (const dedupe::Group& group : dedupe::findDuplicates(pool.corpus, options).groups)
        for (const qint64 id : group.ids.mid(1))
            if (const auto file = pool.fileOf.constFind(id); file != pool.fileOf.constEnd())
                ++counts[*file];
    return counts;
}

QList<NamedChoice> importFormats()
{
    QList<NamedChoice> choices;
    for (const formats::FormatSpec& format : formats::formats())
        choices.append({format.key, format.label});
    return choices;
}

QStringList importEncodings()
{
    return formats::encodings();
}

QList<NamedChoice> columnFields()
{
    QList<NamedChoice> choices;
    for (const formats::TableField& field : formats::tableFields())
        choices.append({field.key.toString(), QCoreApplication::translate("formats", field.label)});
    return choices;
}

QList<NumberedLine> linesAround(const QString& path, int line, int before, int after)
{
    QList<NumberedLine> lines;
    const QByteArray text = headOf(path, kMostShown);
    qsizetype at = 0;
    for (int number = 1; at < text.size() && number <= line + after; ++number) {
        const qsizetype end = text.indexOf('\n', at);
        const qsizetype stop = end < 0 ? text.size() : end;
        if (number >= line - before)
            lines.append({number, QString::fromUtf8(text.mid(at, std::min<qsizetype>(stop - at, 400)))});
        at = stop + 1;
    }
    return lines;
}

} // namespace plansift
