// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the conversions: the tables that are joined, one a file, and what their functions share.
#pragma once

#include "core/extraction/conversion.hpp"
#include "core/stats/numeric.hpp"

#include <QCoreApplication>

namespace plansift::extraction {

/// Context of the conversions' sentences.
struct ConversionText {
    Q_DECLARE_TR_FUNCTIONS(conversion)
};

std::vector<Conversion> spreadConversions();   ///< standard deviations
std::vector<Conversion> sampleConversions();   ///< five numbers, groups
std::vector<Conversion> tableConversions();    ///< fourfold tables
std::vector<Conversion> survivalConversions(); ///< hazard ratios
std::vector<Conversion> effectConversions();   ///< one effect measure from another

/// A fault of the numbers, as a sentence.
Error impossible(const QString& why);

/// Half the width of an interval over its standard error, two-sided; df NaN is normal. `level` is an optional
/// input, 95 by default.
double criticalOf(const Inputs& in, double df = stats::kUndefined);

} // namespace plansift::extraction
