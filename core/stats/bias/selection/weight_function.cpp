// SPDX-License-Identifier: GPL-3.0-or-later
// Selection functions, as logarithms up to a constant.
#include "core/stats/bias/selection/weight_function.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace plansift::stats {
namespace {

using Deltas = std::span<const double>;

double stepFunction(const PValue& p, double, Deltas delta)
{
    return std::log(delta[p.interval]);
}

double beta(const PValue& p, double, Deltas delta)
{
    return (delta[0] - 1) * p.logP + (delta[1] - 1) * p.logQ;
}

double halfNormal(const PValue& p, double precision, Deltas delta)
{
    return -delta[0] * precision * p.p * p.p;
}

double negativeExponential(const PValue& p, double precision, Deltas delta)
{
    return -delta[0] * precision * p.p;
}

/// 2 exp(-x) / (1 + exp(-x)).
double logistic(const PValue& p, double precision, Deltas delta)
{
    return std::log(2.0) - std::log1p(std::exp(delta[0] * precision * p.p));
}

double power(const PValue& p, double precision, Deltas delta)
{
    return delta[0] * precision * p.logQ;
}

double negativeExponentialPower(const PValue& p, double precision, Deltas delta)
{
    return -delta[0] * precision * std::exp(p.logP / delta[1]);
}

constexpr double kFine = 1e-16;
constexpr double kCoarse = 1e-5; // of functions without bound towards 0 or 1

constexpr std::array<SelectionSpec, 7> kSpecs{
    {{"stepfun", "Step function", "Hedges 1992; Vevea & Hedges 1995; Vevea & Woods 2005", 0, 1, 0, kFine,
      stepFunction},
     {"beta", "Beta", "Citkowicz & Vevea 2017", 2, 1, 1e-5, kCoarse, beta},
     {"halfnorm", "Half-normal", "Preston 2004", 1, 0, 0, kFine, halfNormal},
     {"negexp", "Negative exponential", "Preston 2004", 1, 0, 0, kFine, negativeExponential},
     {"logistic", "Logistic", "Preston 2004", 1, 0, 0, kFine, logistic},
     {"power", "Power", "as the half-normal, with (1 - p)^delta", 1, 0, 0, kCoarse, power},
     {"negexppow", "Negative exponential power", "Begg & Mazumdar 1994", 2, 0, 0, kFine,
      negativeExponentialPower}}};

} // namespace

std::span<const SelectionSpec> selectionSpecs()
{
    return kSpecs;
}

const SelectionSpec* selectionSpecByKey(std::string_view key)
{
    const auto found = std::ranges::find(kSpecs, key, &SelectionSpec::key);
    return found == kSpecs.end() ? nullptr : &*found;
}

} // namespace plansift::stats
