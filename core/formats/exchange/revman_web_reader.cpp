// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the data package of RevMan Web: studies, references, risk of bias, settings and rows, one file each.
#include "core/formats/exchange/foreign_records.hpp"
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

const QString kList = u"RevMan"_s;
const QString kJudgement = u"Domain (judgement): "_s;
const QString kSupport = u"Domain (support): "_s;
const QString kCharacteristic = u"Char: "_s;

struct NumberColumn {
    const char16_t* cell;
    const char16_t* column;
};

constexpr std::array kColumns{NumberColumn{u"ai", u"Experimental cases"},
                              NumberColumn{u"n1i", u"Experimental N"},
                              NumberColumn{u"ci", u"Control cases"},
                              NumberColumn{u"n2i", u"Control N"},
                              NumberColumn{u"m1i", u"Experimental mean"},
                              NumberColumn{u"sd1i", u"Experimental SD"},
                              NumberColumn{u"m2i", u"Control mean"},
                              NumberColumn{u"sd2i", u"Control SD"},
                              NumberColumn{u"yi", u"GIV Mean"},
                              NumberColumn{u"sei", u"GIV SE"},
                              NumberColumn{u"oe", u"O-E"},
                              NumberColumn{u"var", u"Variance"}};

/// Reads the files of a package; settings before rows.
class PackageReader {
public:
    explicit PackageReader(ForeignReview& review)
        : m_review(review)
    {
    }

    Status readReferences(const ForeignFile& file)
    {
        QHash<QString, int> numbers;
        const qsizetype before = m_review.records.size();
        const Status read = readForeignRecords(file, m_review, [&](Record& record) -> QString {
            QString study;
            for (const RawField& field : std::as_const(record.raw))
                if (field.tag == u"NS"_s)
                    study = field.value.trimmed();
            const QString id = study + u'/' + QString::number(++numbers[study]);
            record.accessions.append({kList, id});
            return kList + u':' + id;
        });
        if (!read)
            return read;
        dropEmpty(file, before);
        return {};
    }

    void readStudies(const ForeignFile& file)
    {
        const CsvTable table = foreignTable(file);
        for (const CsvRow& row : table.rows()) {
            ForeignStudy study{table.cell(row, u"Study"_s), {}, {}, row.line};
            for (const QString& column : table.header())
                if (const QString text = table.cell(row, column);
                    column.startsWith(kCharacteristic) && !text.isEmpty())
                    study.characteristics.append({column.mid(kCharacteristic.size()), text});
            m_review.studies += study;
        }
    }

    void readBias(const ForeignFile& file)
    {
        const CsvTable table = foreignTable(file);
        for (const CsvRow& row : table.rows()) {
            ForeignAssessment assessment{table.cell(row, u"Study"_s), {}, row.line};
            for (const QString& column : table.header())
                if (column.startsWith(kJudgement)) {
                    const QString domain = column.mid(kJudgement.size());
                    assessment.judgements.append(
                        {domain, table.cell(row, column), table.cell(row, kSupport + domain), row.line});
                }
            m_review.assessments += assessment;
        }
    }

    void readSettings(const ForeignFile& file)
    {
        const CsvTable table = foreignTable(file);
        for (const CsvRow& row : table.rows())
            readAnalysis(file, table, row);
    }

    void readRows(const ForeignFile& file)
    {
        const CsvTable table = foreignTable(file);
        reportShortRows(file, table, m_review);
        for (const CsvRow& row : table.rows())
            readRow(file, table, row);
    }

private:
    struct Analysis {
        qsizetype place = -1; ///< among the outcomes; -1 = left out
        RevmanData data = RevmanData::Other;
        bool swapEvents = false;
    };

    static QString numberOf(const CsvTable& table, const CsvRow& row)
    {
        return table.cell(row, u"Analysis group"_s) + u'.' + table.cell(row, u"Analysis number"_s);
    }

    void dropEmpty(const ForeignFile& file, qsizetype from)
    {
        QList<int> dropped;
        for (qsizetype at = m_review.records.size() - 1; at >= from; --at) {
            const Record& record = m_review.records.at(at).record;
            if (record.title.isEmpty() && record.doi.isEmpty() && record.authors.isEmpty()) {
                dropped += record.line;
                m_review.records.removeAt(at);
            }
        }
        // What the reader said of them is said by the next sentence.
        m_review.issues.removeIf(
            [&dropped](const ImportIssue& issue) { return dropped.contains(issue.line); });
        if (!dropped.isEmpty())
            m_review.report(
                file, 0, Severity::Info,
                Text::tr("%1 references hold nothing but the name of their study and are left out; join "
                         "records to the studies by hand")
                    .arg(dropped.size()));
        for (const ForeignRecord& reference : m_review.records.sliced(from)) {
            const QString label = reference.key.section(u':', 1).section(u'/', 0, -2);
            m_review.studies.append({label, {reference.key}, {}, reference.record.line});
            m_review.decisions.append(
                {reference.key, {}, Verdict::Include, {}, {}, {}, Stage::FullText, reference.record.line});
        }
    }

    void readAnalysis(const ForeignFile& file, const CsvTable& table, const CsvRow& row)
    {
        RevmanSettings settings;
        settings.name =
            uniqueOutcomeName(m_review, table.cell(row, u"Analysis name"_s), numberOf(table, row));
        settings.dataType = table.cell(row, u"Data type"_s);
        settings.method = table.cell(row, u"Statistical method"_s);
        settings.measure = table.cell(row, u"Effect measure"_s);
        settings.model = table.cell(row, u"Analysis model"_s);
        settings.arm1 = table.cell(row, u"Experimental group label"_s);
        settings.arm2 = table.cell(row, u"Control group label"_s);
        settings.swapEvents = table.cell(row, u"Swap event and non-event"_s) == u"true"_s;
        settings.preset = u"revman"_s;
        Analysis& analysis = m_analyses[numberOf(table, row)];
        analysis.data = revmanData(settings.dataType);
        analysis.swapEvents = settings.swapEvents;
        std::optional<ForeignOutcome> outcome = revmanOutcome(file, settings, row.line, m_review);
        if (!outcome)
            return;
        analysis.place = m_review.outcomes.size();
        const auto number = [&](const QString& column) { return foreignNumber(table.cell(row, column)); };
        // What was not computed is written as 0, 0, 0.
        if (number(u"CI start"_s).value_or(0) != 0 || number(u"CI end"_s).value_or(0) != 0)
            outcome->effect = number(u"Mean"_s);
        m_review.outcomes += *outcome;
        if (const QString unit = table.cell(row, u"Unit of effect measure"_s); !unit.isEmpty())
            m_review.report(
                file, row.line, Severity::Info,
                Text::tr("%1: the unit \"%2\" has no place here; add it to the name of the outcome")
                    .arg(settings.name, unit));
    }

    void readRow(const ForeignFile& file, const CsvTable& table, const CsvRow& row)
    {
        const Analysis analysis = m_analyses.value(numberOf(table, row));
        if (analysis.place < 0) {
            m_review.report(
                file, row.line, Severity::Error,
                Text::tr("the row of %1 belongs to analysis %2, whose settings are missing, and is left "
                         "out; adopt the whole package")
                    .arg(table.cell(row, u"Study"_s), numberOf(table, row)));
            return;
        }
        RevmanNumbers numbers;
        for (const NumberColumn& column : kColumns)
            numbers.insert(QString::fromUtf16(column.cell),
                           table.cell(row, QString::fromUtf16(column.column)));
        OutcomeRow data;
        data.studyLabel = table.cell(row, u"Study"_s);
        data.subgroup = table.cell(row, u"Subgroup"_s);
        data.cells = revmanCells(analysis.data, numbers, analysis.swapEvents);
        m_review.outcomes[analysis.place].rows.append({data, row.line});
        const QString where = table.cell(row, u"Applicability"_s);
        if (where != u"SUBGROUP_AND_OVERALL"_s && !where.isEmpty())
            m_review.report(file, row.line, Severity::Info,
                            Text::tr("%1: RevMan counts this row for %2 only; here it counts for both")
                                .arg(data.studyLabel, where));
        if (const QString note = table.cell(row, u"Footnotes"_s); !note.isEmpty())
            m_review.report(file, row.line, Severity::Info,
                            Text::tr("%1: the footnote \"%2\" has no place here").arg(data.studyLabel, note));
    }

    ForeignReview& m_review;
    QHash<QString, Analysis> m_analyses{};
};

bool isReferences(const ForeignFile& file)
{
    const QByteArray head = file.bytes.left(64 * 1024);
    return head.contains("\nNS  - ") && head.contains("TY  - ");
}

struct PackageFile {
    QStringList columns;
    void (PackageReader::*read)(const ForeignFile&);
};

/// Files in the order in which one needs the other.
const QList<PackageFile>& packageFiles()
{
    static const QList<PackageFile> table{
        {{u"Study"_s, u"Data source"_s, u"Char: Methods"_s}, &PackageReader::readStudies},
        {{u"Analysis group"_s, u"Data type"_s, u"Effect measure"_s}, &PackageReader::readSettings},
        {{u"Analysis group"_s, u"Study"_s, u"Experimental cases"_s}, &PackageReader::readRows}};
    return table;
}

/// The header names the domains, so only the beginning of its second column is known.
bool isBias(const ForeignFile& file)
{
    return file.bytes.left(4096).contains("Study,\"Domain (judgement)") ||
           file.bytes.left(4096).contains("Study,Domain (judgement)");
}

/// Estimates that follow from the rows.
bool isSubgroupEstimates(const ForeignFile& file)
{
    return hasColumns(file, {u"Analysis group"_s, u"Subgroup number"_s});
}

} // namespace

bool claimsRevmanWeb(const ForeignFile& file)
{
    return isReferences(file) || isBias(file) || isSubgroupEstimates(file) ||
           std::any_of(packageFiles().begin(), packageFiles().end(),
                       [&file](const PackageFile& part) { return hasColumns(file, part.columns); });
}

Result<ForeignReview> readRevmanWeb(const QList<ForeignFile>& files, const ForeignOptions&)
{
    ForeignReview review;
    PackageReader reader(review);
    for (const ForeignFile& file : files)
        if (isReferences(file))
            if (Status read = reader.readReferences(file); !read)
                return read.error();
    for (const PackageFile& part : packageFiles())
        for (const ForeignFile& file : files)
            if (hasColumns(file, part.columns))
                (reader.*part.read)(file);
    for (const ForeignFile& file : files)
        if (isBias(file))
            reader.readBias(file);
    return review;
}

} // namespace plansift::formats
