// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the CSV of the PRISMA2020 package: one line a number, lists as "name, n; name, n".
#include "core/formats/exchange/foreign_table.hpp"
#include "core/formats/exchange/tools.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

bool saysNumber(const QString& text)
{
    return !text.isEmpty() && text.compare(u"NA"_s, Qt::CaseInsensitive) != 0 && text != u"xxx"_s;
}

void readCount(const ForeignFile& file, ForeignCount count, const QString& text, ForeignReview& review)
{
    if (!saysNumber(text))
        return;
    const std::optional<double> number = foreignNumber(text);
    if (!number) {
        review.report(file, count.line, Severity::Warning,
                      Text::tr("%1: \"%2\" is not a number and is not compared").arg(count.key, text));
        return;
    }
    count.n = static_cast<int>(*number);
    review.counts += count;
}

void readRow(const ForeignFile& file, const CsvTable& table, const CsvRow& row, ForeignReview& review)
{
    const QString key = table.cell(row, u"data"_s);
    const QString text = table.cell(row, u"n"_s);
    const bool isList = text.contains(u',') && !foreignNumber(text);
    if (key.isEmpty() || key == u"NA"_s)
        return;
    if (!isList)
        return readCount(file, {key, {}, 0, row.line}, text, review);
    for (const QString& part : text.split(u';', Qt::SkipEmptyParts))
        readCount(file, {key, part.section(u',', 0, -2).trimmed(), 0, row.line},
                  part.section(u',', -1).trimmed(), review);
}

} // namespace

bool claimsPrisma(const ForeignFile& file)
{
    return hasColumns(file, {u"data"_s, u"box"_s, u"n"_s});
}

Result<ForeignReview> readPrisma(const QList<ForeignFile>& files, const ForeignOptions&)
{
    ForeignReview review;
    for (const ForeignFile& file : files) {
        const CsvTable table = foreignTable(file);
        reportShortRows(file, table, review);
        for (const CsvRow& row : table.rows())
            readRow(file, table, row, review);
    }
    return review;
}

} // namespace plansift::formats
