// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of an invented study, so that samples, effects, intervals and p-values fit together.
#pragma once

#include "resources/examples/mi_clbp/generator/grammar.hpp"

namespace plansift::example {

/// Gives the speaker all numbers its templates ask for. Returns whether the main result is a clear benefit.
bool setStudyNumbers(Speaker& speaker, Random& random, const QString& design, int year);

} // namespace plansift::example
