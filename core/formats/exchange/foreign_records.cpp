// SPDX-License-Identifier: GPL-3.0-or-later
// Reading records of another tool by the readers of record formats.
#include "core/formats/exchange/foreign_records.hpp"

#include "core/formats/format.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {

Status readForeignRecords(const ForeignFile& file, ForeignReview& review,
                          const std::function<QString(Record&)>& keyOf)
{
    const Result<const FormatSpec*> format = sniffFormat(file.bytes, file.name);
    if (!format)
        return format.error();
    if (review.recordFile.name.isEmpty())
        review.recordFile = file;
    const ReadSummary summary = (*format)->read(file.bytes, [&](Record&& record) {
        QString key = keyOf(record);
        // Without a number of its tool a record is still known by its place in the file.
        if (key.isEmpty())
            key = u"%1, line %2"_s.arg(file.name).arg(record.line);
        review.records.append({key, std::move(record)});
        return true;
    });
    for (const ImportIssue& issue : summary.issues)
        review.report(file, issue.line, issue.severity, issue.text);
    return {};
}

QString accessionKey(const Record& record, const QString& list)
{
    for (const ListedId& id : record.accessions)
        if (id.list.compare(list, Qt::CaseInsensitive) == 0)
            return list + u':' + id.id;
    return {};
}

} // namespace plansift::formats
