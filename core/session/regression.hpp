// SPDX-License-Identifier: GPL-3.0-or-later
// The meta-regression of an outcome in words: what the moderators explain.
#pragma once

#include "core/session/moderators.hpp"
#include "core/session/plan.hpp"
#include "core/stats/progress.hpp"
#include "core/synthesis/regression_analysis.hpp"

namespace plansift {

/// One coefficient; numbers on the analysis scale (logarithms for ratios).
struct CoefficientRow {
    QString label{}; ///< "Intercept", "Absolute latitude", "Allocation: random against alternate"
    QString estimate{};
    QString interval{};
    QString p{};
    QString vif{};     ///< variance inflation factor, "" where it says nothing
    QString inWords{}; ///< the coefficient as a change of the effect
};

/// A meta-regression as a page shows it.
struct RegressionView {
    QStringList chosen{}; ///< keys of the moderators in the model
    QList<CoefficientRow> rows{};
    QStringList facts{};       ///< test of the moderators, R2, what heterogeneity is left
    QString sentence{};        ///< the result for the manuscript
    QStringList cautions{};    ///< too few studies, studies left out, another model than the plan's
    MethodComparison groups{}; ///< with one category: the mean effect in each
    bool bubble = false;       ///< one moderator that is a number: there is a bubble plot
    synthesis::RegressionAnalysis analysis{}; ///< what the words are about, for whoever asks for more
};

/// The fitted model of the plan's moderators without its words.
Result<synthesis::RegressionAnalysis> regressionOf(const Session& session, const Outcome& outcome);

/// The model of the plan's moderators in words. Errors: none are chosen, the model cannot be fitted.
Result<RegressionView> regressionView(const Session& session, const Outcome& outcome);

/// The permutation test in words, one text a coefficient (first the intercept) and last that of all
/// moderators together. Safe on any thread. Errors: those of stats::permuteModerators().
Result<QStringList> permutationTexts(const synthesis::RegressionAnalysis& analysis,
                                     const stats::GoOn& goOn = {});

} // namespace plansift
