// SPDX-License-Identifier: GPL-3.0-or-later
// The three values of a comparison.
#pragma once

#include <QtGlobal>

namespace plansift::dedupe {

/// What a field of two records says about their being one. A value that is missing on one side says nothing.
enum class Agreement : quint8 { Unknown, Agree, Conflict };

} // namespace plansift::dedupe
