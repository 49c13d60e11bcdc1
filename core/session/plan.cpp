// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of plans, and results beside the saved one.
#include "core/session/plan.hpp"

#include "core/session/method_lines.hpp"
#include "core/session/moderators.hpp"
#include "core/session/outcome_view.hpp"
#include "core/session/warning_text.hpp"
#include "core/stats/diagnostics/henmi_copas.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(plan)
};

constexpr int kFewStudies = 5; // below it a Wald interval is too narrow (Handbook 10.10.4.4)

QString textOf(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

stats::InputKind inputOf(const QString& kind)
{
    if (kind == u"2x2"_s)
        return stats::InputKind::TwoByTwo;
    return kind == u"generic"_s ? stats::InputKind::Generic : stats::InputKind::TwoMeans;
}

QList<PlanOption> measureOptions(const Outcome& outcome)
{
    QList<PlanOption> options;
    for (const stats::MeasureSpec& measure : stats::measures())
        if (measure.input == inputOf(outcome.kind))
            options.append(
                {textOf(measure.key), u"%1 (%2)"_s.arg(textOf(measure.label), textOf(measure.key))});
    return options;
}

QList<PlanOption> presetOptions(const Outcome&)
{
    QList<PlanOption> options;
    for (const stats::Preset& preset : stats::presets())
        options.append({textOf(preset.key), textOf(preset.label)});
    return options;
}

QList<PlanOption> modelOptions(const Outcome& outcome)
{
    QList<PlanOption> options{{u"RE"_s, Text::tr("Random effects")},
                              {u"EE"_s, Text::tr("Common (fixed) effect")}};
    if (outcome.kind == u"2x2"_s)
        options += {{u"MH"_s, Text::tr("Mantel-Haenszel")},
                    {u"PETO"_s, Text::tr("Peto")},
                    {u"GLMM"_s, Text::tr("Logistic mixed model (odds ratio)")}};
    return options;
}

/// "default of metafor 5, Stata 18"; "" when it is that of no program.
QString defaultOf(stats::Tau2Method method)
{
    QStringList programs;
    for (const stats::Preset& preset : stats::presets())
        if (preset.tau2 == method && preset.key != "metafor-3.8")
            programs += textOf(preset.label);
    return programs.isEmpty() ? QString() : Text::tr("default of %1").arg(programs.join(u", "_s));
}

const stats::Preset& conventionOf(const Outcome& outcome)
{
    const stats::Preset* named = stats::presetByKey(outcome.plan.value(u"preset"_s).toString().toStdString());
    return named ? *named : stats::presets().front();
}

/// The option that leaves a choice to the convention, with what that is.
PlanOption asConvention(const QString& choice)
{
    return {{}, Text::tr("By convention: %1").arg(choice), {}};
}

/// The name of the option with a key; the key itself when none has it.
QString labelOf(const QList<PlanOption>& options, const QString& key)
{
    const auto found = std::ranges::find(options, key, &PlanOption::key);
    return found == options.end() ? key : found->label;
}

QString nameOf(const stats::Tau2Spec& estimator)
{
    return u"%1 (%2)"_s.arg(textOf(estimator.label), textOf(estimator.key));
}

QString tau2Followed(const Outcome& outcome)
{
    return nameOf(stats::tau2Spec(conventionOf(outcome).tau2));
}

QList<PlanOption> tau2Options(const Outcome& outcome)
{
    QList<PlanOption> options{asConvention(textOf(stats::tau2Spec(conventionOf(outcome).tau2).key))};
    for (const stats::Tau2Spec& estimator : stats::tau2Estimators()) {
        const QString name = nameOf(estimator);
        const QString hint = defaultOf(estimator.method);
        options.append({textOf(estimator.key), hint.isEmpty() ? name : u"%1, %2"_s.arg(name, hint), hint});
    }
    return options;
}

QList<PlanOption> intervals()
{
    return {{u"z"_s, Text::tr("Wald (normal)"), Text::tr("too narrow with few studies; the usual default")},
            {u"t"_s, Text::tr("Wald with t"), Text::tr("as Wald, a little wider")},
            {u"knha"_s, Text::tr("Hartung-Knapp"), Text::tr("advised with few studies that differ")},
            {u"adhoc"_s, Text::tr("Hartung-Knapp, never narrower"),
             Text::tr("Hartung-Knapp that never gives less than the Wald interval")},
            {u"kr"_s, Text::tr("Kenward-Roger"), Text::tr("allows for the estimation of tau²; needs REML")}};
}

QString testFollowed(const Outcome& outcome)
{
    return labelOf(intervals(), textOf(stats::testKey(conventionOf(outcome).test)));
}

QList<PlanOption> testOptions(const Outcome& outcome)
{
    return QList<PlanOption>{asConvention(testFollowed(outcome))} + intervals();
}

QList<PlanOption> predictions()
{
    return {{u"none"_s, Text::tr("None")},
            {u"test"_s, Text::tr("As the confidence interval")},
            {u"t-k-1"_s, Text::tr("t with k - 1")},
            {u"t-k-2"_s, Text::tr("t with k - 2 (Higgins)")},
            {u"z"_s, Text::tr("Normal")}};
}

QString predictionFollowed(const Outcome& outcome)
{
    return labelOf(predictions(), textOf(stats::piKey(conventionOf(outcome).pi)));
}

QList<PlanOption> predictionOptions(const Outcome& outcome)
{
    return QList<PlanOption>{asConvention(predictionFollowed(outcome))} + predictions();
}

QList<PlanOption> zeroCells()
{
    return {{u"only0"_s, Text::tr("Add to studies with a zero cell")},
            {u"if0all"_s, Text::tr("Add to all if one has a zero cell")},
            {u"all"_s, Text::tr("Add to all studies")},
            {u"none"_s, Text::tr("Add nothing")}};
}

/// Mantel-Haenszel pools the tables themselves: programs differ in what they add to them. The studies' own
/// effects get the increment in studies with a zero cell in all of them.
QString zeroFollowed(const Outcome& outcome)
{
    const bool tables = outcome.plan.value(u"model"_s).toString() == u"MH"_s;
    const stats::AddTo rule = tables ? conventionOf(outcome).mhCells.to : stats::AddTo::Only0;
    return labelOf(zeroCells(), textOf(stats::addToKey(rule)));
}

QList<PlanOption> zeroOptions(const Outcome& outcome)
{
    return QList<PlanOption>{asConvention(zeroFollowed(outcome))} + zeroCells();
}

/// A study table of one shape or another decides what can be set.
struct SettingSpec {
    QString key;
    const char* label;
    const char* meaning;
    QString fallback;
    QList<PlanOption> (*options)(const Outcome&);
    QString (*unused)(const Outcome&);
    QString (*followed)(const Outcome&) = nullptr; ///< what the convention does, for settings that follow it
};

QString modelOf(const Outcome& outcome)
{
    return outcome.plan.value(u"model"_s).toString(u"RE"_s);
}

QString always(const Outcome&)
{
    return {};
}

QString ofRandomEffects(const Outcome& outcome)
{
    return modelOf(outcome) == u"RE"_s ? QString() : Text::tr("only with random effects");
}

QString ofInverseVariance(const Outcome& outcome)
{
    const QString model = modelOf(outcome);
    return model == u"RE"_s || model == u"EE"_s ? QString() : Text::tr("not with this model");
}

QString ofCounts(const Outcome& outcome)
{
    return outcome.kind == u"2x2"_s ? QString() : Text::tr("only for events");
}

const QString kSubgroupTau2 = u"subgroup_tau2"_s;

const QList<SettingSpec>& settingSpecs()
{
    static const QList<SettingSpec> specs{
        {u"preset"_s, QT_TRANSLATE_NOOP("plan", "Convention"),
         QT_TRANSLATE_NOOP("plan", "The program whose conventions are followed"), u"metafor"_s, presetOptions,
         always},
        {u"measure"_s,
         QT_TRANSLATE_NOOP("plan", "Measure"),
         QT_TRANSLATE_NOOP("plan", "The measure of effect"),
         {},
         measureOptions,
         always},
        {u"model"_s, QT_TRANSLATE_NOOP("plan", "Model"), QT_TRANSLATE_NOOP("plan", "How studies are pooled"),
         u"RE"_s, modelOptions, always},
        {u"tau2"_s,
         QT_TRANSLATE_NOOP("plan", "Tau²"),
         QT_TRANSLATE_NOOP("plan", "How the between-study variance (tau²) is estimated"),
         {},
         tau2Options,
         ofRandomEffects,
         tau2Followed},
        {u"test"_s,
         QT_TRANSLATE_NOOP("plan", "Interval"),
         QT_TRANSLATE_NOOP("plan", "How the confidence interval is made"),
         {},
         testOptions,
         ofInverseVariance,
         testFollowed},
        {u"pi"_s,
         QT_TRANSLATE_NOOP("plan", "Prediction"),
         QT_TRANSLATE_NOOP("plan", "How the prediction interval is made"),
         {},
         predictionOptions,
         ofRandomEffects,
         predictionFollowed},
        {u"to"_s,
         QT_TRANSLATE_NOOP("plan", "Zero cells"),
         QT_TRANSLATE_NOOP("plan", "What is added where a group has no events"),
         {},
         zeroOptions,
         ofCounts,
         zeroFollowed}};
    return specs;
}

/// Where subgroups come from: the data, nowhere, or a category of the studies.
PlanSetting subgroupSetting(const Outcome& outcome, const QList<synthesis::Moderator>& moderators)
{
    QList<PlanOption> options{
        {{}, Text::tr("As in the data"), Text::tr("the column \"subgroup\" of the data")},
        {u"none"_s, Text::tr("None"), {}}};
    for (const synthesis::Moderator& moderator : moderators)
        if (!moderator.numeric && moderator.unusable.isEmpty())
            options.append({moderator.key, moderator.label, moderator.levels.join(u", "_s)});
    return {u"subgroup_by"_s,
            Text::tr("Subgroups"),
            Text::tr("What the studies are grouped by"),
            options,
            outcome.plan.value(u"subgroup_by"_s).toString(),
            {},
            {}};
}

/// A usual way to analyse, beside the saved one.
struct Method {
    QString label;
    QJsonObject plan;
};

QList<Method> usualMethods()
{
    const auto random = [](const char16_t* tau2, const char16_t* test) {
        return QJsonObject{{u"model"_s, u"RE"_s},
                           {u"tau2"_s, QString::fromUtf16(tau2)},
                           {u"test"_s, QString::fromUtf16(test)}};
    };
    return {{Text::tr("DL, Wald"), random(u"DL", u"z")},
            {Text::tr("REML, Wald"), random(u"REML", u"z")},
            {Text::tr("REML, Hartung-Knapp"), random(u"REML", u"knha")},
            {Text::tr("same, never narrower"), random(u"REML", u"adhoc")},
            {Text::tr("REML, Kenward-Roger"), random(u"REML", u"kr")},
            {Text::tr("Paule-Mandel, Wald"), random(u"PM", u"z")},
            {Text::tr("Common effect"), {{u"model"_s, u"EE"_s}, {u"test"_s, u"z"_s}}}};
}

Outcome withPlan(Outcome outcome, const QJsonObject& changes)
{
    for (auto it = changes.begin(); it != changes.end(); ++it)
        outcome.plan.insert(it.key(), it.value());
    return outcome;
}

/// "REML, Hartung-Knapp", "Mantel-Haenszel": what a plan comes to with its convention.
QString methodWords(const Outcome& outcome, const stats::AnalysisResult& result)
{
    const QString model = modelOf(outcome);
    if (model != u"RE"_s && model != u"EE"_s)
        return labelOf(modelOptions(outcome), model);
    const QString pooling =
        model == u"RE"_s ? textOf(stats::tau2Spec(result.options.tau2).key) : Text::tr("Common effect");
    return u"%1, %2"_s.arg(pooling,
                           labelOf(testOptions(outcome), textOf(stats::testKey(result.options.test))));
}

} // namespace

QString chosenWords(const PlanSetting& setting)
{
    return setting.value.isEmpty() ? setting.followed : labelOf(setting.options, setting.value);
}

QList<PlanSetting> planSettings(const Outcome& outcome, const QList<synthesis::Moderator>& moderators)
{
    QList<PlanSetting> settings;
    for (const SettingSpec& spec : settingSpecs())
        settings.append({spec.key, Text::tr(spec.label), Text::tr(spec.meaning), spec.options(outcome),
                         outcome.plan.value(spec.key).toString(spec.fallback), spec.unused(outcome),
                         spec.followed ? spec.followed(outcome) : QString()});
    settings += subgroupSetting(outcome, moderators);
    settings.append({kSubgroupTau2,
                     Text::tr("Subgroup tau²"),
                     Text::tr("Whether the subgroups share one between-study variance"),
                     {{{}, Text::tr("Its own for each"), {}}, {u"common"_s, Text::tr("Common to all"), {}}},
                     outcome.plan.value(kSubgroupTau2).toString(),
                     ofRandomEffects(outcome),
                     {}});
    return settings;
}

Result<MethodComparison> otherMethods(const Session& session, const Outcome& outcome)
{
    const Result<QList<OutcomeRow>> rows = rowsToAnalyse(session, outcome);
    if (!rows)
        return rows.error();
    const Result<synthesis::OutcomeAnalysis> mine = synthesis::analyseOutcome(outcome, *rows);
    if (!mine)
        return mine.error();
    QList<MethodLine> lines{lineOf(Text::tr("yours: %1").arg(methodWords(outcome, mine->result)),
                                   mine->result, mine->result.pooled)};
    lines.first().yours = true;
    for (const Method& method : usualMethods())
        if (const auto other = synthesis::analyseOutcome(withPlan(outcome, method.plan), *rows))
            lines += lineOf(method.label, other->result, other->result.pooled);
    if (const auto ready = stats::PreparedAnalysis::prepare(mine->table, mine->request))
        if (const auto hc = stats::henmiCopas(ready->usableEffects(), mine->request.level))
            lines += lineOf(Text::tr("Henmi-Copas"), mine->result, hc->beta, hc->ciLower, hc->ciUpper);
    return MethodComparison{lines, noEffect(mine->result)};
}

QString methodThatWorks(const Session& session, const Outcome& outcome)
{
    const Result<QList<OutcomeRow>> rows = rowsToAnalyse(session, outcome);
    if (rows)
        for (const Method& method : usualMethods())
            if (synthesis::analyseOutcome(withPlan(outcome, method.plan), *rows))
                return method.label;
    return {};
}

Result<QStringList> missingForPooling(const Session& session)
{
    const Result<QList<Outcome>> all = outcomes(session);
    if (!all)
        return all.error();
    QStringList lines;
    for (const Outcome& outcome : *all) {
        const Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome.id);
        if (!rows)
            return rows.error();
        QStringList without;
        qsizetype complete = 0;
        const QList<RowEffect> effects = rowEffects(outcome, *rows);
        for (qsizetype i = 0; i < rows->size(); ++i)
            if (rows->at(i).included && std::isfinite(effects.at(i).effect))
                ++complete;
            else if (rows->at(i).included)
                without += rows->at(i).studyLabel;
        if (complete >= 2)
            return QStringList();
        lines += without.isEmpty() ? Text::tr("%1: %2 of 2 studies have data").arg(outcome.name).arg(complete)
                                   : Text::tr("%1: %2 of 2 studies have data; numbers are missing for %3")
                                         .arg(outcome.name)
                                         .arg(complete)
                                         .arg(without.join(u", "_s));
    }
    return lines;
}

Result<MethodComparison> withoutEach(const Session& session, const Outcome& outcome)
{
    const Result<synthesis::OutcomeAnalysis> analysis = analysedOutcome(session, outcome);
    if (!analysis)
        return analysis.error();
    const auto ready = stats::PreparedAnalysis::prepare(analysis->table, analysis->request);
    if (!ready)
        return ready.error();
    const Result<stats::LeaveOneOut> left = stats::leaveOneOut(*ready);
    if (!left)
        return left.error();
    QList<MethodLine> lines;
    for (std::size_t i = 0; i < left->rows.size(); ++i)
        lines += lineOf(
            Text::tr("without %1").arg(QString::fromStdString(analysis->table.labels.at(left->rows.at(i)))),
            analysis->result, left->results.at(i));
    return MethodComparison{lines, noEffect(analysis->result)};
}

namespace {

void reportOn(const stats::AnalysisResult& scale, stats::ComparedNumbers& numbers)
{
    for (double* value :
         {&numbers.beta, &numbers.ciLower, &numbers.ciUpper, &numbers.piLower, &numbers.piUpper})
        *value = scale.report(*value);
}

bool looksAlike(const stats::ComparedNumbers& a, const stats::ComparedNumbers& b, int decimals)
{
    return numberText(a.beta, decimals) == numberText(b.beta, decimals) &&
           numberText(a.ciLower, decimals) == numberText(b.ciLower, decimals) &&
           numberText(a.ciUpper, decimals) == numberText(b.ciUpper, decimals);
}

/// At most four: finer differences are of no use to anybody.
int decimalsFor(const stats::WhyDiffer& compared)
{
    int decimals = 2;
    for (const stats::PresetComparison& preset : compared.presets)
        while (decimals < 4 && preset.numbers && !preset.numbers->agreesWith(compared.numbers) &&
               looksAlike(*preset.numbers, compared.numbers, decimals))
            ++decimals;
    return decimals;
}

} // namespace

Result<Conventions> conventions(const Session& session, const Outcome& outcome)
{
    const Result<synthesis::OutcomeAnalysis> analysis = analysedOutcome(session, outcome);
    if (!analysis)
        return analysis.error();
    Result<stats::WhyDiffer> compared = stats::whyDiffer(analysis->table, analysis->request);
    if (!compared)
        return compared.error();
    const stats::AnalysisResult& scale = analysis->result;
    reportOn(scale, compared->numbers);
    for (stats::PresetComparison& preset : compared->presets) {
        if (preset.numbers)
            reportOn(scale, *preset.numbers);
        for (stats::ConventionDifference& difference : preset.differences)
            reportOn(scale, difference.alone);
    }
    return Conventions{*compared, textOf(scale.measure->key), decimalsFor(*compared)};
}

QString shownNumber(double value, int decimals)
{
    return numberText(value, decimals);
}

Result<QList<PlanAdvice>> planAdvice(const Session& session, const Outcome& outcome)
{
    const Result<synthesis::OutcomeAnalysis> analysis = analysedOutcome(session, outcome);
    if (!analysis)
        return analysis.error();
    QList<PlanAdvice> advice;
    const stats::AnalysisResult& result = analysis->result;
    const QString test = textOf(stats::testKey(result.options.test));
    const bool wald = test == u"z"_s || test == u"t"_s;
    if (modelOf(outcome) == u"RE"_s && result.pooled.k >= 2 && result.pooled.k < kFewStudies && wald) {
        const Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome.id);
        const QJsonObject safer{{u"test"_s, u"adhoc"_s}};
        const auto other = rows ? synthesis::analyseOutcome(withPlan(outcome, safer), *rows)
                                : Result<synthesis::OutcomeAnalysis>(rows.error());
        const QString numbers = other ? lineOf({}, other->result, other->result.pooled).text : QString();
        advice.append(
            {Text::tr("Only %1 studies. A Wald interval is often too narrow for so few. Hartung-Knapp, never "
                      "narrower: %2.")
                 .arg(result.pooled.k)
                 .arg(numbers),
             Text::tr("Use it"), safer});
    }
    for (const stats::Warning& warning : result.warnings)
        advice.append({warningText(warning), {}, {}});
    return advice;
}

} // namespace plansift
