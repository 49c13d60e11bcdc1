// SPDX-License-Identifier: GPL-3.0-or-later
// Specs of data at the edge of what can be computed, made from a stream of choices, and what must hold for
// every answer to them. Shared by tests and fuzzing.
#pragma once

#include <QJsonObject>

#include <cstdint>
#include <functional>
#include <string>

namespace plansift::test {

/// A whole number below `n`, from fuzzed bytes or a random generator.
using Choice = std::function<std::size_t(std::size_t n)>;

/// One to eight studies of effects or counts with zero, extreme, equal, collinear and missing values, and one
/// request of any model with all further blocks.
QJsonObject degenerateSpec(const Choice& choose);

/// What is wrong with the answer to a spec; empty when every request has a result or an error in words, all
/// numbers are finite, no standard error, variance or heterogeneity is negative, p values and shares lie
/// within their range and intervals hold their estimates.
std::string faultOf(const QJsonObject& spec, const QJsonObject& out);

} // namespace plansift::test
