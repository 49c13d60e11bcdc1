// SPDX-License-Identifier: GPL-3.0-or-later
// Reading what a paper prints in a cell: "SE 4.25", "1.71 to 5.29", "p = 0.03", "12/38", "10.2 (3.1)".
#pragma once

#include "core/base/result.hpp"

#include <QString>

#include <vector>

namespace plansift::extraction {

/// What stands in the cell. In brackets the numbers it gives.
enum class PrintedKind {
    Number,            ///< [value]
    StandardError,     ///< [se]
    LogStandardError,  ///< [se] of "SE(log) 0.2": of the log of the ratio that is printed
    Variance,          ///< [variance] of "var 0.04"
    StandardDeviation, ///< [sd]
    Interval,          ///< [lower, upper] or, with its level named, [lower, upper, level]
    PValue,            ///< [p]
    PBound,            ///< [p] of "p < 0.05": a bound, from which nothing exact follows
    TStatistic,        ///< [t] or, with degrees of freedom, [t, df]
    FStatistic,        ///< [F] or [F, df1, df2]
    Fraction,          ///< [events, total]
    Percentage,        ///< [percent]
    Quartiles,         ///< [q1, q3]
    Range,             ///< [min, max]
    MeanSpread,        ///< [mean, spread] of "10.2 (3.1)" or "10.2 ± 3.1": SD or SE, the paper says which
};

struct PrintedValue {
    PrintedKind kind = PrintedKind::Number;
    std::vector<double> numbers{};
};

/// Reads a cell. Minus signs and dashes of any length, decimal commas and thousands separators are accepted
/// ("1,234" is 1234, "1,5" is 1.5). Error: the text is none of these.
Result<PrintedValue> readPrinted(const QString& text);

} // namespace plansift::extraction
