// SPDX-License-Identifier: GPL-3.0-or-later
// The conventions of established programs, as one table: a preset sets every convention at once.
#pragma once

#include "core/stats/mantel_haenszel.hpp"
#include "core/stats/measure.hpp"
#include "core/stats/pool.hpp"

#include <span>
#include <string_view>

namespace plansift::stats {

/// What one program does unless told otherwise.
struct Preset {
    std::string_view key;
    std::string_view label;
    Tau2Method tau2;
    TestMethod test;
    PiMethod pi;
    I2Method i2;
    VarianceType smdVariance;
    HedgesJ j;
    bool dropDoubleZeroRatios; ///< leaves studies without events out of inverse variance pooling of OR and RR
    ZeroCellRule mhCells;      ///< of the tables in Mantel-Haenszel pooling; drop00 holds for ratios only
    bool mhDropsDoubleZeroRd;  ///< risk differences of studies without events do not count in Q of
                               ///< Mantel-Haenszel
    MhRdVariance rdVariance;
    bool rrAddsOnceToTotals;    ///< see EffectOptions
    bool rdEstimateUncorrected; ///< see EffectOptions
    bool dlAboutMh;             ///< the Q of DerSimonian-Laird is taken about the Mantel-Haenszel estimate
    Definitions definitions;    ///< see EffectOptions
};

/// metafor, metafor-3.8, meta, revman5, revman, stata, cma.
std::span<const Preset> presets();
/// The preset of that key, or nullptr.
const Preset* presetByKey(std::string_view key);

} // namespace plansift::stats
