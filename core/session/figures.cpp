// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of figures and how each is filled from a review or from JSON.
#include "core/session/figures.hpp"

#include "core/base/text.hpp"
#include "core/figure/registry.hpp"
#include "core/render/fonts.hpp"
#include "core/render/qt_measure.hpp"
#include "core/report/flow_input.hpp"
#include "core/report/rob_table.hpp"
#include "core/session/figure_words.hpp"
#include "core/session/prisma_json.hpp"
#include "core/session/regression.hpp"
#include "core/session/robustness.hpp"
#include "core/session/screening.hpp"
#include "core/session/studies.hpp"
#include "core/synthesis/gosh_analysis.hpp"
#include "core/synthesis/multiverse_analysis.hpp"

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

const QString kContours = u"contours"_s; ///< of the plan: regions of p values in the funnel plot

// --- from a review
// ---------------------------------------------------------------------------------------------

Result<figure::FigureInput> flowOf(const Session& session, const FigureRequest&)
{
    const Result<PrismaCounts> counts = prismaCounts(session);
    const Result<ReviewInfo> info = session.info();
    if (!counts || !info)
        return counts ? info.error() : counts.error();
    figure::PrismaInput input = report::flowInput(prismaJson(*counts, {}));
    input.open = counts->open();
    if (!info->notice.isEmpty())
        input.notes.push_back(info->notice.toStdString());
    return figure::FigureInput(std::move(input));
}

/// Nobody has judged, or others have and it is kept from the one who asks.
QString whyNoRob(const Session& session, const QString& outcome)
{
    return assessmentsFor(session, outcome, Blinding::Lifted).valueOr({}).isEmpty()
               ? Text::tr("cannot draw risk of bias: no result is assessed yet")
               : Text::tr(
                     "cannot draw risk of bias: what others have judged is hidden until your own overall "
                     "judgement stands");
}

Result<figure::RobTable> robTableOf(const Session& session, const FigureRequest& request)
{
    const Result<QList<RobAssessment>> chosen = assessmentsFor(session, request.outcome, request.blinding);
    if (!chosen)
        return chosen.error();
    if (chosen->isEmpty())
        return makeError(ErrorCode::Input, whyNoRob(session, request.outcome));
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

/// A table of judgements as the input of one of the figures that draw it.
template<typename Input>
Result<figure::FigureInput> robInput(const Result<figure::RobTable>& table)
{
    if (!table)
        return table.error();
    Input input;
    input.table = *table;
    return figure::FigureInput(std::move(input));
}

template<typename Input>
Result<figure::FigureInput> robOf(const Session& session, const FigureRequest& request)
{
    return robInput<Input>(robTableOf(session, request));
}

/// The letter columns of risk of bias, and the tags of the assessments they show.
Status addRob(figure::ForestInput& input, const Session& session, const Outcome& outcome, Blinding blinding,
              QStringList& tags)
{
    const Result<QList<RobAssessment>> judged = assessmentsFor(session, outcome.key, blinding);
    if (!judged)
        return judged.error();
    for (const RobAssessment& assessment : *judged)
        tags += assessment.tag;
    const appraisal::Tool* tool =
        judged->isEmpty() ? nullptr : appraisal::toolByKey(judged->constFirst().tool);
    return tool ? report::addRobColumns(input, *tool, *judged) : Status();
}

/// An outcome with its rows and its analysis.
struct AnalysedOutcome {
    Outcome outcome{};
    QList<OutcomeRow> rows{};
    synthesis::OutcomeAnalysis analysis{};
};

Result<AnalysedOutcome> analysedOutcome(const Session& session, const FigureRequest& request)
{
    Result<Outcome> outcome = outcomeNamed(session, request.outcome);
    if (!outcome)
        return outcome.error();
    Result<QList<OutcomeRow>> rows = request.rows.isEmpty() ? rowsToAnalyse(session, *outcome)
                                                            : withSubgroups(session, *outcome, request.rows);
    if (!rows)
        return rows.error();
    Result<synthesis::OutcomeAnalysis> analysis = synthesis::analyseOutcome(*outcome, *rows);
    if (!analysis)
        return analysis.error();
    return AnalysedOutcome{std::move(*outcome), std::move(*rows), std::move(*analysis)};
}

Result<figure::FigureInput> forestOf(const Session& session, const FigureRequest& request)
{
    const Result<AnalysedOutcome> found = analysedOutcome(session, request);
    if (!found)
        return found.error();
    figure::ForestInput input =
        synthesis::forestInput(found->analysis, figureWords(found->outcome, found->rows));
    QStringList tags = tagsOf(found->rows);
    if (Status added = addRob(input, session, found->outcome, request.blinding, tags); !added)
        return added.error();
    input.notes = notesOf(tags);
    return figure::FigureInput(std::move(input));
}

Result<figure::FigureInput> funnelOf(const Session& session, const FigureRequest& request)
{
    const Result<AnalysedOutcome> found = analysedOutcome(session, request);
    if (!found)
        return found.error();
    figure::FunnelInput input =
        synthesis::funnelInput(found->analysis, figureWords(found->outcome, found->rows));
    input.contours = input.nullValue && found->outcome.plan.value(kContours).toBool();
    return figure::FigureInput(std::move(input));
}

Result<figure::FigureInput> bubbleOf(const Session& session, const FigureRequest& request)
{
    const Result<Outcome> outcome = outcomeNamed(session, request.outcome);
    if (!outcome)
        return outcome.error();
    const Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome->id);
    const Result<QList<synthesis::Moderator>> chosen = plannedModerators(session, *outcome);
    const Result<synthesis::RegressionAnalysis> analysis = regressionOf(session, *outcome);
    if (!rows || !chosen || !analysis)
        return !rows ? rows.error() : !chosen ? chosen.error() : analysis.error();
    const auto input =
        synthesis::bubbleInput(*analysis, chosen->constFirst().label, figureWords(*outcome, *rows));
    return input ? Result<figure::FigureInput>(*input) : input.error();
}

/// The figure of a long computation that answers a question about an outcome.
template<Result<RobustnessAnswer> (*Answer)(const RobustnessQuestion&, const stats::GoOn&)>
Result<figure::FigureInput> robustnessOf(const Session& session, const FigureRequest& request)
{
    const Result<Outcome> outcome = outcomeNamed(session, request.outcome);
    if (!outcome)
        return outcome.error();
    const Result<RobustnessQuestion> question = robustnessQuestion(session, *outcome);
    if (!question)
        return question.error();
    const Result<RobustnessAnswer> answer = Answer(*question, {});
    return answer ? Result<figure::FigureInput>(answer->input) : answer.error();
}

// --- from JSON
// -------------------------------------------------------------------------------------------------

Result<figure::FigureInput> flowFromSpec(const QJsonObject& spec)
{
    return figure::FigureInput(report::flowInput(spec));
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

template<typename Input>
Result<figure::FigureInput> robFromSpec(const QJsonObject& spec)
{
    return robInput<Input>(robTableFromSpec(spec));
}

synthesis::ForestWords wordsFromSpec(const QJsonObject& spec)
{
    const auto text = [&spec](const QString& key) { return spec.value(key).toString().toStdString(); };
    synthesis::ForestWords words;
    words.title = text(u"title"_s);
    words.arm1 = text(u"arm1"_s);
    words.arm2 = text(u"arm2"_s);
    words.favoursLeft = text(u"favours_left"_s);
    words.favoursRight = text(u"favours_right"_s);
    return words;
}

Result<figure::FigureInput> forestFromSpec(const QJsonObject& spec)
{
    const Result<synthesis::OutcomeAnalysis> analysis = synthesis::analyseSpec(spec);
    if (!analysis)
        return analysis.error();
    return figure::FigureInput(synthesis::forestInput(*analysis, wordsFromSpec(spec)));
}

Result<figure::FigureInput> funnelFromSpec(const QJsonObject& spec)
{
    const Result<synthesis::OutcomeAnalysis> analysis = synthesis::analyseSpec(spec);
    if (!analysis)
        return analysis.error();
    return figure::FigureInput(synthesis::funnelInput(*analysis, wordsFromSpec(spec)));
}

Result<figure::FigureInput> bubbleFromSpec(const QJsonObject& spec)
{
    const Result<synthesis::RegressionAnalysis> analysis = synthesis::analyseRegression(spec);
    if (!analysis)
        return analysis.error();
    const std::string moderator = analysis->numbers.empty() ? std::string() : analysis->numbers.front();
    const auto input =
        synthesis::bubbleInput(*analysis, QString::fromStdString(moderator), wordsFromSpec(spec));
    return input ? Result<figure::FigureInput>(*input) : input.error();
}

Result<figure::FigureInput> multiverseFromSpec(const QJsonObject& spec)
{
    const Result<synthesis::MultiverseAnalysis> analysis = synthesis::analyseMultiverse(spec);
    if (!analysis)
        return analysis.error();
    return figure::FigureInput(synthesis::curveInput(*analysis, wordsFromSpec(spec)));
}

Result<figure::FigureInput> goshFromSpec(const QJsonObject& spec)
{
    const Result<synthesis::OutcomeAnalysis> own = synthesis::analyseSpec(spec);
    if (!own)
        return own.error();
    const Result<synthesis::GoshAnalysis> analysis = synthesis::analyseGosh(*own);
    if (!analysis)
        return analysis.error();
    return figure::FigureInput(synthesis::goshInput(*analysis, wordsFromSpec(spec)));
}

// The table.

/// Where the input of each kind of figure (core/figure/registry) comes from.
struct FigureSource {
    QString key;
    Result<figure::FigureInput> (*fromReview)(const Session&, const FigureRequest&);
    Result<figure::FigureInput> (*fromSpec)(const QJsonObject&);
};

const QList<FigureSource>& sources()
{
    static const QList<FigureSource> list{
        {u"prisma"_s, flowOf, flowFromSpec},
        {u"traffic-light"_s, robOf<figure::TrafficLightInput>, robFromSpec<figure::TrafficLightInput>},
        {u"rob-summary"_s, robOf<figure::RobSummaryInput>, robFromSpec<figure::RobSummaryInput>},
        {u"forest"_s, forestOf, forestFromSpec},
        {u"funnel"_s, funnelOf, funnelFromSpec},
        {u"bubble"_s, bubbleOf, bubbleFromSpec},
        {u"multiverse"_s, robustnessOf<answerMultiverse>, multiverseFromSpec},
        {u"gosh"_s, robustnessOf<answerGosh>, goshFromSpec}};
    return list;
}

Result<const FigureSource*> sourceOf(const FigureRequest& request)
{
    QStringList keys;
    for (const FigureSource& source : sources()) {
        if (source.key == request.kind)
            return &source;
        keys += source.key;
    }
    return makeError(
        ErrorCode::Usage,
        Text::tr("there is no figure \"%1\"; there are: %2").arg(request.kind, keys.join(u", "_s)));
}

Result<figure::Pages> draw(const Result<figure::FigureInput>& input, const FigureRequest& request)
{
    return input ? layOut(*input, request.options) : Result<figure::Pages>(input.error());
}

} // namespace

Result<figure::Pages> layOut(const figure::FigureInput& input, const figure::FigureOptions& options)
{
    if (Status loaded = render::loadFigureFonts(); !loaded)
        return loaded.error();
    static const render::QtMeasure
        measure; // figures are laid out on the thread of the application object only
    return figure::buildFigure(input, options, measure);
}

const QList<FigureKind>& figureKinds()
{
    static const QList<FigureKind> kinds = [] {
        QList<FigureKind> list;
        for (const figure::FigureSpec& spec : figure::figureSpecs())
            list.append({QString::fromUtf8(spec.key.data(), static_cast<qsizetype>(spec.key.size())),
                         QString::fromUtf8(spec.label.data(), static_cast<qsizetype>(spec.label.size())),
                         spec.perOutcome});
        return list;
    }();
    return kinds;
}

Result<figure::Pages> buildFigure(const Session& session, const FigureRequest& request)
{
    const Result<const FigureSource*> source = sourceOf(request);
    return source ? draw((*source)->fromReview(session, request), request)
                  : Result<figure::Pages>(source.error());
}

Result<figure::Pages> buildFigureFromSpec(const FigureRequest& request, const QByteArray& json)
{
    const Result<const FigureSource*> source = sourceOf(request);
    if (!source)
        return source.error();
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return makeError(ErrorCode::Input, Text::tr("cannot draw: the spec is not a JSON object"));
    return draw((*source)->fromSpec(document.object()), request);
}

} // namespace plansift
