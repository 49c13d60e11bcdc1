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
/// A usual method by which the data can be pooled, for a plan by which they cannot; "" when there is none.
QString methodThatWorks(const Session& session, const Outcome& outcome);
/// What keeps every outcome from being pooled, a line each; empty when one of them has two studies.
Result<QStringList> missingForPooling(const Session& session);
/// The pooling without each study in turn.
Result<MethodComparison> withoutEach(const Session& session, const Outcome& outcome);

/// The saved analysis under the conventions of every program, estimates on the scale of report.
struct Conventions {
    stats::WhyDiffer compared{};
    QString measure{}; ///< "RR"
    int decimals = 2;  ///< of estimates: the fewest that show the differences that matter, at most four
};
Result<Conventions> conventions(const Session& session, const Outcome& outcome);
/// A number as the program shows them: U+2212 as minus, an en dash for none.
QString shownNumber(double value, int decimals);

/// What is worth saying before the result is used: few studies, an interval narrower than it should be ...
struct PlanAdvice {
    QString text{};
    QString offer{};       ///< the button: "Use it"
    QJsonObject changes{}; ///< of the plan
};
Result<QList<PlanAdvice>> planAdvice(const Session& session, const Outcome& outcome);

} // namespace plansift
