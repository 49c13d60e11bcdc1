// SPDX-License-Identifier: GPL-3.0-or-later
// Assessments in the places of figures.
#include "core/report/rob_table.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift::report {
namespace {

const QString kOverall = u"overall"_s;

/// The domain of a tool that fills a column; a column with several aims is filled by the one that was judged.
QString judgementOf(const appraisal::Tool& tool, const QString& column, const RobAssessment& assessment)
{
    if (column == kOverall)
        return assessment.judgement(kOverall);
    for (const appraisal::Domain& domain : tool.domains)
        if (domain.column == column)
            if (const QString judgement = assessment.judgement(domain.id); !judgement.isEmpty())
                return judgement;
    return {};
}

QString labelOf(const appraisal::Tool& tool, const QString& column)
{
    const auto domain = std::find_if(tool.domains.begin(), tool.domains.end(),
                                     [&column](const appraisal::Domain& d) { return d.column == column; });
    return domain == tool.domains.end() ? column : domain->figureLabel;
}

/// Label of a row: the study, and the outcome where results of several are shown.
std::string rowLabel(const RobAssessment& assessment, const QList<RobAssessment>& all)
{
    const auto another = [&assessment](const RobAssessment& other) {
        return other.outcome != assessment.outcome;
    };
    const bool several = std::any_of(all.begin(), all.end(), another) && !assessment.outcomeName.isEmpty();
    const QString label =
        several ? u"%1: %2"_s.arg(assessment.studyLabel, assessment.outcomeName) : assessment.studyLabel;
    return label.toStdString();
}

} // namespace

Result<figure::RobScheme> robScheme(const appraisal::Tool& tool)
{
    figure::RobScheme scheme;
    scheme.toolName = tool.name.toStdString();
    for (const QString& column : tool.columns())
        scheme.domains.push_back(
            {column.toStdString(), column.toStdString(), labelOf(tool, column).toStdString(), false});
    scheme.domains.push_back(
        {kOverall.toStdString(), QCoreApplication::translate("report", "Overall").toStdString(),
         QCoreApplication::translate("report", "Overall risk of bias").toStdString(), true});
    for (const QString& level : tool.levels) {
        const Result<figure::RobLevel> known = figure::robLevel(level.toStdString());
        if (!known)
            return known.error();
        scheme.levels.push_back(*known);
    }
    return scheme;
}

std::vector<int> robCells(const figure::RobScheme& scheme, const appraisal::Tool& tool,
                          const RobAssessment& assessment)
{
    std::vector<int> cells;
    for (const figure::RobDomain& domain : scheme.domains) {
        const QString judgement = judgementOf(tool, QString::fromStdString(domain.ref), assessment);
        cells.push_back(static_cast<int>(tool.levels.indexOf(judgement)));
    }
    return cells;
}

Result<figure::RobTable> robTable(const appraisal::Tool& tool, const QList<RobAssessment>& assessments)
{
    const Result<figure::RobScheme> scheme = robScheme(tool);
    if (!scheme)
        return scheme.error();
    figure::RobTable table;
    table.scheme = *scheme;
    for (const RobAssessment& assessment : assessments) {
        if (assessment.tool != tool.key)
            continue;
        figure::RobRow row;
        row.ref = assessment.uid.toStdString();
        row.label = rowLabel(assessment, assessments);
        row.study = assessment.studyLabel.toStdString();
        row.cells = robCells(*scheme, tool, assessment);
        table.rows.push_back(std::move(row));
    }
    if (table.rows.empty())
        return makeError(ErrorCode::Input,
                         QCoreApplication::translate(
                             "report", "cannot draw risk of bias: no result is assessed with %1 yet")
                             .arg(tool.name));
    return table;
}

Status addRobColumns(figure::ForestInput& input, const appraisal::Tool& tool,
                     const QList<RobAssessment>& assessments)
{
    const Result<figure::RobScheme> scheme = robScheme(tool);
    if (!scheme)
        return scheme.error();
    for (figure::ForestGroup& group : input.groups)
        for (figure::ForestStudy& study : group.studies)
            for (const RobAssessment& assessment : assessments)
                if (assessment.tool == tool.key && std::to_string(assessment.study) == study.ref)
                    study.rob = robCells(*scheme, tool, assessment);
    input.rob = *scheme;
    return {};
}

} // namespace plansift::report
