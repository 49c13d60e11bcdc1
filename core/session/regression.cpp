// SPDX-License-Identifier: GPL-3.0-or-later
// Saying what a meta-regression found.
#include "core/session/regression.hpp"

#include "core/session/method_lines.hpp"
#include "core/session/warning_text.hpp"
#include "core/stats/transform.hpp"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

using synthesis::Moderator;
using synthesis::RegressionAnalysis;

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(regression)
};

constexpr std::size_t kStudiesPerModerator = 10; // Cochrane Handbook 10.11.5.1
constexpr stats::Draws kPermutations{1000, 1};

bool isRatio(const RegressionAnalysis& analysis)
{
    return analysis.pooling.result.measure->transform == stats::Transform::Exp;
}

/// A column of the design as people read it: columns are named key or key + level.
QString labelOf(const QString& column, const QList<Moderator>& chosen)
{
    if (column == u"(Intercept)"_s)
        return Text::tr("Intercept");
    for (const Moderator& moderator : chosen) {
        if (moderator.numeric && column == moderator.key)
            return moderator.label;
        for (const QString& level : moderator.levels)
            if (column == moderator.key + level)
                return Text::tr("%1: %2 against %3")
                    .arg(moderator.label, level, moderator.levels.constFirst());
    }
    return column;
}

QString intervalText(double lower, double upper, int decimals)
{
    return Text::tr("%1 to %2").arg(numberText(lower, decimals), numberText(upper, decimals));
}

/// So many decimals that three digits of the coefficient are seen.
int decimalsFor(double value)
{
    const double size = std::abs(value);
    return size > 0 && size < 0.1 ? std::min(8, 2 + static_cast<int>(std::ceil(-std::log10(size)))) : 2;
}

/// "the ratio is multiplied by 0.97 (0.96 to 0.98)", "the effect changes by 0.12 (0.02 to 0.22)".
QString changeText(const RegressionAnalysis& analysis, std::size_t i)
{
    const stats::CoefficientTest& test = analysis.fit.tests[i];
    const double beta = analysis.fit.beta[i];
    if (!isRatio(analysis)) {
        const int decimals = decimalsFor(beta);
        const bool plain = analysis.pooling.result.measure->transform == stats::Transform::Identity;
        return (plain ? Text::tr("changes by %1 (%2)")
                      : Text::tr("changes by %1 (%2) on the transformed scale"))
            .arg(numberText(beta, decimals), intervalText(test.ciLower, test.ciUpper, decimals));
    }
    const int decimals = std::abs(beta) < 0.01 ? 4 : std::abs(beta) < 0.1 ? 3 : 2;
    return Text::tr("is multiplied by %1 (%2)")
        .arg(numberText(std::exp(beta), decimals),
             intervalText(std::exp(test.ciLower), std::exp(test.ciUpper), decimals));
}

QString meaningOf(const RegressionAnalysis& analysis, std::size_t i, const QList<Moderator>& chosen)
{
    const QString column = QString::fromStdString(analysis.design.names[i]);
    if (column == u"(Intercept)"_s)
        return Text::tr("the mean effect where all moderators are 0 or at their first category");
    const bool numeric =
        std::ranges::any_of(chosen, [&column](const Moderator& m) { return m.numeric && m.key == column; });
    return (numeric ? Text::tr("for each further unit the effect %1") : Text::tr("the effect %1"))
        .arg(changeText(analysis, i));
}

QList<CoefficientRow> rowsOf(const RegressionAnalysis& analysis, const QList<Moderator>& chosen)
{
    QList<CoefficientRow> rows;
    for (std::size_t i = 0; i < analysis.fit.beta.size(); ++i) {
        const stats::CoefficientTest& test = analysis.fit.tests[i];
        const int decimals = std::max(decimalsFor(analysis.fit.beta[i]), 3);
        const double vif = i < analysis.fit.vif.size() ? analysis.fit.vif[i] : stats::kUndefined;
        rows.append({labelOf(QString::fromStdString(analysis.design.names[i]), chosen),
                     numberText(analysis.fit.beta[i], decimals),
                     intervalText(test.ciLower, test.ciUpper, decimals), pText(test.pval),
                     std::isfinite(vif) && analysis.fit.beta.size() > 2 ? numberText(vif) : QString(),
                     meaningOf(analysis, i, chosen)});
    }
    return rows;
}

/// "QM = 16.4 with 1 degree of freedom" or "F(1, 11) = 12.6".
QString omnibusText(const stats::RegressionResult& fit)
{
    if (std::isfinite(fit.qmDdf))
        return Text::tr("F(%1, %2) = %3, %4")
            .arg(numberText(fit.qmDf, 0), numberText(fit.qmDdf, 1), numberText(fit.qm), pText(fit.qmP));
    return Text::tr("QM = %1, df = %2, %3").arg(numberText(fit.qm), numberText(fit.qmDf, 0), pText(fit.qmP));
}

QStringList factsOf(const RegressionAnalysis& analysis)
{
    const stats::RegressionResult& fit = analysis.fit;
    QStringList facts{Text::tr("Test of all moderators together: %1.").arg(omnibusText(fit))};
    if (std::isfinite(fit.r2))
        facts += Text::tr("Share of the between-study variance that they explain (R²): %1 %.")
                     .arg(numberText(fit.r2, 0));
    if (analysis.options.randomEffects)
        facts += Text::tr("Between-study variance that is left (tau²): %1; I² of what is left: %2 %.")
                     .arg(numberText(fit.tau2, 4), numberText(fit.i2, 0));
    facts += Text::tr("Test of what is left: QE = %1, df = %2, %3.")
                 .arg(numberText(fit.q), numberText(fit.qDf, 0), pText(fit.qP));
    return facts;
}

/// Names of the moderators in a list: "latitude and year".
QString namesOf(const QList<Moderator>& chosen)
{
    QStringList names;
    for (const Moderator& moderator : chosen)
        names += u'"' + moderator.label + u'"';
    const QString last = names.takeLast();
    return names.isEmpty() ? last : Text::tr("%1 and %2").arg(names.join(u", "_s), last);
}

QString sentenceOf(const RegressionAnalysis& analysis, const QList<Moderator>& chosen)
{
    const stats::RegressionResult& fit = analysis.fit;
    const bool found = fit.qmP < 1 - analysis.options.level / 100;
    QString sentence =
        (found ? Text::tr("In %1 studies the effect differed with %2 (%3).")
               : Text::tr("In %1 studies there was no clear evidence that the effect differs with %2 (%3)."))
            .arg(fit.k)
            .arg(namesOf(chosen), omnibusText(fit));
    if (chosen.size() == 1 && chosen.constFirst().numeric)
        sentence += u' ' + Text::tr("For each further unit of %1 the effect %2.")
                               .arg(namesOf(chosen), changeText(analysis, 1));
    if (std::isfinite(fit.r2))
        sentence +=
            u' ' +
            Text::tr("The model explains %1 % of the between-study variance.").arg(numberText(fit.r2, 0));
    return sentence;
}

QStringList cautionsOf(const RegressionAnalysis& analysis, const QList<Moderator>& chosen,
                       const Outcome& outcome)
{
    QStringList cautions;
    const std::size_t moderators = analysis.fit.beta.size() - (analysis.design.intercept ? 1 : 0);
    if (analysis.rows.size() < kStudiesPerModerator * moderators)
        cautions +=
            Text::tr("%1 studies for %2 coefficients of moderators: the Cochrane Handbook (10.11.5.1) "
                     "asks for ten studies each. Take this as an idea, not as a finding.")
                .arg(analysis.rows.size())
                .arg(moderators);
    if (chosen.size() > 1)
        cautions += Text::tr("Each further moderator raises the chance of a finding by accident; name those "
                             "that were planned in the protocol.");
    if (analysis.incomplete > 0)
        cautions += Text::tr("%1 studies are left out because a moderator is not known for them.")
                        .arg(analysis.incomplete);
    const QString model = outcome.plan.value(u"model"_s).toString(u"RE"_s);
    if (model != u"RE"_s && model != u"EE"_s)
        cautions += Text::tr("The plan pools by another model; a meta-regression always weights by inverse "
                             "variance, here with random effects.");
    for (const stats::Warning& warning : analysis.fit.warnings)
        cautions += warningText(warning);
    return cautions;
}

/// The mean effect in each category: the model without intercept.
Result<MethodComparison> groupsOf(const Outcome& outcome, const QList<OutcomeRow>& rows,
                                  const QList<Moderator>& chosen)
{
    QJsonObject spec = synthesis::regressionSpec(outcome, rows, chosen);
    QJsonObject request = spec[u"requests"_s].toArray().at(0).toObject();
    request.insert(u"intercept"_s, false);
    spec[u"requests"_s] = QJsonArray{request};
    const Result<RegressionAnalysis> means = synthesis::analyseRegression(spec);
    if (!means)
        return means.error();
    const stats::AnalysisResult& scale = means->pooling.result;
    MethodComparison groups{{}, noEffect(scale)};
    const Moderator& moderator = chosen.constFirst();
    for (std::size_t i = 0; i < means->fit.beta.size(); ++i) {
        const auto studies = std::ranges::count(means->design.columns[i], 1.0);
        const QString level = QString::fromStdString(means->design.names[i]).mid(moderator.key.size());
        groups.lines += lineOf(Text::tr("%1 (%2 studies)").arg(level).arg(studies), scale, means->fit.beta[i],
                               means->fit.tests[i].ciLower, means->fit.tests[i].ciUpper);
    }
    return groups;
}

/// The rows and the planned moderators of an outcome.
struct RegressionPlan {
    QList<OutcomeRow> rows{};
    QList<Moderator> chosen{};
};

Result<RegressionPlan> planOf(const Session& session, const Outcome& outcome)
{
    Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome.id);
    Result<QList<Moderator>> chosen = plannedModerators(session, outcome);
    if (!rows || !chosen)
        return rows ? chosen.error() : rows.error();
    return RegressionPlan{std::move(*rows), std::move(*chosen)};
}

} // namespace

Result<RegressionAnalysis> regressionOf(const Session& session, const Outcome& outcome)
{
    const Result<RegressionPlan> plan = planOf(session, outcome);
    return plan ? synthesis::analyseRegression(synthesis::regressionSpec(outcome, plan->rows, plan->chosen))
                : Result<RegressionAnalysis>(plan.error());
}

Result<RegressionView> regressionView(const Session& session, const Outcome& outcome)
{
    const Result<RegressionPlan> plan = planOf(session, outcome);
    if (!plan)
        return plan.error();
    const Result<RegressionAnalysis> analysis =
        synthesis::analyseRegression(synthesis::regressionSpec(outcome, plan->rows, plan->chosen));
    if (!analysis)
        return analysis.error();
    RegressionView view;
    for (const Moderator& moderator : plan->chosen)
        view.chosen += moderator.key;
    view.rows = rowsOf(*analysis, plan->chosen);
    view.facts = factsOf(*analysis);
    view.sentence = sentenceOf(*analysis, plan->chosen);
    view.cautions = cautionsOf(*analysis, plan->chosen, outcome);
    const bool one = plan->chosen.size() == 1;
    view.bubble = one && plan->chosen.constFirst().numeric;
    if (one && !view.bubble)
        view.groups = groupsOf(outcome, plan->rows, plan->chosen).valueOr({});
    view.analysis = *analysis;
    return view;
}

Result<QStringList> permutationTexts(const RegressionAnalysis& analysis, const stats::GoOn& goOn)
{
    const auto test = stats::permuteModerators(analysis.effects, analysis.design, analysis.options,
                                               kPermutations, false, goOn);
    if (!test)
        return test.error();
    QStringList texts;
    for (const double p : test->pval)
        texts += pText(p);
    texts += (test->exact ? Text::tr("all moderators together: %1, by all %2 assignments")
                          : Text::tr("all moderators together: %1, by %2 random assignments"))
                 .arg(pText(test->qmP))
                 .arg(test->iterations);
    return texts;
}

} // namespace plansift
