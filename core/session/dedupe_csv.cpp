// SPDX-License-Identifier: GPL-3.0-or-later
// From a table to groups and a band.
#include "core/session/dedupe_csv.hpp"

#include "core/base/csv.hpp"
#include "core/base/text.hpp"
#include "core/base/whole_file.hpp"
#include "core/dedupe/dedupe.hpp"
#include "core/session/csv_entries.hpp"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(dedupe)
};

Error cannotSearch(const QString& path, const QString& why)
{
    return makeError(ErrorCode::Input, Text::tr("cannot look for duplicates in \"%1\": %2").arg(path, why));
}

/// The table with the ids of its rows; the rank of a row is its id in the search.
struct Rows {
    CsvTable table;
    QStringList ids;
};

Result<Rows> readRows(const CsvDuplicatesRequest& request)
{
    Result<CsvTable> table = readCsvFile(request.input);
    if (!table)
        return table.error();
    const QString idColumn = request.idColumn.isEmpty() ? u"ID"_s : request.idColumn;
    for (const QString& column : {idColumn, u"title"_s})
        if (!table->has(column))
            return cannotSearch(request.input, Text::tr("it has no column \"%1\"").arg(column));
    QStringList ids;
    QHash<QString, int> lines;
    for (const CsvRow& row : table->rows()) {
        const QString id = table->cell(row, idColumn);
        if (id.isEmpty())
            return cannotSearch(request.input, Text::tr("line %L1 has no id").arg(row.line));
        if (const int earlier = lines.value(id); earlier > 0)
            return cannotSearch(request.input, Text::tr("the id \"%1\" stands on line %L2 and on line %L3")
                                                   .arg(id)
                                                   .arg(earlier)
                                                   .arg(row.line));
        lines.insert(id, row.line);
        ids += id;
    }
    return Rows{std::move(*table), ids};
}

dedupe::Corpus corpusOf(const CsvTable& table)
{
    constexpr qsizetype portion = 20000;
    const CsvEntryReader reader(table);
    dedupe::Corpus corpus;
    QList<dedupe::Entry> entries;
    for (qsizetype i = 0; i < table.rows().size(); ++i) {
        entries += reader.entry(table.rows().at(i), i);
        if (entries.size() == portion || i + 1 == table.rows().size()) {
            corpus.add(entries);
            entries.clear();
        }
    }
    return corpus;
}

QString groupLines(const QList<dedupe::Group>& groups, const QStringList& ids)
{
    QString text;
    for (const dedupe::Group& group : groups) {
        QStringList members;
        for (const qint64 row : group.ids)
            members += ids.at(row);
        text += members.join(u';') + u'\n';
    }
    return text;
}

QString bandLines(const QList<dedupe::Pair>& band, const QStringList& ids)
{
    QString text = csvLine({u"a"_s, u"b"_s, u"score"_s, u"reasons"_s}) + u'\n';
    for (const dedupe::Pair& pair : band) {
        QStringList reasons;
        for (const dedupe::Reason reason : pair.reasons)
            reasons += dedupe::words(reason);
        text +=
            csvLine({ids.at(pair.a), ids.at(pair.b), QString::number(pair.score), reasons.join(u"; "_s)}) +
            u'\n';
    }
    return text;
}

Status writeFiles(const CsvDuplicatesRequest& request, const dedupe::Outcome& outcome, const QStringList& ids)
{
    const Status groups = writeWholeFile(request.groupsFile, groupLines(outcome.groups, ids).toUtf8());
    if (!groups || request.bandFile.isEmpty())
        return groups;
    return writeWholeFile(request.bandFile, bandLines(outcome.band, ids).toUtf8());
}

} // namespace

Result<CsvDuplicatesReport> findCsvDuplicates(const CsvDuplicatesRequest& request)
{
    QElapsedTimer timer;
    timer.start();
    const Result<Rows> rows = readRows(request);
    if (!rows)
        return rows.error();
    const dedupe::Outcome outcome = dedupe::findDuplicates(corpusOf(rows->table), {}, request.progress);
    if (outcome.cancelled)
        return makeError(ErrorCode::Cancelled, Text::tr("the search for duplicates was stopped"));
    if (const Status written = writeFiles(request, outcome, rows->ids); !written)
        return written.error();
    constexpr double millisecond = 0.001;
    return CsvDuplicatesReport{rows->ids.size(), outcome.groups.size(), outcome.surplus(),
                               outcome.band.size(), static_cast<double>(timer.elapsed()) * millisecond};
}

} // namespace plansift
