// SPDX-License-Identifier: GPL-3.0-or-later
// Whether small or unpublished studies could have moved the result: every method with its result, what it
// says and when not to use it.
#pragma once

#include "core/session/plan.hpp"

namespace plansift {

/// One method on the data of an outcome.
struct SmallStudyMethod {
    QString name{};
    QString result{};
    QString says{};
    QString notWhen{};
};

struct SmallStudyGroup {
    QString heading{};
    QList<SmallStudyMethod> methods{};
};

struct SmallStudyReport {
    QString caution{}; ///< "" from ten studies on (Cochrane Handbook 13.3.5.4)
    QList<SmallStudyGroup> groups{};
    MethodComparison adjusted{}; ///< the result beside those adjusted
};

/// Tests for asymmetry that fit the measure, adjusted estimates, and looks at p values. A method that cannot
/// be computed says so in its result. Errors: those of the analysis.
Result<SmallStudyReport> smallStudyReport(const Session& session, const Outcome& outcome);

} // namespace plansift
