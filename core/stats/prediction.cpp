// SPDX-License-Identifier: GPL-3.0-or-later
// Prediction intervals.
#include "core/stats/prediction.hpp"

#include "core/stats/test_method.hpp"

#include <algorithm>
#include <array>

namespace plansift::stats {
namespace {

using E = PredictionErrors;

/// Degrees of freedom of t; 0 and less: none left. NaN: normal.
using DegreesOfFreedom = double (*)(const E&);

constexpr DegreesOfFreedom kNone = [](const E&) { return 0.0; };
constexpr DegreesOfFreedom kKMinus1 = [](const E& e) { return double(e.residualDf); };
constexpr DegreesOfFreedom kKMinus2 = [](const E& e) { return double(e.residualDf - 1); };

struct Method {
    PiMethod method;
    std::string_view key;
    double E::*se;
    DegreesOfFreedom df;
};

constexpr std::array<Method, 10> kMethods{{
    {PiMethod::None, "none", &E::se, kNone},
    {PiMethod::AsTest, "test", &E::se, [](const E& e) { return e.testDf; }},
    {PiMethod::Z, "z", &E::se, [](const E&) { return kUndefined; }},
    {PiMethod::TKm1, "t-k-1", &E::se, kKMinus1},
    {PiMethod::TKm2, "t-k-2", &E::se, kKMinus2},
    {PiMethod::Hk, "hk", &E::hkSe, kKMinus1},
    {PiMethod::HkPr, "hk-pr", &E::hkSe, kKMinus2},
    {PiMethod::Kr, "kr", &E::krSe, [](const E& e) { return e.krDf; }},
    {PiMethod::KrPr, "kr-pr", &E::krSe, [](const E& e) { return e.krDf - 1; }},
    {PiMethod::Bootstrap, "bootstrap", &E::se, kNone},
}};

} // namespace

std::string_view piKey(PiMethod method)
{
    return kMethods[static_cast<std::size_t>(method)].key;
}

std::optional<PiMethod> piByKey(std::string_view key)
{
    const auto found = std::ranges::find(kMethods, key, &Method::key);
    return found == kMethods.end() ? std::nullopt : std::optional(found->method);
}

PredictiveDistribution predictiveDistribution(PiMethod method, double tau2, const PredictionErrors& errors)
{
    const Method& chosen = kMethods[static_cast<std::size_t>(method)];
    const double df = chosen.df(errors);
    return {df <= 0 ? kUndefined : std::sqrt(square(errors.*chosen.se) + tau2), df};
}

Interval predictionInterval(double beta, const PredictiveDistribution& distribution, double level)
{
    if (std::isnan(distribution.sd))
        return {kUndefined, kUndefined};
    const double half = criticalValue(distribution.df, level) * distribution.sd;
    return {beta - half, beta + half};
}

} // namespace plansift::stats
