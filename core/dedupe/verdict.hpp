// SPDX-License-Identifier: GPL-3.0-or-later
// From a comparison to a decision: contradictions first, evidence second.
#pragma once

#include "core/dedupe/comparison.hpp"
#include "core/dedupe/reason.hpp"

#include <QList>

namespace plansift::dedupe {

enum class Tier : quint8 { Apart, Band, Automatic };

struct Verdict {
    Tier tier = Tier::Apart;
    double score = 0; ///< what speaks for the link less what speaks against it
};

Verdict judge(const Comparison& c);

/// The two may not share a group even when a third record is linked to both.
bool contradicts(const Comparison& c);

/// Everything the comparison found, what speaks for the link first.
QList<Reason> reasonsOf(const Comparison& c);

} // namespace plansift::dedupe
