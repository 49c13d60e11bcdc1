// SPDX-License-Identifier: GPL-3.0-or-later
// What a printed text means in a column of outcome data: a number, or a number by a conversion.
#pragma once

#include "core/base/result.hpp"
#include "core/extraction/effect_scale.hpp"

namespace plansift::extraction {

/// A cell's text as a number.
struct CellValue {
    std::optional<double> value{}; ///< none: it waits for another cell of the row
    QString formula{};             ///< the conversion with its numbers; "" when the number is as printed
    QString doubt{};               ///< why the numbers may not belong together, "" when nothing speaks for it
    QString waitsFor{};            ///< the cell that is missing
    std::optional<double> total{}; ///< of "12/38": belongs to the column of totals
};

/// Reads a text as readPrinted() does. A column of events takes "12", "12/38" and "31.6 %" (with the total
/// known); a spread also "SE 4.25", "1.71 to 5.29" and "95% CI 1.71 to 5.29" (of the mean, t), "IQR 2 to 6",
/// "range 1 to 9", "p = 0.03" and "t = 2.1" (of the difference in means); a standard error or variance of an
/// effect also an interval, "SE 0.2", "var 0.04" and "p = 0.03". Where the outcome's effects are ratios, the
/// effect, its interval, p and standard error are taken to the log scale; "SE(log) 0.2" is there already.
/// Conversions are those of the table (conversion.hpp).
/// Error (Input): none of these; it names the forms that the column takes.
Result<CellValue> readCell(const QString& column, const QString& text, const OutcomeRow& row,
                           EffectScale scale = EffectScale::Analysis);

/// The column of totals that belongs to a column of events or to a mean or spread; "" when there is none.
QString totalColumn(const QString& column);

} // namespace plansift::extraction
