// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of figures and how each is filled from a review or from JSON.
#include "core/session/figures.hpp"

#include "core/base/text.hpp"
#include "core/figure/prisma.hpp"
#include "core/figure/rob_summary.hpp"
#include "core/figure/traffic_light.hpp"
#include "core/render/fonts.hpp"
#include "core/render/qt_measure.hpp"
#include "core/report/flow_input.hpp"
#include "core/report/rob_table.hpp"
#include "core/session/appraisal.hpp"
#include "core/session/prisma_json.hpp"
#include "core/session/screening.hpp"
#include "core/session/studies.hpp"
#include "core/synthesis/assemble.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(session)
};

/// What a figure is laid out with.
struct Drawing {
    const FigureRequest& request;
    const figure::TextMeasure& measure;
};

// --- notes under the figures
// -----------------------------------------------------------------------------------

QString tagNote(const QStringList& tags)
{
    QStringList notes;
    if (tags.contains(u"reconstructed"_s))
        notes +=
            Text::tr("Arm data are reconstructed: invented so that the pooled results print as published; "
                     "they are not the trials' data.");
    if (tags.contains(u"illustrative"_s))
        notes += Text::tr("Illustrative values: invented, without evidence behind them.");
    return notes.join(u' ');
}

std::vector<std::string> notesOf(const QStringList& tags)
{
    const QString note = tagNote(tags);
    return note.isEmpty() ? std::vector<std::string>{} : std::vector<std::string>{note.toStdString()};
}

QStringList tagsOf(const QList<OutcomeRow>& rows)
{
    QStringList tags;
    for (const OutcomeRow& row : rows)
        for (const Cell& cell : row.cells)
            if (!cell.tag.isEmpty() && !tags.contains(cell.tag))
                tags += cell.tag;
    return tags;
}

// --- from a review
// ---------------------------------------------------------------------------------------------

Result<figure::Pages> drawFlow(const Session& session, const Drawing& drawing)
{
    const Result<PrismaCounts> counts = prismaCounts(session);
    const Result<ReviewInfo> info = session.info();
    if (!counts || !info)
        return counts ? info.error() : counts.error();
    figure::PrismaInput input = report::flowInput(prismaJson(*counts));
    if (!info->notice.isEmpty())
        input.notes.push_back(info->notice.toStdString());
    return figure::prisma(input, drawing.request.options, drawing.measure);
}

/// Assessments of the outcome asked for; without one, of the first outcome, so that a study has one row.
/// Those of the study as a whole stand for every outcome without its own.
Result<QList<RobAssessment>> assessmentsFor(const Session& session, const QString& outcome)
{
    Result<QList<RobAssessment>> all = assessments(session);
    if (!all || outcome.isEmpty())
        return all;
    const Result<Outcome> named = outcomeNamed(session, outcome);
    if (!named)
        return named.error();
    QList<RobAssessment> chosen;
    for (const RobAssessment& assessment : *all) {
        const bool own = assessment.outcome == named->id;
        const bool general = assessment.outcome == 0 &&
                             std::none_of(all->begin(), all->end(), [&](const RobAssessment& other) {
                                 return other.study == assessment.study && other.outcome == named->id;
                             });
        if (own || general)
            chosen += assessment;
    }
    return chosen;
}

Result<figure::RobTable> robTableOf(const Session& session, const FigureRequest& request)
{
    const Result<QList<RobAssessment>> chosen = assessmentsFor(session, request.outcome);
    if (!chosen)
        return chosen.error();
    if (chosen->isEmpty())
        return makeError(ErrorCode::Input, Text::tr("cannot draw risk of bias: no result is assessed yet"));
    const appraisal::Tool* tool = appraisal::toolByKey(chosen->constFirst().tool);
    if (!tool)
        return makeError(
            ErrorCode::Input,
            Text::tr("cannot draw risk of bias: the tool \"%1\" is unknown").arg(chosen->constFirst().tool));
    Result<figure::RobTable> table = report::robTable(*tool, *chosen);
    QStringList tags;
    for (const RobAssessment& assessment : *chosen)
        tags += assessment.tag;
    if (table)
        table->notes = notesOf(tags);
    return table;
}

Result<figure::Pages> drawTrafficLight(const Session& session, const Drawing& drawing)
{
    const Result<figure::RobTable> table = robTableOf(session, drawing.request);
    return table ? figure::trafficLight(*table, drawing.request.options, drawing.measure)
                 : Result<figure::Pages>(table.error());
}

Result<figure::Pages> drawRobSummary(const Session& session, const Drawing& drawing)
{
    const Result<figure::RobTable> table = robTableOf(session, drawing.request);
    return table ? figure::robSummary({*table, false}, drawing.request.options, drawing.measure)
                 : Result<figure::Pages>(table.error());
}

synthesis::ForestWords forestWords(const Outcome& outcome, const QList<OutcomeRow>& rows)
{
    synthesis::ForestWords words;
    words.title = outcome.name.toStdString();
    words.arm1 = outcome.arm1.toStdString();
    words.arm2 = outcome.arm2.toStdString();
    words.favoursLeft = outcome.favoursLeft.toStdString();
    words.favoursRight = outcome.favoursRight.toStdString();
    for (const OutcomeRow& row : rows)
        if (row.included)
            words.refs.push_back(std::to_string(row.study));
    return words;
}

/// The letter columns of risk of bias, and the tags of the assessments they show.
Status addRob(figure::ForestInput& input, const Session& session, const Outcome& outcome, QStringList& tags)
{
    const Result<QList<RobAssessment>> judged = assessmentsFor(session, outcome.key);
    if (!judged)
        return judged.error();
    for (const RobAssessment& assessment : *judged)
        tags += assessment.tag;
    const appraisal::Tool* tool =
        judged->isEmpty() ? nullptr : appraisal::toolByKey(judged->constFirst().tool);
    return tool ? report::addRobColumns(input, *tool, *judged) : Status();
}

Result<figure::Pages> drawForest(const Session& session, const Drawing& drawing)
{
    const Result<Outcome> outcome = outcomeNamed(session, drawing.request.outcome);
    if (!outcome)
        return outcome.error();
    const Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome->id);
    if (!rows)
        return rows.error();
    const Result<synthesis::OutcomeAnalysis> analysis = synthesis::analyseOutcome(*outcome, *rows);
    if (!analysis)
        return analysis.error();
    figure::ForestInput input = synthesis::forestInput(*analysis, forestWords(*outcome, *rows));
    QStringList tags = tagsOf(*rows);
    if (Status added = addRob(input, session, *outcome, tags); !added)
        return added.error();
    input.notes = notesOf(tags);
    return figure::forest(input, drawing.request.options, drawing.measure);
}

// --- from JSON
// -------------------------------------------------------------------------------------------------

Result<figure::Pages> flowFromSpec(const QJsonObject& spec, const Drawing& drawing)
{
    return figure::prisma(report::flowInput(spec), drawing.request.options, drawing.measure);
}

Result<figure::RobTable> robTableFromSpec(const QJsonObject& spec)
{
    const QString key = spec.value(u"tool"_s).toString(u"rob2"_s);
    const appraisal::Tool* tool = appraisal::toolByKey(key);
    if (!tool)
        return makeError(ErrorCode::Usage,
                         Text::tr("cannot draw risk of bias: the tool \"%1\" is unknown").arg(key));
    QList<RobAssessment> list;
    for (const QJsonValue& row : spec.value(u"rows"_s).toArray()) {
        RobAssessment assessment;
        assessment.study = list.size() + 1;
        assessment.uid = QString::number(assessment.study);
        assessment.studyLabel = row[u"study"_s].toString();
        assessment.tool = tool->key;
        const QJsonObject judgements = row[u"judgements"_s].toObject();
        for (auto it = judgements.begin(); it != judgements.end(); ++it) {
            const auto domain =
                std::find_if(tool->domains.begin(), tool->domains.end(),
                             [&it](const appraisal::Domain& d) { return d.column == it.key(); });
            assessment.judgements.append(
                {domain == tool->domains.end() ? it.key() : domain->id, it->toString(), {}});
        }
        list += assessment;
    }
    return report::robTable(*tool, list);
}

Result<figure::Pages> trafficLightFromSpec(const QJsonObject& spec, const Drawing& drawing)
{
    const Result<figure::RobTable> table = robTableFromSpec(spec);
    return table ? figure::trafficLight(*table, drawing.request.options, drawing.measure)
                 : Result<figure::Pages>(table.error());
}

Result<figure::Pages> robSummaryFromSpec(const QJsonObject& spec, const Drawing& drawing)
{
    const Result<figure::RobTable> table = robTableFromSpec(spec);
    return table ? figure::robSummary({*table, false}, drawing.request.options, drawing.measure)
                 : Result<figure::Pages>(table.error());
}

Result<figure::Pages> forestFromSpec(const QJsonObject& spec, const Drawing& drawing)
{
    const Result<synthesis::OutcomeAnalysis> analysis = synthesis::analyseSpec(spec);
    if (!analysis)
        return analysis.error();
    const auto text = [&spec](const QString& key) { return spec.value(key).toString().toStdString(); };
    synthesis::ForestWords words;
    words.title = text(u"title"_s);
    words.arm1 = text(u"arm1"_s);
    words.arm2 = text(u"arm2"_s);
    words.favoursLeft = text(u"favours_left"_s);
    words.favoursRight = text(u"favours_right"_s);
    return figure::forest(synthesis::forestInput(*analysis, words), drawing.request.options, drawing.measure);
}

// --- the table
// -------------------------------------------------------------------------------------------------

struct FigureSource {
    FigureKind kind;
    Result<figure::Pages> (*fromReview)(const Session&, const Drawing&);
    Result<figure::Pages> (*fromSpec)(const QJsonObject&, const Drawing&);
};

const QList<FigureSource>& sources()
{
    static const QList<FigureSource> list{
        {{u"prisma"_s, Text::tr("PRISMA 2020 flow diagram"), false}, drawFlow, flowFromSpec},
        {{u"traffic-light"_s, Text::tr("risk of bias of each study"), false},
         drawTrafficLight,
         trafficLightFromSpec},
        {{u"rob-summary"_s, Text::tr("risk of bias, summary"), false}, drawRobSummary, robSummaryFromSpec},
        {{u"forest"_s, Text::tr("forest plot of an outcome"), true}, drawForest, forestFromSpec}};
    return list;
}

Result<const FigureSource*> sourceOf(const FigureRequest& request)
{
    QStringList keys;
    for (const FigureSource& source : sources()) {
        if (source.kind.key == request.kind)
            return &source;
        keys += source.kind.key;
    }
    return makeError(
        ErrorCode::Usage,
        Text::tr("there is no figure \"%1\"; there are: %2").arg(request.kind, keys.join(u", "_s)));
}

/// Calls `draw` with the fonts loaded and the measure of this thread.
template<typename Draw>
Result<figure::Pages> withMeasure(const FigureRequest& request, Draw draw)
{
    if (Status loaded = render::loadFigureFonts(); !loaded)
        return loaded.error();
    static const render::QtMeasure
        measure; // figures are laid out on the thread of the application object only
    return draw(Drawing{request, measure});
}

} // namespace

const QList<FigureKind>& figureKinds()
{
    static const QList<FigureKind> kinds = [] {
        QList<FigureKind> list;
        for (const FigureSource& source : sources())
            list += source.kind;
        return list;
    }();
    return kinds;
}

Result<figure::Pages> buildFigure(const Session& session, const FigureRequest& request)
{
    const Result<const FigureSource*> source = sourceOf(request);
    if (!source)
        return source.error();
    return withMeasure(request,
                       [&](const Drawing& drawing) { return (*source)->fromReview(session, drawing); });
}

Result<figure::Pages> buildFigureFromSpec(const FigureRequest& request, const QByteArray& json)
{
    const Result<const FigureSource*> source = sourceOf(request);
    if (!source)
        return source.error();
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return makeError(ErrorCode::Input, Text::tr("cannot draw: the spec is not a JSON object"));
    return withMeasure(
        request, [&](const Drawing& drawing) { return (*source)->fromSpec(document.object(), drawing); });
}

} // namespace plansift
