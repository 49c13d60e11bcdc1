// SPDX-License-Identifier: GPL-3.0-or-later
// The table of small-study tests. To add one: a row in small_study.cpp.
#pragma once

#include "core/stats/analysis.hpp"
#include "core/stats/bias/weighted_line.hpp"

namespace plansift::stats {

struct SmallStudyTest {
    std::string_view key;
    std::string_view label;
    std::string_view source;
    bool (*applies)(const MeasureSpec&);
    Result<Line> (*run)(const PreparedAnalysis&); ///< the slope is the test of asymmetry
};

/// Egger and PET, PEESE, Harbord, Peters, Macaskill, Deeks, Schwarzer, Ruecker (arcsine), Pustejovsky &
/// Rodgers, Thompson & Sharp.
std::span<const SmallStudyTest> smallStudyTests();

/// I2 from Q with a test-based interval (Higgins & Thompson 2002, sec. 5).
struct I2FromQ {
    double q = kUndefined;
    double df = kUndefined;
    double h = kUndefined, hLower = kUndefined, hUpper = kUndefined;
    double i2 = kUndefined, i2Lower = kUndefined, i2Upper = kUndefined; ///< percent
};
I2FromQ i2FromQ(const PooledResult& pooled, double level);

} // namespace plansift::stats
