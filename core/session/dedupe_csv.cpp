// SPDX-License-Identifier: GPL-3.0-or-later
// From a table to groups and a band.
#include "core/session/dedupe_csv.hpp"

#include "core/base/csv.hpp"
#include "core/base/text.hpp"
#include "core/base/whole_file.hpp"
#include "core/dedupe/dedupe.hpp"
#include "core/formats/source_text.hpp"
#include "core/session/csv_entries.hpp"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>

#include <algorithm>

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

/// What the search needs of a table: its rows as entries, known by their place, and their ids.
struct Rows {
    dedupe::Corpus corpus{};
    QStringList ids{};
};

/// Reads the rows one at a time: no more of the table than a portion of rows is ever held.
class RowReader {
public:
    RowReader(const CsvDuplicatesRequest& request, QByteArrayView text)
        : m_request(request)
        , m_cursor(text, delimiterOf(text), true)
    {
    }

    Result<Rows> read()
    {
        CsvRow header;
        if (!m_cursor.next(header))
            return cannotSearch(m_request.input, Text::tr("it is empty"));
        m_cursor.expectCells(header.cells.size());
        if (const Status known = findIdColumn(header.cells); !known)
            return known.error();
        const CsvEntryReader entries(header.cells);
        for (CsvRow row; m_cursor.next(row);) {
            if (const Status known = addId(row); !known)
                return known.error();
            m_portion += entries.entry(row, m_rows.ids.size() - 1);
            if (m_portion.size() == kPortion)
                flush();
        }
        flush();
        return std::move(m_rows);
    }

private:
    static constexpr qsizetype kPortion = 20000;

    Status findIdColumn(const QStringList& header)
    {
        const QString idColumn = m_request.idColumn.isEmpty() ? u"ID"_s : m_request.idColumn;
        for (const QString& column : {u"title"_s, idColumn}) {
            const auto found = std::ranges::find_if(header, [&column](const QString& cell) {
                return cell.trimmed().compare(column, Qt::CaseInsensitive) == 0;
            });
            if (found == header.end())
                return cannotSearch(m_request.input, Text::tr("it has no column \"%1\"").arg(column));
            m_idColumn = found - header.begin();
        }
        return {};
    }

    Status addId(const CsvRow& row)
    {
        const QString id = row.cells.value(m_idColumn).trimmed();
        if (id.isEmpty())
            return cannotSearch(m_request.input, Text::tr("line %L1 has no id").arg(row.line));
        if (const int earlier = m_lines.value(id); earlier > 0)
            return cannotSearch(m_request.input, Text::tr("the id \"%1\" stands on line %L2 and on line %L3")
                                                     .arg(id)
                                                     .arg(earlier)
                                                     .arg(row.line));
        m_lines.insert(id, row.line);
        m_rows.ids += id;
        return {};
    }

    void flush()
    {
        m_rows.corpus.add(m_portion);
        m_portion.clear();
    }

    const CsvDuplicatesRequest& m_request;
    RowCursor m_cursor;
    qsizetype m_idColumn = 0;
    QHash<QString, int> m_lines{};
    QList<dedupe::Entry> m_portion{};
    Rows m_rows{};
};

/// The file is mapped, not read: its pages leave memory when they are not needed.
Result<Rows> readRows(const CsvDuplicatesRequest& request)
{
    QFile file(request.input);
    if (!file.open(QIODevice::ReadOnly))
        return cannotSearch(request.input, file.errorString());
    const uchar* mapped = file.map(0, file.size());
    const QByteArray bytes =
        mapped ? QByteArray::fromRawData(reinterpret_cast<const char*>(mapped), file.size()) : file.readAll();
    const formats::SourceText text = formats::toSourceText(bytes);
    if (bytes.contains('\0') && !text.encoding.startsWith(u"UTF-16"_s))
        return cannotSearch(request.input, Text::tr("it is not text (a binary file?); save it as CSV"));
    return RowReader(request, text.utf8).read();
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
    const dedupe::Outcome outcome = dedupe::findDuplicates(rows->corpus, {}, request.progress);
    if (outcome.cancelled)
        return makeError(ErrorCode::Cancelled, Text::tr("the search for duplicates was stopped"));
    if (const Status written = writeFiles(request, outcome, rows->ids); !written)
        return written.error();
    constexpr double millisecond = 0.001;
    return CsvDuplicatesReport{rows->ids.size(), outcome.groups.size(), outcome.surplus(),
                               outcome.band.size(), static_cast<double>(timer.elapsed()) * millisecond};
}

} // namespace plansift
