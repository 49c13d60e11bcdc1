// SPDX-License-Identifier: GPL-3.0-or-later
// Outcome data from and to CSV.
#include "core/session/studies.hpp"

#include "core/base/csv.hpp"
#include "core/base/text.hpp"
#include "core/extraction/row_entry.hpp"
#include "core/store/study_repo.hpp"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

const DataKind* kindOfHeader(const CsvTable& table)
{
    for (const DataKind& kind : dataKinds())
        if (std::all_of(kind.columns.begin(), kind.columns.end(),
                        [&table](const QString& c) { return table.has(c); }))
            return &kind;
    return nullptr;
}

QString knownHeaders()
{
    QStringList headers;
    for (const DataKind& kind : dataKinds())
        headers += kind.columns.join(u' ');
    return headers.join(u" | "_s);
}

/// One cell from its text; the problem, if it cannot be read.
QString readCell(const CsvTable& table, const CsvRow& line, const QString& column, OutcomeRow& row)
{
    const QString text = table.cell(line, column);
    if (text.isEmpty() || text.compare(u"NA"_s, Qt::CaseInsensitive) == 0)
        return {};
    if (const Status entered = extraction::enterPrinted(row, column, text); !entered)
        return u"%1 = %2"_s.arg(column, messageOf(entered.error()));
    for (Cell& cell : row.cells)
        if (cell.name == column) {
            cell.tag = table.cell(line, u"tag"_s);
            cell.page = table.cell(line, u"page"_s);
            cell.quote = table.cell(line, u"quote"_s);
        }
    return {};
}

OutcomeRow rowOf(const CsvTable& table, const CsvRow& line, const DataKind& kind, QStringList& problems)
{
    OutcomeRow row;
    row.studyLabel = table.cell(line, u"study"_s);
    row.subgroup = table.cell(line, u"subgroup"_s);
    row.timePoint = table.cell(line, u"time"_s);
    row.scale = table.cell(line, u"scale"_s);
    for (const QString& column : kind.columns)
        if (const QString problem = readCell(table, line, column, row); !problem.isEmpty())
            problems += problem;
    if (row.studyLabel.isEmpty())
        problems += Text::tr("the study has no name");
    problems += impossibleValues(kind, row, asInFile);
    return row;
}

struct ReadRows {
    QList<OutcomeRow> rows{};
    QList<ImportIssue> issues{};
};

ReadRows readRows(const CsvTable& table, const DataKind& kind)
{
    ReadRows read;
    int number = 0;
    for (const CsvRow& line : table.rows()) {
        ++number;
        QStringList problems;
        OutcomeRow row = rowOf(table, line, kind, problems);
        if (problems.isEmpty())
            read.rows += std::move(row);
        else
            read.issues.append({line.line, Severity::Error,
                                Text::tr("row %1 (%2) is refused: %3")
                                    .arg(number)
                                    .arg(row.studyLabel, problems.join(u"; "_s))});
    }
    return read;
}

ImportIssue newStudyIssue(const QString& label)
{
    return {0, Severity::Warning,
            Text::tr("the study \"%1\" is new and has no report yet; join its records to it").arg(label)};
}

Result<RowId> outcomeId(store::Recorder& recorder, const Outcome& wanted, const DataKind& kind, int position)
{
    if (wanted.id != 0) {
        const Status done = store::updatePlan(recorder, wanted.id, wanted.plan);
        return done ? Result<RowId>(wanted.id) : Result<RowId>(done.error());
    }
    Outcome outcome = wanted;
    outcome.kind = kind.key;
    outcome.position = position;
    return store::addOutcome(recorder, completed(outcome));
}

/// A file's effects are on the scale of the analysis. One outcome cannot have both.
Result<Outcome> ofAnalysisScale(const Session& session, const Outcome& outcome)
{
    if (outcome.id == 0 || !effectsAsPrinted(outcome))
        return outcome;
    const Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome.id);
    if (!rows)
        return rows.error();
    if (std::ranges::any_of(*rows, [](const OutcomeRow& row) { return !row.cells.isEmpty(); }))
        return makeError(
            ErrorCode::Conflict,
            Text::tr("cannot import into \"%1\": its effects are typed as printed, those of a file "
                     "are on the scale of the analysis (logs of ratios)")
                .arg(outcome.name));
    return withEffects(outcome, false);
}

/// A cell for a file: as printed, but on the scale of the analysis.
QString exportedText(const Outcome& outcome, const Cell& cell)
{
    if (extraction::effectScaleOf(outcome) == extraction::EffectScale::Analysis || !cell.value)
        return cell.printed;
    return QString::number(*cell.value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

bool DataReport::allTaken() const
{
    return std::none_of(issues.begin(), issues.end(),
                        [](const ImportIssue& i) { return i.severity == Severity::Error; });
}

Result<DataReport> importData(Session& session, const DataRequest& request)
{
    const Result<CsvTable> table = readCsvFile(request.path);
    if (!table)
        return table.error();
    const DataKind* kind = kindOfHeader(*table);
    if (!kind || !table->has(u"study"_s))
        return makeError(
            ErrorCode::Input,
            Text::tr("cannot read \"%1\": line 1: the header needs the column study and one of these "
                     "sets: %2")
                .arg(request.path, knownHeaders()));
    const Result<QList<Outcome>> all = outcomes(session);
    if (!all)
        return all.error();
    const Result<Outcome> wanted = ofAnalysisScale(session, request.outcome);
    if (!wanted)
        return wanted.error();
    const ReadRows read = readRows(*table, *kind);
    DataReport report{static_cast<int>(read.rows.size()), read.issues};
    if (read.rows.isEmpty())
        return report;
    const QString note =
        Text::tr("Import data of %1 (%2 rows)").arg(request.outcome.name).arg(read.rows.size());
    const Status done = session.change(note, [&](store::Recorder& recorder) -> Status {
        const Result<RowId> outcome = outcomeId(recorder, *wanted, *kind, static_cast<int>(all->size()));
        if (!outcome)
            return outcome.error();
        for (qsizetype i = 0; i < read.rows.size(); ++i) {
            OutcomeRow row = read.rows.at(i);
            bool added = false;
            const Result<RowId> study = store::studyOfLabel(recorder, row.studyLabel, added);
            if (!study)
                return study.error();
            if (added)
                report.issues += newStudyIssue(row.studyLabel);
            row.study = *study;
            row.position = static_cast<int>(i);
            if (const Result<RowId> put = store::putRow(recorder, *outcome, row); !put)
                return put.error();
        }
        return {};
    });
    return done ? Result<DataReport>(report) : Result<DataReport>(done.error());
}

Result<QStringList> exportData(const Session& session, const Outcome& outcome)
{
    const Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome.id);
    if (!rows)
        return rows.error();
    QStringList columns;
    for (const OutcomeRow& row : *rows)
        for (const Cell& cell : row.cells)
            if (!columns.contains(cell.name))
                columns += cell.name;
    QStringList lines{csvLine(QStringList{u"outcome"_s, u"study"_s, u"subgroup"_s, u"time"_s, u"scale"_s} +
                              columns + QStringList{u"tag"_s})};
    for (const OutcomeRow& row : *rows) {
        QStringList cells{outcome.name, row.studyLabel, row.subgroup, row.timePoint, row.scale};
        for (const QString& column : columns) {
            const auto cell = std::find_if(row.cells.begin(), row.cells.end(),
                                           [&](const Cell& c) { return c.name == column; });
            cells += cell == row.cells.end() ? QString() : exportedText(outcome, *cell);
        }
        cells += row.cells.isEmpty() ? QString() : row.cells.constFirst().tag;
        lines += csvLine(cells);
    }
    return lines;
}

} // namespace plansift
