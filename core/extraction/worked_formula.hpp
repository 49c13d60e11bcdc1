// SPDX-License-Identifier: GPL-3.0-or-later
// A formula with the numbers put in, so that a reader can follow it.
#pragma once

#include "core/extraction/conversion.hpp"

namespace plansift::extraction {

/// "sd = se * sqrt(n)" with se = 4.25 and n = 28 becomes "sd = se × sqrt(n) = 4.25 × sqrt(28) = 22.4889".
/// Names that are not among the inputs stay.
QString workedFormula(const QString& formula, const Inputs& inputs, double result);

/// A number as formulas show it: six digits, U+2212 as minus.
QString formulaNumber(double value);

} // namespace plansift::extraction
