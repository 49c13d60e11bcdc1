// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as the styles write them. Minus is U+2212; nothing that is not finite is ever written as a number.
#pragma once

#include "core/figure/style.hpp"

#include <string>

namespace plansift::figure {

/// An estimate with its bounds, on the scale that is shown (ratios, not their logarithms).
struct Estimate {
    double value = 0;
    double lower = 0;
    double upper = 0;

    bool operator==(const Estimate&) const = default;
};

bool isFinite(const Estimate& estimate);

/// So many decimals; from 10 million on in the form 1.2e7. "–" for what is not finite. Never "−0.00".
std::string fixedNumber(double value, int decimals, std::string_view decimalMark = ".");

/// The fewest decimals, at most `limit`, that show the value exactly to `limit` decimals.
int decimalsNeeded(double value, int limit);

/// A count with commas between thousands: 12,345.
std::string countText(long long count);

/// " = 0.13", " < 0.00001", "=.13" ...: what follows the letter P.
std::string pText(double p, const PStyle& style, std::string_view decimalMark);

/// The interval with its brackets, as it follows the estimate: " [0.52, 1.05]".
std::string ciText(const Estimate& estimate, int decimals, const NumberStyle& style, bool anyNegative);

/// Digits as subscripts: 6 -> ₆, 5.2 -> ₅.₂.
std::string subscript(std::string_view digits);

} // namespace plansift::figure
