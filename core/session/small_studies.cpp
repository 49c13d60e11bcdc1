// SPDX-License-Identifier: GPL-3.0-or-later
// The table of methods against small-study effects and publication bias.
#include "core/session/small_studies.hpp"

#include "core/session/method_lines.hpp"
#include "core/stats/bias/copas.hpp"
#include "core/stats/bias/excess_significance.hpp"
#include "core/stats/bias/fail_safe.hpp"
#include "core/stats/bias/limit_meta.hpp"
#include "core/stats/bias/p_curve.hpp"
#include "core/stats/bias/p_uniform.hpp"
#include "core/stats/bias/rank_test.hpp"
#include "core/stats/bias/rare_event_test.hpp"
#include "core/stats/bias/selection/selection_model.hpp"
#include "core/stats/bias/small_study.hpp"
#include "core/stats/bias/trim_fill.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(smallstudies)
};

constexpr std::size_t kFewestForAsymmetry = 10; // Handbook 13.3.5.4
constexpr double kAsymmetryLevel = 0.1;         // the usual level of these tests, whose power is low
constexpr double kPetLevel = 0.1; // two-sided: PEESE when PET finds an effect (Stanley & Doucouliagos 2014)

/// The analysis that the methods look at.
struct Data {
    const stats::PreparedAnalysis& ready;
    const stats::AnalysisResult& result;

    std::vector<stats::StudyEffect> effects() const { return ready.usableEffects(); }
    QString shown(double beta, double lower, double upper) const
    {
        return lineOf({}, result, beta, lower, upper).text;
    }
};

/// The words of a method; a row of a table.
struct MethodWords {
    const char* name;
    const char* says;
    const char* notWhen;
};

SmallStudyMethod methodOf(const MethodWords& words, const QString& result)
{
    return {Text::tr(words.name), result, Text::tr(words.says), Text::tr(words.notWhen)};
}

QString cannot(const Error& error)
{
    return Text::tr("cannot be computed: %1").arg(QString::fromStdString(error.message));
}

// Tests for asymmetry.

/// A test of the table in core/stats/bias/small_study.cpp.
struct RegressionWords {
    std::string_view key;
    MethodWords words;
};

const RegressionWords kRegressions[]{
    {"egger_wls_PET",
     {QT_TRANSLATE_NOOP("smallstudies", "Egger's test"),
      QT_TRANSLATE_NOOP("smallstudies", "Do less precise studies show other effects than precise ones?"),
      QT_TRANSLATE_NOOP(
          "smallstudies",
          "Not for odds or risk ratios with few events or large effects: it finds asymmetry too "
          "often. Not when all studies are about equally precise.")}},
    {"harbord",
     {QT_TRANSLATE_NOOP("smallstudies", "Harbord's test"),
      QT_TRANSLATE_NOOP("smallstudies",
                        "Egger's question for two groups with events, by the efficient score."),
      QT_TRANSLATE_NOOP("smallstudies", "Made for odds ratios; not when groups differ much in size.")}},
    {"peters",
     {QT_TRANSLATE_NOOP("smallstudies", "Peters' test"),
      QT_TRANSLATE_NOOP(
          "smallstudies",
          "Do smaller studies show other effects than larger ones? Size in place of precision."),
      QT_TRANSLATE_NOOP("smallstudies", "Little power when events are rare or studies are alike in size.")}},
    {"macaskill",
     {QT_TRANSLATE_NOOP("smallstudies", "Macaskill's test"),
      QT_TRANSLATE_NOOP("smallstudies", "Do effects change with the number of participants?"),
      QT_TRANSLATE_NOOP("smallstudies", "Low power; Peters' test is its improvement.")}},
    {"deeks",
     {QT_TRANSLATE_NOOP("smallstudies", "Deeks' test"),
      QT_TRANSLATE_NOOP("smallstudies",
                        "Do effects change with the effective sample size of unequal groups?"),
      QT_TRANSLATE_NOOP("smallstudies",
                        "Made for diagnostic odds ratios; low power when studies differ much.")}},
    {"ruecker_AS",
     {QT_TRANSLATE_NOOP("smallstudies", "Rücker's test (arcsine)"),
      QT_TRANSLATE_NOOP(
          "smallstudies",
          "Egger's question on the arcsine scale, where precision does not depend on the effect."),
      QT_TRANSLATE_NOOP("smallstudies", "Its slope cannot be read as a ratio; use it for the test only.")}},
    {"pustejovsky",
     {QT_TRANSLATE_NOOP("smallstudies", "Pustejovsky and Rodgers"),
      QT_TRANSLATE_NOOP(
          "smallstudies",
          "Egger's question for standardised differences, whose precision depends on the effect."),
      QT_TRANSLATE_NOOP("smallstudies", "Only for standardised mean differences.")}},
    {"egger_thompson_sharp",
     {QT_TRANSLATE_NOOP("smallstudies", "Thompson and Sharp"),
      QT_TRANSLATE_NOOP("smallstudies", "Egger's question, allowing for differences between studies."),
      QT_TRANSLATE_NOOP("smallstudies", "As Egger's test; very low power with much heterogeneity.")}}};

QString asymmetryText(double p)
{
    return p < kAsymmetryLevel ? Text::tr("%1: the plot is asymmetric").arg(pText(p))
                               : Text::tr("%1: no clear asymmetry").arg(pText(p));
}

SmallStudyMethod regressionMethod(const Data& data, const stats::SmallStudyTest& test,
                                  const MethodWords& words)
{
    const Result<stats::Line> line = test.run(data.ready);
    return methodOf(words, line ? Text::tr("slope %1 (SE %2), %3")
                                      .arg(numberText(line->slope.value), numberText(line->slope.se),
                                           asymmetryText(line->slope.pval))
                                : cannot(line.error()));
}

SmallStudyMethod rankMethod(const MethodWords& words, const Result<stats::RankTest>& rank)
{
    return methodOf(words, rank ? Text::tr("tau %1, %2").arg(numberText(rank->tau), asymmetryText(rank->pval))
                                : cannot(rank.error()));
}

QList<SmallStudyMethod> asymmetryTests(const Data& data)
{
    QList<SmallStudyMethod> methods;
    for (const RegressionWords& known : kRegressions) {
        const auto tests = stats::smallStudyTests();
        const auto test = std::ranges::find(tests, known.key, &stats::SmallStudyTest::key);
        if (test != tests.end() && test->applies(data.ready.measure()))
            methods += regressionMethod(data, *test, known.words);
    }
    methods += rankMethod(
        {QT_TRANSLATE_NOOP("smallstudies", "Begg's rank test"),
         QT_TRANSLATE_NOOP("smallstudies", "Do ranks of effects and of their variances go together?"),
         QT_TRANSLATE_NOOP("smallstudies", "Low power with few studies; not for ratios with few events.")},
        stats::rankTest(data.effects()));
    if (data.ready.measure().input == stats::InputKind::TwoByTwo)
        methods += rankMethod({QT_TRANSLATE_NOOP("smallstudies", "Schwarzer's rank test"),
                               QT_TRANSLATE_NOOP("smallstudies", "The rank test for events that are rare."),
                               QT_TRANSLATE_NOOP("smallstudies", "Low power with few studies.")},
                              stats::rareEventTest(data.ready));
    return methods;
}

// Adjusted estimates.

/// An estimate with its interval on the analysis scale and what more there is to say.
struct Adjusted {
    double beta = stats::kUndefined;
    double lower = stats::kUndefined;
    double upper = stats::kUndefined;
    QString more{};
};

Result<Adjusted> trimAndFill(const Data& data)
{
    const auto filled = stats::trimFill(data.effects(), stats::TrimFillEstimator::L0, data.ready.options());
    if (!filled)
        return filled.error();
    return Adjusted{filled->pooled.beta, filled->pooled.ciLower, filled->pooled.ciUpper,
                    Text::tr("studies filled in: %1").arg(filled->missing)};
}

/// The intercept of a regression on precision: the effect of an infinitely large study.
Result<stats::Line> regressionLine(const Data& data, std::string_view key)
{
    const auto tests = stats::smallStudyTests();
    return std::ranges::find(tests, key, &stats::SmallStudyTest::key)->run(data.ready);
}

Result<Adjusted> petPeese(const Data& data)
{
    const Result<stats::Line> pet = regressionLine(data, "egger_wls_PET");
    const Result<stats::Line> peese = regressionLine(data, "peese");
    if (!pet || !peese)
        return pet ? peese.error() : pet.error();
    const bool effect = pet->intercept.pval < kPetLevel;
    const stats::Line& line = effect ? *peese : *pet;
    return Adjusted{line.intercept.value, line.interceptLower, line.interceptUpper,
                    effect ? Text::tr("by PEESE, as PET finds an effect")
                           : Text::tr("by PET, which finds no clear effect")};
}

Result<Adjusted> limitMethod(const Data& data)
{
    const auto fit = stats::limitMeta(data.ready);
    if (!fit)
        return fit.error();
    return Adjusted{fit->beta, fit->test.ciLower, fit->test.ciUpper,
                    Text::tr("heterogeneity beyond small-study effects (G²): %1 %")
                        .arg(numberText(100 * fit->gSquared, 0))};
}

Result<Adjusted> copasMethod(const Data& data)
{
    const auto model = stats::copas(data.ready);
    if (!model)
        return model.error();
    if (!model->adjusted)
        return Error{ErrorCode::Input, "no strength of selection explains the asymmetry", {}};
    const stats::CopasFit& fit = model->fits.at(*model->adjusted);
    return Adjusted{fit.beta, fit.test.ciLower, fit.test.ciUpper,
                    Text::tr("unpublished studies: about %1").arg(numberText(fit.unpublished, 0))};
}

Result<Adjusted> selection(const Data& data, const stats::SelectionRequest& request)
{
    const auto fit = stats::fitSelectionModel(data.ready, request);
    if (!fit)
        return fit.error();
    return Adjusted{fit->beta, fit->test.ciLower, fit->test.ciUpper,
                    Text::tr("test of selection: %1").arg(pText(fit->lrtP))};
}

Result<Adjusted> oneStep(const Data& data)
{
    stats::SelectionRequest request;
    request.steps = {0.025};
    return selection(data, request);
}

Result<Adjusted> betaSelection(const Data& data)
{
    stats::SelectionRequest request;
    request.type = "beta";
    return selection(data, request);
}

Result<Adjusted> uniform(const Data& data)
{
    const auto fit = stats::pUniform(data.effects(), data.result.pooled.beta > 0, data.ready.options().level);
    if (!fit)
        return fit.error();
    if (std::isnan(fit->beta))
        return Error{ErrorCode::Input, "no effect fits the p values", {}};
    return Adjusted{fit->beta, fit->ciLower, fit->ciUpper,
                    Text::tr("from %1 significant studies; test of bias: %2")
                        .arg(fit->significant)
                        .arg(pText(fit->pBias))};
}

struct AdjustedSpec {
    const char* shortName;
    MethodWords words;
    Result<Adjusted> (*run)(const Data&);
};

const AdjustedSpec kAdjusted[]{
    {QT_TRANSLATE_NOOP("smallstudies", "Trim and fill"),
     {QT_TRANSLATE_NOOP("smallstudies", "Trim and fill (L0)"),
      QT_TRANSLATE_NOOP("smallstudies",
                        "What would the result be if the funnel plot were filled up to be symmetric?"),
      QT_TRANSLATE_NOOP("smallstudies",
                        "Not when studies differ for other reasons than size; it invents studies and is a "
                        "sensitivity analysis, not a corrected result.")},
     trimAndFill},
    {QT_TRANSLATE_NOOP("smallstudies", "PET-PEESE"),
     {QT_TRANSLATE_NOOP("smallstudies", "PET-PEESE"),
      QT_TRANSLATE_NOOP("smallstudies",
                        "What would a study with no sampling error show, if effects follow precision?"),
      QT_TRANSLATE_NOOP(
          "smallstudies",
          "Not with fewer than ten studies, much heterogeneity or studies of about one size; not "
          "for standardised differences without care.")},
     petPeese},
    {QT_TRANSLATE_NOOP("smallstudies", "Limit meta-analysis"),
     {QT_TRANSLATE_NOOP("smallstudies", "Limit meta-analysis"),
      QT_TRANSLATE_NOOP("smallstudies",
                        "What would infinitely precise studies show, allowing for differences between them?"),
      QT_TRANSLATE_NOOP("smallstudies",
                        "Not with few studies; it adjusts for any small-study effect, bias or not.")},
     limitMethod},
    {QT_TRANSLATE_NOOP("smallstudies", "Copas model"),
     {QT_TRANSLATE_NOOP("smallstudies", "Copas selection model"),
      QT_TRANSLATE_NOOP(
          "smallstudies",
          "How does the result change as small studies are less and less likely to be published?"),
      QT_TRANSLATE_NOOP("smallstudies",
                        "Not with fewer than ten studies; the strength of selection is assumed, not "
                        "estimated.")},
     copasMethod},
    {QT_TRANSLATE_NOOP("smallstudies", "Selection model, one step"),
     {QT_TRANSLATE_NOOP("smallstudies", "Selection model with one step (3PSM)"),
      QT_TRANSLATE_NOOP("smallstudies",
                        "What if significant studies were more likely to be published than others?"),
      QT_TRANSLATE_NOOP("smallstudies",
                        "Not when fewer than about four studies stand on either side of P = 0.05.")},
     oneStep},
    {QT_TRANSLATE_NOOP("smallstudies", "Selection model, beta"),
     {QT_TRANSLATE_NOOP("smallstudies", "Selection model with beta weights"),
      QT_TRANSLATE_NOOP("smallstudies", "What if publication depended smoothly on the P value?"),
      QT_TRANSLATE_NOOP("smallstudies", "Not with few studies: two more numbers have to be estimated.")},
     betaSelection},
    {QT_TRANSLATE_NOOP("smallstudies", "p-uniform"),
     {QT_TRANSLATE_NOOP("smallstudies", "p-uniform"),
      QT_TRANSLATE_NOOP("smallstudies", "Which effect makes the significant P values spread evenly?"),
      QT_TRANSLATE_NOOP("smallstudies",
                        "Not with much heterogeneity (it then overestimates) or few significant studies.")},
     uniform}};

/// Fills the rows of the table and the lines of the comparison together.
QList<SmallStudyMethod> adjustedMethods(const Data& data, MethodComparison& comparison)
{
    QList<SmallStudyMethod> methods;
    for (const AdjustedSpec& spec : kAdjusted) {
        const Result<Adjusted> found = spec.run(data);
        if (!found || !std::isfinite(found->beta)) {
            methods += methodOf(spec.words, found ? Text::tr("no estimate") : cannot(found.error()));
            continue;
        }
        const MethodLine line =
            lineOf(Text::tr(spec.shortName), data.result, found->beta, found->lower, found->upper);
        comparison.lines += line;
        methods += methodOf(spec.words, u"%1; %2"_s.arg(line.text, found->more));
    }
    return methods;
}

// Looks at p values.

SmallStudyMethod pCurveMethod(const Data& data)
{
    const MethodWords words{
        QT_TRANSLATE_NOOP("smallstudies", "p-curve"),
        QT_TRANSLATE_NOOP(
            "smallstudies",
            "Do the significant P values pile up near zero, as they do when there is an effect?"),
        QT_TRANSLATE_NOOP("smallstudies",
                          "Not with few significant studies or much heterogeneity; it says nothing about the "
                          "size of bias.")};
    const auto curve = stats::pCurve(data.effects());
    if (!curve)
        return methodOf(words, cannot(curve.error()));
    const QString verdict = curve->evidential   ? Text::tr("evidence of an effect")
                            : curve->inadequate ? Text::tr("evidence too weak to be of use")
                                                : Text::tr("no verdict");
    return methodOf(words, Text::tr("%1 significant studies, right skew %2: %3")
                               .arg(curve->significant)
                               .arg(pText(curve->rightSkew.pval), verdict));
}

SmallStudyMethod excessMethod(const Data& data)
{
    const MethodWords words{
        QT_TRANSLATE_NOOP("smallstudies", "Excess of significant studies"),
        QT_TRANSLATE_NOOP("smallstudies", "Are there more significant studies than their power lets expect?"),
        QT_TRANSLATE_NOOP(
            "smallstudies",
            "Not with much heterogeneity, which also makes an excess; it cannot say which study "
            "is at fault.")};
    const stats::ExcessSignificance found = stats::excessSignificance(data.effects());
    return methodOf(
        words, Text::tr("%1 significant, %2 expected, %3")
                   .arg(numberText(found.observed, 0), numberText(found.expected, 1), pText(found.pExact)));
}

QString studiesText(double number)
{
    return std::isfinite(number) ? Text::tr("%1 studies").arg(numberText(number, 0))
                                 : Text::tr("no number of studies");
}

QList<SmallStudyMethod> failSafeMethods(const Data& data)
{
    constexpr auto notWhen = QT_TRANSLATE_NOOP(
        "smallstudies",
        "The Cochrane Handbook (13.3.5) advises against fail-safe numbers; give them only when asked to.");
    const std::vector<stats::StudyEffect> effects = data.effects();
    return {methodOf({QT_TRANSLATE_NOOP("smallstudies", "Fail-safe N, Rosenthal"),
                      QT_TRANSLATE_NOOP("smallstudies",
                                        "How many studies without effect would make the sum of z values not "
                                        "significant?"),
                      notWhen},
                     studiesText(stats::rosenthalFailSafe(effects).number)),
            methodOf({QT_TRANSLATE_NOOP("smallstudies", "Fail-safe N, Orwin"),
                      QT_TRANSLATE_NOOP("smallstudies",
                                        "How many studies without effect would halve the mean effect?"),
                      notWhen},
                     studiesText(stats::orwinFailSafe(effects).number)),
            methodOf({QT_TRANSLATE_NOOP("smallstudies", "Fail-safe N, Rosenberg"),
                      QT_TRANSLATE_NOOP("smallstudies",
                                        "How many studies without effect would make the weighted mean not "
                                        "significant?"),
                      notWhen},
                     studiesText(stats::rosenbergFailSafe(effects).number))};
}

} // namespace

Result<SmallStudyReport> smallStudyReport(const Session& session, const Outcome& outcome)
{
    const auto analysis = analysedOutcome(session, outcome);
    const auto ready = preparedAnalysis(session, outcome);
    if (!analysis || !ready)
        return analysis ? ready.error() : analysis.error();
    const Data data{*ready, analysis->result};
    SmallStudyReport report;
    report.adjusted = {{lineOf(Text::tr("not adjusted"), data.result, data.result.pooled)},
                       noEffect(data.result)};
    report.adjusted.lines.first().yours = true;
    report.groups = {
        {Text::tr("Is the funnel plot asymmetric?"), asymmetryTests(data)},
        {Text::tr("What would the result be without small-study effects or selection?"),
         adjustedMethods(data, report.adjusted)},
        {Text::tr("What do the P values say?"),
         QList<SmallStudyMethod>{pCurveMethod(data), excessMethod(data)} + failSafeMethods(data)}};
    if (const std::size_t k = ready->usableRows().size(); k < kFewestForAsymmetry)
        report.caution = Text::tr("With %1 studies these methods tell little: the Cochrane Handbook "
                                  "(13.3.5.4) asks for ten or more. An asymmetric plot may also have other "
                                  "causes than unpublished studies.")
                             .arg(k);
    return report;
}

} // namespace plansift
