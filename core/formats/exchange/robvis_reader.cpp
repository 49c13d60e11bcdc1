// SPDX-License-Identifier: GPL-3.0-or-later
// Reads tables of judgements as robvis takes them: Study, one column a domain, Overall, perhaps Weight.
#include "core/formats/exchange/foreign_table.hpp"
#include "core/formats/exchange/tools.hpp"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {

bool claimsRobvis(const ForeignFile& file)
{
    return hasColumns(file, {u"Study"_s, u"Overall"_s}) || hasColumns(file, {u"Study"_s, u"D1"_s, u"D2"_s});
}

Result<ForeignReview> readRobvis(const QList<ForeignFile>& files, const ForeignOptions&)
{
    ForeignReview review;
    for (const ForeignFile& file : files) {
        const CsvTable table = foreignTable(file);
        reportShortRows(file, table, review);
        for (const CsvRow& row : table.rows()) {
            ForeignAssessment assessment{table.cell(row, u"Study"_s), {}, row.line};
            for (const QString& column : table.header())
                if (column.trimmed().compare(u"Study"_s, Qt::CaseInsensitive) != 0 &&
                    column.trimmed().compare(u"Weight"_s, Qt::CaseInsensitive) != 0)
                    assessment.judgements.append(
                        {column.trimmed(), table.cell(row, column.trimmed()), {}, row.line});
            if (assessment.study.isEmpty())
                review.report(
                    file, row.line, Severity::Error,
                    QCoreApplication::translate("formats", "the row names no study and is left out"));
            else
                review.assessments += assessment;
        }
    }
    return review;
}

} // namespace plansift::formats
