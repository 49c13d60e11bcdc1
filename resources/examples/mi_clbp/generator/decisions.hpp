// SPDX-License-Identifier: GPL-3.0-or-later
// The votes of the two reviewers of the example, and how their conflicts were settled.
#pragma once

#include "resources/examples/mi_clbp/generator/plan.hpp"

namespace plansift::example {

/// A vote, or with `adjudication` the settlement of a conflict.
struct Vote {
    int entry = 0;
    QString stage{};
    QString reviewer{};
    QString verdict{};
    QString reason{};
    QString note{};
    bool adjudication = false;
};

/// Votes on all kept records at title and abstract and on the reports sought at full text. They follow the
/// topics of the works; the numbers excluded for each reason come from review.json. A fault in `fault`, ""
/// for none.
QList<Vote> makeVotes(const Plan& plan, const QJsonObject& review, Random& random, QString& fault);

} // namespace plansift::example
