// SPDX-License-Identifier: GPL-3.0-or-later
// The plan of an analysis in plain words: what can be set, to what, and what does not apply.
#pragma once

#include "core/session/studies.hpp"
#include "core/stats/why_differ.hpp"
#include "core/synthesis/moderator.hpp"

namespace plansift {

/// One value of a setting; the empty key leaves it to the convention.
struct PlanOption {
    QString key{};
    QString label{};
    QString hint{}; ///< what it is, or which programs have it as their default
};

/// A key of the plan that people set.
struct PlanSetting {
    QString key{};     ///< of the request: "preset", "measure", "model" ...
    QString label{};   ///< "Tau²"
    QString meaning{}; ///< "How the between-study variance is estimated"
    QList<PlanOption> options{};
    QString value{};
    QString unused{};   ///< why it does not apply, "" when it does
    QString followed{}; ///< what the convention does when no option is chosen, in words
};

/// What a setting comes to, in words: the option chosen, or what the convention does.
QString chosenWords(const PlanSetting& setting);

/// The settings for an outcome, in the order of a form. `moderators`: those that may make subgroups.
QList<PlanSetting> planSettings(const Outcome& outcome, const QList<synthesis::Moderator>& moderators = {});

/// One line of a list of results beside the main one, on the scale of report.
struct MethodLine {
    QString label{};
    double effect = 0;
    double lower = 0;
    double upper = 0;
    QString text{};
    bool yours = false; ///< the saved plan
};

/// Results side by side.
struct MethodComparison {
    QList<MethodLine> lines{};
    double none = 0; ///< the value of no effect; NaN for measures of one group
};

/// The saved plan and the same data under the usual other methods; those that cannot be computed are left
/// out.
Result<MethodComparison> otherMethods(const Session& session, const Outcome& outcome);
/// The pooling without each study in turn.
Result<MethodComparison> withoutEach(const Session& session, const Outcome& outcome);

/// The saved analysis under the conventions of every program.
Result<stats::WhyDiffer> conventions(const Session& session, const Outcome& outcome);

/// What is worth saying before the result is used: few studies, an interval narrower than it should be ...
struct PlanAdvice {
    QString text{};
    QString offer{};       ///< the button: "Use it"
    QJsonObject changes{}; ///< of the plan
};
Result<QList<PlanAdvice>> planAdvice(const Session& session, const Outcome& outcome);

} // namespace plansift
