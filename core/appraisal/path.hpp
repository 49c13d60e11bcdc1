// SPDX-License-Identifier: GPL-3.0-or-later
// The way that the answers of a domain take through the tool's algorithm, for people to follow.
#pragma once

#include "core/appraisal/tool.hpp"

namespace plansift::appraisal {

/// What the proposal would be if one question were answered otherwise and all others stayed.
struct Alternative {
    QStringList answers{}; ///< all that lead to the same judgement
    QString judgement{};   ///< "" = more questions would have to be answered

    bool operator==(const Alternative&) const = default;
};

/// A question on the way.
struct PathStep {
    QString question{};
    QString answer{}; ///< "" = not answered yet
    QList<Alternative> alternatives{};
};

struct Path {
    QList<PathStep> steps{};
    QString judgement{}; ///< "" when the answers do not determine one
};

/// The questions passed, in order, with what other answers would give.
Path pathOf(const Tool& tool, const Domain& domain, const Answers& answers);

/// True when the tool asks the question, given the answers to the others.
bool isAsked(const Question& question, const Path& path);

} // namespace plansift::appraisal
