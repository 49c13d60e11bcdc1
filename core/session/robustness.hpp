// SPDX-License-Identifier: GPL-3.0-or-later
// How far the result of an outcome hangs on choices (multiverse) and on single studies (GOSH). The question
// is taken from the review on its thread; the answer may be computed on any.
#pragma once

#include "core/figure/registry.hpp"
#include "core/session/studies.hpp"
#include "core/stats/progress.hpp"
#include "core/synthesis/multiverse_analysis.hpp"

namespace plansift {

/// An analysis, what to vary in it, and the words of its figures.
struct RobustnessQuestion {
    synthesis::OutcomeAnalysis analysis{};
    stats::MultiverseAxes axes{};
    synthesis::ForestWords words{};
};

/// A figure and what it shows in sentences.
struct RobustnessAnswer {
    figure::FigureInput input{};
    QStringList sentences{};
};

/// Where risk of bias is assessed, its levels give subsets of the studies. Errors: those of the analysis.
Result<RobustnessQuestion> robustnessQuestion(const Session& session, const Outcome& outcome);

/// The specification curve: range of the estimates, share of the intervals that exclude no effect, where the
/// review's own choice stands. Errors: those of synthesis::analyseMultiverse().
Result<RobustnessAnswer> answerMultiverse(const RobustnessQuestion& question, const stats::GoOn& goOn);

/// The GOSH plot: range of the estimates over subsets, the studies that drive estimate and heterogeneity.
/// Errors: those of synthesis::analyseGosh().
Result<RobustnessAnswer> answerGosh(const RobustnessQuestion& question, const stats::GoOn& goOn);

} // namespace plansift
