// SPDX-License-Identifier: GPL-3.0-or-later
// Similarity of two byte strings by their longest common subsequence.
#pragma once

#include <string_view>

namespace plansift::dedupe {

/// Length of the longest common subsequence, bit-parallel: H. Hyyrö, "Bit-parallel LCS-length computation
/// revisited", AWOCA 2004, with common ends taken off first.
std::size_t commonLength(std::string_view a, std::string_view b);

/// 2 * LCS / (|a| + |b|), from 0 to 1: one minus the normalised insert-and-delete distance. 0 at once when
/// the lengths alone keep it under `least`; two empty strings have 0.
double similarity(std::string_view a, std::string_view b, double least = 0);

} // namespace plansift::dedupe
