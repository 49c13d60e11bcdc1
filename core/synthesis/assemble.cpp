// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of an outcome as a table of the statistics core, and the plan as its request.
#include "core/synthesis/assemble.hpp"

#include "core/base/text.hpp"
#include "core/synthesis/spec_request.hpp"
#include "core/synthesis/spec_result.hpp"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::synthesis {
namespace {

const QString kSubgroup = u"subgroup"_s;

QList<OutcomeRow> takingPart(const QList<OutcomeRow>& rows)
{
    QList<OutcomeRow> included;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(included),
                 [](const OutcomeRow& r) { return r.included; });
    return included;
}

QJsonArray textsJson(const QList<OutcomeRow>& rows, QString OutcomeRow::*member)
{
    QJsonArray texts;
    for (const OutcomeRow& row : rows)
        texts += row.*member;
    return texts;
}

QStringList subgroupsOf(const QList<OutcomeRow>& rows)
{
    QStringList levels;
    for (const OutcomeRow& row : rows)
        levels += row.subgroup;
    return levels;
}

/// Keys of a plan that are no keys of a request: what figures show, where subgroups come from, how effects
/// are typed, what was found right.
const QStringList kOwnKeys{u"contours"_s, u"subgroup_by"_s, kEffectsKey, kSettledKey};

/// The plan, with the rows' own subgroups unless it says otherwise.
QJsonObject planFor(const Outcome& outcome, const QStringList& levels)
{
    QJsonObject plan = outcome.plan;
    for (const QString& key : kOwnKeys)
        plan.remove(key);
    const bool named =
        std::any_of(levels.begin(), levels.end(), [](const QString& level) { return !level.isEmpty(); });
    if (named && !plan.contains(kSubgroup))
        plan.insert(kSubgroup, kSubgroup);
    return plan;
}

Error cannot(const Outcome& outcome, const QString& why)
{
    return makeError(
        ErrorCode::Input,
        QCoreApplication::translate("synthesis", "cannot analyse \"%1\": %2").arg(outcome.name, why));
}

} // namespace

stats::StudyTable tableOf(const QList<OutcomeRow>& rows)
{
    stats::StudyTable table;
    for (const OutcomeRow& row : rows)
        table.labels.push_back(row.studyLabel.toStdString());
    for (std::size_t i = 0; i < table.labels.size(); ++i)
        for (const Cell& cell : rows.at(static_cast<qsizetype>(i)).cells) {
            const auto column = stats::columnByName(cell.name.toStdString());
            if (!column)
                continue;
            std::vector<double>& values = table[*column];
            values.resize(table.labels.size(), stats::kUndefined);
            values[i] = cell.value.value_or(stats::kUndefined);
        }
    return table;
}

Result<OutcomeAnalysis> analyseOutcome(const Outcome& outcome, const QList<OutcomeRow>& rows)
{
    const QList<OutcomeRow> included = takingPart(rows);
    if (included.isEmpty())
        return cannot(outcome, QCoreApplication::translate("synthesis", "it has no data yet"));
    SpecInput input;
    input.table = tableOf(included);
    const QStringList levels = subgroupsOf(included);
    input.moderators.insert(kSubgroup, levels);
    const Result<SpecRequest> request = readSpecRequest(planFor(outcome, levels), input);
    if (!request)
        return cannot(outcome, messageOf(request.error()));
    Result<stats::AnalysisResult> result = stats::analyse(input.table, request->analysis);
    if (!result)
        return cannot(outcome, messageOf(result.error()));
    return OutcomeAnalysis{std::move(input.table), request->analysis, std::move(*result)};
}

QJsonObject specOf(const Outcome& outcome, const QList<OutcomeRow>& rows)
{
    const QList<OutcomeRow> included = takingPart(rows);
    const stats::StudyTable table = tableOf(included);
    QJsonObject columns{{u"slab"_s, textsJson(included, &OutcomeRow::studyLabel)}};
    for (std::size_t c = 0; c < stats::kColumnCount; ++c) {
        const stats::Column column{static_cast<std::uint8_t>(c)};
        QJsonArray cells;
        for (const double value : table[column])
            cells += jsonNumber(value);
        if (!cells.isEmpty())
            columns.insert(QString::fromUtf8(stats::columnName(column)), cells);
    }
    QJsonObject plan = planFor(outcome, subgroupsOf(included));
    plan.remove(u"mods"_s); // the moderators of the meta-regression; see regressionSpec()
    plan.insert(u"id"_s, outcome.name);
    return {{u"input"_s, columns},
            {u"moderators"_s, QJsonObject{{kSubgroup, textsJson(included, &OutcomeRow::subgroup)}}},
            {u"requests"_s, QJsonArray{plan}}};
}

Result<OutcomeAnalysis> analyseSpec(const QJsonObject& spec)
{
    Result<SpecInput> input = readSpecInput(spec);
    if (!input)
        return input.error();
    const Result<SpecRequest> request =
        readSpecRequest(spec.value(u"requests"_s).toArray().at(0).toObject(), *input);
    if (!request)
        return request.error();
    Result<stats::AnalysisResult> result = stats::analyse(input->table, request->analysis);
    if (!result)
        return result.error();
    return OutcomeAnalysis{std::move(input->table), request->analysis, std::move(*result)};
}

} // namespace plansift::synthesis
