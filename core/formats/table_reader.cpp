// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as records.
#include "core/formats/table_reader.hpp"

#include "core/formats/table_own.hpp"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// The takers of the columns, looked up once.
struct Column {
    QString name{};
    RecordDraft::Taker take = nullptr;
};

std::vector<Column> columnsOf(const ColumnMap& map)
{
    std::vector<Column> columns;
    for (qsizetype i = 0; i < map.header.size(); ++i) {
        const TableField* field = tableFieldByKey(map.fields.value(i));
        columns.push_back({map.header.at(i), field ? field->take : &RecordDraft::keep});
    }
    return columns;
}

/// A registration is published in its register, under its own number.
void completeTrial(Record& record, const QString& registry)
{
    if (record.journal.isEmpty())
        record.journal = registry;
    if (record.accessions.isEmpty() && !record.trialIds.isEmpty())
        record.accessions.append(record.trialIds.constFirst());
}

/// Cells beyond the header have no name; they are kept.
Record recordOf(const CsvRow& row, const ColumnMap& map, const std::vector<Column>& columns, IssueLog& log)
{
    RecordDraft draft(log, map.names);
    draft.record().type = map.type;
    static const Column nameless{{}, &RecordDraft::keep};
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        const auto at = static_cast<size_t>(i);
        const Column& column = at < columns.size() ? columns[at] : nameless;
        draft.take(column.take, {column.name, row.cells.at(i).trimmed(), row.line});
    }
    if (draft.record().database.isEmpty())
        draft.record().database = map.database;
    Record record = draft.finish();
    if (map.type == u"TRIAL"_s)
        completeTrial(record, map.database);
    return record;
}

} // namespace

void readRows(const RowSource& rows, const ColumnMap& map, RecordDelivery& delivery)
{
    const std::vector<Column> columns = columnsOf(map);
    const bool own = isOwnHeader(map.header);
    CsvRow row;
    while (delivery.goesOn() && rows(row)) {
        if (row.cells.size() > map.header.size())
            delivery.log().add(row.line, Severity::Warning,
                               QT_TRANSLATE_NOOP("formats", "the row has more cells than the header; the "
                                                            "others were kept without a name"));
        delivery.deliver(own ? ownRecord(map.header, row.cells) : recordOf(row, map, columns, delivery.log()),
                         row.line);
    }
}

ReadSummary readTable(const QList<CsvRow>& rows, const ColumnMap& columns, const RecordSink& sink)
{
    RecordDelivery delivery(sink);
    auto next = rows.begin();
    readRows(
        [&](CsvRow& row) {
            if (next == rows.end())
                return false;
            row = *next++;
            return true;
        },
        columns, delivery);
    return delivery.summary();
}

} // namespace plansift::formats
