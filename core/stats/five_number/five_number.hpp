// SPDX-License-Identifier: GPL-3.0-or-later
// Mean and standard deviation from a median with quartiles, range or both: the table of methods.
#pragma once

#include "core/base/result.hpp"
#include "core/stats/numeric.hpp"

#include <span>
#include <string_view>

namespace plansift::stats {

/// What a paper gives of a sample; NaN where it does not say.
struct FiveNumbers {
    double min = kUndefined;
    double q1 = kUndefined;
    double median = kUndefined;
    double q3 = kUndefined;
    double max = kUndefined;
    double n = kUndefined; ///< participants
};

/// Which of them are given; S1 to S3 of Luo 2016.
enum class FiveNumberScenario {
    Range,     ///< S1: minimum, median, maximum
    Quartiles, ///< S2: quartiles and median
    Both,      ///< S3: all five
};

struct MeanSd {
    double mean = kUndefined;
    double sd = kUndefined;
};

/// A method; `estimate` gives NaN for a number that the method does not have in the scenario.
struct FiveNumberMethod {
    std::string_view key;
    std::string_view label;
    bool needsPositive; ///< is defined for values above zero only
    MeanSd (*estimate)(const FiveNumbers&, FiveNumberScenario);
};

/// luo/wan/shi (the default), qe, bc, mln, blue, hozo2005, wan2014, bland2015, walter2007, lnorm (the
/// log-normal method of Shi 2020).
std::span<const FiveNumberMethod> fiveNumberMethods();
/// The method of that key ("default" is luo/wan/shi), or nullptr.
const FiveNumberMethod* fiveNumberMethodByKey(std::string_view key);

/// Errors: neither a range nor quartiles with the median, numbers that are not in order, fewer than three
/// participants, values the method is not defined for, a scenario the method does not have.
Result<MeanSd> meanAndSd(const FiveNumbers& numbers, const FiveNumberMethod& method);

/// Whether the numbers speak against a symmetric distribution, at the 5% level.
struct SkewnessTest {
    double stat = kUndefined;
    double critical = kUndefined;
    bool skewed() const { return stat >= critical; }
};

/// Shi 2023, J Appl Stat (the critical values as revised there). Errors as in meanAndSd().
Result<SkewnessTest> testSkewness(const FiveNumbers& numbers);

} // namespace plansift::stats
