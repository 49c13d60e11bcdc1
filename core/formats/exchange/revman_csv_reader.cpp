// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the CSV that RevMan 5 exports from "Data and analyses".
#include "core/formats/exchange/foreign_table.hpp"
#include "core/formats/exchange/revman_outcome.hpp"
#include "core/formats/exchange/tools.hpp"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

struct NumberColumn {
    const char16_t* cell;
    const char16_t* column;
};

constexpr std::array kColumns{NumberColumn{u"ai", u"Events 1"},
                              NumberColumn{u"n1i", u"Total 1"},
                              NumberColumn{u"ci", u"Events 2"},
                              NumberColumn{u"n2i", u"Total 2"},
                              NumberColumn{u"m1i", u"Mean 1"},
                              NumberColumn{u"sd1i", u"SD 1"},
                              NumberColumn{u"m2i", u"Mean 2"},
                              NumberColumn{u"sd2i", u"SD 2"},
                              NumberColumn{u"oe", u"O-E"},
                              NumberColumn{u"var", u"Variance"},
                              NumberColumn{u"yi", u"Effect Estimate"},
                              NumberColumn{u"sei", u"SE"}};

/// Reads the rows in order: an outcome, its subgroups, their studies.
class RevmanCsvReader {
public:
    RevmanCsvReader(const ForeignFile& file, ForeignReview& review)
        : m_file(file)
        , m_table(foreignTable(file))
        , m_review(review)
    {
    }

    void read()
    {
        reportShortRows(m_file, m_table, m_review);
        for (const CsvRow& row : m_table.rows())
            readRow(row);
    }

private:
    QString cell(const CsvRow& row, const char16_t* column) const
    {
        return m_table.cell(row, QString::fromUtf16(column));
    }

    void readRow(const CsvRow& row)
    {
        if (cell(row, u"Outcome Number") == u"0"_s)
            return; // the title of a comparison
        if (!cell(row, u"Data Type").isEmpty())
            return startOutcome(row);
        if (cell(row, u"User defined order").isEmpty()) {
            m_subgroup = cell(row, u"Name");
            return;
        }
        if (m_open)
            m_review.outcomes.last().rows += studyRow(row);
    }

    void startOutcome(const CsvRow& row)
    {
        const QString number = cell(row, u"Comparison Number") + u'.' + cell(row, u"Outcome Number");
        RevmanSettings settings;
        settings.name = uniqueOutcomeName(m_review, cell(row, u"Name"), number);
        settings.dataType = cell(row, u"Data Type");
        settings.method = cell(row, u"Statistical Method");
        settings.measure = cell(row, u"Effect Measure");
        settings.model = cell(row, u"Analysis Model");
        settings.arm1 = cell(row, u"Group Label 1");
        settings.arm2 = cell(row, u"Group Label 2");
        settings.favoursLeft = cell(row, u"Left Graph Label");
        settings.favoursRight = cell(row, u"Right Graph Label");
        settings.preset = u"revman5"_s;
        m_data = revmanData(settings.dataType);
        m_subgroup.clear();
        std::optional<ForeignOutcome> outcome = revmanOutcome(m_file, settings, row.line, m_review);
        m_open = outcome.has_value();
        if (!outcome)
            return;
        outcome->effect = foreignNumber(cell(row, u"Effect Estimate"));
        m_review.outcomes += *outcome;
    }

    ForeignRow studyRow(const CsvRow& row) const
    {
        RevmanNumbers numbers;
        for (const NumberColumn& column : kColumns)
            numbers.insert(QString::fromUtf16(column.cell), cell(row, column.column));
        OutcomeRow data;
        data.studyLabel = cell(row, u"Name");
        data.subgroup = cell(row, u"Subgroup Number") == u"0"_s ? QString() : m_subgroup;
        data.cells = revmanCells(m_data, numbers, false);
        return {data, row.line};
    }

    const ForeignFile& m_file;
    CsvTable m_table;
    ForeignReview& m_review;
    RevmanData m_data = RevmanData::Other;
    QString m_subgroup{};
    bool m_open = false; ///< the outcome under way was taken
};

} // namespace

bool claimsRevmanCsv(const ForeignFile& file)
{
    return hasColumns(file, {u"Comparison Number"_s, u"Outcome Number"_s, u"Data Type"_s});
}

Result<ForeignReview> readRevmanCsv(const QList<ForeignFile>& files, const ForeignOptions&)
{
    ForeignReview review;
    for (const ForeignFile& file : files)
        RevmanCsvReader(file, review).read();
    return review;
}

} // namespace plansift::formats
