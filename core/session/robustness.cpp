// SPDX-License-Identifier: GPL-3.0-or-later
// Asking and answering how robust a result is.
#include "core/session/robustness.hpp"

#include "core/session/figure_words.hpp"
#include "core/session/method_lines.hpp"
#include "core/session/moderators.hpp"
#include "core/synthesis/gosh_analysis.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// Context of this file's sentences.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(robustness)
};

/// A study that moves the estimate by less of its standard error is not said to drive it.
constexpr double kNoticeable = 0.25;
/// Less of a change in I2 (percent) is not spoken of.
constexpr double kNoticeableI2 = 5;

/// The studies without the worst level of risk of bias, and those of the best one.
synthesis::NamedSubsets subsetsByRisk(const synthesis::Moderator& risk, const QList<OutcomeRow>& rows)
{
    stats::StudySubset notWorst{"without risk of bias \"" + risk.levels.constLast().toStdString() + '"', {}};
    stats::StudySubset best{"risk of bias \"" + risk.levels.constFirst().toStdString() + "\" only", {}};
    std::size_t place = 0;
    for (const OutcomeRow& row : rows) {
        if (!row.included)
            continue;
        const QString level = risk.values.value(row.study);
        if (level != risk.levels.constLast())
            notWorst.rows.push_back(place);
        if (level == risk.levels.constFirst())
            best.rows.push_back(place);
        ++place;
    }
    return best.rows == notWorst.rows ? synthesis::NamedSubsets{notWorst}
                                      : synthesis::NamedSubsets{notWorst, best};
}

QString percent(double share)
{
    return Text::tr("%1 %").arg(numberText(100 * share, 0));
}

/// The number of the combinations whose interval excludes no effect.
std::ptrdiff_t excludingNone(const figure::SpecificationCurveInput& curve)
{
    return std::ranges::count_if(curve.specifications, [&curve](const figure::CurveSpecification& s) {
        return s.effect.lower > *curve.nullValue || s.effect.upper < *curve.nullValue;
    });
}

QStringList curveSentences(const synthesis::MultiverseAnalysis& analysis,
                           const figure::SpecificationCurveInput& curve)
{
    QStringList sentences;
    const auto& all = curve.specifications;
    if (all.empty())
        return {Text::tr("None of the combinations could be computed.")};
    const auto [least, greatest] =
        std::ranges::minmax(all, {}, [](const figure::CurveSpecification& s) { return s.effect.value; });
    sentences += Text::tr("%1 combinations of choices were computed. The estimates run from %2 to %3.")
                     .arg(all.size())
                     .arg(numberText(least.effect.value), numberText(greatest.effect.value));
    if (curve.nullValue) {
        const std::ptrdiff_t excluding = excludingNone(curve);
        sentences += Text::tr("The interval excludes no effect in %1 of them (%2).")
                         .arg(excluding)
                         .arg(percent(static_cast<double>(excluding) / static_cast<double>(all.size())));
    }
    const auto own = std::ranges::find(all, true, &figure::CurveSpecification::own);
    if (own != all.end()) {
        const auto smaller = std::ranges::count_if(
            all, [own](const figure::CurveSpecification& s) { return s.effect.value < own->effect.value; });
        sentences += Text::tr("The review's own choice gives %1 [%2, %3]; %4 of the others give less.")
                         .arg(numberText(own->effect.value), numberText(own->effect.lower),
                              numberText(own->effect.upper),
                              percent(static_cast<double>(smaller) /
                                      std::max(1.0, static_cast<double>(all.size() - 1))));
    }
    if (const std::size_t failed = analysis.multiverse.results.size() - all.size(); failed > 0)
        sentences += Text::tr("Combinations that could not be computed: %1.").arg(failed);
    return sentences;
}

QString subsetsSentence(const synthesis::GoshAnalysis& analysis)
{
    const auto& points = analysis.gosh.points;
    const auto scale = [&analysis](double beta) { return numberText(analysis.own.result.report(beta)); };
    const auto [least, greatest] = std::ranges::minmax(points, {}, &stats::GoshPoint::beta);
    const auto [lowI2, highI2] = std::ranges::minmax(points, {}, &stats::GoshPoint::i2);
    return (analysis.all
                ? Text::tr("In all %1 subsets of two or more of the %2 studies the estimate runs from "
                           "%3 to %4 and I² from %5 % to %6 %.")
                : Text::tr("In %1 subsets drawn at random from the %2 studies the estimate runs from "
                           "%3 to %4 and I² from %5 % to %6 %."))
        .arg(points.size())
        .arg(analysis.studies.size())
        .arg(scale(least.beta), scale(greatest.beta), numberText(lowI2.i2, 0), numberText(highI2.i2, 0));
}

QStringList goshSentences(const synthesis::GoshAnalysis& analysis)
{
    QStringList sentences{subsetsSentence(analysis)};
    const stats::AnalysisResult& result = analysis.own.result;
    const auto label = [&](std::size_t study) { return QString::fromStdString(analysis.labelOf(study)); };
    const stats::GoshStudy& mover = analysis.studies.at(analysis.movesEstimate);
    const bool moves =
        std::abs(mover.betaWith - mover.betaWithout) > kNoticeable * std::abs(result.pooled.se);
    sentences += (moves ? Text::tr("%1 moves the estimate most: the middle estimate is %2 in subsets with it "
                                   "and %3 in those without it.")
                        : Text::tr("No single study moves the estimate much; %1 does most: the middle "
                                   "estimate is %2 in subsets with it and %3 in those without it."))
                     .arg(label(analysis.movesEstimate), numberText(result.report(mover.betaWith)),
                          numberText(result.report(mover.betaWithout)));
    const stats::GoshStudy& adder = analysis.studies.at(analysis.addsHeterogeneity);
    if (adder.i2With - adder.i2Without > kNoticeableI2)
        sentences +=
            Text::tr("%1 adds most to the differences between studies: the middle I² is %2 % with it "
                     "and %3 % without it.")
                .arg(label(analysis.addsHeterogeneity), numberText(adder.i2With, 0),
                     numberText(adder.i2Without, 0));
    return sentences;
}

} // namespace

Result<RobustnessQuestion> robustnessQuestion(const Session& session, const Outcome& outcome)
{
    const Result<QList<OutcomeRow>> rows = outcomeRows(session, outcome.id);
    const Result<QList<synthesis::Moderator>> known = moderators(session, outcome);
    if (!rows || !known)
        return rows ? known.error() : rows.error();
    Result<synthesis::OutcomeAnalysis> analysis = synthesis::analyseOutcome(outcome, *rows);
    if (!analysis)
        return analysis.error();
    const auto risk = std::ranges::find(*known, u"risk_of_bias"_s, &synthesis::Moderator::key);
    const bool assessed = risk != known->end() && risk->levels.size() >= 2;
    RobustnessQuestion question;
    question.axes = synthesis::defensibleAxes(*analysis, assessed ? subsetsByRisk(*risk, *rows)
                                                                  : synthesis::NamedSubsets{});
    question.analysis = std::move(*analysis);
    question.words = figureWords(outcome, *rows);
    return question;
}

Result<RobustnessAnswer> answerMultiverse(const RobustnessQuestion& question, const stats::GoOn& goOn)
{
    const auto analysis = synthesis::analyseMultiverse(question.analysis, question.axes, goOn);
    if (!analysis)
        return analysis.error();
    figure::SpecificationCurveInput curve = synthesis::curveInput(*analysis, question.words);
    QStringList sentences = curveSentences(*analysis, curve);
    return RobustnessAnswer{std::move(curve), std::move(sentences)};
}

Result<RobustnessAnswer> answerGosh(const RobustnessQuestion& question, const stats::GoOn& goOn)
{
    const auto analysis = synthesis::analyseGosh(question.analysis, goOn);
    if (!analysis)
        return analysis.error();
    return RobustnessAnswer{synthesis::goshInput(*analysis, question.words), goshSentences(*analysis)};
}

} // namespace plansift
